// The SQL of the ledger beside a person's own answers: rounds of others, outside observations, ageing, severities. Only ever added to.
import type { Kysely } from 'kysely';
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { OutsideSource, RaterGroup } from '../../contract.ts';
import type { OutsideEntry, RoundEntry } from './ledger-evidence.ts';

type LedgerTables = {
  rating_round_entry: {
    tenant_id: string;
    person_id: string;
    round_id: string;
    campaign_id: string | null;
    released_at: string;
    entered_at: string;
    body: string;
  };
  group_observation: {
    tenant_id: string;
    person_id: string;
    round_id: string;
    rater_group: string;
    rater: number;
    item_id: string;
    category: number;
  };
  outside_observation: {
    tenant_id: string;
    id: string;
    person_id: string;
    source: string;
    source_key: string;
    body: string;
    entered_at: string;
  };
  person_ageing: {
    tenant_id: string;
    person_id: string;
    id: string;
    half_life_months: number | null;
    chosen_at: string;
  };
  institution_ageing: { tenant_id: string; id: string; half_life_months: number | null; chosen_at: string };
  severity_calibration: {
    tenant_id: string;
    id: string;
    sd: number;
    raters: number;
    ratees: number;
    calibrated_at: string;
  };
};

/** One rating as it entered: by a place in the round's shuffled order, never by a person. Read by the calibration alone. */
export interface GroupObservation {
  readonly personId: string;
  readonly roundId: string;
  readonly group: RaterGroup;
  readonly rater: number;
  readonly itemId: string;
  readonly category: number;
}

export interface SeverityCalibration {
  readonly sd: number;
  readonly raters: number;
  readonly ratees: number;
  readonly calibratedAt: string;
}

export interface AgeingChoice {
  readonly halfLifeMonths: number | null;
  readonly chosenBy: 'person' | 'institution' | 'nobody';
}

/** Rows in one statement; PostgreSQL and SQLite both limit the parameters of one. */
const ROWS_AT_ONCE = 500;

/** Statements over the ledger. */
export function ledgerStore(anyQueries: Queries) {
  const queries = withTables<LedgerTables>(anyQueries);
  return {
    ...roundStatements(queries),
    ...tenantStatements(queries),
    ...outsideStatements(queries),
    ...ageingStatements(queries),
    ...calibrationStatements(queries),
    ...erasureStatements(queries),
  };
}

function roundStatements(queries: Kysely<LedgerTables>) {
  return {
    async listRoundIds(tenantId: string, personId: string): Promise<string[]> {
      const rows = await queries
        .selectFrom('rating_round_entry')
        .select('round_id')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      return rows.map((row) => row.round_id);
    },
    /** Rounds that entered, in the order of their release. */
    async listRounds(tenantId: string, personId: string): Promise<(RoundEntry & { readonly enteredAt: string })[]> {
      const rows = await queries
        .selectFrom('rating_round_entry')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('released_at')
        .orderBy('round_id')
        .execute();
      return rows.map((row) => ({
        roundId: row.round_id,
        campaignId: row.campaign_id,
        releasedAt: row.released_at,
        enteredAt: row.entered_at,
        ...(JSON.parse(row.body) as Pick<RoundEntry, 'views' | 'withheld' | 'severity' | 'bankVersion'>),
      }));
    },
    /** False when the round has entered before: a round enters once. */
    async addRound(
      tenantId: string,
      personId: string,
      round: RoundEntry,
      observations: readonly Omit<GroupObservation, 'personId' | 'roundId'>[],
      enteredAt: string,
    ): Promise<boolean> {
      const { roundId, campaignId, releasedAt, ...body } = round;
      const inserted = await queries
        .insertInto('rating_round_entry')
        .values({
          tenant_id: tenantId,
          person_id: personId,
          round_id: roundId,
          campaign_id: campaignId,
          released_at: releasedAt,
          entered_at: enteredAt,
          body: JSON.stringify(body),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'round_id']).doNothing())
        .executeTakeFirst();
      if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false;
      for (let at = 0; at < observations.length; at += ROWS_AT_ONCE) {
        await queries
          .insertInto('group_observation')
          .values(
            observations.slice(at, at + ROWS_AT_ONCE).map((each) => ({
              tenant_id: tenantId,
              person_id: personId,
              round_id: roundId,
              rater_group: each.group,
              rater: each.rater,
              item_id: each.itemId,
              category: each.category,
            })),
          )
          .execute();
      }
      return true;
    },
    /** How much has entered about a person from others and from outside. */
    async countEntered(tenantId: string, personId: string): Promise<{ rounds: number; outside: number }> {
      const count = async (table: 'rating_round_entry' | 'outside_observation'): Promise<number> => {
        const row = await queries
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('n'))
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', personId)
          .executeTakeFirstOrThrow();
        return Number(row.n);
      };
      return { rounds: await count('rating_round_entry'), outside: await count('outside_observation') };
    },
  };
}

/** Over all rounds of an institution or a campaign. */
function tenantStatements(queries: Kysely<LedgerTables>) {
  return {
    async countRounds(tenantId: string): Promise<number> {
      const row = await queries
        .selectFrom('rating_round_entry')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async listTenants(): Promise<string[]> {
      const rows = await queries.selectFrom('rating_round_entry').select('tenant_id').distinct().execute();
      return rows.map((row) => row.tenant_id);
    },
    /** Ratings of the newest rounds, for the calibration. */
    async listGroupObservations(tenantId: string, group: RaterGroup, rounds: number): Promise<GroupObservation[]> {
      const newest = await queries
        .selectFrom('rating_round_entry')
        .select(['person_id', 'round_id'])
        .where('tenant_id', '=', tenantId)
        .orderBy('entered_at', 'desc')
        .limit(rounds)
        .execute();
      if (newest.length === 0) return [];
      const rows = await queries
        .selectFrom('group_observation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where(
          'person_id',
          'in',
          newest.map((row) => row.person_id),
        )
        .where(
          'round_id',
          'in',
          newest.map((row) => row.round_id),
        )
        .where('rater_group', '=', group)
        .orderBy('person_id')
        .orderBy('round_id')
        .orderBy('rater')
        .orderBy('item_id')
        .execute();
      return rows.map((row) => ({
        personId: row.person_id,
        roundId: row.round_id,
        group,
        rater: Number(row.rater),
        itemId: row.item_id,
        category: Number(row.category),
      }));
    },
    /** Rounds of a campaign whose retention is over, with every rating that came with them; whose they were. */
    async removeCampaign(tenantId: string, campaignId: string): Promise<string[]> {
      const rounds = await queries
        .selectFrom('rating_round_entry')
        .select(['person_id', 'round_id'])
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .execute();
      for (const { person_id, round_id } of rounds)
        for (const table of ['group_observation', 'rating_round_entry'] as const)
          await queries
            .deleteFrom(table)
            .where('tenant_id', '=', tenantId)
            .where('person_id', '=', person_id)
            .where('round_id', '=', round_id)
            .execute();
      return [...new Set(rounds.map((row) => row.person_id))];
    },
  };
}

function outsideStatements(queries: Kysely<LedgerTables>) {
  return {
    async addOutside(tenantId: string, personId: string, entry: OutsideEntry & { id: string }): Promise<boolean> {
      const { id, enteredAt, source, key, ...body } = entry;
      const inserted = await queries
        .insertInto('outside_observation')
        .values({
          tenant_id: tenantId,
          id,
          person_id: personId,
          source,
          source_key: key,
          body: JSON.stringify(body),
          entered_at: enteredAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'source', 'source_key']).doNothing())
        .executeTakeFirst();
      return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async listOutside(tenantId: string, personId: string): Promise<OutsideEntry[]> {
      const rows = await queries
        .selectFrom('outside_observation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('entered_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        ...(JSON.parse(row.body) as Omit<OutsideEntry, 'source' | 'key' | 'enteredAt'>),
        source: row.source as OutsideSource,
        key: row.source_key,
        enteredAt: row.entered_at,
      }));
    },
  };
}

function ageingStatements(queries: Kysely<LedgerTables>) {
  return {
    /** What is set for a person now: their own choice before the institution's; nothing ages unless somebody chose it. */
    async findAgeing(tenantId: string, personId: string): Promise<AgeingChoice> {
      const own = await queries
        .selectFrom('person_ageing')
        .select('half_life_months')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (own !== undefined) return { halfLifeMonths: toNumber(own.half_life_months), chosenBy: 'person' };
      const institution = await this.findInstitutionAgeing(tenantId);
      return institution === undefined
        ? { halfLifeMonths: null, chosenBy: 'nobody' }
        : { halfLifeMonths: institution, chosenBy: 'institution' };
    },
    async findInstitutionAgeing(tenantId: string): Promise<number | null | undefined> {
      const row = await queries
        .selectFrom('institution_ageing')
        .select('half_life_months')
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toNumber(row.half_life_months);
    },
    async chooseAgeing(
      tenantId: string,
      personId: string,
      choice: { id: string; halfLifeMonths: number | null; at: string },
    ): Promise<void> {
      await queries
        .insertInto('person_ageing')
        .values({
          tenant_id: tenantId,
          person_id: personId,
          id: choice.id,
          half_life_months: choice.halfLifeMonths,
          chosen_at: choice.at,
        })
        .execute();
    },
    async chooseInstitutionAgeing(
      tenantId: string,
      choice: { id: string; halfLifeMonths: number | null; at: string },
    ): Promise<void> {
      await queries
        .insertInto('institution_ageing')
        .values({ tenant_id: tenantId, id: choice.id, half_life_months: choice.halfLifeMonths, chosen_at: choice.at })
        .execute();
    },
  };
}

function calibrationStatements(queries: Kysely<LedgerTables>) {
  return {
    async addCalibration(tenantId: string, id: string, calibration: SeverityCalibration): Promise<void> {
      await queries
        .insertInto('severity_calibration')
        .values({
          tenant_id: tenantId,
          id,
          sd: calibration.sd,
          raters: calibration.raters,
          ratees: calibration.ratees,
          calibrated_at: calibration.calibratedAt,
        })
        .execute();
    },
    async findCalibration(tenantId: string): Promise<SeverityCalibration | null> {
      const row = await queries
        .selectFrom('severity_calibration')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { sd, raters, ratees, calibrated_at: calibratedAt } = row;
      return { sd: Number(sd), raters: Number(raters), ratees: Number(ratees), calibratedAt };
    },
  };
}

function erasureStatements(queries: Kysely<LedgerTables>) {
  return {
    async removePerson(tenantId: string, personId: string): Promise<void> {
      for (const table of [
        'rating_round_entry',
        'group_observation',
        'outside_observation',
        'person_ageing',
      ] as const) {
        await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
      }
    },
    async listPersons(): Promise<{ tenantId: string; personId: string }[]> {
      const rows = await queries
        .selectFrom('rating_round_entry')
        .select(['tenant_id', 'person_id'])
        .union(queries.selectFrom('group_observation').select(['tenant_id', 'person_id']))
        .union(queries.selectFrom('outside_observation').select(['tenant_id', 'person_id']))
        .union(queries.selectFrom('person_ageing').select(['tenant_id', 'person_id']))
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}

function toNumber(value: number | null): number | null {
  return value === null ? null : Number(value);
}
