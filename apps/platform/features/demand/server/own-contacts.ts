// What a member logged after being asked directly: the head of each case, and no more of it.
import type { LoggedContacts } from '../contract.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { CASE_STAGES } from '../limits.ts';
import type { Queries, Worker } from './demand-parts.ts';
import type { DemandTables } from './tables.ts';

const SHOWN = 50;

export async function listOwnContacts(
  queries: Queries,
  { tenantId, personId }: Worker,
): Promise<LoggedContacts['contacts']> {
  const rows = await withTables<DemandTables>(queries)
    .selectFrom('need_case as c')
    .innerJoin('need_organisation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'c.tenant_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .select(['c.id', 'c.title', 'c.stage', 'c.received_at', 'o.name'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.person_id', '=', personId)
    .where('c.source', '=', 'academic')
    .orderBy('c.id', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organisation: row.name,
    title: row.title,
    stage: CASE_STAGES.find((stage) => stage === row.stage) ?? 'received',
    receivedAt: row.received_at,
  }));
}
