// What core itself keeps of persons: payload rows and kept replies.
import { withTables } from '../database/with-tables.ts';
import type { KeptReplyTables } from '../idempotency/reply-memory.ts';
import type { Erasable } from './erasable.ts';
import type { ErasureTables } from './erasure-tables.ts';

export const payloadErasable: Erasable = {
  name: 'core personal payloads',
  tables: ['personal_payload'],
  erase: async (queries, { tenantId, personId }) => {
    await withTables<ErasureTables>(queries)
      .deleteFrom('personal_payload')
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .execute();
  },
  listPersons: async (queries) => {
    const rows = await withTables<ErasureTables>(queries)
      .selectFrom('personal_payload')
      .select(['tenant_id', 'person_id'])
      .distinct()
      .execute();
    return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
  },
};

export const keptReplyErasable: Erasable = {
  name: 'core kept replies',
  tables: [],
  eraseDigest: async (queries, { tenantId, personDigest }) => {
    await withTables<KeptReplyTables>(queries)
      .deleteFrom('kept_reply')
      .where('tenant_id', '=', tenantId)
      .where('actor_digest', '=', personDigest)
      .execute();
  },
  listDigests: async (queries) => {
    const rows = await withTables<KeptReplyTables>(queries)
      .selectFrom('kept_reply')
      .select(['tenant_id', 'actor_digest'])
      .distinct()
      .execute();
    return rows.map((row) => ({ tenantId: row.tenant_id, personDigest: row.actor_digest }));
  },
};
