// A published version of a fork is read, printed and kept like a module that ships; its draft is checked, and what is found says where to look.
import { AppError } from '@dragoman/kernel';
import { openModule } from '@dragoman/materials';
import type { LongModule } from '@dragoman/materials';
import type { Actor } from '../../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  draftFaults,
  forkArchiveParams,
  forkFileParams,
  forkPageParams,
  forkParams,
  forkVersionParams,
} from '../../forks-contract.ts';
import { moduleDetail, readablePage } from '../../materials-contract.ts';
import { fileLimits, splitFileName } from '../materials/library-routes.ts';
import { presentDetail } from '../materials/present-module.ts';
import type { ModuleWords } from '../materials/present-module.ts';
import { findMaterial, readPage } from '../materials/read-page.ts';
import type { RenderFiles } from '../materials/render-files.ts';
import { forksReading } from '../policy.ts';
import { checkDraft } from './check-draft.ts';
import type { CheckModule } from './check-draft.ts';
import type { Doors } from './fork-doors.ts';
import { forkStore } from './fork-store.ts';
import type { ForksDependencies } from './forks.ts';

export interface ForkVersionDependencies extends ForksDependencies {
  readonly words: ModuleWords;
  /** Filled where content and rooms come together. */
  readonly check: CheckModule;
}

export function versionRoutes(
  { database, words, check }: ForkVersionDependencies,
  { owner, open }: Doors,
  files: RenderFiles,
): Route[] {
  const store = forkStore(database.read);
  const reading = { method: 'GET', policy: forksReading, limits: ordinaryLimits, idempotency: 'safe', owner } as const;
  const openVersion = async (
    actor: Actor,
    params: { readonly forkId: string; readonly number: string },
  ): Promise<LongModule> => {
    const fork = await open(actor, params.forkId);
    const found = await store.findFiles(fork.tenantId, fork.id, Number(params.number));
    if (found === null) throw new AppError('materials.unknown');
    return openModule(found);
  };
  return [
    defineRoute({
      ...reading,
      id: 'materials.fork-faults',
      path: '/module-forks/:forkId/faults',
      summary: 'What the checks of the library find in the draft, with the file and the line to look at.',
      params: forkParams,
      reply: draftFaults,
      handle: async ({ actor, params }) => {
        const fork = await open(actor, params.forkId);
        const draft = (await store.findDraft(fork.tenantId, fork.id))!;
        return { revision: draft.revision, faults: checkDraft(draft.files, check) };
      },
    }),
    defineRoute({
      ...reading,
      id: 'materials.fork-version',
      path: '/module-forks/:forkId/versions/:number',
      summary: 'A version of a fork, as a module.',
      params: forkVersionParams,
      reply: moduleDetail,
      handle: async ({ actor, params }) => presentDetail(await openVersion(actor, params), words, params.number),
    }),
    defineRoute({
      ...reading,
      id: 'materials.fork-page',
      path: '/module-forks/:forkId/versions/:number/pages/:kind/:language',
      summary: 'One material of a version to read.',
      params: forkPageParams,
      reply: readablePage,
      handle: async ({ actor, params }) => readPage(await openVersion(actor, params), params, 'everything', words),
    }),
    defineRoute({
      ...reading,
      id: 'materials.fork-file',
      limits: fileLimits,
      path: '/module-forks/:forkId/versions/:number/files/:file',
      summary: 'One material of a version as HTML or PDF to print.',
      params: forkFileParams,
      reply: 'file',
      handle: async ({ actor, params }) => {
        const module = await openVersion(actor, params);
        const { kind, language, format } = splitFileName(params.file);
        return files.material(module, findMaterial(module, kind, language, 'everything'), format);
      },
    }),
    defineRoute({
      ...reading,
      id: 'materials.fork-archive',
      limits: { ...fileLimits, perActor: 12 },
      path: '/module-forks/:forkId/versions/:number/archives/:archive',
      summary: 'A version with everything, as a package of files or as a Common Cartridge.',
      params: forkArchiveParams,
      reply: 'file',
      handle: async ({ actor, params }) => files.archive(await openVersion(actor, params), params.archive),
    }),
  ];
}
