// Every long module held to docs/how-to/write-a-module.md: structure, links to indicators and items, minutes, credits, languages.
import { openModule } from '@dragoman/materials';
import { listModuleFolders, readModuleFolder } from '@dragoman/materials/folder';
import { describe, expect, it } from 'vitest';
import { findLongModuleFaults } from './checks/find-long-module-faults.ts';
import { bank, framework, modules as shortModules } from './checks/testing/plant.ts';

const folder = new URL('modules/long/', import.meta.url);
const modules = listModuleFolders(folder).map((id) => openModule(readModuleFolder(new URL(`${id}/`, folder))));

describe('the long modules', () => {
  it('stand each in a folder of its name', () => {
    expect(modules.map(({ head }) => head.id)).toEqual(listModuleFolders(folder));
  });

  it.each(modules.map((module) => [module.head.id, module] as const))(
    'can be run tomorrow and count what they claim: %s',
    (_, module) => {
      const others = [...shortModules.map(({ id }) => id), ...modules.map(({ head }) => head.id)];
      expect(findLongModuleFaults([module], { framework, bank, otherModules: others })).toEqual([]);
    },
  );
});
