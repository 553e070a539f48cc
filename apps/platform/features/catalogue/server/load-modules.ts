// The training modules that ship with Dragoman, read from `content/modules/short` and checked as a whole.
import { readContentFolder } from '../../../core/content/read-content.ts';
import { trainingModule } from '../contract.ts';
import type { TrainingModule } from '../contract.ts';

/** Reads every module; throws with every problem found when they do not fit together. */
export function loadModules(folder: URL): TrainingModule[] {
  const modules = readContentFolder(folder, trainingModule);
  const problems = findModuleProblems(modules);
  if (problems.length > 0) throw new Error(`Modules: ${problems.join('; ')}`);
  return modules;
}

/** Sentences about what does not fit; empty when all does. */
export function findModuleProblems(modules: readonly TrainingModule[]): string[] {
  const problems: string[] = [];
  const known = new Map(modules.map((each) => [each.id, each]));
  if (known.size !== modules.length) problems.push('a module id occurs twice');
  for (const each of modules) {
    const practice = each.practice.reduce((sum, part) => sum + part.minutes, 0);
    if (practice !== each.minutes)
      problems.push(`${each.id} says ${each.minutes} minutes and its practice takes ${practice}`);
    for (const id of each.prerequisites) if (!known.has(id)) problems.push(`${each.id} needs the unknown module ${id}`);
    if (each.level.to < each.level.from) problems.push(`${each.id} leads downwards`);
  }
  return problems;
}
