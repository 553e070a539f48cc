// The routes of forks: make one, read and save its draft, see what differs, publish, take a newer source over.
import { AppError } from '@dragoman/kernel';
import { LIMITS } from '@dragoman/materials';
import type { ModuleFiles } from '@dragoman/materials';
import type { Actor, Owner } from '../../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  changesQuery,
  draftState,
  fileChanges,
  forkDetail,
  forkList,
  forkMade,
  forkParams,
  published,
  saveDraftBody,
  updated,
} from '../../forks-contract.ts';
import type { FileChanges, ForkSummary } from '../../forks-contract.ts';
import { moduleParams } from '../../materials-contract.ts';
import type { RenderFiles } from '../materials/render-files.ts';
import { forksReading, forksWriting } from '../policy.ts';
import { compareFiles } from './compare-files.ts';
import { memberOf, openDoors } from './fork-doors.ts';
import type { Doors } from './fork-doors.ts';
import { forkStore } from './fork-store.ts';
import type { Fork, ForkVersion } from './fork-store.ts';
import { versionRoutes } from './fork-version-routes.ts';
import type { ForkVersionDependencies } from './fork-version-routes.ts';
import { forkModule, publishDraft, saveDraft, updateFromSource } from './forks.ts';
import type { ForksDependencies } from './forks.ts';

const PATH = /^(module\.json|references\.md|((activities|briefs)\/)?[a-z0-9]+(-[a-z0-9]+)*\.[a-z]{2}\.md)$/;
/** One file at its largest in any alphabet, as JSON. */
const SAVE_BYTES = 4 * LIMITS.fileCharacters;

export function forkRoutes(dependencies: ForkVersionDependencies, files: RenderFiles): Route[] {
  const doors = openDoors(dependencies);
  return [
    ...readingRoutes(dependencies, doors),
    ...writingRoutes(dependencies, doors),
    ...versionRoutes(dependencies, doors, files),
  ];
}

function summarise(
  { longModules }: ForksDependencies,
  { id, sourceId, createdAt }: Fork,
  versions: readonly ForkVersion[],
): ForkSummary {
  const source = longModules.find(sourceId)?.head;
  const published = versions.findLast(({ origin }) => origin === 'own');
  return {
    id,
    sourceId,
    createdAt,
    title: source?.title ?? { en: sourceId },
    newest: source?.version ?? null,
    published:
      published === undefined
        ? null
        : { number: published.number, version: published.version, createdAt: published.createdAt },
  };
}

function readingRoutes(dependencies: ForksDependencies, { owner, open }: Doors): Route[] {
  const store = forkStore(dependencies.database.read);
  const reading = { method: 'GET', policy: forksReading, limits: ordinaryLimits, idempotency: 'safe' } as const;
  return [
    defineRoute({
      ...reading,
      id: 'materials.forks',
      path: '/module-forks',
      summary: 'The forks of the institution.',
      reply: forkList,
      owner: async ({ actor }) => ownWork(actor),
      handle: async ({ actor }) => {
        const forks = await store.list(memberOf(actor).tenantId);
        const versions = await Promise.all(forks.map(({ tenantId, id }) => store.listVersions(tenantId, id)));
        return { forks: forks.map((fork, index) => summarise(dependencies, fork, versions[index]!)) };
      },
    }),
    defineRoute({
      ...reading,
      id: 'materials.read-fork',
      path: '/module-forks/:forkId',
      summary: 'A fork with its versions and its draft.',
      params: forkParams,
      reply: forkDetail,
      owner,
      handle: async ({ actor, params }) => {
        const fork = await open(actor, params.forkId);
        const versions = await store.listVersions(fork.tenantId, fork.id);
        const draft = (await store.findDraft(fork.tenantId, fork.id))!;
        return { ...summarise(dependencies, fork, versions), versions, draft };
      },
    }),
    defineRoute({
      ...reading,
      id: 'materials.fork-changes',
      path: '/module-forks/:forkId/changes',
      summary: 'What differs between two versions of a fork, its draft and its source, line by line.',
      params: forkParams,
      query: changesQuery,
      reply: fileChanges,
      owner,
      handle: async ({ actor, params, query }) => {
        const fork = await open(actor, params.forkId);
        const read = async (state: string): Promise<ModuleFiles> => {
          const files = await findState(dependencies, fork, state);
          if (files === null) throw new AppError('materials.unknown');
          return files;
        };
        const [one, other] = [await read(query.from), await read(query.to)];
        const versions = await store.listVersions(fork.tenantId, fork.id);
        return {
          from: nameState(query.from, one, versions),
          to: nameState(query.to, other, versions),
          files: compareFiles(one, other),
        };
      },
    }),
  ];
}

function writingRoutes(dependencies: ForksDependencies, { owner, open }: Doors): Route[] {
  const writing = { policy: forksWriting, limits: ordinaryLimits, params: forkParams, owner } as const;
  return [
    defineRoute({
      policy: forksWriting,
      limits: ordinaryLimits,
      id: 'materials.fork',
      method: 'POST',
      path: '/module-forks/of/:moduleId',
      summary: 'Makes a fork of a module for the institution, with the version it was made of beside it.',
      idempotency: 'key',
      params: moduleParams,
      reply: forkMade,
      status: 201,
      handle: async ({ actor, params, once }) => forkModule(dependencies, memberOf(actor), params.moduleId, once),
    }),
    defineRoute({
      ...writing,
      id: 'materials.save-draft',
      method: 'PUT',
      path: '/module-forks/:forkId/draft',
      summary: 'Saves files of the draft over the revision that was read.',
      limits: { ...ordinaryLimits, bodyBytes: SAVE_BYTES },
      idempotency: 'natural',
      body: saveDraftBody,
      reply: draftState,
      handle: async ({ actor, params, body }) => {
        if (body.changes.some(({ path }) => !PATH.test(path))) throw new AppError('materials.path-not-allowed');
        const changes = Object.fromEntries(body.changes.map(({ path, text }) => [path, text]));
        const { revision, savedAt } = await saveDraft(
          dependencies,
          await open(actor, params.forkId),
          body.revision,
          changes,
        );
        return { revision, savedAt };
      },
    }),
    defineRoute({
      ...writing,
      id: 'materials.publish',
      method: 'POST',
      path: '/module-forks/:forkId/versions',
      summary: 'Makes the draft a version, which is never changed again.',
      idempotency: 'key',
      reply: published,
      status: 201,
      handle: async ({ actor, params, once }) =>
        publishDraft(dependencies, memberOf(actor), await open(actor, params.forkId), once),
    }),
    defineRoute({
      ...writing,
      id: 'materials.update-fork',
      method: 'POST',
      path: '/module-forks/:forkId/update',
      summary: 'Merges the source as it is now into the draft and says what both have changed.',
      idempotency: 'natural',
      reply: updated,
      handle: async ({ actor, params }) => {
        const fork = await open(actor, params.forkId);
        const { draft, conflicts } = await updateFromSource(dependencies, memberOf(actor), fork);
        return { draft, conflicts };
      },
    }),
  ];
}

function nameState(state: string, files: ModuleFiles, versions: readonly ForkVersion[]): FileChanges['from'] {
  const kept = versions.find(({ number }) => String(number) === state);
  const kind = state === 'draft' ? 'draft' : (kept?.origin ?? 'source');
  return { kind, version: kept?.version ?? /"version":\s*"([^"]+)"/.exec(files['module.json'] ?? '')?.[1] ?? null };
}

/** `draft`, `source` as it ships now, or the number of a version. */
async function findState(
  { database, longModules }: ForksDependencies,
  fork: Fork,
  state: string,
): Promise<ModuleFiles | null> {
  const store = forkStore(database.read);
  if (state === 'source') return longModules.find(fork.sourceId)?.files ?? null;
  if (state === 'draft') return (await store.findDraft(fork.tenantId, fork.id))?.files ?? null;
  return store.findFiles(fork.tenantId, fork.id, Number(state));
}

function ownWork(actor: Actor): Owner | null {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}
