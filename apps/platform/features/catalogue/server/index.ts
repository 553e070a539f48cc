// The front door of the catalogue.
export { findModuleProblems, loadModules } from './load-modules.ts';
