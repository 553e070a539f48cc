// The front door of the assessment feature.
export { assessmentMigrations } from './migrations.ts';
export { assessmentRoutes } from './routes.ts';
export { createInstrument } from './instrument.ts';
export type { Instrument } from './instrument.ts';
export { assessmentStore } from './store.ts';
export type { Attempt, AttemptStop, StoredAnswer } from './attempt.ts';
export { countingAnswers, toMeasuredAnswers } from './attempt.ts';
export { digestAnswers } from './offers.ts';
export { replayAttempt } from './replay-attempt.ts';
export type { Replay } from './replay-attempt.ts';
export { assessmentErasable } from './assessment-erasable.ts';
