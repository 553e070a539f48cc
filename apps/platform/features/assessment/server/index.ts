// The front door of the assessment feature.
export { assessmentMigrations } from './migrations.ts';
export { assessmentRoutes } from './routes.ts';
export { createInstrument } from './instrument.ts';
export type { Instrument, InstrumentVersions } from './instrument.ts';
export { pinnedTo } from './instrument-versions.ts';
export { assessmentStore, writeAttempt } from './store.ts';
export type { AttemptProgress } from './campaign-attempts.ts';
export { startAssessment } from './start-assessment.ts';
export type { Taker } from './start-assessment.ts';
export type { Attempt, AttemptStop, PilotSlot, StoredAnswer } from './attempt.ts';
export { countingAnswers, toMeasuredAnswers } from './attempt.ts';
export { digestAnswers } from './offers.ts';
export { replayAttempt } from './replay-attempt.ts';
export type { Replay } from './replay-attempt.ts';
export { assessmentErasable } from './assessment-erasable.ts';
