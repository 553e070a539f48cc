// The materials over HTTP for tests: the negotiation module as it ships, and a plan that the test decides.
import { openModule } from '@dragoman/materials';
import { readModuleFolder } from '@dragoman/materials/folder';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import { catalogueErrors } from '../../errors.ts';
import { forkMigrations } from '../forks/fork-store.ts';
import { createMaterials } from '../create-materials.ts';
import { loadTracks } from '../materials/load-tracks.ts';
import type { ModuleWords } from '../materials/present-module.ts';

export const NEGOTIATION = readModuleFolder(
  new URL('../../../../../../content/modules/long/negotiation/', import.meta.url),
);

const text = (id: string) => ({ en: `Synthetic words of ${id}` });
export const syntheticWords: ModuleWords = {
  skill: text,
  indicator: text,
  item: (id) => (id.endsWith('01') ? undefined : text(id)),
  module: text,
};

export interface StartedMaterials extends StartedIdentity {
  /** Skills of everybody's plan. */
  readonly planned: string[];
}

export async function startMaterials(open: OpenTestDatabase): Promise<StartedMaterials> {
  const planned: string[] = [];
  const modules = [openModule(NEGOTIATION)];
  const started = await startIdentity(open, {
    more: {
      migrations: forkMigrations,
      errors: catalogueErrors,
      routes: (world) =>
        createMaterials({
          ...world,
          longModules: { list: () => modules, find: (id) => modules.find(({ head }) => head.id === id) ?? null },
          tracks: loadTracks(new URL('../../../../../../content/tracks/', import.meta.url)),
          modules: [],
          words: syntheticWords,
          plans: { list: async () => planned },
          check: ({ files }) => (files['guide.en.md']?.includes('SPOILT') ? ['negotiation guide is “SPOILT”'] : []),
        }).routes,
    },
  });
  return { ...started, planned };
}
