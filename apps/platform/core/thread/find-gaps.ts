// Finds broken links: an arrow of the thread one of whose ends is not there (any more).
import type { Queries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import { toLink } from './thread.ts';
import type { ThreadLink } from './thread.ts';
import type { ThreadTables } from './thread-tables.ts';

/** Tells which of these ids of one type exist in the tenant; the type's feature fills it. */
export type FindExisting = (queries: Queries, tenantId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;

export interface Gap {
  readonly link: ThreadLink;
  readonly missing: 'from' | 'to' | 'both';
}

const LINKS_AT_ONCE = 500;

export interface GapsWanted {
  /** 1,000 unless told. */
  readonly limit?: number;
  /** Only links that lead away from ends with these ids. */
  readonly fromIds?: readonly string[];
}

/**
 * Walks all links of a tenant that were not withdrawn, oldest first, and returns up to `limit` that hang in the air. An end whose
 * type no resolver knows counts as missing: nothing could show it.
 */
export async function findGaps(
  queries: Queries,
  tenantId: string,
  resolvers: ReadonlyMap<string, FindExisting>,
  { limit = 1_000, fromIds }: GapsWanted = {},
): Promise<Gap[]> {
  const gaps: Gap[] = [];
  if (fromIds?.length === 0) return gaps;
  for (let after = ''; gaps.length < limit;) {
    const links = await readPage(queries, tenantId, after, fromIds);
    const last = links.at(-1);
    if (last === undefined) break;
    after = last.id;
    const exists = await resolveEnds(queries, tenantId, resolvers, links);
    for (const link of links) {
      const hasFrom = exists(link.from);
      const hasTo = exists(link.to);
      if (!hasFrom || !hasTo) gaps.push({ link, missing: hasFrom ? 'to' : hasTo ? 'from' : 'both' });
    }
  }
  return gaps.slice(0, limit);
}

async function readPage(
  queries: Queries,
  tenantId: string,
  after: string,
  fromIds: readonly string[] | undefined,
): Promise<ThreadLink[]> {
  const rows = await withTables<ThreadTables>(queries)
    .selectFrom('thread_link')
    .$if(fromIds !== undefined, (query) => query.where('thread_link.from_id', 'in', [...fromIds!]))
    .leftJoin('thread_withdrawal', (join) =>
      join
        .onRef('thread_withdrawal.tenant_id', '=', 'thread_link.tenant_id')
        .onRef('thread_withdrawal.link_id', '=', 'thread_link.id'),
    )
    .selectAll('thread_link')
    .where('thread_link.tenant_id', '=', tenantId)
    .where('thread_link.id', '>', after)
    .where('thread_withdrawal.link_id', 'is', null)
    .orderBy('thread_link.id')
    .limit(LINKS_AT_ONCE)
    .execute();
  return rows.map(toLink);
}

async function resolveEnds(
  queries: Queries,
  tenantId: string,
  resolvers: ReadonlyMap<string, FindExisting>,
  links: readonly ThreadLink[],
): Promise<(end: { type: string; id: string }) => boolean> {
  const idsByType = Map.groupBy(
    links.flatMap((link) => [link.from, link.to]),
    (end) => end.type,
  );
  const existing = new Map<string, ReadonlySet<string>>();
  for (const [type, ends] of idsByType) {
    const resolve = resolvers.get(type);
    if (resolve !== undefined)
      existing.set(type, await resolve(queries, tenantId, [...new Set(ends.map((end) => end.id))]));
  }
  return (end) => existing.get(end.type)?.has(end.id) === true;
}
