// The only SQL of the profile feature: the evidence ledger and the results computed from it. Both are only ever added to.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';

type ProfileTables = {
  observation: {
    tenant_id: string;
    id: string;
    person_id: string;
    source: string;
    skill: string;
    item_id: string;
    instrument: string;
    value: string;
    attempt_id: string;
    observed_at: string;
  };
  result: {
    tenant_id: string;
    id: string;
    person_id: string;
    attempt_id: string;
    digest: string;
    body: string;
    computed_at: string;
  };
};

/** One observation of the evidence ledger: what was seen, when, with which instrument; never a bare score. */
export interface Observation {
  readonly id: string;
  readonly source: 'self' | 'scenario';
  readonly skill: string;
  readonly itemId: string;
  readonly instrument: string;
  readonly value: unknown;
  readonly attemptId: string;
  readonly observedAt: string;
}

export interface StoredResult {
  readonly id: string;
  readonly attemptId: string;
  readonly digest: string;
  /** The result as JSON text, exactly as it was first given out. */
  readonly body: string;
  readonly computedAt: string;
}

export interface ProfileStore {
  addObservations(tenantId: string, personId: string, observations: readonly Observation[]): Promise<void>;
  listObservations(tenantId: string, personId: string): Promise<Observation[]>;
  addResult(tenantId: string, personId: string, result: StoredResult): Promise<void>;
  /** Every result computed for an attempt, oldest first: a recomputation is a new entry beside the old. */
  listResults(tenantId: string, attemptId: string): Promise<StoredResult[]>;
  removePerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

export function profileStore(anyQueries: Queries): ProfileStore {
  const queries = withTables<ProfileTables>(anyQueries);
  return {
    async addObservations(tenantId, personId, observations) {
      if (observations.length === 0) return;
      await queries
        .insertInto('observation')
        .values(
          observations.map((each) => ({
            tenant_id: tenantId,
            id: each.id,
            person_id: personId,
            source: each.source,
            skill: each.skill,
            item_id: each.itemId,
            instrument: each.instrument,
            value: JSON.stringify(each.value),
            attempt_id: each.attemptId,
            observed_at: each.observedAt,
          })),
        )
        .onConflict((conflict) => conflict.columns(['tenant_id', 'attempt_id', 'item_id']).doNothing())
        .execute();
    },
    async listObservations(tenantId, personId) {
      const rows = await queries
        .selectFrom('observation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        source: row.source === 'scenario' ? 'scenario' : 'self',
        skill: row.skill,
        itemId: row.item_id,
        instrument: row.instrument,
        value: JSON.parse(row.value) as unknown,
        attemptId: row.attempt_id,
        observedAt: row.observed_at,
      }));
    },
    async addResult(tenantId, personId, result) {
      await queries
        .insertInto('result')
        .values({
          tenant_id: tenantId,
          id: result.id,
          person_id: personId,
          attempt_id: result.attemptId,
          digest: result.digest,
          body: result.body,
          computed_at: result.computedAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'attempt_id', 'digest']).doNothing())
        .execute();
    },
    async listResults(tenantId, attemptId) {
      const rows = await queries
        .selectFrom('result')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('attempt_id', '=', attemptId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        attemptId: row.attempt_id,
        digest: row.digest,
        body: row.body,
        computedAt: row.computed_at,
      }));
    },
    async removePerson(tenantId, personId) {
      await queries
        .deleteFrom('observation')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      await queries.deleteFrom('result').where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
    },
    async listPersons() {
      const rows = await queries
        .selectFrom('observation')
        .select(['tenant_id', 'person_id'])
        .union(queries.selectFrom('result').select(['tenant_id', 'person_id']))
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}
