import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { MigrationStep } from './database.ts';
import { describeOnBothDatabases } from './testing/with-databases.ts';
import { isUniqueViolation } from './violations.ts';
import { withTables } from './with-tables.ts';

interface NoteTables {
  note: { tenant_id: string; id: string; text: string; pages: number };
}

const noteMigrations: MigrationStep[] = [
  {
    name: '9901-note',
    up: async (queries) => {
      await queries.schema
        .createTable('note')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('pages', 'integer', (column) => column.notNull().defaultTo(1))
        .addPrimaryKeyConstraint('note_key', ['tenant_id', 'id'])
        .execute();
    },
  },
];

const note = (id: string, text = 'synthetic') => ({ tenant_id: 't', id, text, pages: 1 });

describeOnBothDatabases('the database', (open, engine) => {
  const openNotes = async () => {
    const opened = await open(noteMigrations);
    const countNotes = async (): Promise<number> => {
      const row = await withTables<NoteTables>(opened.database.read)
        .selectFrom('note')
        .select((notes) => notes.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    };
    const writeNote = (id: string, text?: string) =>
      opened.database.write((queries) =>
        withTables<NoteTables>(queries).insertInto('note').values(note(id, text)).execute(),
      );
    return { ...opened, countNotes, writeNote };
  };

  it('shows a write to readers once it was acknowledged, and counts as a number', async () => {
    const { writeNote, countNotes } = await openNotes();
    await writeNote('1');
    expect(await countNotes()).toBe(1);
  });

  it('keeps what a failing job wrote out, and what the jobs beside it wrote in', async () => {
    const { database, writeNote, countNotes } = await openNotes();
    await writeNote('0');
    const failure = new Error('the job changed its mind');
    const outcomes = await Promise.allSettled([
      writeNote('1'),
      database.write(async (queries) => {
        await withTables<NoteTables>(queries).insertInto('note').values(note('2')).execute();
        throw failure;
      }),
      writeNote('3'),
      writeNote('0'),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect((outcomes[1] as PromiseRejectedResult).reason).toBe(failure);
    expect(isUniqueViolation((outcomes[3] as PromiseRejectedResult).reason)).toBe(true);
    expect(await countNotes()).toBe(3);
  });

  it('loses no update when many jobs read a number, add one and write it back', async () => {
    const { database, writeNote } = await openNotes();
    await writeNote('1');
    const addPage = () =>
      database.write(async (queries) => {
        const notes = withTables<NoteTables>(queries);
        const { pages } = await notes
          .selectFrom('note')
          .select('pages')
          .where('id', '=', '1')
          .executeTakeFirstOrThrow();
        await notes
          .updateTable('note')
          .set({ pages: pages + 1 })
          .where('id', '=', '1')
          .execute();
      });
    await Promise.all(Array.from({ length: 12 }, addPage));
    const row = await withTables<NoteTables>(database.read).selectFrom('note').select('pages').executeTakeFirst();
    expect(row?.pages).toBe(13);
  });

  it('keeps two jobs from deciding on what the other changes, unless told to guard only the rows they change', async () => {
    const { database, writeNote } = await openNotes();
    /** Each takes one page away when both notes together have two; seen one after the other, only one may. */
    const takeOne = (id: string, guard: 'everything' | 'own-rows') =>
      database.write(
        async (queries) => {
          const notes = withTables<NoteTables>(queries);
          const pages = (await notes.selectFrom('note').select('pages').execute()).reduce(
            (sum, row) => sum + row.pages,
            0,
          );
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (pages >= 2) await notes.updateTable('note').set({ pages: 0 }).where('id', '=', id).execute();
        },
        { guard },
      );
    const countPages = async (guard: 'everything' | 'own-rows') => {
      await withTables<NoteTables>(database.direct).updateTable('note').set({ pages: 1 }).execute();
      await Promise.all([takeOne('1', guard), takeOne('2', guard)]);
      const rows = await withTables<NoteTables>(database.read).selectFrom('note').select('pages').execute();
      return rows.reduce((sum, row) => sum + row.pages, 0);
    };
    await writeNote('1');
    await writeNote('2');
    expect(await countPages('everything')).toBe(1);
    expect(await countPages('own-rows')).toBe(engine === 'sqlite' ? 1 : 0);
  });

  it('refuses reading around the job and writing inside a write', async () => {
    const { database, writeNote, countNotes } = await openNotes();
    await expect(database.write(() => countNotes())).rejects.toThrow('database.read was used inside a write job');
    await expect(database.write(() => writeNote('1'))).rejects.toThrow('database.write was used inside a write job');
    await expect(database.write(() => sql`select 1`.execute(database.direct))).rejects.toThrow(
      'database.direct was used inside',
    );
    expect(await countNotes()).toBe(0);
  });

  it('lets work that a job started and outlived read again', async () => {
    const { database, countNotes } = await openNotes();
    let later: Promise<number> | undefined;
    await database.write(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(countNotes);
    });
    expect(await later).toBe(0);
  });

  it('refuses a query that comes after the end of its job', async () => {
    const { database, countNotes } = await openNotes();
    let late: Promise<unknown> | undefined;
    await database.write(async (queries) => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
        withTables<NoteTables>(queries).insertInto('note').values(note('late')).execute(),
      );
    });
    await expect(late).rejects.toThrow('after the end of its write job');
    expect(await countNotes()).toBe(0);
  });

  it('refuses dates, booleans, objects, undefined and NaN as parameters and says what to use', async () => {
    const { database } = await openNotes();
    for (const value of [new Date(0), true, { a: 1 }, Number.NaN]) {
      await expect(sql`select ${value} as value`.execute(database.read)).rejects.toThrow('write instants as ISO text');
    }
  });

  it('refuses text that one of the databases would change', async () => {
    const { writeNote, countNotes } = await openNotes();
    await expect(writeNote('1', 'a\u0000b')).rejects.toMatchObject({ code: 'text.not-storable' });
    await expect(writeNote('1', 'a\ud800b')).rejects.toMatchObject({ code: 'text.not-storable' });
    expect(await countNotes()).toBe(0);
  });

  it('gives text back exactly as it came', async () => {
    const { database, writeNote } = await openNotes();
    const text = 'Jääskeläinen\n"Łódź"\t知識 👩🏽‍🔬 \u202e \u0001 %_\\';
    await writeNote('1', text);
    expect(await withTables<NoteTables>(database.read).selectFrom('note').select('text').executeTakeFirst()).toEqual({
      text,
    });
  });

  it('lets a library use its own transactions through the direct way, in turn with the queue', async () => {
    const { database, writeNote, countNotes } = await openNotes();
    const direct = withTables<NoteTables>(database.direct);
    await Promise.all([
      writeNote('1'),
      direct.transaction().execute(async (transaction) => {
        await transaction.insertInto('note').values(note('2')).execute();
        await new Promise((resolve) => setTimeout(resolve, 20));
        await transaction.insertInto('note').values(note('3')).execute();
      }),
      writeNote('4'),
    ]);
    await expect(
      direct.transaction().execute(async (transaction) => {
        await transaction.insertInto('note').values(note('5')).execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await countNotes()).toBe(4);
  });

  it('answers a ping, waits for queued jobs when closed, and refuses afterwards', async () => {
    const { database, writeNote } = await openNotes();
    await database.ping();
    const writes = Promise.all([writeNote('1'), writeNote('2')]);
    await database.close();
    await writes;
    await expect(writeNote('3')).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(database.engine).toBe(engine);
  });
});

describe('a broken unique key', () => {
  it('is not seen in other errors', () => {
    expect(isUniqueViolation(new Error('unique'))).toBe(false);
    expect(isUniqueViolation(null)).toBe(false);
  });
});
