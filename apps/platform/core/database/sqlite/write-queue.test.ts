import { sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../testing/make-folder.ts';
import { makeTestRuntime } from '../testing/make-runtime.ts';
import { withTables } from '../with-tables.ts';
import { openSqlite } from './open-sqlite.ts';

const open = async () => {
  const database = await openSqlite({
    dataFolder: makeTemporaryFolder(),
    runtime: makeTestRuntime(),
    jobMilliseconds: 150,
  });
  onTestFinished(() => database.close());
  await sql`create table note (id integer not null primary key, text text)`.execute(database.direct);
  const insert = (id: number) =>
    database.write((queries) => sql`insert into note (id) values (${id})`.execute(queries));
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from note`.execute(database.read)).rows[0]!.n;
  return { database, insert, count };
};

describe('group commit', () => {
  it('writes jobs that come together in one transaction, and each alone can fail', async () => {
    const { database, insert, count } = await open();
    const frames = async () =>
      (await sql<{ log: number }>`pragma wal_checkpoint(passive)`.execute(database.direct)).rows[0]!.log;
    const before = await frames();
    const outcomes = await Promise.allSettled([...Array.from({ length: 400 }, (_, id) => insert(id)), insert(7)]);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
    expect(await count()).toBe(400);
    // Alone, each of them would have written its pages to the log anew.
    expect((await frames()) - before).toBeLessThan(40);
  });

  it('shows readers nothing of a turn that is not committed', async () => {
    const { database, insert, count } = await open();
    let seen: number | undefined;
    const looking = new Promise<void>((resolve) => {
      setTimeout(() => void count().then((n) => resolve(void (seen = n))), 30);
    });
    const slow = database.write(async (queries) => {
      await sql`insert into note (id) values (1)`.execute(queries);
      await new Promise((resolve) => setTimeout(resolve, 80));
    });
    await Promise.all([looking, slow, insert(2)]);
    expect(seen).toBe(0);
    expect(await count()).toBe(2);
  });

  it('cuts off a job that takes too long and answers the others', async () => {
    const { database, insert, count } = await open();
    const hanging = database.write(async (queries) => {
      await sql`insert into note (id) values (1)`.execute(queries);
      await new Promise(() => {});
    });
    const outcomes = await Promise.allSettled([hanging, insert(2)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
    expect((outcomes[0] as PromiseRejectedResult).reason).toMatchObject({
      message: expect.stringContaining('cut off after 150 ms'),
    });
    expect(await count()).toBe(1);
  });

  it('refuses new jobs when ten thousand wait, and goes on with those', async () => {
    const { insert, count } = await open();
    const outcomes = await Promise.allSettled(Array.from({ length: 10_050 }, (_, id) => insert(id)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(50);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ code: 'storage.busy' });
    expect(await count()).toBe(10_000);
  });

  it('runs a job in the async context of its caller', async () => {
    const { database } = await open();
    const request = new AsyncLocalStorage<string>();
    const ask = (name: string) => request.run(name, () => database.write(async () => request.getStore()));
    expect(await Promise.all([ask('a'), ask('b'), ask('c')])).toEqual(['a', 'b', 'c']);
  });

  it('sees new columns through a statement it had already prepared', async () => {
    const { database, insert } = await open();
    await insert(1);
    const readAll = async () => (await sql`select * from note`.execute(database.read)).rows;
    expect(await readAll()).toEqual([{ id: 1, text: null }]);
    await database.alter((queries) =>
      sql`alter table note add column pages integer not null default 3`.execute(queries),
    );
    expect(await readAll()).toEqual([{ id: 1, text: null, pages: 3 }]);
  });

  it('streams rows while the same statement is asked again', async () => {
    const { database, insert } = await open();
    await Promise.all([1, 2, 3].map(insert));
    const seen: unknown[] = [];
    const query = withTables<{ note: { id: number } }>(database.read).selectFrom('note').select('id').orderBy('id');
    for await (const row of query.stream()) seen.push(row.id);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('refuses to write through the reading connection', async () => {
    const { database, count } = await open();
    await expect(sql`insert into note (id) values (1)`.execute(database.read)).rejects.toThrow('readonly');
    expect(await count()).toBe(0);
  });

  it('refuses a file that is not ours', async () => {
    const dataFolder = makeTemporaryFolder();
    const { DatabaseSync } = await import('node:sqlite');
    const foreign = new DatabaseSync(`${dataFolder}/dragoman.db`);
    foreign.exec('pragma application_id = 7');
    foreign.close();
    await expect(openSqlite({ dataFolder, runtime: makeTestRuntime() })).rejects.toThrow('not written by Dragoman');
  });
});
