// The routes of the watch: what it says, a skill, terms, sources, and watching anew.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  changeSourceBody,
  decideTermBody,
  emptyBody,
  marketView,
  saveSourceBody,
  skillQuery,
  skillView,
  sourceParams,
} from '../contract.ts';
import { decideTerm, writeTermList } from './decide-term.ts';
import { sourceStore } from './import-store.ts';
import { addSource, changeSource, removeSource, requireReadLanguage } from './keep-source.ts';
import type { MarketDependencies, Watcher } from './market-parts.ts';
import { marketKeeping, marketReading } from './policy.ts';
import { presentMarket, presentOneSkill } from './present-market.ts';
import { askForWatch } from './reading/ask-for-watch.ts';

const KEEPERS: ReadonlySet<string> = new Set(Object.keys(marketKeeping.roles!));

export function watcherOf(actor: Actor): Watcher {
  if (actor.kind !== 'account') throw new AppError('route.forbidden');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

/** The market of one's own institution. */
export async function ownMarket({ actor }: { readonly actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

function mayChange(actor: Actor): boolean {
  return actor.kind === 'account' && actor.roles.some((role) => KEEPERS.has(role));
}

const reading = { policy: marketReading, limits: ordinaryLimits, owner: ownMarket } as const;
const keeping = { policy: marketKeeping, limits: ordinaryLimits, owner: ownMarket } as const;

export function marketRoutes(parts: MarketDependencies): Route[] {
  return [...readingRoutes(parts), ...keepingRoutes(parts), ...sourceRoutes(parts)];
}

function readingRoutes(parts: MarketDependencies): Route[] {
  return [
    defineRoute({
      ...reading,
      id: 'market.read',
      method: 'GET',
      path: '/market',
      summary: 'What the watch says of skills in demand and of what is offered, with the sources it rests on.',
      idempotency: 'safe',
      reply: marketView,
      handle: ({ actor, language }) => presentMarket(parts, watcherOf(actor).tenantId, language, mayChange(actor)),
    }),
    defineRoute({
      ...reading,
      id: 'market.read-skill',
      method: 'GET',
      path: '/market/skill',
      summary: 'One skill by months, with sentences that ask for it.',
      idempotency: 'safe',
      query: skillQuery,
      reply: skillView,
      handle: ({ actor, query, language }) => presentOneSkill(parts, watcherOf(actor).tenantId, query.uri, language),
    }),
    defineRoute({
      ...reading,
      id: 'market.read-term-list',
      method: 'GET',
      path: '/market/terms.csv',
      summary: 'Terms that were taken, as a plain table that the import of taxonomies reads.',
      idempotency: 'safe',
      reply: 'file',
      handle: async ({ actor }) => ({
        contentType: 'text/csv; charset=utf-8',
        fileName: 'terms.csv',
        body: await writeTermList(parts.database.read, watcherOf(actor).tenantId),
      }),
    }),
  ];
}

function keepingRoutes(parts: MarketDependencies): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...keeping,
      id: 'market.decide-term',
      method: 'PUT',
      path: '/market/terms',
      summary: 'Says what a new term is, or takes that back.',
      idempotency: 'natural',
      body: decideTermBody,
      reply: marketView,
      handle: async ({ actor, body, language }) => {
        const by = watcherOf(actor);
        await database.write((queries) => decideTerm(parts, queries, by, body));
        return presentMarket(parts, by.tenantId, language, mayChange(actor));
      },
    }),
    defineRoute({
      ...keeping,
      id: 'market.watch-anew',
      method: 'POST',
      path: '/market/watch',
      summary: 'Reads all adverts anew, for example after another list of skills came into use.',
      limits: { ...ordinaryLimits, perActor: 12 },
      idempotency: 'natural',
      body: emptyBody,
      reply: marketView,
      handle: async ({ actor, language }) => {
        const { tenantId } = watcherOf(actor);
        await database.write((queries) => askForWatch(parts, queries, tenantId));
        return presentMarket(parts, tenantId, language, mayChange(actor));
      },
    }),
  ];
}

function sourceRoutes(parts: MarketDependencies): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { sourceId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await sourceStore(database.read).find(actor.tenantId, params.sourceId);
    return found === null ? null : { tenantId: found.tenant_id, personId: null };
  };
  return [
    defineRoute({
      ...keeping,
      id: 'market.add-source',
      method: 'POST',
      path: '/market/sources',
      summary: 'Names a source of adverts, with a sentence on who is in it and who is not.',
      idempotency: 'key',
      body: saveSourceBody,
      reply: marketView,
      status: 201,
      handle: async ({ actor, body, once, language }) => {
        const by = watcherOf(actor);
        await requireReadLanguage(parts, by.tenantId, body.language);
        await database.write((queries) =>
          once(queries, async () => ({ id: await addSource(parts, queries, by, body) })),
        );
        return presentMarket(parts, by.tenantId, language, mayChange(actor));
      },
    }),
    defineRoute({
      ...keeping,
      id: 'market.change-source',
      method: 'PUT',
      path: '/market/sources/:sourceId',
      summary: 'Changes what is said of a source, over the revision that was read.',
      idempotency: 'natural',
      params: sourceParams,
      body: changeSourceBody,
      reply: marketView,
      owner,
      handle: async ({ actor, params, body, language }) => {
        const by = watcherOf(actor);
        await requireReadLanguage(parts, by.tenantId, body.language);
        await database.write((queries) => changeSource(parts, queries, by, params.sourceId, body));
        return presentMarket(parts, by.tenantId, language, mayChange(actor));
      },
    }),
    defineRoute({
      ...keeping,
      id: 'market.remove-source',
      method: 'DELETE',
      path: '/market/sources/:sourceId',
      summary: 'Takes a source away with all its adverts.',
      idempotency: 'natural',
      params: sourceParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => {
        await database.write((queries) => removeSource(parts, queries, watcherOf(actor), params.sourceId));
      },
    }),
  ];
}
