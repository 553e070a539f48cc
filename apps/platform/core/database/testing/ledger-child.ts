// A process with many writers that says each write's number once it was acknowledged, until it is killed.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { sql } from 'kysely';
import { writeSync } from 'node:fs';
import { silentLog } from '../../log.ts';
import type { WriteQueries } from '../database.ts';
import { openDatabase } from '../open-database.ts';

export interface LedgerChildOptions {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly writers: number;
  readonly writesEach: number;
  /**
   * `none`: the product as it is. The planted faults: `early`: a write is acknowledged before its commit; `unsynced`: the database
   * does not wait for the disk.
   */
  readonly fault: 'none' | 'early' | 'unsynced';
  /** Characters of each row beside its number. */
  readonly ballast: number;
}

const options = JSON.parse(process.argv[2]!) as LedgerChildOptions;
const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
const database = await openDatabase({ ...options, runtime, log: silentLog });
await sql`create table if not exists ledger (number text not null primary key, ballast text not null)`.execute(
  database.direct,
);
if (options.fault === 'unsynced' && database.engine === 'sqlite')
  await sql`pragma synchronous = off`.execute(database.direct);
const ballast = 'x'.repeat(options.ballast);
// Straight to the descriptor: what was said is with the parent even when this process is killed the next moment.
const say = (line: string): void => void writeSync(1, `${line}\n`);

async function insert(queries: WriteQueries, number: string): Promise<void> {
  if (options.fault === 'unsynced' && database.engine === 'postgres')
    await sql`set local synchronous_commit = off`.execute(queries);
  await sql`insert into ledger values (${number}, ${ballast})`.execute(queries);
  if (options.fault !== 'early') return;
  say(number);
  // The moment between saying and committing, made long enough to be hit.
  await new Promise((resolve) => setTimeout(resolve, 2));
}

async function writeAll(writer: number): Promise<void> {
  for (let write = 0; write < options.writesEach; write++) {
    const number = `${runtime.makeId()}-${writer}`;
    try {
      await database.write((queries) => insert(queries, number));
      if (options.fault !== 'early') say(number);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      say(`refused ${code}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

say('ready');
await Promise.all(Array.from({ length: options.writers }, (_, writer) => writeAll(writer)));
say('finished');
await database.close();
