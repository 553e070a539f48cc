// The SQL over organisations, what was spoken with them, students, drafts and the desk itself.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { DemandTables } from './tables.ts';

export type OrganisationRow = Selectable<DemandTables['need_organisation']>;
export type DeskRow = Selectable<DemandTables['need_desk']>;
export type TalkRow = Selectable<DemandTables['firm_talk']>;
export type StudentRow = Selectable<DemandTables['student_case']>;
export type DraftRow = Selectable<DemandTables['need_draft']>;

/** Names that differ only in case, width, blanks and the form of the company are the same organisation's. */
export function organisationKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[.,'’"()&+-]/g, ' ')
    .replaceAll(
      /\b(ab|ag|as|asa|b v|bv|co|gmbh|inc|kft|limited|llc|ltd|n v|nv|oy|oyj|plc|s a|s l|s p a|s r l|sa|sp z o o|spa|srl|spółka)\b/g,
      ' ',
    )
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export function firmsStore(anyQueries: Queries) {
  const queries = withTables<DemandTables>(anyQueries);
  return {
    async findOrganisation(tenantId: string, id: string): Promise<OrganisationRow | null> {
      const row = await queries
        .selectFrom('need_organisation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async findByName(tenantId: string, name: string): Promise<OrganisationRow | null> {
      const row = await queries
        .selectFrom('need_organisation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('name_key', '=', organisationKey(name))
        .executeTakeFirst();
      return row ?? null;
    },
    async addOrganisation(row: OrganisationRow): Promise<void> {
      await queries.insertInto('need_organisation').values(row).execute();
    },
    async changeOrganisation(tenantId: string, id: string, changes: Partial<OrganisationRow>): Promise<void> {
      await queries
        .updateTable('need_organisation')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    listOrganisations: (tenantId: string): Promise<OrganisationRow[]> =>
      queries.selectFrom('need_organisation').selectAll().where('tenant_id', '=', tenantId).orderBy('name').execute(),
    listContacts: (tenantId: string, organisationId: string) =>
      queries
        .selectFrom('firm_contact')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('organisation_id', '=', organisationId)
        .orderBy('id')
        .execute(),
    /** Cases whose contact has this address. */
    async findCasesByAddress(tenantId: string, email: string): Promise<string[]> {
      const rows = await queries
        .selectFrom('need_case as c')
        .innerJoin('firm_contact as f', (join) =>
          join.onRef('f.tenant_id', '=', 'c.tenant_id').onRef('f.id', '=', 'c.contact_id'),
        )
        .select('c.id')
        .where('c.tenant_id', '=', tenantId)
        .where('f.email', '=', email)
        .execute();
      return rows.map(({ id }) => id);
    },
    ...talkStatements(anyQueries),
    findDraft: async (id: string): Promise<DraftRow | null> =>
      (await queries.selectFrom('need_draft').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async keepDraft(row: DraftRow): Promise<void> {
      await queries
        .insertInto('need_draft')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'id']).doUpdateSet({ payload_id: row.payload_id, saved_at: row.saved_at }),
        )
        .execute();
    },
    async removeDraft(tenantId: string, id: string): Promise<void> {
      await queries.deleteFrom('need_draft').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    listOldDrafts: (before: string): Promise<DraftRow[]> =>
      queries.selectFrom('need_draft').selectAll().where('saved_at', '<', before).limit(200).execute(),
    findDesk: async (tenantId: string): Promise<DeskRow | null> =>
      (await queries.selectFrom('need_desk').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()) ?? null,
    findDeskById: async (id: string): Promise<DeskRow | null> =>
      (await queries.selectFrom('need_desk').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async keepDesk(row: DeskRow): Promise<void> {
      const { tenant_id: _, id: __, ...changes } = row;
      await queries
        .insertInto('need_desk')
        .values(row)
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(changes))
        .execute();
    },
  };
}

function talkStatements(anyQueries: Queries) {
  const queries = withTables<DemandTables>(anyQueries);
  return {
    async addTalk(row: TalkRow): Promise<void> {
      await queries.insertInto('firm_talk').values(row).execute();
    },
    listTalks: (tenantId: string, organisationId: string): Promise<TalkRow[]> =>
      queries
        .selectFrom('firm_talk')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('organisation_id', '=', organisationId)
        .orderBy('id', 'desc')
        .execute(),
    findStudentCase: async (tenantId: string, id: string): Promise<StudentRow | null> => {
      const row = await queries
        .selectFrom('student_case')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async addStudentCase(row: StudentRow): Promise<void> {
      await queries.insertInto('student_case').values(row).execute();
    },
    /** False: somebody changed it meanwhile. */
    async changeStudentCase(
      tenantId: string,
      id: string,
      revision: number,
      changes: Pick<StudentRow, 'state' | 'steps' | 'changed_at' | 'person_id'>,
    ): Promise<boolean> {
      const changed = await queries
        .updateTable('student_case')
        .set({ ...changes, revision: revision + 1 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) === 1;
    },
    listStudentCases: (tenantId: string, organisationId: string): Promise<StudentRow[]> =>
      queries
        .selectFrom('student_case')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('organisation_id', '=', organisationId)
        .orderBy('id', 'desc')
        .execute(),
  };
}
