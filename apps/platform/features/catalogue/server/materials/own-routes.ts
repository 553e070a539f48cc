// The routes for whoever learns: the participants' pages of the modules whose leading skill is on their plan.
import { AppError } from '@dragoman/kernel';
import type { LongModule } from '@dragoman/materials';
import type { Actor } from '../../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { fileParams, ownMaterials, pageParams, readablePage } from '../../materials-contract.ts';
import { ownMaterialsReading } from '../policy.ts';
import type { MaterialsDependencies } from './dependencies.ts';
import { fileLimits, splitFileName } from './library-routes.ts';
import { presentMaterials, presentSummary } from './present-module.ts';
import { findMaterial, readPage } from './read-page.ts';
import type { RenderFiles } from './render-files.ts';

export function ownRoutes({ database, longModules, words, plans }: MaterialsDependencies, files: RenderFiles): Route[] {
  const reading = {
    method: 'GET',
    policy: ownMaterialsReading,
    limits: ordinaryLimits,
    idempotency: 'safe',
  } as const;
  const listPlanned = async (actor: Actor): Promise<LongModule[]> => {
    if (actor.kind === 'anonymous') throw new AppError('session.needed');
    const skills = await plans.list(database.read, actor.tenantId, actor.personId);
    return longModules.list().filter(({ head }) => skills.includes(head.skills[0]!));
  };
  /** A module that is not on the plan answers like one that does not exist. */
  const open = async (actor: Actor, id: string): Promise<LongModule> => {
    const module = (await listPlanned(actor)).find(({ head }) => head.id === id);
    if (module === undefined) throw new AppError('materials.unknown');
    return module;
  };
  return [
    defineRoute({
      ...reading,
      id: 'materials.own',
      path: '/my-materials',
      summary: 'The modules whose leading skill is on the plan one works with, with what participants get of them.',
      reply: ownMaterials,
      handle: async ({ actor }) => ({
        modules: (await listPlanned(actor)).map((module) => ({
          ...presentSummary(module, words),
          materials: presentMaterials(module).filter(({ audience }) => audience === 'participants'),
        })),
      }),
    }),
    defineRoute({
      ...reading,
      id: 'materials.own-page',
      path: '/my-materials/:moduleId/pages/:kind/:language',
      summary: 'One page for participants of a module on one’s plan.',
      params: pageParams,
      reply: readablePage,
      handle: async ({ actor, params }) => readPage(await open(actor, params.moduleId), params, 'participants', words),
    }),
    defineRoute({
      ...reading,
      id: 'materials.own-file',
      limits: fileLimits,
      path: '/my-materials/:moduleId/files/:file',
      summary: 'One page for participants of a module on one’s plan, as HTML or PDF.',
      params: fileParams,
      reply: 'file',
      handle: async ({ actor, params }) => {
        const module = await open(actor, params.moduleId);
        const { kind, language, format } = splitFileName(params.file);
        return files.material(module, findMaterial(module, kind, language, 'participants'), format);
      },
    }),
  ];
}
