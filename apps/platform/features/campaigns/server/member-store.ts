// The SQL over who is asked in a campaign, and whether their invitation has left.
import { toLanguage } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { OutboxTables } from '../../../core/outbox/outbox-tables.ts';

export interface MemberRecord {
  readonly tenantId: string;
  readonly campaignId: string;
  /** Of the place in the campaign: what the private link names, also after the person has taken it over with an account. */
  readonly id: string;
  readonly personId: string;
  /** `guest`: known by the private link of the campaign alone. `account`: has an account in the institution. */
  readonly kind: 'guest' | 'account';
  readonly source: 'members' | 'file' | 'sign-up';
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attemptId: string | null;
  readonly addedAt: string;
  readonly mailsStoppedAt: string | null;
}

type MemberTable = {
  tenant_id: string;
  campaign_id: string;
  id: string;
  person_id: string;
  kind: string;
  source: string;
  name: string;
  email: string | null;
  language: string;
  attributes: string;
  attempt_id: string | null;
  added_at: string;
  mails_stopped_at: string | null;
};
type MemberTables = { campaign_member: MemberTable };

/** Rows of one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const ROWS_AT_ONCE = 1000;

export interface CampaignMemberStore {
  add(members: readonly MemberRecord[]): Promise<void>;
  find(tenantId: string, campaignId: string, personId: string): Promise<MemberRecord | null>;
  findById(tenantId: string, campaignId: string, id: string): Promise<MemberRecord | null>;
  findByAddress(tenantId: string, campaignId: string, email: string): Promise<MemberRecord | null>;
  list(tenantId: string, campaignId: string): Promise<MemberRecord[]>;
  /** In the order of their ids, after one of them. */
  page(tenantId: string, campaignId: string, after: string | null, limit: number): Promise<MemberRecord[]>;
  listOfPerson(tenantId: string, personId: string): Promise<MemberRecord[]>;
  /** Persons without an account who were asked at these addresses before, in any campaign of the institution. */
  findKnown(tenantId: string, email?: string): Promise<Map<string, string>>;
  count(tenantId: string, campaignId: string, source?: MemberRecord['source']): Promise<number>;
  update(member: MemberRecord): Promise<void>;
  setAttempt(tenantId: string, campaignId: string, personId: string, attemptId: string): Promise<void>;
  /** Hands the place over to the person's account. */
  changePerson(member: MemberRecord, personId: string): Promise<void>;
  setMailsStopped(tenantId: string, campaignId: string, personId: string, at: string | null): Promise<void>;
  remove(tenantId: string, campaignId: string, personIds: readonly string[] | 'all'): Promise<void>;
  removePerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
  /** State of the outbox's entry for this occasion and step by the digest of the person. */
  listDeliveries(tenantId: string, occasion: string, step: string): Promise<Map<string, string>>;
}

export function campaignMemberStore(anyQueries: Queries): CampaignMemberStore {
  return { ...readStatements(anyQueries), ...changeStatements(anyQueries) };
}

type ReadStatements = Pick<
  CampaignMemberStore,
  | 'find'
  | 'findById'
  | 'findByAddress'
  | 'list'
  | 'page'
  | 'listOfPerson'
  | 'findKnown'
  | 'count'
  | 'listPersons'
  | 'listDeliveries'
>;

function readStatements(anyQueries: Queries): ReadStatements {
  const queries = withTables<MemberTables>(anyQueries);
  const all = queries.selectFrom('campaign_member').selectAll();
  const ofCampaign = (tenantId: string, campaignId: string) =>
    all.where('tenant_id', '=', tenantId).where('campaign_id', '=', campaignId);
  return {
    async find(tenantId, campaignId, personId) {
      const row = await ofCampaign(tenantId, campaignId).where('person_id', '=', personId).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    async findById(tenantId, campaignId, id) {
      const row = await ofCampaign(tenantId, campaignId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    async findByAddress(tenantId, campaignId, email) {
      const row = await ofCampaign(tenantId, campaignId).where('email', '=', email).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    list: async (tenantId, campaignId) =>
      (await ofCampaign(tenantId, campaignId).orderBy('id').execute()).map(toMember),
    async page(tenantId, campaignId, after, limit) {
      const query = ofCampaign(tenantId, campaignId);
      const rows = await (after === null ? query : query.where('id', '>', after)).orderBy('id').limit(limit).execute();
      return rows.map(toMember);
    },
    listOfPerson: async (tenantId, personId) =>
      (
        await all
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', personId)
          .orderBy('added_at', 'desc')
          .orderBy('campaign_id', 'desc')
          .execute()
      ).map(toMember),
    async findKnown(tenantId, email) {
      const query = queries
        .selectFrom('campaign_member')
        .select(['email', 'person_id'])
        .where('tenant_id', '=', tenantId)
        .where('email', 'is not', null);
      const rows = await (email === undefined ? query : query.where('email', '=', email)).orderBy('added_at').execute();
      return new Map(rows.map((row) => [row.email!, row.person_id]));
    },
    async count(tenantId, campaignId, source) {
      const query = queries
        .selectFrom('campaign_member')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId);
      const row = await (source === undefined ? query : query.where('source', '=', source)).executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async listPersons() {
      const rows = await queries.selectFrom('campaign_member').select(['tenant_id', 'person_id']).distinct().execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
    async listDeliveries(tenantId, occasion, step) {
      const rows = await withTables<OutboxTables>(anyQueries)
        .selectFrom('outbox_entry')
        .select(['person_digest', 'state'])
        .where('tenant_id', '=', tenantId)
        .where('occasion', '=', occasion)
        .where('step', '=', step)
        .execute();
      return new Map(rows.map((row) => [row.person_digest, row.state]));
    },
  };
}

function changeStatements(anyQueries: Queries): Omit<CampaignMemberStore, keyof ReadStatements> {
  const queries = withTables<MemberTables>(anyQueries);
  const change = (tenantId: string, campaignId: string, personId: string, values: Partial<MemberTable>) =>
    queries
      .updateTable('campaign_member')
      .set(values)
      .where('tenant_id', '=', tenantId)
      .where('campaign_id', '=', campaignId)
      .where('person_id', '=', personId)
      .execute();
  return {
    async add(members) {
      for (let from = 0; from < members.length; from += ROWS_AT_ONCE) {
        await queries
          .insertInto('campaign_member')
          .values(members.slice(from, from + ROWS_AT_ONCE).map(toRow))
          .execute();
      }
    },
    async update(member) {
      const { name, language, attributes } = toRow(member);
      await change(member.tenantId, member.campaignId, member.personId, { name, language, attributes });
    },
    async setAttempt(tenantId, campaignId, personId, attemptId) {
      await change(tenantId, campaignId, personId, { attempt_id: attemptId });
    },
    async changePerson({ tenantId, campaignId, personId }, to) {
      await change(tenantId, campaignId, personId, { person_id: to, kind: 'account' });
    },
    async setMailsStopped(tenantId, campaignId, personId, at) {
      await change(tenantId, campaignId, personId, { mails_stopped_at: at });
    },
    async remove(tenantId, campaignId, personIds) {
      const query = queries
        .deleteFrom('campaign_member')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId);
      if (personIds === 'all') await query.execute();
      else if (personIds.length > 0) await query.where('person_id', 'in', [...personIds]).execute();
    },
    async removePerson(tenantId, personId) {
      await queries
        .deleteFrom('campaign_member')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    },
  };
}

function toRow(member: MemberRecord): MemberTable {
  return {
    tenant_id: member.tenantId,
    campaign_id: member.campaignId,
    id: member.id,
    person_id: member.personId,
    kind: member.kind,
    source: member.source,
    name: member.name,
    email: member.email,
    language: member.language,
    attributes: JSON.stringify(member.attributes),
    attempt_id: member.attemptId,
    added_at: member.addedAt,
    mails_stopped_at: member.mailsStoppedAt,
  };
}

function toMember(row: MemberTable): MemberRecord {
  return {
    tenantId: row.tenant_id,
    campaignId: row.campaign_id,
    id: row.id,
    personId: row.person_id,
    kind: row.kind === 'account' ? 'account' : 'guest',
    source: row.source as MemberRecord['source'],
    name: row.name,
    email: row.email,
    language: toLanguage(row.language),
    attributes: JSON.parse(row.attributes) as Record<string, string>,
    attemptId: row.attempt_id,
    addedAt: row.added_at,
    mailsStoppedAt: row.mails_stopped_at,
  };
}
