// The routes by which a pack comes in: begin, parts, read, look, switch on or leave.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { beginImportBody, emptyBody, importParams, packImport, partBody, partParams } from '../contract.ts';
import type { PackImport } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';
import { z } from 'zod';
import type { TaxonomyDependencies } from './dependencies.ts';
import { beginImport, countParts, keepPart } from './importing/begin-import.ts';
import { enqueueReading } from './importing/read-upload.ts';
import { removePack } from './importing/remove-pack.ts';
import { switchOn } from './importing/switch-on.ts';
import { OPEN_STATES, packStore } from './pack-store.ts';
import type { Pack } from './pack-store.ts';
import { headOfStored, summarise } from './packs.ts';
import { taxonomyImporting } from './policy.ts';

/** A part as base64 in JSON, and some for what stands around it. */
const PART_BODY_BYTES = Math.ceil((PART_BYTES * 4) / 3) + 1024;

interface Account {
  readonly tenantId: string;
  readonly personId: string;
  readonly roles: readonly string[];
}

export function importRoutes(dependencies: TaxonomyDependencies): Route[] {
  return [...beginRoutes(dependencies), ...stepRoutes(dependencies)];
}

function beginRoutes(dependencies: TaxonomyDependencies): Route[] {
  const { database } = dependencies;
  return [
    defineRoute({
      id: 'taxonomy.list-imports',
      method: 'GET',
      path: '/taxonomy-imports',
      summary: 'Imports under way, of the institution and, for administrators of the installation, for all.',
      policy: taxonomyImporting,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: z.object({ imports: z.array(packImport) }),
      owner: ownWork,
      handle: async ({ actor }) => {
        const by = accountOf(actor);
        const tenants = isPlatformAdministrator(by) ? [by.tenantId, PUBLIC_TENANT] : [by.tenantId];
        const packs = await packStore(database.read).list(tenants, OPEN_STATES);
        return { imports: await Promise.all(packs.map((pack) => present(dependencies, pack))) };
      },
    }),
    defineRoute({
      id: 'taxonomy.begin-import',
      method: 'POST',
      path: '/taxonomy-imports',
      summary: 'Begins an import; its files follow part by part.',
      policy: taxonomyImporting,
      limits: { bodyBytes: 64 * 1024, perActor: 30, perAddress: 300 },
      idempotency: 'key',
      body: beginImportBody,
      reply: packImport,
      status: 201,
      owner: ownWork,
      handle: async ({ actor, body, once }) => {
        const { tenantId, personId, roles } = accountOf(actor);
        const by = { tenantId, personId, isPlatformAdministrator: roles.includes('platform-administrator') };
        return database.write((queries) =>
          once(queries, async () => {
            const pack = await beginImport(dependencies, queries, by, body);
            return toImport(pack, 0, missingParts(pack, []));
          }),
        );
      },
    }),
  ];
}

function stepRoutes(dependencies: TaxonomyDependencies): Route[] {
  const { database } = dependencies;
  // The owner is looked up before, so whoever gets here may reach it.
  const need = async (importId: string): Promise<Pack> => {
    const pack = await packStore(database.read).findAnywhere(importId);
    if (pack === null) throw new AppError('taxonomy.unknown');
    return pack;
  };
  const owner = async ({ params }: { params: { importId: string } }): Promise<Owner | null> => {
    const pack = await packStore(database.read).findAnywhere(params.importId);
    return pack === null ? null : { tenantId: pack.tenantId, personId: null };
  };
  const common = { policy: taxonomyImporting, limits: ordinaryLimits, owner } as const;
  const step = {
    ...common,
    method: 'POST',
    idempotency: 'natural',
    params: importParams,
    body: emptyBody,
    reply: packImport,
  } as const;
  return [
    defineRoute({
      ...common,
      id: 'taxonomy.read-import',
      method: 'GET',
      path: '/taxonomy-imports/:importId',
      summary: 'How far an import has come, what was found, and what it would change.',
      idempotency: 'safe',
      params: importParams,
      reply: packImport,
      handle: async ({ params }) => present(dependencies, await need(params.importId)),
    }),
    defineRoute({
      ...common,
      id: 'taxonomy.keep-part',
      method: 'PUT',
      path: '/taxonomy-imports/:importId/parts/:part',
      summary: 'One part of the files; sent again, it takes the place of the first.',
      limits: { bodyBytes: PART_BODY_BYTES, perActor: 240, perAddress: 2400 },
      idempotency: 'natural',
      params: partParams,
      body: partBody,
      reply: 'none',
      handle: async ({ params, body }) => {
        const pack = await need(params.importId);
        const content = new Uint8Array(Buffer.from(body.content, 'base64'));
        await database.write((queries) => keepPart(queries, pack, params.part, content), { guard: 'own-rows' });
      },
    }),
    defineRoute({
      ...step,
      id: 'taxonomy.start-reading',
      path: '/taxonomy-imports/:importId/read',
      summary:
        'All parts are there: checks the files and compares them with the version in use. Nothing is visible yet.',
      handle: async ({ params }) => {
        const pack = await need(params.importId);
        await database.write((queries) => startReading(dependencies, queries, pack));
        return present(dependencies, await need(params.importId));
      },
    }),
    defineRoute({
      ...step,
      id: 'taxonomy.switch-on',
      path: '/taxonomy-imports/:importId/switch-on',
      summary: 'Puts the pack into use, in one step; the version before is kept.',
      handle: async ({ actor, params }) => {
        const { tenantId, personId } = accountOf(actor);
        await switchOn(dependencies, { tenantId, personId }, await need(params.importId));
        return present(dependencies, await need(params.importId));
      },
    }),
    defineRoute({
      ...common,
      id: 'taxonomy.leave-import',
      method: 'DELETE',
      path: '/taxonomy-imports/:importId',
      summary: 'Leaves an import; what it had brought is taken away.',
      idempotency: 'natural',
      params: importParams,
      reply: 'none',
      handle: async ({ actor, params }) => {
        const { tenantId, personId } = accountOf(actor);
        const pack = await need(params.importId);
        if (!OPEN_STATES.includes(pack.state) && pack.state !== 'removing') throw new AppError('taxonomy.not-now');
        await removePack(dependencies, { tenantId, personId }, pack);
      },
    }),
  ];
}

async function startReading(
  dependencies: TaxonomyDependencies,
  queries: Parameters<typeof enqueueReading>[1],
  pack: Pack,
): Promise<void> {
  const packs = packStore(queries);
  const now = await packs.find([pack.tenantId], pack.id);
  // Asked for twice: it is on its way or done.
  if (now !== null && now.state !== 'uploading') return;
  const missing = missingParts(pack, await packs.listParts(pack.tenantId, pack.id));
  if (missing.length > 0) throw new AppError('taxonomy.parts-missing', { values: { count: missing.length } });
  if (!(await packs.change(pack.tenantId, pack.id, ['uploading'], { state: 'waiting', progress: 0 }))) {
    throw new AppError('taxonomy.not-now');
  }
  await enqueueReading(dependencies, queries, pack);
}

async function present(dependencies: TaxonomyDependencies, pack: Pack): Promise<PackImport> {
  const isUploading = pack.state === 'uploading';
  const parts = isUploading ? await packStore(dependencies.database.read).listParts(pack.tenantId, pack.id) : null;
  const { uses } = await summarise(dependencies, headOfStored(pack));
  return toImport(pack, uses, parts === null ? [] : missingParts(pack, parts));
}

function toImport(pack: Pack, uses: number, missing: readonly number[]): PackImport {
  const { tenantId: _tenantId, ...head } = headOfStored(pack);
  return {
    pack: { ...head, uses },
    format: pack.format,
    files: pack.files.map(({ name }) => name),
    parts: { needed: countParts(pack), missing: [...missing] },
    progress: pack.progress,
    findings: [...pack.findings],
    report: pack.report,
  };
}

function missingParts(pack: Pack, there: readonly number[]): number[] {
  const known = new Set(there);
  return Array.from({ length: countParts(pack) }, (_each, part) => part).filter((part) => !known.has(part));
}

async function ownWork({ actor }: { actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

function accountOf(actor: Actor): Account {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return actor;
}

function isPlatformAdministrator({ roles }: Account): boolean {
  return roles.includes('platform-administrator');
}
