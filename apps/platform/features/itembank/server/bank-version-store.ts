// The only SQL about accepted versions of the bank.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { BankVersion, StoredBank } from '../contract.ts';
import type { ItembankTables } from './migrations.ts';

export interface BankVersionStore {
  /** Throws a unique violation when the version it follows has been followed already. */
  add(tenantId: string, version: BankVersion): Promise<void>;
  find(tenantId: string, parameters: string): Promise<BankVersion | null>;
  /** The newest version of a bank with these words; null while only the shipped parameters are there. */
  findCurrent(tenantId: string, bankDigest: string): Promise<BankVersion | null>;
  /** Name of the newest version's parameters, without reading it. */
  findCurrentName(tenantId: string, bankDigest: string): Promise<string | null>;
  /** Newest first. */
  list(tenantId: string, bankDigest: string): Promise<Omit<BankVersion, 'body'>[]>;
  /** The version stays; who accepted it is no longer known. */
  forgetPerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

const HEAD = [
  'id',
  'bank',
  'bank_version',
  'bank_digest',
  'parameters',
  'parent',
  'kind',
  'source_id',
  'person_id',
  'accepted_at',
] as const;

export function bankVersionStore(anyQueries: Queries): BankVersionStore {
  const queries = withTables<ItembankTables>(anyQueries);
  const newest = (tenantId: string, bankDigest: string) =>
    queries
      .selectFrom('bank_version')
      .where('tenant_id', '=', tenantId)
      .where('bank_digest', '=', bankDigest)
      .orderBy('accepted_at', 'desc')
      .orderBy('id', 'desc');
  return {
    async add(tenantId, version) {
      await queries
        .insertInto('bank_version')
        .values({
          tenant_id: tenantId,
          id: version.id,
          bank: version.bank,
          bank_version: version.bankVersion,
          bank_digest: version.bankDigest,
          parameters: version.parameters,
          parent: version.parent,
          kind: version.kind,
          source_id: version.sourceId,
          person_id: version.acceptedBy,
          accepted_at: version.acceptedAt,
          body: JSON.stringify(version.body),
        })
        .execute();
    },
    async find(tenantId, parameters) {
      const row = await queries
        .selectFrom('bank_version')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('parameters', '=', parameters)
        .executeTakeFirst();
      return row === undefined ? null : { ...toHead(row), body: JSON.parse(row.body) as StoredBank };
    },
    async findCurrent(tenantId, bankDigest) {
      const row = await newest(tenantId, bankDigest).selectAll().limit(1).executeTakeFirst();
      return row === undefined ? null : { ...toHead(row), body: JSON.parse(row.body) as StoredBank };
    },
    async findCurrentName(tenantId, bankDigest) {
      const row = await newest(tenantId, bankDigest).select('parameters').limit(1).executeTakeFirst();
      return row?.parameters ?? null;
    },
    async list(tenantId, bankDigest) {
      return (await newest(tenantId, bankDigest).select(HEAD).execute()).map(toHead);
    },
    async forgetPerson(tenantId, personId) {
      await queries
        .updateTable('bank_version')
        .set({ person_id: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    },
    async listPersons() {
      const rows = await queries
        .selectFrom('bank_version')
        .select(['tenant_id', 'person_id'])
        .where('person_id', 'is not', null)
        .distinct()
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id! }));
    },
  };
}

function toHead(row: Pick<ItembankTables['bank_version'], (typeof HEAD)[number]>): Omit<BankVersion, 'body'> {
  return {
    id: row.id,
    bank: row.bank,
    bankVersion: row.bank_version,
    bankDigest: row.bank_digest,
    parameters: row.parameters,
    parent: row.parent,
    kind: row.kind as BankVersion['kind'],
    sourceId: row.source_id,
    acceptedBy: row.person_id,
    acceptedAt: row.accepted_at,
  };
}
