// Who was in charge, answered, decided or ticked: the record stays, the person goes out of it.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { Erasable, Person } from '../../../core/erasure/erasable.ts';
import type { CallsTables } from './calls-tables.ts';

const NAMED = ['proposal_call', 'call_part', 'call_answer', 'call_decision', 'call_item', 'call_charter'] as const;

export const callsErasable: Erasable = {
  name: 'work on calls',
  tables: [...NAMED, 'call_reminder_stop'],
  async erase(queries, { tenantId, personId }) {
    const tables = withTables<CallsTables>(queries);
    for (const table of NAMED) {
      await tables
        .updateTable(table)
        .set({ person_id: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    }
    await tables
      .updateTable('call_item')
      .set({ done_by: null })
      .where('tenant_id', '=', tenantId)
      .where('done_by', '=', personId)
      .execute();
    // What was sent to whom is part of the mark of a reminder.
    await tables
      .updateTable('call_item')
      .set({ reminded: '' })
      .where('tenant_id', '=', tenantId)
      .where('reminded', 'like', `% ${personId}`)
      .execute();
    await tables
      .deleteFrom('call_reminder_stop')
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .execute();
  },
  async listPersons(queries) {
    const found = new Map<string, Person>();
    for (const person of [...(await personsIn(queries)), ...(await tickersIn(queries))])
      found.set(`${person.tenantId} ${person.personId}`, person);
    return [...found.values()];
  },
};

async function personsIn(queries: Queries): Promise<Person[]> {
  const persons: Person[] = [];
  for (const table of [...NAMED, 'call_reminder_stop'] as const) {
    const rows = await withTables<CallsTables>(queries)
      .selectFrom(table)
      .select(['tenant_id', 'person_id'])
      .where('person_id', 'is not', null)
      .distinct()
      .execute();
    persons.push(...rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id! })));
  }
  return persons;
}

async function tickersIn(queries: Queries): Promise<Person[]> {
  const rows = await withTables<CallsTables>(queries)
    .selectFrom('call_item')
    .select(['tenant_id', 'done_by'])
    .where('done_by', 'is not', null)
    .distinct()
    .execute();
  return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.done_by! }));
}
