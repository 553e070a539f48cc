import { sql } from 'kysely';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from './open-database.ts';
import type { LedgerChildOptions } from './testing/ledger-child.ts';
import { makeTemporaryFolder } from './testing/make-folder.ts';
import { makeTestRuntime } from './testing/make-runtime.ts';
import { runChild } from './testing/run-child.ts';
import { describeOnBothDatabases } from './testing/with-databases.ts';

const child = new URL('./testing/ledger-child.ts', import.meta.url);
const isNumber = (line: string): boolean => /^[0-9a-f-]{36}-\d+$/.test(line);

describeOnBothDatabases('an acknowledged write', (open) => {
  /** Kills a process with fifty writers at some moment, again and again on the same data; returns what was acknowledged and what is there. */
  const writeUnderKills = async (fault: LedgerChildOptions['fault'], rounds: number) => {
    const { database, dataFolder, databaseUrl } = await open();
    await database.close();
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const options: LedgerChildOptions = {
        dataFolder,
        databaseUrl,
        writers: 50,
        writesEach: 1e6,
        fault,
        ballast: 200,
      };
      const writing = runChild(child, options);
      await writing.said('ready');
      await writing.said(20);
      await pause(40 + 47 * round);
      await writing.kill();
      acknowledged.push(...writing.lines.filter(isNumber));
    }
    const reopened = await openDatabase({ dataFolder, databaseUrl, runtime: makeTestRuntime(), log: silentLog });
    const { rows } = await sql<{ number: string }>`select number from ledger`.execute(reopened.read);
    await reopened.close();
    const there = new Set(rows.map((row) => row.number));
    return { acknowledged, lost: acknowledged.filter((number) => !there.has(number)) };
  };

  it('is still there after the process was killed, six times in a row', async () => {
    const { acknowledged, lost } = await writeUnderKills('none', 6);
    expect(acknowledged.length).toBeGreaterThan(200);
    expect(lost).toEqual([]);
  }, 60_000);

  it('would be missed if it were acknowledged before its commit', async () => {
    const { lost } = await writeUnderKills('early', 2);
    expect(lost.length).toBeGreaterThan(0);
  }, 60_000);
});

const hasTracer = ((): boolean => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasTracer)(`a power cut${hasTracer ? '' : ' (skipped: no strace that may trace here)'}`, () => {
  /** How many of thirty writes, one after the other, were acknowledged without a sync to disk since the one before. */
  const countUnsynced = async (fault: LedgerChildOptions['fault']): Promise<number> => {
    const dataFolder = makeTemporaryFolder();
    const trace = join(dataFolder, 'trace');
    const options: LedgerChildOptions = {
      dataFolder,
      databaseUrl: undefined,
      writers: 1,
      writesEach: 30,
      fault,
      ballast: 200,
    };
    const traced = runChild(child, options, ['strace', '-f', '-qq', '-e', 'trace=write,fsync,fdatasync', '-o', trace]);
    await traced.ended();
    expect(traced.lines.filter(isNumber)).toHaveLength(30);
    const calls = readFileSync(trace, 'utf8').split('\n');
    let synced = false;
    let unsynced = 0;
    for (const call of calls) {
      if (/f(data)?sync\(\d+\)\s+= 0/.test(call)) synced = true;
      if (/write\(1, "(ready|[0-9a-f]{8}-)/.test(call)) {
        if (!synced && !call.includes('ready')) unsynced++;
        synced = false;
      }
    }
    return unsynced;
  };

  it('takes nothing back, because every write reaches the disk before it is acknowledged', async () => {
    expect(await countUnsynced('none')).toBe(0);
  }, 60_000);

  it('would take everything back if the database did not wait for the disk', async () => {
    expect(await countUnsynced('unsynced')).toBe(30);
  }, 60_000);
});
