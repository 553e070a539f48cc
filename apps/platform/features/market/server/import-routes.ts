// The routes by which adverts come in: begin, parts, look, take in or leave.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  advertImport,
  beginImportBody,
  emptyBody,
  importParams,
  partBody,
  partParams,
  takeInBody,
} from '../contract.ts';
import type { AdvertImport } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';
import { importStore, sourceStore } from './import-store.ts';
import type { ImportRow } from './import-store.ts';
import { beginImport, keepPart } from './importing/begin-import.ts';
import { leaveImport, startLooking, startTakingIn } from './importing/change-import.ts';
import { ownMarket, watcherOf } from './market-routes.ts';
import type { MarketDependencies } from './market-parts.ts';
import { marketKeeping } from './policy.ts';
import { presentImport } from './present-market.ts';

/** A part as base64 in JSON, and some for what stands around it. */
const PART_BODY_BYTES = Math.ceil((PART_BYTES * 4) / 3) + 1024;
const keeping = { policy: marketKeeping, limits: ordinaryLimits } as const;

export function importRoutes(parts: MarketDependencies): Route[] {
  const { database } = parts;
  const need = async (actor: Actor, importId: string): Promise<ImportRow> => {
    const row = await importStore(database.read).find(watcherOf(actor).tenantId, importId);
    if (row === null) throw new AppError('market.unknown');
    return row;
  };
  const show = async (actor: Actor, importId: string): Promise<AdvertImport> => {
    const row = await need(actor, importId);
    return presentImport(database.read, row, await sourceStore(database.read).list(row.tenant_id));
  };
  const owner = async ({ params, actor }: { params: { importId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const row = await importStore(database.read).find(actor.tenantId, params.importId);
    return row === null ? null : { tenantId: row.tenant_id, personId: null };
  };
  const step = { ...keeping, method: 'POST', idempotency: 'natural', params: importParams, owner } as const;
  return [
    defineRoute({
      ...keeping,
      id: 'market.begin-import',
      method: 'POST',
      path: '/market/imports',
      summary: 'Begins an import of adverts; its file follows part by part.',
      idempotency: 'key',
      body: beginImportBody,
      reply: advertImport,
      status: 201,
      owner: ownMarket,
      handle: async ({ actor, body, once }) => {
        const by = watcherOf(actor);
        const { id } = await database.write((queries) =>
          once(queries, async () => ({ id: (await beginImport(parts, queries, by, body)).id })),
        );
        return show(actor, id);
      },
    }),
    defineRoute({
      ...keeping,
      id: 'market.keep-part',
      method: 'PUT',
      path: '/market/imports/:importId/parts/:part',
      summary: 'One part of the file, in base64.',
      limits: { bodyBytes: PART_BODY_BYTES, perActor: 120, perAddress: 1200 },
      idempotency: 'natural',
      params: partParams,
      body: partBody,
      reply: 'none',
      owner,
      handle: async ({ actor, params, body }) => {
        const row = await need(actor, params.importId);
        const content = new Uint8Array(Buffer.from(body.content, 'base64'));
        await database.write((queries) => keepPart(queries, row, params.part, content), { guard: 'own-rows' });
      },
    }),
    defineRoute({
      ...step,
      id: 'market.look-at-import',
      path: '/market/imports/:importId/look',
      summary: 'Has the file read and says what would be taken in; nothing is.',
      body: emptyBody,
      reply: advertImport,
      handle: async ({ actor, params }) => {
        await startLooking(parts, await need(actor, params.importId));
        return show(actor, params.importId);
      },
    }),
    defineRoute({
      ...step,
      id: 'market.take-in',
      path: '/market/imports/:importId/take-in',
      summary: 'Takes in the file that was looked at, told by its digest; then the market is watched anew.',
      body: takeInBody,
      reply: advertImport,
      handle: async ({ actor, params, body }) => {
        await startTakingIn(parts, watcherOf(actor), await need(actor, params.importId), body.digest);
        return show(actor, params.importId);
      },
    }),
    defineRoute({
      ...keeping,
      id: 'market.read-import',
      method: 'GET',
      path: '/market/imports/:importId',
      summary: 'How far an import has come, and what it would bring.',
      idempotency: 'safe',
      params: importParams,
      reply: advertImport,
      owner,
      handle: ({ actor, params }) => show(actor, params.importId),
    }),
    defineRoute({
      ...keeping,
      id: 'market.leave-import',
      method: 'DELETE',
      path: '/market/imports/:importId',
      summary: 'Leaves an import; nothing of it stays.',
      idempotency: 'natural',
      params: importParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => leaveImport(parts, await need(actor, params.importId)),
    }),
  ];
}
