// The front door of the profile feature.
export { profileMigrations } from './migrations.ts';
export { profileRoutes } from './routes.ts';
export { profileStore } from './store.ts';
export { ledgerStore } from './ledger/ledger-store.ts';
export { solveWithHighs } from './solve-with-highs.ts';
export { computeResult } from './compute-result.ts';
export { calibrateSeverities } from './ledger/calibrate-severity.ts';
export { scheduleReleased, takeInReleased } from './ledger/take-in-released.ts';
export { scheduleTakeIn, takeInCampaign } from './ledger/take-in-campaign.ts';
export { createProfileDoor, forgetCampaign } from './create-profile-door.ts';
export { plannedSkills } from './development/planned-skills.ts';
export { profileErasable } from './profile-erasable.ts';
export { profileRelations } from './relations.ts';
export type {
  Estimated,
  OccasionPair,
  OutsideObservation,
  PersonChange,
  PersonEstimate,
  ProfileDoor,
  ProfileShare,
  RaterRounds,
  ReleasedRound,
  SkillEstimate,
  TrainingOffer,
  TrainingOffers,
} from './profile-door.ts';
export { gainAfter } from './module-gain.ts';
export { drawMarks } from './report/draw-marks.ts';
export { createSpeaker } from './report/say.ts';
export type { Speaker } from './report/say.ts';
export { openSheet, SLIDE } from './report/sheet.ts';
export type { Sheet, Style } from './report/sheet.ts';
