import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { silentLog } from '../../log.ts';
import { openDatabase } from '../open-database.ts';
import type { LedgerChildOptions } from '../testing/ledger-child.ts';
import { makeTemporaryFolder } from '../testing/make-folder.ts';
import { makeTestRuntime } from '../testing/make-runtime.ts';
import { findPostgresPrograms } from '../testing/postgres-binaries.ts';
import { startPostgres } from '../testing/postgres-server.ts';
import type { TestServer } from '../testing/postgres-server.ts';
import { runChild } from '../testing/run-child.ts';
import type { PostgresOffer } from '../testing/start-postgres.ts';
import { findTestServer, makeSchema } from '../testing/test-server.ts';

const open = async (databaseUrl: string) => {
  const database = await openDatabase({
    dataFolder: makeTemporaryFolder(),
    databaseUrl,
    runtime: makeTestRuntime(),
    log: silentLog,
  });
  onTestFinished(() => database.close());
  return database;
};

const offer: PostgresOffer = inject('postgres');

describe.skipIf('reason' in offer)(`PostgreSQL${'reason' in offer ? ` (${offer.reason})` : ''}`, () => {
  const openSchema = async () => {
    const database = await open(await makeSchema(await findTestServer()));
    await sql`create table note (id integer not null primary key)`.execute(database.direct);
    const count = async () =>
      (await sql<{ n: number }>`select count(*) as n from note`.execute(database.read)).rows[0]!.n;
    return { database, count };
  };

  it('runs a job again when its connection broke before the commit', async () => {
    const { database, count } = await openSchema();
    let attempts = 0;
    await database.write(async (queries) => {
      attempts++;
      await sql`insert into note values (1)`.execute(queries);
      if (attempts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(queries).catch(() => {});
      await sql`insert into note values (2)`.execute(queries);
    });
    expect(attempts).toBe(2);
    expect(await count()).toBe(2);
  });

  it('does not end the process when idle connections break', async () => {
    const { database, count } = await openSchema();
    await Promise.all(Array.from({ length: 6 }, () => count()));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'dragoman'
      and query like '%from note%'`.execute(database.direct);
    await pause(50);
    expect(await count()).toBe(0);
  });

  it('lets a write wait two seconds for a connection and then says that it is busy, while reading goes on', async () => {
    const { database, count } = await openSchema();
    const holding = Array.from({ length: 10 }, () =>
      database.write((queries) => sql`select pg_sleep(3)`.execute(queries)),
    );
    await pause(100);
    const asked = performance.now();
    const eleventh = database.write((queries) => sql`insert into note values (1)`.execute(queries));
    expect(await count()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(1_000);
    await expect(eleventh).rejects.toMatchObject({ code: 'storage.busy' });
    expect(performance.now() - asked).toBeLessThan(2_600);
    await Promise.all(holding);
  });

  it('answers writes while twenty long reports read', async () => {
    const { database } = await openSchema();
    const reports = Array.from({ length: 20 }, () => sql`select pg_sleep(0.7)`.execute(database.read));
    const slow = Promise.allSettled(reports);
    const times = await Promise.all(
      Array.from({ length: 40 }, async (_, id) => {
        const asked = performance.now();
        await database.write((queries) => sql`insert into note values (${id})`.execute(queries));
        return performance.now() - asked;
      }),
    );
    expect(Math.max(...times)).toBeLessThan(1_000);
    await slow;
  });

  it('keeps reading connections from writing', async () => {
    const { database } = await openSchema();
    await expect(sql`insert into note values (1)`.execute(database.read)).rejects.toThrow('read-only transaction');
  });

  it('refuses a whole number that is too large to be exact', async () => {
    const { database } = await openSchema();
    await expect(sql`select 9007199254740993::int8`.execute(database.read)).rejects.toThrow('too large to be exact');
    const { rows } =
      await sql`select 12::int8 as whole, 1.25::numeric as part, avg(x) as mean from (values (1), (2)) as t (x)`.execute(
        database.read,
      );
    expect(rows).toEqual([{ whole: 12, part: 1.25, mean: 1.5 }]);
  });

  it('refuses a connection that does not wait for the disk', async () => {
    const url = `${await makeSchema(await findTestServer())}%20-c%20synchronous_commit%3Doff`;
    await expect(open(url)).rejects.toThrow(/synchronous_commit = off, so answers it acknowledged could be lost/);
  });

  it('says that it does not answer, in a sentence without the password', async () => {
    const opening = open('postgres://someone:canary@127.0.0.1:1/nothing');
    await expect(opening).rejects.toThrow(/does not answer \(ECONNREFUSED\)/);
    await expect(opening).rejects.not.toThrow('canary');
    await expect(open('mysql://x')).rejects.toThrow('must begin with postgres://');
  });
});

const programs = findPostgresPrograms();

describe.skipIf('reason' in programs)(
  `a PostgreSQL server of its own${'reason' in programs ? ` (${programs.reason})` : ''}`,
  () => {
    let server: TestServer;
    // Without synchronous commits the log is written this seldom, so that the planted fault shows in every round.
    beforeAll(async () => {
      server = await startPostgres(programs as Exclude<typeof programs, { reason: string }>, [
        '-c',
        'wal_writer_delay=5s',
      ]);
    }, 60_000);
    afterAll(() => server?.stop());

    it('that may lose acknowledged writes in a power cut is refused by name', async () => {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const set = async (value: 'on' | 'off') => {
        for (const name of ['fsync', 'full_page_writes']) await client.query(`alter system set ${name} = ${value}`);
        await client.query('select pg_reload_conf()');
        await pause(300);
      };
      await set('off');
      await expect(open(server.url)).rejects.toThrow(/fsync = off and full_page_writes = off.*Switch them on/);
      await set('on');
      await client.end();
      await (await open(server.url)).ping();
    });

    const crashWhileWriting = async (fault: LedgerChildOptions['fault'], rounds: number) => {
      const acknowledged: string[] = [];
      const options: LedgerChildOptions = {
        dataFolder: makeTemporaryFolder(),
        databaseUrl: server.url,
        writers: 20,
        writesEach: 1e6,
        fault,
        ballast: 100,
      };
      for (let round = 0; round < rounds; round++) {
        const writing = runChild(new URL('../testing/ledger-child.ts', import.meta.url), options);
        await writing.said(50);
        await pause(100 + 60 * round);
        server.signal('SIGKILL');
        await server.restart();
        const after = writing.lines.length;
        // The process lived through it and writes on by itself.
        await writing.said(after + 50);
        await writing.kill();
        acknowledged.push(...writing.lines.filter((line) => /^[0-9a-f-]{36}-\d+$/.test(line)));
      }
      const database = await open(server.url);
      const { rows } = await sql<{ number: string }>`select number from ledger`.execute(database.read);
      const there = new Set(rows.map((row) => row.number));
      return {
        acknowledged,
        lost: acknowledged.filter((number) => !there.has(number)),
        doubled: rows.length - there.size,
      };
    };

    it('that is killed with all its helpers loses no acknowledged write, and the platform goes on without a restart', async () => {
      const { acknowledged, lost, doubled } = await crashWhileWriting('none', 2);
      expect(acknowledged.length).toBeGreaterThan(200);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: 0 });
    }, 90_000);

    it('would be caught losing writes if commits did not wait for the disk', async () => {
      expect((await crashWhileWriting('unsynced', 1)).lost.length).toBeGreaterThan(0);
    }, 90_000);

    it('that stands still is said to be away within seconds, and is used again when it moves', async () => {
      const database = await open(server.url);
      await sql`create table if not exists still (id integer not null primary key)`.execute(database.direct);
      server.signal('SIGSTOP');
      const asked = performance.now();
      const ping = expect(database.ping()).rejects.toMatchObject({ code: 'storage.unavailable' });
      const write = database.write((queries) =>
        sql`insert into still values (1) on conflict do nothing`.execute(queries),
      );
      const settled = Promise.allSettled([write]);
      await ping;
      expect(performance.now() - asked).toBeLessThan(2_500);
      await pause(1_000);
      server.signal('SIGCONT');
      const moved = performance.now();
      await settled;
      await database.write((queries) => sql`insert into still values (2) on conflict do nothing`.execute(queries));
      await database.ping();
      expect(performance.now() - moved).toBeLessThan(2_000);
    }, 30_000);
  },
);
