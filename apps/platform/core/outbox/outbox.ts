// The one door for everything that leaves: put in with its cause, handed over at least once, one entry for a person, occasion and step.
import { z } from 'zod';
import type { Database, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { Erasable } from '../erasure/erasable.ts';
import { dropPayload, keepPayload, readPayload } from '../erasure/personal-payload.ts';
import { defineJob } from '../jobs/job-kind.ts';
import type { JobKind } from '../jobs/job-kind.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { Runtime } from '../runtime.ts';
import type { Channel } from './channel.ts';
import type { OutboxTables } from './outbox-tables.ts';

export interface OutboxOptions {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly channels: readonly Channel[];
}

export interface OutboxMessage {
  readonly tenantId: string;
  /** Whom it concerns; for somebody without an account the id of what concerns them, for example of an invitation. */
  readonly personId: string;
  readonly occasion: string;
  readonly step: string;
  readonly channel: string;
  /** Checked by the channel's schema. */
  readonly payload: unknown;
}

export interface Outbox {
  /**
   * Inside the write that causes it. False when this person was already written to on this occasion and step: nothing is sent then,
   * whatever the payload.
   */
  send(queries: WriteQueries, message: OutboxMessage): Promise<boolean>;
  /** The job that hands entries over; give it to the job runner. */
  readonly deliverJob: JobKind;
  readonly erasable: Erasable;
}

export const DELIVER_JOB = 'outbox.deliver';
const deliverPayload = z.strictObject({ entryId: z.string() });

export function createOutbox(options: OutboxOptions): Outbox {
  const { runtime, keys } = options;
  const channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  return {
    send: async (queries, message) => {
      const { tenantId, personId, occasion, step } = message;
      const channel = channels.get(message.channel);
      if (channel === undefined) throw new TypeError(`There is no channel called ${message.channel}.`);
      // Wrong use: features parse what comes from outside before they write a mail. The parser's message would quote the address.
      if (!channel.payload.safeParse(message.payload).success)
        throw new TypeError(`A payload does not fit the channel ${channel.name}.`);
      if (await isThere(queries, message, keys)) return false;
      const payloadId = await keepPayload(queries, runtime, {
        tenantId,
        personId,
        kind: 'outbox',
        payload: message.payload,
      });
      const id = runtime.makeId();
      await withTables<OutboxTables>(queries)
        .insertInto('outbox_entry')
        .values({
          tenant_id: tenantId,
          id,
          person_digest: keys.digestPerson(tenantId, personId),
          occasion,
          step,
          channel: channel.name,
          payload_id: payloadId,
          state: 'waiting',
          created_at: runtime.clock.iso(),
          settled_at: null,
        })
        .execute();
      await enqueueJob(queries, runtime, { tenantId, kind: DELIVER_JOB, payload: { entryId: id }, uniqueKey: id });
      return true;
    },
    deliverJob: defineJob({
      name: DELIVER_JOB,
      payload: deliverPayload,
      run: ({ entryId }, { tenantId }) => deliverEntry(options, channels, tenantId, entryId),
      onGivenUp: async (queries, tenantId, { entryId }) => {
        await settle(queries, runtime, tenantId, entryId, 'dead');
      },
    }),
    erasable: createErasable(channels),
  };
}

async function isThere(
  queries: WriteQueries,
  { tenantId, personId, occasion, step }: OutboxMessage,
  keys: InstallationKeys,
): Promise<boolean> {
  const row = await withTables<OutboxTables>(queries)
    .selectFrom('outbox_entry')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('person_digest', '=', keys.digestPerson(tenantId, personId))
    .where('occasion', '=', occasion)
    .where('step', '=', step)
    .executeTakeFirst();
  return row !== undefined;
}

async function deliverEntry(
  { database, runtime }: OutboxOptions,
  channels: ReadonlyMap<string, Channel>,
  tenantId: string,
  entryId: string,
): Promise<void> {
  const entry = await withTables<OutboxTables>(database.read)
    .selectFrom('outbox_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', entryId)
    .executeTakeFirst();
  if (entry === undefined || entry.state === 'delivered' || entry.state === 'withdrawn') return;
  const channel = channels.get(entry.channel);
  if (channel === undefined) throw new TypeError(`There is no channel called ${entry.channel}.`);
  const payload = await readPayload(database.read, tenantId, entry.payload_id, channel.payload);
  if (payload === null) {
    await database.write((queries) => settle(queries, runtime, tenantId, entryId, 'withdrawn'));
    return;
  }
  await channel.deliver(entryId, payload);
  const isSettled = await database.write(async (queries) => {
    // What was said is the receiver's now; we keep that it was said.
    await dropPayload(queries, tenantId, entry.payload_id);
    return settle(queries, runtime, tenantId, entryId, 'delivered');
  });
  // Erased between reading and handing over: what this installation holds of it must go again.
  if (!isSettled) await channel.erase?.(entryId);
}

async function settle(
  queries: WriteQueries,
  runtime: Runtime,
  tenantId: string,
  id: string,
  state: 'delivered' | 'withdrawn' | 'dead',
): Promise<boolean> {
  const result = await withTables<OutboxTables>(queries)
    .updateTable('outbox_entry')
    .set({ state, settled_at: runtime.clock.iso() })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'dead'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Payload rows are erased with all others; here what a channel still holds, and that there was anything to say. */
function createErasable(channels: ReadonlyMap<string, Channel>): Erasable {
  return {
    name: 'core outbox',
    tables: [],
    eraseFiles: async (queries, { tenantId, personDigest }) => {
      const entries = await withTables<OutboxTables>(queries)
        .selectFrom('outbox_entry')
        .select(['id', 'channel'])
        .where('tenant_id', '=', tenantId)
        .where('person_digest', '=', personDigest)
        .execute();
      for (const entry of entries) await channels.get(entry.channel)?.erase?.(entry.id);
    },
    eraseDigest: async (queries, { tenantId, personDigest }) => {
      await withTables<OutboxTables>(queries)
        .deleteFrom('outbox_entry')
        .where('tenant_id', '=', tenantId)
        .where('person_digest', '=', personDigest)
        .execute();
    },
    listDigests: async (queries) => {
      const rows = await withTables<OutboxTables>(queries)
        .selectFrom('outbox_entry')
        .select(['tenant_id', 'person_digest'])
        .distinct()
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personDigest: row.person_digest }));
    },
  };
}
