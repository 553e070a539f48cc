// Kept replies: a call that is sent again under the same key gets the first reply and has no second effect.
import { AppError } from '@dragoman/kernel';
import type { Database, MigrationStep, Queries, WriteQueries } from '../database/database.ts';
import { RepeatWrite } from '../database/repeat-write.ts';
import { withTables } from '../database/with-tables.ts';
import type { ReplyMemory, ReplyScope } from '../http/reply-memory.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { Runtime } from '../runtime.ts';

export interface KeptReplyTables {
  kept_reply: {
    tenant_id: string;
    actor_digest: string;
    route: string;
    key: string;
    body_digest: string;
    reply: string;
    created_at: string;
  };
}

export const keptReplyMigration: MigrationStep = {
  name: '0002-kept-replies',
  up: async (queries) => {
    await queries.schema
      .createTable('kept_reply')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('actor_digest', 'text', (column) => column.notNull())
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('body_digest', 'text', (column) => column.notNull())
      .addColumn('reply', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('kept_reply_pk', ['tenant_id', 'actor_digest', 'route', 'key'])
      .execute();
  },
};

/** How long a reply is kept (milliseconds): a phone that was offline over a night and a day still gets its answer. */
export const REPLY_MILLISECONDS = 48 * 3_600_000;

interface KeptReply {
  readonly bodyDigest: string;
  readonly reply: unknown;
}

/** Fills the HTTP layer's port. Actors and bodies are kept as keyed digests; only the reply itself is kept in words. */
export function createReplyMemory({
  runtime,
  keys,
}: {
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
}): ReplyMemory {
  return {
    once: async <Reply>(queries: WriteQueries, scope: ReplyScope, job: () => Promise<Reply>): Promise<Reply> => {
      const actorDigest = keys.digest('person', scope.actor);
      const bodyDigest = keys.digest('reply-body', scope.body);
      const since = new Date(runtime.clock.now() - REPLY_MILLISECONDS).toISOString();
      const kept = await findReply(queries, scope, actorDigest, since);
      if (kept !== null) {
        if (kept.bodyDigest !== bodyDigest) throw new AppError('idempotency.other-body');
        return kept.reply as Reply;
      }
      const reply = await job();
      await rememberReply(queries, scope, actorDigest, { bodyDigest, reply }, runtime.clock.iso());
      return reply;
    },
  };
}

async function findReply(
  queries: Queries,
  scope: ReplyScope,
  actorDigest: string,
  since: string,
): Promise<KeptReply | null> {
  const row = await withTables<KeptReplyTables>(queries)
    .selectFrom('kept_reply')
    .select(['body_digest', 'reply', 'created_at'])
    .where('tenant_id', '=', scope.tenantId)
    .where('actor_digest', '=', actorDigest)
    .where('route', '=', scope.routeId)
    .where('key', '=', scope.key)
    .executeTakeFirst();
  if (row === undefined || row.created_at < since) return null;
  return { bodyDigest: row.body_digest, reply: JSON.parse(row.reply) as unknown };
}

async function rememberReply(
  queries: WriteQueries,
  scope: ReplyScope,
  actorDigest: string,
  kept: KeptReply,
  now: string,
): Promise<void> {
  const row = { body_digest: kept.bodyDigest, reply: JSON.stringify(kept.reply ?? null), created_at: now };
  const result = await withTables<KeptReplyTables>(queries)
    .insertInto('kept_reply')
    .values({ tenant_id: scope.tenantId, actor_digest: actorDigest, route: scope.routeId, key: scope.key, ...row })
    // Only a reply that had expired may be there: then the new one takes its place.
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'actor_digest', 'route', 'key'])
        .doUpdateSet(row)
        .where('kept_reply.created_at', '<', new Date(Date.parse(now) - REPLY_MILLISECONDS).toISOString()),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 0n)
    throw new RepeatWrite('The same key was used by a call at the same moment.');
}

/** Removes what is too old to be asked for; run by a job. Returns how many. */
export async function forgetOldReplies(database: Database, runtime: Runtime): Promise<number> {
  const before = new Date(runtime.clock.now() - REPLY_MILLISECONDS).toISOString();
  const result = await database.write((queries) =>
    withTables<KeptReplyTables>(queries).deleteFrom('kept_reply').where('created_at', '<', before).executeTakeFirst(),
  );
  return Number(result.numDeletedRows);
}
