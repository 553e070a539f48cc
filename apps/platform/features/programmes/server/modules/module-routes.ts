// The routes of modules: what an institution can build on, one of them in any version, and its own to change and to share.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../../core/http/policy.ts';
import { defineRoute } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  addModuleBody,
  moduleCompareQuery,
  moduleComparison,
  moduleList,
  moduleParams,
  moduleVersionBody,
  moduleVersionQuery,
  moduleView,
  ownModuleParams,
  shareModuleBody,
} from '../../wire-contract.ts';
import type { ModuleSummary, ModuleView } from '../../wire-contract.ts';
import { designerOf } from '../programmes-parts.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import { ownWork, reading, working } from '../route-parts.ts';
import { addModule, addModuleVersion, compareModules, shareModule } from './change-modules.ts';
import { findKnownModule, listKnownModules } from './known-modules.ts';
import type { KnownModule } from './known-modules.ts';
import { moduleStore } from './module-store.ts';

/** Titles of what ships are given in the caller's language where there is one. */
type Asked = { readonly actor: Actor; readonly language: string };

export function moduleRoutes(parts: ProgrammesParts): Route[] {
  return [...readingRoutes(parts), ...writingRoutes(parts)];
}

function readingRoutes(parts: ProgrammesParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...reading,
      id: 'programmes.modules',
      path: '/teaching-modules',
      summary: 'Modules to build on: the institution’s own, those its network shares, those that ship with Dragoman.',
      reply: moduleList,
      owner: ownWork,
      handle: async ({ actor, language }) => {
        const modules = await listKnownModules(parts, database.read, designerOf(actor).tenantId, language);
        return { modules: modules.map(summarise) };
      },
    }),
    defineRoute({
      ...reading,
      id: 'programmes.module',
      path: '/teaching-modules/:institutionId/:moduleId',
      summary: 'One module in its newest or an earlier version, read-only for others than its institution.',
      params: moduleParams,
      query: moduleVersionQuery,
      reply: moduleView,
      owner: ownWork,
      handle: ({ actor, params, query, language }) => view(parts, { actor, language }, params, query.version),
    }),
    defineRoute({
      ...reading,
      id: 'programmes.compare-module',
      path: '/teaching-modules/:institutionId/:moduleId/compare',
      summary: 'What differs between two versions of a module.',
      params: moduleParams,
      query: moduleCompareQuery,
      reply: moduleComparison,
      owner: ownWork,
      handle: async ({ actor, params, query, language }) => {
        const asked = { actor, language };
        const before = await view(parts, asked, params, query.from);
        const after = await view(parts, asked, params, query.to);
        return { fields: compareModules(before.content, after.content) };
      },
    }),
  ];
}

function writingRoutes(parts: ProgrammesParts): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { moduleId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const module = await moduleStore(database.read).find(actor.tenantId, params.moduleId);
    return module === null ? null : { tenantId: module.tenantId, personId: null };
  };
  const showOwn = (asked: Asked, moduleId: string): Promise<ModuleView> =>
    view(parts, asked, { institutionId: designerOf(asked.actor).tenantId, moduleId }, undefined);
  return [
    defineRoute({
      ...working,
      id: 'programmes.add-module',
      method: 'POST',
      path: '/teaching-modules',
      summary: 'Adds a module of the institution in its first version.',
      idempotency: 'key',
      body: addModuleBody,
      reply: moduleView,
      status: 201,
      owner: ownWork,
      handle: async ({ actor, body, language, once }) => {
        const { id } = await database.write((queries) =>
          once(queries, () => addModule(parts, queries, designerOf(actor), body)),
        );
        return showOwn({ actor, language }, id);
      },
    }),
    defineRoute({
      ...working,
      id: 'programmes.add-module-version',
      method: 'POST',
      path: '/teaching-modules/:moduleId/versions',
      summary: 'Adds a version over the one that was read; earlier versions stay for the programmes that use them.',
      idempotency: 'key',
      params: ownModuleParams,
      body: moduleVersionBody,
      reply: moduleView,
      status: 201,
      owner,
      handle: async ({ actor, params, body, language, once }) => {
        await database.write((queries) =>
          once(queries, () => addModuleVersion(parts, queries, designerOf(actor), { ...params, ...body })),
        );
        return showOwn({ actor, language }, params.moduleId);
      },
    }),
    defineRoute({
      ...working,
      id: 'programmes.share-module',
      method: 'PUT',
      path: '/teaching-modules/:moduleId/sharing',
      summary:
        'Shows a module to the institutions of the network, or no longer. Programmes that use it keep their version.',
      idempotency: 'natural',
      params: ownModuleParams,
      body: shareModuleBody,
      reply: moduleView,
      owner,
      handle: async ({ actor, params, body, language }) => {
        await database.write((queries) =>
          shareModule(parts, queries, designerOf(actor), params.moduleId, body.isShared),
        );
        return showOwn({ actor, language }, params.moduleId);
      },
    }),
  ];
}

async function view(
  parts: ProgrammesParts,
  { actor, language }: Asked,
  at: { readonly institutionId: string; readonly moduleId: string },
  version: number | undefined,
): Promise<ModuleView> {
  const { read } = parts.database;
  const module = await findKnownModule(parts, read, designerOf(actor).tenantId, at, language);
  if (module === null) throw new AppError('route.not-found');
  const { institutionId } = module.ref;
  // What ships is there in one version only: that of the installation.
  if (institutionId === null) return { ...summarise(module), content: module.content, versions: [] };
  const store = moduleStore(read);
  const versions = await store.listVersions(institutionId, at.moduleId);
  const content = version === undefined ? module.content : await store.findVersion(institutionId, at.moduleId, version);
  if (content === null) throw new AppError('programmes.version-not-known');
  const ref = { ...module.ref, version: String(version ?? module.ref.version) };
  return { ...summarise({ ...module, ref, content }), content, versions };
}

function summarise({ key, ref, institution, isOwn, isShared, content }: KnownModule): ModuleSummary {
  const { title, contactMinutes, skills } = content;
  return {
    key,
    ref,
    institution,
    isOwn,
    isShared,
    title,
    contactMinutes,
    skills: [...new Set(skills.map(({ label }) => label))],
  };
}
