import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import { findGaps } from './find-gaps.ts';
import type { FindExisting } from './find-gaps.ts';
import { createThread } from './thread.ts';
import type { NewLink, Relation } from './thread.ts';
import { threadMigration } from './thread-tables.ts';

const relations: Relation[] = [
  { name: 'serves', from: ['module'], to: ['need'] },
  { name: 'rests-on', from: ['estimate'], to: ['answer', 'rating'] },
];
const serves = (module: string, need: string): NewLink => ({
  tenantId: 't',
  from: { type: 'module', id: module },
  relation: 'serves',
  to: { type: 'need', id: need },
  authorDigest: 'digest-of-author',
});

describeOnBothDatabases('the thread', (open) => {
  const start = async () => {
    const { database, runtime } = await open([threadMigration]);
    const thread = createThread({ runtime, relations });
    const add = (link: NewLink) => database.write((queries) => thread.link(queries, link));
    const needsOf = async (module: string) =>
      (await thread.linksFrom(database.read, { tenantId: 't', end: { type: 'module', id: module } })).map(
        (link) => link.to.id,
      );
    const modulesFor = async (need: string) =>
      (await thread.linksTo(database.read, { tenantId: 't', end: { type: 'need', id: need } })).map(
        (link) => link.from.id,
      );
    return { database, runtime, thread, add, needsOf, modulesFor };
  };

  it('is walked both ways, in the order its links were made', async () => {
    const { add, needsOf, modulesFor } = await start();
    await add(serves('m1', 'n2'));
    await add(serves('m1', 'n1'));
    await add(serves('m2', 'n1'));
    expect(await needsOf('m1')).toEqual(['n2', 'n1']);
    expect(await modulesFor('n1')).toEqual(['m1', 'm2']);
    expect(await needsOf('n1')).toEqual([]);
  });

  it('says who made a link and when, and keeps to one relation when asked', async () => {
    const { add, database, thread } = await start();
    const id = await add(serves('m1', 'n1'));
    const query = { tenantId: 't', end: { type: 'module', id: 'm1' } };
    expect(await thread.linksFrom(database.read, { ...query, relation: 'serves' })).toEqual([
      { ...serves('m1', 'n1'), id, at: '2026-11-21T10:00:00.000Z' },
    ]);
    expect(await thread.linksFrom(database.read, { ...query, relation: 'rests-on' })).toEqual([]);
  });

  it('shows nothing of another tenant', async () => {
    const { add, needsOf } = await start();
    await add({ ...serves('m1', 'n1'), tenantId: 'u' });
    expect(await needsOf('m1')).toEqual([]);
  });

  it('takes a link back by a new record and keeps both', async () => {
    const { add, database, thread, needsOf } = await start();
    const id = await add(serves('m1', 'n1'));
    await add(serves('m1', 'n2'));
    const withdraw = () =>
      database.write((queries) => thread.withdraw(queries, { tenantId: 't', linkId: id, authorDigest: null }));
    await withdraw();
    await withdraw();
    expect(await needsOf('m1')).toEqual(['n2']);
    const count = async (table: string) =>
      (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.read)).rows[0]?.n;
    expect([await count('thread_link'), await count('thread_withdrawal')]).toEqual([2, 1]);
  });

  it('refuses relations nobody declared, ends they do not join, and withdrawing what is not there', async () => {
    const { add, database, thread } = await start();
    await expect(add({ ...serves('m1', 'n1'), relation: 'helps' })).rejects.toThrow('No feature declares');
    await expect(add({ ...serves('m1', 'n1'), to: { type: 'answer', id: 'a' } })).rejects.toThrow(
      'does not join module to answer',
    );
    const withdrawal = { tenantId: 't', linkId: 'nothing', authorDigest: null };
    await expect(database.write((queries) => thread.withdraw(queries, withdrawal))).rejects.toThrow(/foreign key/i);
  });

  it('shows the links that hang in the air, and no withdrawn ones', async () => {
    const { add, database, thread } = await start();
    await add(serves('m1', 'n1'));
    await add(serves('m1', 'n-gone'));
    await add(serves('m-gone', 'n1'));
    await add(serves('m-gone', 'n-gone'));
    const withdrawn = await add(serves('m-gone', 'n2'));
    await database.write((queries) =>
      thread.withdraw(queries, { tenantId: 't', linkId: withdrawn, authorDigest: null }),
    );
    const only =
      (...known: string[]): FindExisting =>
      async (_queries, _tenantId, ids) =>
        new Set(ids.filter((id) => known.includes(id)));
    const resolvers = new Map([
      ['module', only('m1')],
      ['need', only('n1', 'n2')],
    ]);
    const gaps = await findGaps(database.read, 't', resolvers);
    expect(gaps.map((gap) => gap.missing)).toEqual(['to', 'from', 'both']);
    expect(await findGaps(database.read, 't', new Map())).toHaveLength(4);
    expect(await findGaps(database.read, 't', new Map(), { limit: 2 })).toHaveLength(2);
    const ofOne = await findGaps(database.read, 't', resolvers, { fromIds: ['m1'] });
    expect(ofOne.map(({ link }) => link.to.id)).toEqual(['n-gone']);
    expect(await findGaps(database.read, 't', resolvers, { fromIds: [] })).toEqual([]);
  });
});
