// The SQL over rounds and nominations.
import { toLanguage } from '@dragoman/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Database, Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { RaterThresholds } from '../contract.ts';
import { RATER_GROUPS } from '../limits.ts';
import type { StatementPool } from './choose-statements.ts';
import type { Approver, Nominee, Round } from './round.ts';
import type { RaterTables } from './tables.ts';

type NomineeChange = Partial<Omit<RaterTables['nomination'], 'tenant_id' | 'id' | 'round_id'>>;

export interface RoundStore {
  addRound(round: Round): Promise<void>;
  findRound(tenantId: string, id: string): Promise<Round | null>;
  /** By id alone, for links whose code has proved it. */
  findRoundAnywhere(id: string): Promise<Round | null>;
  /** The same, holding the round until the write ends where the database has row locks. */
  holdRound(tenantId: string, id: string, engine: Database['engine']): Promise<Round | null>;
  listRounds(tenantId: string, personId: string): Promise<Round[]>;
  /** Every open round of a campaign closes at that instant at the latest. Gives how many were open. */
  closeCampaign(tenantId: string, campaignId: string, at: string): Promise<number>;
  listOpen(limit: number, after: string): Promise<Round[]>;
  listDue(now: string, limit: number): Promise<Round[]>;
  markReleased(tenantId: string, id: string, at: string): Promise<void>;
  forgetApprovers(releasedBefore: string): Promise<void>;
  addNominee(nominee: Nominee): Promise<void>;
  findNominee(tenantId: string, id: string): Promise<Nominee | null>;
  findNomineeAnywhere(id: string): Promise<Nominee | null>;
  listNominees(tenantId: string, roundId: string): Promise<Nominee[]>;
  changeNominee(tenantId: string, id: string, change: NomineeChange): Promise<void>;
  forgetContact(tenantId: string, nomineeId: string): Promise<void>;
  blankAddress(tenantId: string, nomineeId: string): Promise<void>;
  forgetContactsOfReleased(releasedBefore: string, limit: number): Promise<number>;
  /** Whether this address handed in a rating in an earlier round. */
  hasRatedBefore(tenantId: string, addressDigest: string, notInRound: string): Promise<boolean>;
  listByAddress(addressDigest: string): Promise<Nominee[]>;
}

export function roundStore(anyQueries: Queries): RoundStore {
  const queries = withTables<RaterTables>(anyQueries);
  return { ...roundStatements(queries), ...nomineeStatements(queries), ...addressStatements(queries) };
}

type RoundStatements = Pick<
  RoundStore,
  | 'addRound'
  | 'findRound'
  | 'findRoundAnywhere'
  | 'holdRound'
  | 'listRounds'
  | 'closeCampaign'
  | 'listOpen'
  | 'listDue'
  | 'markReleased'
  | 'forgetApprovers'
>;

function roundStatements(queries: Kysely<RaterTables>): RoundStatements {
  const rounds = queries.selectFrom('rating_round').selectAll();
  const one = (tenantId: string, id: string) => rounds.where('tenant_id', '=', tenantId).where('id', '=', id);
  return {
    async addRound(round) {
      await queries.insertInto('rating_round').values(toRoundRow(round)).execute();
    },
    async findRound(tenantId, id) {
      const row = await one(tenantId, id).executeTakeFirst();
      return row === undefined ? null : toRound(row);
    },
    async findRoundAnywhere(id) {
      const row = await rounds.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRound(row);
    },
    async holdRound(tenantId, id, engine) {
      const query = one(tenantId, id);
      const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
      return row === undefined ? null : toRound(row);
    },
    async listRounds(tenantId, personId) {
      const rows = await rounds
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRound);
    },
    async closeCampaign(tenantId, campaignId, at) {
      const closed = await queries
        .updateTable('rating_round')
        .set({ closes_at: at })
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .where('status', '=', 'open')
        .executeTakeFirst();
      return Number(closed.numUpdatedRows);
    },
    async listOpen(limit, after) {
      const rows = await rounds
        .where('status', '=', 'open')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toRound);
    },
    async listDue(now, limit) {
      const rows = await rounds
        .where('status', '=', 'open')
        .where('closes_at', '<=', now)
        .orderBy('closes_at')
        .limit(limit)
        .execute();
      return rows.map(toRound);
    },
    async markReleased(tenantId, id, at) {
      await queries
        .updateTable('rating_round')
        .set({ status: 'released', released_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async forgetApprovers(releasedBefore) {
      await queries
        .updateTable('rating_round')
        .set({ approver: null })
        .where('status', '=', 'released')
        .where('released_at', '<', releasedBefore)
        .where('approver', 'is not', null)
        .execute();
    },
  };
}

type NomineeStatements = Pick<
  RoundStore,
  | 'addNominee'
  | 'findNominee'
  | 'findNomineeAnywhere'
  | 'listNominees'
  | 'changeNominee'
  | 'forgetContact'
  | 'blankAddress'
  | 'forgetContactsOfReleased'
>;

function nomineeStatements(queries: Kysely<RaterTables>): NomineeStatements {
  const nominees = selectNominees(queries);
  return {
    async addNominee(nominee) {
      await queries.insertInto('nomination').values(toNomineeRow(nominee)).execute();
      if (nominee.contact === null) return;
      await queries
        .insertInto('nomination_contact')
        .values({ tenant_id: nominee.tenantId, nomination_id: nominee.id, ...nominee.contact })
        .execute();
    },
    async findNominee(tenantId, id) {
      const row = await nominees.where('n.tenant_id', '=', tenantId).where('n.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toNominee(row);
    },
    async findNomineeAnywhere(id) {
      const row = await nominees.where('n.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toNominee(row);
    },
    async listNominees(tenantId, roundId) {
      const rows = await nominees
        .where('n.tenant_id', '=', tenantId)
        .where('n.round_id', '=', roundId)
        .orderBy('n.place')
        .execute();
      return rows.map(toNominee);
    },
    async changeNominee(tenantId, id, change) {
      await queries
        .updateTable('nomination')
        .set(change)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async forgetContact(tenantId, nomineeId) {
      await queries
        .deleteFrom('nomination_contact')
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', '=', nomineeId)
        .execute();
    },
    async blankAddress(tenantId, nomineeId) {
      await queries
        .updateTable('nomination_contact')
        .set({ email: '' })
        .where('tenant_id', '=', tenantId)
        .where('nomination_id', '=', nomineeId)
        .execute();
    },
    async forgetContactsOfReleased(releasedBefore, limit) {
      const rows = await queries
        .selectFrom('nomination_contact as c')
        .innerJoin('nomination as n', (join) =>
          join.onRef('n.tenant_id', '=', 'c.tenant_id').onRef('n.id', '=', 'c.nomination_id'),
        )
        .innerJoin('rating_round as r', (join) =>
          join.onRef('r.tenant_id', '=', 'n.tenant_id').onRef('r.id', '=', 'n.round_id'),
        )
        .select(['c.tenant_id', 'c.nomination_id'])
        .where('r.status', '=', 'released')
        .where('r.released_at', '<', releasedBefore)
        .limit(limit)
        .execute();
      for (const row of rows) {
        await queries
          .deleteFrom('nomination_contact')
          .where('tenant_id', '=', row.tenant_id)
          .where('nomination_id', '=', row.nomination_id)
          .execute();
      }
      return rows.length;
    },
  };
}

function addressStatements(queries: Kysely<RaterTables>): Pick<RoundStore, 'hasRatedBefore' | 'listByAddress'> {
  return {
    async hasRatedBefore(tenantId, addressDigest, notInRound) {
      const row = await queries
        .selectFrom('nomination')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('address_digest', '=', addressDigest)
        .where('round_id', '!=', notInRound)
        .where('handed_in_at', 'is not', null)
        .executeTakeFirst();
      return row !== undefined;
    },
    async listByAddress(addressDigest) {
      const rows = await selectNominees(queries).where('n.address_digest', '=', addressDigest).execute();
      return rows.map(toNominee);
    },
  };
}

function selectNominees(queries: Kysely<RaterTables>) {
  return queries
    .selectFrom('nomination as n')
    .leftJoin('nomination_contact as c', (join) =>
      join.onRef('c.tenant_id', '=', 'n.tenant_id').onRef('c.nomination_id', '=', 'n.id'),
    )
    .selectAll('n')
    .select(['c.name', 'c.email']);
}

function toRoundRow(round: Round): RaterTables['rating_round'] {
  return {
    tenant_id: round.tenantId,
    id: round.id,
    person_id: round.personId,
    campaign_id: round.campaign?.id ?? null,
    campaign_title: round.campaign?.title ?? null,
    name: round.name,
    purpose: round.purpose,
    thresholds: JSON.stringify(round.thresholds),
    bank: round.bank,
    bank_version: round.bankVersion,
    pool: JSON.stringify(round.pool),
    approver: round.approver === null ? null : JSON.stringify(round.approver),
    language: round.language,
    status: round.status,
    opened_at: round.openedAt,
    closes_at: round.closesAt,
    released_at: round.releasedAt,
  };
}

function toRound(row: Selectable<RaterTables['rating_round']>): Round {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    campaign: row.campaign_id === null ? null : { id: row.campaign_id, title: row.campaign_title ?? '' },
    name: row.name,
    purpose: row.purpose === 'research' ? 'research' : row.purpose === 'benchmark' ? 'benchmark' : 'development',
    thresholds: JSON.parse(row.thresholds) as RaterThresholds,
    bank: row.bank,
    bankVersion: row.bank_version,
    pool: JSON.parse(row.pool) as StatementPool,
    approver: row.approver === null ? null : (JSON.parse(row.approver) as Approver),
    language: toLanguage(row.language),
    status: row.status === 'released' ? 'released' : 'open',
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    releasedAt: row.released_at,
  };
}

function toNomineeRow(nominee: Nominee): RaterTables['nomination'] {
  return {
    tenant_id: nominee.tenantId,
    id: nominee.id,
    round_id: nominee.roundId,
    place: nominee.place,
    rater_group: nominee.group,
    language: nominee.language,
    address_digest: nominee.addressDigest,
    state: nominee.state,
    asked_at: nominee.askedAt,
    taken_back_at: nominee.takenBackAt,
    left_at: nominee.leftAt,
    left_reason: nominee.leftReason,
    device_digest: nominee.deviceDigest,
    address_tries: nominee.addressTries,
    tries_since: nominee.triesSince,
    reminders: nominee.reminders,
    reminders_stopped: nominee.remindersStopped ? 1 : 0,
    handed_in_at: nominee.handedInAt,
  };
}

function toNominee(
  row: Selectable<RaterTables['nomination']> & { readonly name: string | null; readonly email: string | null },
): Nominee {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    roundId: row.round_id,
    place: Number(row.place),
    group: RATER_GROUPS.find((group) => group === row.rater_group) ?? 'peers',
    language: toLanguage(row.language),
    addressDigest: row.address_digest,
    state: row.state === 'asked' ? 'asked' : row.state === 'refused' ? 'refused' : 'waiting',
    askedAt: row.asked_at,
    takenBackAt: row.taken_back_at,
    leftAt: row.left_at,
    leftReason: row.left_reason === 'not-me' ? 'not-me' : row.left_reason === null ? null : 'rather-not',
    deviceDigest: row.device_digest,
    addressTries: Number(row.address_tries),
    triesSince: row.tries_since,
    reminders: Number(row.reminders),
    remindersStopped: Number(row.reminders_stopped) === 1,
    handedInAt: row.handed_in_at,
    contact: row.name === null || row.email === null ? null : { name: row.name, email: row.email },
  };
}
