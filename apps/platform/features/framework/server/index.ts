// The front door of the framework feature.
export { loadFramework } from './load-framework.ts';
export { findFrameworkProblems } from './find-framework-problems.ts';
export { frameworkRoutes } from './routes.ts';
export type { FrameworkDependencies } from './import-framework.ts';
export { frameworkMigrations } from './framework-store.ts';
