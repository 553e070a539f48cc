// The routes for reading: which packs there are, concepts by words, one concept, and taking a pack away.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { conceptDetail, conceptPage, conceptQuery, conceptsQuery, packList, packParams } from '../contract.ts';
import type { ConceptPage } from '../contract.ts';
import { PAGE_CONCEPTS } from '../limits.ts';
import type { TaxonomyDependencies } from './dependencies.ts';
import { describeConcept } from './describe-concept.ts';
import { removePack } from './importing/remove-pack.ts';
import { PACK_STATES, packStore } from './pack-store.ts';
import { listPacks, openPack, summarise } from './packs.ts';
import type { OpenedPack } from './packs.ts';
import { taxonomyImporting, taxonomyReading } from './policy.ts';

export function packRoutes(dependencies: TaxonomyDependencies): Route[] {
  const { database } = dependencies;
  const ownerOfSeen = async ({ params, actor }: { params: { packId: string }; actor: Actor }): Promise<Owner | null> =>
    (await openPack(dependencies, tenantOf(actor), params.packId)) === null ? null : ownWork({ actor });
  const open = async (actor: Actor, packId: string): Promise<OpenedPack> => {
    const pack = await openPack(dependencies, tenantOf(actor), packId);
    if (pack === null) throw new AppError('taxonomy.unknown');
    return pack;
  };
  const reading = { method: 'GET', policy: taxonomyReading, limits: ordinaryLimits, idempotency: 'safe' } as const;
  return [
    defineRoute({
      ...reading,
      id: 'taxonomy.list',
      path: '/taxonomies',
      summary: 'The vocabulary that ships with Dragoman and every pack brought in, with versions and attribution.',
      reply: packList,
      owner: ownWork,
      handle: async ({ actor }) => {
        const heads = await listPacks(dependencies, tenantOf(actor));
        return { packs: await Promise.all(heads.map((head) => summarise(dependencies, head))) };
      },
    }),
    defineRoute({
      ...reading,
      id: 'taxonomy.find-concepts',
      path: '/taxonomies/:packId/concepts',
      summary: 'Concepts of a pack by words of any of their labels, or by what is above them.',
      params: packParams,
      query: conceptsQuery,
      reply: conceptPage,
      owner: ownerOfSeen,
      handle: async ({ actor, params, query }) => findPage(await open(actor, params.packId), query),
    }),
    defineRoute({
      ...reading,
      id: 'taxonomy.read-concept',
      path: '/taxonomies/:packId/concept',
      summary: 'One concept with its labels, what is above, below and beside it, and where it is used.',
      params: packParams,
      query: conceptQuery,
      reply: conceptDetail,
      owner: ownerOfSeen,
      handle: async ({ actor, params, query, language }) =>
        describeConcept(dependencies, await open(actor, params.packId), tenantOf(actor), query.uri, language),
    }),
    defineRoute({
      id: 'taxonomy.remove',
      method: 'DELETE',
      path: '/taxonomies/:packId',
      summary: 'Takes a pack away that nothing uses.',
      policy: taxonomyImporting,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: packParams,
      reply: 'none',
      owner: async ({ params }) => {
        const pack = await packStore(database.read).findAnywhere(params.packId);
        if (pack === null || ![...PACK_STATES, 'removing'].includes(pack.state)) return null;
        return { tenantId: pack.tenantId, personId: null };
      },
      handle: async ({ actor, params }) => {
        if (actor.kind !== 'account') throw new AppError('session.needed');
        const pack = await packStore(database.read).findAnywhere(params.packId);
        if (pack !== null) await removePack(dependencies, { tenantId: actor.tenantId, personId: actor.personId }, pack);
      },
    }),
  ];
}

async function findPage(
  { head, content }: OpenedPack,
  { text, group, from = 0 }: { text?: string | undefined; group?: string | undefined; from?: number | undefined },
): Promise<ConceptPage> {
  const isSearch = text !== undefined && text.trim() !== '';
  const found = isSearch
    ? await content.search(text, PAGE_CONCEPTS + 1, from)
    : await content.list(group ?? null, PAGE_CONCEPTS + 1, from);
  return {
    concepts: found.slice(0, PAGE_CONCEPTS).map(({ uri, preferredLabel, label, kind }) => ({
      uri,
      preferredLabel,
      matched: label === preferredLabel ? null : label,
      skillType: kind === 'skill' || kind === 'knowledge' ? kind : null,
    })),
    next: found.length > PAGE_CONCEPTS ? from + PAGE_CONCEPTS : null,
    attribution: head.attribution,
  };
}

/** What an institution sees is for those who work in it. */
async function ownWork({ actor }: { actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

function tenantOf(actor: Actor): string {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return actor.tenantId;
}
