// The front door of the office.
export { createGroupChanges } from './change/group-changes.ts';
export type { ChangedSkill, GroupChange, GroupChanges, MeasuredRound } from './change/group-changes.ts';
export { listenToCampaigns, measureGroupJob, prepareMapJob } from './listen-to-campaigns.ts';
export { officeErasable } from './office-erasable.ts';
export { officeMigrations } from './migrations.ts';
export { officeRoutes } from './routes.ts';
export { prepareMap } from './prepare-map.ts';
export { officeStore } from './store.ts';
export type { OfficeDependencies } from './office-dependencies.ts';
