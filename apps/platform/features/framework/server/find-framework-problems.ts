// What a schema cannot see, in sentences: for the files that ship with Dragoman.
import type { Framework } from '../contract.ts';
import { sayFault } from './exchange/import-sentences.ts';
import { findFrameworkFaults } from './find-framework-faults.ts';

/** Sentences about what does not fit; empty when all does. */
export function findFrameworkProblems(framework: Framework): string[] {
  return findFrameworkFaults(framework).map(({ code, values }) => sayFault(code, values));
}
