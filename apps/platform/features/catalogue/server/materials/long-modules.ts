// The long modules that ship with Dragoman, read from their folders when they are first asked for: nobody waits for them at the start.
import { openModule } from '@dragoman/materials';
import type { LongModule } from '@dragoman/materials';
import { listModuleFolders, readModuleFolder } from '@dragoman/materials/folder';

export interface LongModules {
  /** In the order of their ids. */
  list(): readonly LongModule[];
  find(id: string): LongModule | null;
}

export function openLongModules(folder: URL): LongModules {
  let modules: ReadonlyMap<string, LongModule> | null = null;
  const read = (): ReadonlyMap<string, LongModule> => {
    modules ??= new Map(
      listModuleFolders(folder)
        .map((id) => readModuleFolder(new URL(`${id}/`, folder)))
        // A folder without a head is no module yet.
        .filter((files) => files['module.json'] !== undefined)
        .map((files) => openModule(files))
        .map((module) => [module.head.id, module] as const),
    );
    return modules;
  };
  return { list: () => [...read().values()], find: (id) => read().get(id) ?? null };
}
