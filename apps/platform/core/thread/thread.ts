// The thread: typed, dated, authored links between anything and anything, walked both ways, never changed and never removed.
import type { Queries, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { Runtime } from '../runtime.ts';
import type { ThreadTables } from './thread-tables.ts';

export interface ThreadEnd {
  readonly type: string;
  readonly id: string;
}

/** A kind of link, declared by the feature that writes it. */
export interface Relation {
  /** A verb, for example `serves`: "this module serves this need". */
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface NewLink {
  readonly tenantId: string;
  readonly from: ThreadEnd;
  readonly relation: string;
  readonly to: ThreadEnd;
  /** Keyed digest of the person who made the link; null when the installation made it. */
  readonly authorDigest: string | null;
}

export interface ThreadLink extends NewLink {
  readonly id: string;
  readonly at: string;
}

export interface LinksQuery {
  readonly tenantId: string;
  readonly end: ThreadEnd;
  readonly relation?: string;
}

export interface Thread {
  /** Adds a link inside the caller's write and returns its id. Throws for a relation nobody declared or ends it does not join. */
  link(queries: WriteQueries, link: NewLink): Promise<string>;
  /** Takes a link back by a record of its own; both stay. Withdrawing twice is the same as once. */
  withdraw(
    queries: WriteQueries,
    withdrawal: { tenantId: string; linkId: string; authorDigest: string | null },
  ): Promise<void>;
  /** Links that start here, oldest first, without the withdrawn ones. */
  linksFrom(queries: Queries, query: LinksQuery): Promise<ThreadLink[]>;
  /** Links that end here, oldest first, without the withdrawn ones. */
  linksTo(queries: Queries, query: LinksQuery): Promise<ThreadLink[]>;
}

export function createThread({
  runtime,
  relations,
}: {
  readonly runtime: Runtime;
  readonly relations: readonly Relation[];
}): Thread {
  const declared = new Map(relations.map((relation) => [relation.name, relation]));
  if (declared.size !== relations.length) throw new Error('Two relations of the thread have the same name.');
  return {
    link: async (queries, link) => {
      checkRelation(declared.get(link.relation), link);
      const id = runtime.makeId();
      await withTables<ThreadTables>(queries)
        .insertInto('thread_link')
        .values({
          tenant_id: link.tenantId,
          id,
          from_type: link.from.type,
          from_id: link.from.id,
          relation: link.relation,
          to_type: link.to.type,
          to_id: link.to.id,
          author_digest: link.authorDigest,
          at: runtime.clock.iso(),
        })
        .execute();
      return id;
    },
    withdraw: async (queries, { tenantId, linkId, authorDigest }) => {
      await withTables<ThreadTables>(queries)
        .insertInto('thread_withdrawal')
        .values({ tenant_id: tenantId, link_id: linkId, author_digest: authorDigest, at: runtime.clock.iso() })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'link_id']).doNothing())
        .execute();
    },
    linksFrom: (queries, query) => readLinks(queries, query, 'from'),
    linksTo: (queries, query) => readLinks(queries, query, 'to'),
  };
}

function checkRelation(relation: Relation | undefined, link: NewLink): void {
  if (relation === undefined) throw new TypeError(`No feature declares the relation "${link.relation}".`);
  if (!relation.from.includes(link.from.type) || !relation.to.includes(link.to.type)) {
    throw new TypeError(`The relation "${link.relation}" does not join ${link.from.type} to ${link.to.type}.`);
  }
}

async function readLinks(
  queries: Queries,
  { tenantId, end, relation }: LinksQuery,
  side: 'from' | 'to',
): Promise<ThreadLink[]> {
  let query = withTables<ThreadTables>(queries)
    .selectFrom('thread_link')
    .leftJoin('thread_withdrawal', (join) =>
      join
        .onRef('thread_withdrawal.tenant_id', '=', 'thread_link.tenant_id')
        .onRef('thread_withdrawal.link_id', '=', 'thread_link.id'),
    )
    .selectAll('thread_link')
    .where('thread_link.tenant_id', '=', tenantId)
    .where(`thread_link.${side}_type`, '=', end.type)
    .where(`thread_link.${side}_id`, '=', end.id)
    .where('thread_withdrawal.link_id', 'is', null)
    .orderBy('thread_link.id');
  if (relation !== undefined) query = query.where('thread_link.relation', '=', relation);
  return (await query.execute()).map(toLink);
}

export function toLink(row: ThreadTables['thread_link']): ThreadLink {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    from: { type: row.from_type, id: row.from_id },
    relation: row.relation,
    to: { type: row.to_type, id: row.to_id },
    authorDigest: row.author_digest,
    at: row.at,
  };
}
