// What needs hold of people, and how it goes: contacts at firms wholly, staff by losing their name in what they decided.
import { withTables } from '../../../core/database/with-tables.ts';
import type { Erasable, Person } from '../../../core/erasure/erasable.ts';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { blotOut } from './confidential.ts';
import type { DemandTables } from './tables.ts';

/** Tables in which a person stands as the one who did something: the record stays, the person goes. */
const STAFF_TABLES = [
  'need_case',
  'need',
  'need_decision',
  'need_event',
  'need_question',
  'need_analysis',
  'firm_talk',
  'student_case',
  'need_ranker',
] as const;

/** Parts of a mail that say who wrote it. */
const PERSONAL_KINDS = ['mail-header', 'signature'];

/** Confidential stretches and mails are payload rows under the contact's id, which core erases. */
export const demandErasable: Erasable = {
  name: 'needs of firms',
  tables: ['firm_contact', ...STAFF_TABLES],
  async erase(queries, person) {
    await blotSignatures(queries, person);
    await eraseContact(queries, person);
    const { tenantId, personId } = person;
    for (const table of STAFF_TABLES) {
      await withTables<DemandTables>(queries)
        .updateTable(table)
        .set({ person_id: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    }
  },
  async listPersons(queries) {
    const found = new Map<string, Person>();
    for (const table of ['firm_contact', ...STAFF_TABLES] as const) {
      for (const person of await personsIn(queries, table)) found.set(`${person.tenantId} ${person.personId}`, person);
    }
    return [...found.values()];
  },
};

async function personsIn(queries: Queries, table: 'firm_contact' | (typeof STAFF_TABLES)[number]): Promise<Person[]> {
  const rows = await withTables<DemandTables>(queries)
    .selectFrom(table)
    .select(['tenant_id', 'person_id'])
    .distinct()
    .where('person_id', 'is not', null)
    .execute();
  return rows.flatMap(({ tenant_id, person_id }) =>
    person_id === null ? [] : [{ tenantId: tenant_id, personId: person_id }],
  );
}

/** The need stays, without the lines of its mail that say who wrote it. */
async function blotSignatures(queries: WriteQueries, { tenantId, personId }: Person): Promise<void> {
  const tables = withTables<DemandTables>(queries);
  const texts = await tables
    .selectFrom('need_text as t')
    .innerJoin('need_case as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.id', '=', 't.case_id'),
    )
    .select(['t.id', 't.text'])
    .where('t.tenant_id', '=', tenantId)
    .where('c.contact_id', '=', personId)
    .execute();
  for (const { id, text } of texts) {
    const lines = await tables
      .selectFrom('need_sentence')
      .select(['start_at', 'end_at'])
      .where('tenant_id', '=', tenantId)
      .where('text_id', '=', id)
      .where((where) => where.or([where('kind', 'in', PERSONAL_KINDS), where('reason', '=', 'contact')]))
      .execute();
    const stretches = lines.map((line) => ({ start: Number(line.start_at), end: Number(line.end_at) }));
    await tables
      .updateTable('need_text')
      .set({ text: blotOut(text, stretches) })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  }
}

async function eraseContact(queries: WriteQueries, { tenantId, personId }: Person): Promise<void> {
  const tables = withTables<DemandTables>(queries);
  await tables.deleteFrom('firm_contact').where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
  await tables
    .updateTable('need_case')
    .set({ contact_id: null })
    .where('tenant_id', '=', tenantId)
    .where('contact_id', '=', personId)
    .execute();
}
