import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { OpenDatabase } from '../../../core/database/database.ts';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { callsErasable } from './calls-erasable.ts';
import { TABLES_OF_CALL } from './calls-tables.ts';
import { presentCall } from './present-call.ts';
import {
  addCall,
  ANSWER,
  DAY,
  DECISION,
  NOBODY,
  partWith,
  PATIENCE,
  PLANTED,
  startCalls,
} from './testing/start-calls.ts';

describeOnBothDatabases('what is kept of a call', (open) => {
  it(
    'stands with the call alone: no other table holds a word of it, no audit and no thread, and nothing is left when it is removed',
    PATIENCE,
    async () => {
      const { admin, database } = await startCalls(open);
      const call = await addCall(admin);
      const path = `/calls/${call.id}/requirements/${partWith(call, 'negotiate').id}`;
      await admin.call('PUT', path, { ...ANSWER, text: 'We do.', promise: 'terms' });
      const begin = { kind: 'new', title: 'Synthetic', audience: 'external', language: 'en' };
      await admin.call('POST', `/calls/${call.id}/charter`, begin);
      await admin.call('POST', `/calls/${call.id}/decisions`, DECISION);
      const holders = await tablesHolding(database, PLANTED);
      expect(holders).toEqual(['call_part', 'proposal_call']);
      expect((await admin.call('DELETE', `/calls/${call.id}`)).status).toBe(204);
      expect(await tablesHolding(database, PLANTED)).toEqual([]);
      for (const table of TABLES_OF_CALL) {
        const rows = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
          database.read,
        );
        expect(Number(rows.rows[0]!.rows)).toBe(0);
      }
      expect((await admin.call('GET', `/calls/${call.id}`)).body.code).toBe('route.not-found');
    },
  );

  it('is forgotten two years after its last change, seven after one for which there was a bid', PATIENCE, async () => {
    const { admin, calls, advance, database } = await startCalls(open);
    const old = await addCall(admin);
    const bid = await addCall(admin);
    await admin.call('POST', `/calls/${bid.id}/decisions`, DECISION);
    const left = async () =>
      (await sql<{ id: string }>`select id from proposal_call`.execute(database.read)).rows.map(({ id }) => id);
    advance(729 * DAY);
    await calls.forget();
    expect((await left()).toSorted()).toEqual([old.id, bid.id].toSorted());
    advance(4 * DAY);
    await calls.forget();
    expect(await left()).toEqual([bid.id]);
    advance(5 * 366 * DAY);
    await calls.forget();
    expect(await left()).toEqual([]);
  });

  it('forgets persons and keeps what was decided', PATIENCE, async () => {
    const { admin, adminId, tenantId, database, parts, calls, advance } = await startCalls(open);
    const call = await addCall(admin);
    const head = { revision: 1, title: call.title, funder: '', caseId: null, programmeId: null, outcome: null };
    await admin.call('PUT', `/calls/${call.id}`, { ...head, inCharge: adminId });
    await admin.call('PUT', `/calls/${call.id}/requirements/${partWith(call, 'online').id}`, {
      ...ANSWER,
      text: 'Yes.',
    });
    await admin.call('POST', `/calls/${call.id}/decisions`, DECISION);
    const item = call.items[0]!;
    await admin.call('PUT', `/calls/${call.id}/items/${item.id}`, {
      revision: 1,
      title: 'Done',
      dueOn: null,
      inCharge: null,
      isDone: true,
    });
    advance(110 * DAY);
    await calls.remind();
    const person = { tenantId, personId: adminId };
    expect(await callsErasable.listPersons!(database.read)).toEqual([person]);
    expect(await tablesHolding(database, adminId, 'call_')).not.toEqual([]);
    await database.write((queries) => callsErasable.erase!(queries, person));
    await database.write((queries) => callsErasable.erase!(queries, person));
    expect(await callsErasable.listPersons!(database.read)).toEqual([]);
    expect(await tablesHolding(database, adminId, 'call_')).toEqual([]);
    const kept = await presentCall(parts, tenantId, call.id);
    expect(kept.decisions).toMatchObject([{ decision: 'bid', by: null }]);
    expect(kept.items.at(-1)!.done).toMatchObject({ by: null });
  });

  it('belongs to its institution: elsewhere it is not there', PATIENCE, async () => {
    const started = await startCalls(open);
    const call = await addCall(started.admin);
    const anonymous = started.browser();
    expect((await anonymous.call('GET', `/calls/${call.id}`)).status).toBe(401);
    expect((await started.admin.call('GET', `/calls/${NOBODY}`)).body.code).toBe('route.not-found');
  });
});

/** Tables with a row in which the word stands, by name. */
async function tablesHolding({ direct, engine }: OpenDatabase, word: string, beginning = ''): Promise<string[]> {
  const all = await direct.introspection.getTables();
  const { rows: own } =
    engine === 'sqlite' ? { rows: [] } : await sql<{ name: string }>`select current_schema() as name`.execute(direct);
  const tables = all.filter(
    ({ name, schema }) => name.startsWith(beginning) && (engine === 'sqlite' || schema === own[0]?.name),
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(direct);
    if (JSON.stringify(rows).includes(word)) holding.push(name);
  }
  return holding.toSorted();
}
