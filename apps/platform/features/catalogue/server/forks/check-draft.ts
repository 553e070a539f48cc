// What is wrong with a draft, for the editor: files that make no module, places left to decide, and all that the library asks of a module.
import { ModuleFilesError, openModule } from '@dragoman/materials';
import type { LongModule, ModuleFiles } from '@dragoman/materials';
import { toLines } from './compare-files.ts';
import { CONFLICT_MARKS } from './merge-source.ts';
import { placeFault } from './place-fault.ts';
import type { PlacedFault } from './place-fault.ts';

/** What the library asks of a module beyond its shape: sentences in English about what does not hold. */
export type CheckModule = (module: LongModule) => readonly string[];

export function checkDraft(files: ModuleFiles, check: CheckModule): PlacedFault[] {
  const conflicts = findOpenConflicts(files);
  try {
    const module = openModule(files);
    return [...conflicts, ...check(module).map((sentence) => placeFault(files, module.head.id, sentence))];
  } catch (error) {
    if (!(error instanceof ModuleFilesError)) throw error;
    return [...conflicts, { path: error.path, line: null, sentence: error.message }];
  }
}

function findOpenConflicts(files: ModuleFiles): PlacedFault[] {
  return Object.entries(files).flatMap(([path, text]) =>
    toLines(text).flatMap((line, index) =>
      line === CONFLICT_MARKS.own
        ? [{ path, line: index + 1, sentence: `${path} holds a place that both sides have changed, to be decided` }]
        : [],
    ),
  );
}
