// The only SQL of the profile feature: the evidence ledger and the results computed from it. Both are only ever added to.
import type { Kysely } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { EntryReason } from '../contract.ts';

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
    reason: string;
    half_life_months: number | null;
    rounds_seen: number;
    outside_seen: number;
  };
};

/** One observation of the evidence ledger: what was seen, when, with which instrument; never a bare score. */
export interface Observation {
  readonly id: string;
  /** `pilot`: of a statement that was tried out; it never counts. */
  readonly source: 'self' | 'scenario' | 'pilot';
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
  readonly reason: EntryReason;
  /** Half-life of observations it was computed with; null when nothing aged. */
  readonly halfLifeMonths: number | null;
  /** Rounds and outside observations that had entered the ledger by then. */
  readonly seen: { readonly rounds: number; readonly outside: number };
}

export interface ProfileStore {
  addObservations(tenantId: string, personId: string, observations: readonly Observation[]): Promise<void>;
  listObservations(tenantId: string, personId: string): Promise<Observation[]>;
  addResult(tenantId: string, personId: string, result: StoredResult): Promise<void>;
  /** Every result computed for an attempt, oldest first: a recomputation is a new entry beside the old. */
  listResults(tenantId: string, attemptId: string): Promise<StoredResult[]>;
  /** Every entry of a person, oldest first, without the bodies. */
  listEntries(tenantId: string, personId: string): Promise<Omit<StoredResult, 'body'>[]>;
  /** The newest entry of each person that is no recomputation, for reading many people at once. */
  listNewest(tenantId: string, personIds: readonly string[]): Promise<(StoredResult & { readonly personId: string })[]>;
  /** Everything kept of these attempts, for a campaign whose retention is over. */
  removeAttempts(tenantId: string, attemptIds: readonly string[]): Promise<void>;
  /** Results of a person that rest on a rating round. */
  removeWithRounds(tenantId: string, personId: string): Promise<void>;
  removePerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

/** Ids in one statement; both engines limit its parameters. */
const PERSONS_AT_ONCE = 500;

function toEntry(row: Omit<ProfileTables['result'], 'body' | 'person_id' | 'tenant_id'>): Omit<StoredResult, 'body'> {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    digest: row.digest,
    computedAt: row.computed_at,
    reason: row.reason as EntryReason,
    halfLifeMonths: row.half_life_months === null ? null : Number(row.half_life_months),
    seen: { rounds: Number(row.rounds_seen), outside: Number(row.outside_seen) },
  };
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
        source: row.source === 'scenario' || row.source === 'pilot' ? row.source : 'self',
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
          reason: result.reason,
          half_life_months: result.halfLifeMonths,
          rounds_seen: result.seen.rounds,
          outside_seen: result.seen.outside,
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
      return rows.map((row) => ({ ...toEntry(row), body: row.body }));
    },
    async listEntries(tenantId, personId) {
      const rows = await queries
        .selectFrom('result')
        .select([
          'id',
          'attempt_id',
          'digest',
          'computed_at',
          'reason',
          'half_life_months',
          'rounds_seen',
          'outside_seen',
        ])
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute();
      return rows.map(toEntry);
    },
    async listNewest(tenantId, personIds) {
      const found: (StoredResult & { personId: string })[] = [];
      for (let at = 0; at < personIds.length; at += PERSONS_AT_ONCE) {
        const newest = queries
          .selectFrom('result')
          .select((eb) => eb.fn.max('id').as('id'))
          .where('tenant_id', '=', tenantId)
          .where('person_id', 'in', personIds.slice(at, at + PERSONS_AT_ONCE))
          .where('reason', '!=', 'recomputed')
          .groupBy('person_id');
        const rows = await queries
          .selectFrom('result')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('id', 'in', newest)
          .orderBy('person_id')
          .execute();
        found.push(...rows.map((row) => ({ ...toEntry(row), body: row.body, personId: row.person_id })));
      }
      return found;
    },
    ...erasureStatements(queries),
  };
}

type ErasureStatements = Pick<ProfileStore, 'removeAttempts' | 'removeWithRounds' | 'removePerson' | 'listPersons'>;

function erasureStatements(queries: Kysely<ProfileTables>): ErasureStatements {
  return {
    async removeAttempts(tenantId, attemptIds) {
      for (let at = 0; at < attemptIds.length; at += PERSONS_AT_ONCE) {
        const ids = attemptIds.slice(at, at + PERSONS_AT_ONCE);
        for (const table of ['observation', 'result'] as const)
          await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('attempt_id', 'in', ids).execute();
      }
    },
    async removeWithRounds(tenantId, personId) {
      await queries
        .deleteFrom('result')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('rounds_seen', '>', 0)
        .execute();
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
