// The front door of the framework feature.
export { loadFramework } from './load-framework.ts';
export { findFrameworkProblems } from './find-framework-problems.ts';
