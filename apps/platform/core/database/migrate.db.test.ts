import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { MigrationStep } from './database.ts';
import { silentLog } from '../log.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { runChild } from './testing/run-child.ts';
import { makeSampleSteps, SAMPLE_POINTS } from './testing/sample-steps.ts';
import { describeOnBothDatabases } from './testing/with-databases.ts';
import { withTables } from './with-tables.ts';

const makeTable = (name: string): MigrationStep => ({
  name,
  up: async (queries) => {
    const table = `made_by_${name.slice(0, 4)}`;
    await queries.schema.createTable(table).addColumn('id', 'text').execute();
    await queries.schema.createIndex(`${table}_index`).on(table).column('id').execute();
  },
});

describeOnBothDatabases('migrations', (open) => {
  it('run in the order of their names, once', async () => {
    const { database, runtime } = await open();
    expect(await migrate(database, [makeTable('0102-b'), makeTable('0001-a')], runtime.clock)).toEqual([
      '0001-a',
      '0102-b',
    ]);
    expect(await migrate(database, [makeTable('0102-b'), makeTable('0001-a')], runtime.clock)).toEqual([]);
  });

  it('leave nothing of a step that fails, and run it when it has been mended', async () => {
    const { database, runtime } = await open();
    const broken: MigrationStep = {
      name: '0002-broken',
      up: async (queries, engine) => {
        await makeTable('0002-broken').up(queries, engine);
        throw new Error('the second half is missing');
      },
    };
    await expect(migrate(database, [makeTable('0001-a'), broken], runtime.clock)).rejects.toThrow(
      'the second half is missing',
    );
    await expect(sql`select * from made_by_0001`.execute(database.read)).resolves.toMatchObject({ rows: [] });
    await expect(sql`select * from made_by_0002`.execute(database.read)).rejects.toThrow(
      /no such table|does not exist/,
    );
    expect(await migrate(database, [makeTable('0001-a'), makeTable('0002-broken')], runtime.clock)).toEqual([
      '0002-broken',
    ]);
  });

  it('refuse data of a newer version and data with another history, in a sentence', async () => {
    const { database, runtime } = await open([makeTable('0001-a'), makeTable('0002-b')]);
    await expect(migrate(database, [makeTable('0001-a')], runtime.clock)).rejects.toThrow(/newer Dragoman.*0002-b/);
    await expect(migrate(database, [makeTable('0001-a'), makeTable('0002-c')], runtime.clock)).rejects.toThrow(
      /0002-b where this one has 0002-c/,
    );
    const inserted = [makeTable('0000-first'), makeTable('0001-a'), makeTable('0002-b')];
    await expect(migrate(database, inserted, runtime.clock)).rejects.toThrow('another history');
  });

  it('let a room on the left grow after a room on the right was made', async () => {
    const { database, runtime } = await open([makeTable('0001-a'), makeTable('0101-b')]);
    const later = [makeTable('0001-a'), makeTable('0002-c'), makeTable('0101-b')];
    expect(await migrate(database, later, runtime.clock)).toEqual(['0002-c']);
  });

  it('refuse two steps with one number and names without one', async () => {
    const { database, runtime } = await open();
    await expect(migrate(database, [makeTable('0001-a'), makeTable('0001-b')], runtime.clock)).rejects.toThrow(
      'carry the number',
    );
    await expect(migrate(database, [makeTable('first')], runtime.clock)).rejects.toThrow('four digits');
  });

  it('run once when two starts come at the same moment', async () => {
    const { database, runtime } = await open();
    const steps = [makeTable('0001-a'), makeTable('0002-b'), makeTable('0101-c')];
    const ran = await Promise.all([migrate(database, steps, runtime.clock), migrate(database, steps, runtime.clock)]);
    expect(ran.flat().toSorted()).toEqual(['0001-a', '0002-b', '0101-c']);
  });

  it('may rebuild a table that others point at, and are refused when that breaks a reference', async () => {
    const { database } = await open([
      {
        name: '9901-parent',
        up: async (queries) => {
          await sql`create table parent (id text not null primary key)`.execute(queries);
          await sql`create table child (id text not null primary key, parent_id text not null references parent (id))`.execute(
            queries,
          );
          await sql`insert into parent values ('p')`.execute(queries);
          await sql`insert into child values ('c', 'p')`.execute(queries);
        },
      },
    ]);
    const orphan = withTables<{ parent: { id: string } }>(database.direct).deleteFrom('parent').execute();
    await expect(orphan).rejects.toThrow(/foreign key/i);
    if (database.engine !== 'sqlite') return;
    await database.alter(async (queries) => {
      await sql`create table parent_new (id text not null primary key, name text)`.execute(queries);
      await sql`insert into parent_new (id) select id from parent`.execute(queries);
      await sql`drop table parent`.execute(queries);
      await sql`alter table parent_new rename to parent`.execute(queries);
    });
    await expect(database.alter((queries) => sql`delete from parent`.execute(queries))).rejects.toThrow(
      'Foreign keys do not hold',
    );
    expect((await sql`select * from parent`.execute(database.read)).rows).toEqual([{ id: 'p', name: null }]);
  });

  it('are whole after another start, at whatever statement the first was killed', async () => {
    const { database, dataFolder, databaseUrl, runtime } = await open();
    await database.close();
    for (let dieAt = 1; dieAt <= SAMPLE_POINTS; dieAt++) {
      const killed = runChild(new URL('./testing/migrate-child.ts', import.meta.url), {
        dataFolder,
        databaseUrl,
        dieAt,
      });
      await killed.ended();
      expect(killed.process.signalCode).toBe('SIGKILL');
      const reopened = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
      await migrate(
        reopened,
        makeSampleSteps(() => {}),
        runtime.clock,
      );
      expect((await sql`select * from shelf order by id`.execute(reopened.read)).rows).toEqual([
        { id: 'a', label: 'of a' },
        { id: 'b', label: 'of b' },
      ]);
      expect((await sql`select * from book`.execute(reopened.read)).rows).toEqual([{ id: 'a', shelf_id: 'a' }]);
      for (const table of ['shelf', 'book', 'schema_history'])
        await sql`drop table ${sql.table(table)}`.execute(reopened.direct);
      await reopened.close();
    }
  }, 60_000);
});
