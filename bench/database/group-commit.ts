// How many durable answers a second the database takes: five statements each, at 1, 50 and 500 callers, on both engines.
import { createIdMaker, cryptoRandom, isAppError, systemClock } from '@dragoman/kernel';
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase, Queries } from '../../apps/platform/core/database/database.ts';
import { openDatabase } from '../../apps/platform/core/database/open-database.ts';
import { findPostgresPrograms } from '../../apps/platform/core/database/testing/postgres-binaries.ts';
import { startPostgres } from '../../apps/platform/core/database/testing/postgres-server.ts';
import { readEnvironment } from '../../apps/platform/core/environment.ts';
import { silentLog } from '../../apps/platform/core/log.ts';

const CALLERS = [1, 50, 500];
const SECONDS = 4;
const WARM_UP_SECONDS = 1;
/** Attempts the callers write to; each caller has one of its own. */
const ATTEMPTS = 500;
/** Made and dropped here; with names of their own, because DATABASE_URL may name a database in use. */
const TABLES = ['bench_attempt', 'bench_answer', 'bench_entry'];

interface Condition {
  readonly engine: 'sqlite' | 'postgres';
  /** `write`: as the product writes. `own-rows`: the same with PostgreSQL's narrower guard. `alone`: a sync for each, to compare. */
  readonly way: 'write' | 'own-rows' | 'alone';
  readonly callers: number;
}

interface Measured extends Condition {
  readonly answersPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers the database had no room for within its bounded wait; a client sends them again. */
  readonly refused: number;
  /** Acknowledged answers that are not there, and answers that are there twice. */
  readonly lost: number;
  readonly doubled: number;
}

const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };

async function makeTables(database: OpenDatabase): Promise<void> {
  await dropTables(database);
  await sql`create table bench_attempt (tenant_id text not null, id text not null, step integer not null, state text not null, primary key (tenant_id, id))`.execute(
    database.direct,
  );
  await sql`create table bench_answer (tenant_id text not null, attempt_id text not null, id text not null, item text not null, value text not null, primary key (tenant_id, attempt_id, id))`.execute(
    database.direct,
  );
  await sql`create table bench_entry (tenant_id text not null, id text not null, what text not null, primary key (tenant_id, id))`.execute(
    database.direct,
  );
  await database.write(async (queries) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await sql`insert into bench_attempt values ('t', ${`a${attempt}`}, 0, ${'x'.repeat(300)})`.execute(queries);
    }
  });
}

/** What an answer costs the database: read the attempt and its answers, write the answer, move the attempt on, say so in the log. */
async function answer(queries: Queries, attempt: string, id: string): Promise<void> {
  const { rows } = await sql<{
    step: number;
  }>`select step from bench_attempt where tenant_id = 't' and id = ${attempt}`.execute(queries);
  const step = rows[0]!.step;
  await sql`select id, item, value from bench_answer where tenant_id = 't' and attempt_id = ${attempt} order by id desc limit 40`.execute(
    queries,
  );
  await sql`insert into bench_answer values ('t', ${attempt}, ${id}, ${`item-${step % 40}`}, '{"category":3}') on conflict do nothing`.execute(
    queries,
  );
  await sql`update bench_attempt set step = ${step + 1} where tenant_id = 't' and id = ${attempt} and step = ${step}`.execute(
    queries,
  );
  await sql`insert into bench_entry values ('t', ${id}, ${JSON.stringify({ action: 'assessment.answered', step })})`.execute(
    queries,
  );
}

async function measure(database: OpenDatabase, condition: Condition): Promise<Measured> {
  await makeTables(database);
  const acknowledged: string[] = [];
  const durations: number[] = [];
  let refused = 0;
  const begin = performance.now() + WARM_UP_SECONDS * 1_000;
  const end = begin + SECONDS * 1_000;
  const write = (attempt: string, id: string): Promise<void> => {
    if (condition.way === 'alone')
      return database.direct.transaction().execute((queries) => answer(queries, attempt, id));
    const guard = condition.way === 'write' ? 'everything' : 'own-rows';
    return database.write((queries) => answer(queries, attempt, id), { guard });
  };
  const call = async (caller: number): Promise<void> => {
    for (;;) {
      const asked = performance.now();
      if (asked >= end) return;
      const id = runtime.makeId();
      try {
        await write(`a${caller}`, id);
      } catch (error) {
        if (!isAppError(error, 'storage.busy')) throw error;
        refused++;
        continue;
      }
      acknowledged.push(id);
      if (asked >= begin) durations.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: condition.callers }, (_, caller) => call(caller)));
  const { rows } = await sql<{ id: string }>`select id from bench_answer`.execute(database.read);
  const there = new Set(rows.map((row) => row.id));
  durations.sort((a, b) => a - b);
  const at = (percent: number): number =>
    durations[Math.min(durations.length - 1, Math.floor((percent / 100) * durations.length))] ?? Number.NaN;
  return {
    ...condition,
    answersPerSecond: durations.length / SECONDS,
    p50: at(50),
    p99: at(99),
    refused,
    lost: acknowledged.filter((id) => !there.has(id)).length,
    doubled: rows.length - there.size,
  };
}

async function measureEngine(engine: Condition['engine'], databaseUrl: string | undefined): Promise<Measured[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
  try {
    const measured: Measured[] = [];
    const ways = engine === 'sqlite' ? (['write', 'alone'] as const) : (['write', 'own-rows'] as const);
    for (const way of ways) {
      for (const callers of CALLERS) measured.push(await measure(database, { engine, way, callers }));
    }
    await dropTables(database);
    return measured;
  } finally {
    await database.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function dropTables(database: OpenDatabase): Promise<void> {
  for (const table of TABLES) await sql`drop table if exists ${sql.table(table)}`.execute(database.direct);
}

async function measurePostgres(): Promise<Measured[] | { readonly reason: string }> {
  const { databaseUrl } = readEnvironment();
  if (databaseUrl !== undefined) return measureEngine('postgres', databaseUrl);
  const programs = findPostgresPrograms();
  if ('reason' in programs) return programs;
  const server = await startPostgres(programs);
  try {
    return await measureEngine('postgres', server.url);
  } finally {
    await server.stop();
  }
}

const sqlite = await measureEngine('sqlite', undefined);
const postgres = await measurePostgres();
const results = [...sqlite, ...(Array.isArray(postgres) ? postgres : [])];
const skipped = Array.isArray(postgres) ? null : `postgres: ${postgres.reason}`;
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ cores: availableParallelism(), seconds: SECONDS, statements: 5, results, skipped }));
} else {
  console.log(
    `Durable answers of five statements, ${SECONDS} s each, ${availableParallelism()} cores, load on the same machine`,
  );
  console.table(
    results.map(({ answersPerSecond, p50, p99, ...rest }) => ({
      ...rest,
      'answers/s': Math.round(answersPerSecond),
      'p50 ms': Number(p50.toFixed(2)),
      'p99 ms': Number(p99.toFixed(2)),
    })),
  );
  if (skipped !== null) console.log(`Not measured: ${skipped}.`);
}
