// The front door of the office.
export { listenToCampaigns, prepareMapJob } from './listen-to-campaigns.ts';
export { officeErasable } from './office-erasable.ts';
export { officeMigrations } from './migrations.ts';
export { officeRoutes } from './routes.ts';
export { prepareMap } from './prepare-map.ts';
export { officeStore } from './store.ts';
export type { OfficeDependencies } from './office-dependencies.ts';
