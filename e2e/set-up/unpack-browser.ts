// Finds the browser for the journeys once per run, before the first of them.
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser's program. */
    browserPath: string;
  }
}

/** Called by the test runner before the first journey. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('browserPath', await findBrowser());
}
