import { sql } from 'kysely';
import { execFileSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TestContext } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from './open-database.ts';
import type { LedgerChildOptions } from './testing/ledger-child.ts';
import { makeTemporaryFolder } from './testing/make-folder.ts';
import { makeTestRuntime } from './testing/make-runtime.ts';
import { runChild } from './testing/run-child.ts';

/** A folder on a disk of its own that is full after so many megabytes. Skips the test where mounting is not allowed. */
function makeSmallDisk(context: TestContext, megabytes: number): { folder: string; grow: (megabytes: number) => void } {
  const folder = makeTemporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    context.skip('no small disk can be mounted here: it needs root and the right to mount');
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return { folder, grow: (size) => void execFileSync('mount', ['-o', `remount,size=${size}m`, folder]) };
}

describe('a full disk', () => {
  const fillUp = async (context: TestContext, fault: LedgerChildOptions['fault']) => {
    const { folder, grow } = makeSmallDisk(context, 4);
    const options: LedgerChildOptions = {
      dataFolder: folder,
      databaseUrl: undefined,
      writers: 20,
      writesEach: 1e6,
      fault,
      ballast: 2_000,
    };
    const writing = runChild(new URL('./testing/ledger-child.ts', import.meta.url), options);
    await writing.said('refused storage.full');
    const refusedAt = writing.lines.length;
    await writing.said(refusedAt + 40);
    const refusals = writing.lines.slice(refusedAt - 1).filter((line) => line.startsWith('refused'));
    grow(64);
    const full = writing.lines.length;
    await writing.said(full + 100);
    await writing.kill();
    const acknowledged = writing.lines.filter((line) => /^[0-9a-f-]{36}-\d+$/.test(line));
    const goesOn = writing.lines.slice(full + 60).every((line) => !line.startsWith('refused'));
    const database = await openDatabase({ dataFolder: folder, runtime: makeTestRuntime(), log: silentLog });
    const { rows } = await sql<{ number: string }>`select number from ledger`.execute(database.read);
    const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.read);
    await database.close();
    const there = new Set(rows.map((row) => row.number));
    return {
      refusals,
      goesOn,
      lost: acknowledged.filter((number) => !there.has(number)),
      integrity: check.rows[0]?.integrity_check,
    };
  };

  it('refuses writes with a code, loses none it acknowledged, and writes on when there is room, without a restart', async (context) => {
    const { refusals, goesOn, lost, integrity } = await fillUp(context, 'none');
    expect(new Set(refusals)).toEqual(new Set(['refused storage.full']));
    expect(goesOn).toBe(true);
    expect(lost).toEqual([]);
    expect(integrity).toBe('ok');
  }, 60_000);

  it('would be caught losing writes that were acknowledged before their commit', async (context) => {
    const { lost } = await fillUp(context, 'early');
    expect(lost.length).toBeGreaterThan(0);
  }, 60_000);
});
