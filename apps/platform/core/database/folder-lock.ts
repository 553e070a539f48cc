// One process per data folder: a lock the operating system frees when its holder dies, and a note that names the holder.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@dragoman/kernel';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';
import { readResultCode } from './sqlite/errors.ts';

const SQLITE_BUSY = 5;
/** How long a start waits for a predecessor that is just stopping (milliseconds); the refusal must come within two seconds. */
const PATIENCE = 500;

export interface FolderLock {
  /** Adds the address people reach the holder at to the note; known only once the server listens. */
  announce(address: string): void;
  release(): void;
}

const holderSchema = z.object({ pid: z.int(), host: z.string(), since: z.string(), address: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the folder or throws a `StartRefusal` that names who has it.
 * Hazard: closing any other descriptor of `lock.db` in this process would free the lock (POSIX locks belong to the process),
 * so nothing may read or copy that file with `node:fs`.
 */
export async function lockFolder(folder: string, clock: Clock): Promise<FolderLock> {
  const notePath = join(folder, 'lock.json');
  const file = await takeLock(join(folder, 'lock.db'), () => describeHolder(folder, notePath));
  const holder: Holder = { pid: process.pid, host: hostname(), since: clock.iso(), address: null };
  const note = (value: Holder): void => writeFileSync(notePath, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  note(holder);
  return {
    announce: (address) => note({ ...holder, address }),
    release: () => {
      rmSync(notePath, { force: true });
      file.close();
    },
  };
}

/**
 * Refuses early, before the rest of the program is read: throws the same `StartRefusal` as `lockFolder` when another process has the
 * folder, and leaves it untouched otherwise. Only a convenience; the lock itself decides.
 */
export async function refuseHeldFolder(folder: string): Promise<void> {
  const path = join(folder, 'lock.db');
  if (!existsSync(path)) return;
  const file = await takeLock(path, () => describeHolder(folder, join(folder, 'lock.json')));
  file.close();
}

async function takeLock(path: string, describe: () => string): Promise<DatabaseSync> {
  const attempts = PATIENCE / 100;
  for (let attempt = 0; ; attempt++) {
    const file = new DatabaseSync(path, { timeout: 0 });
    try {
      file.exec('begin exclusive');
      return file;
    } catch (error) {
      file.close();
      if (((readResultCode(error) ?? 0) & 0xff) !== SQLITE_BUSY) throw error;
      if (attempt >= attempts) throw new StartRefusal(describe(), { cause: error });
    }
    await pause(100);
  }
}

function describeHolder(folder: string, notePath: string): string {
  const advice = 'Stop that process, or choose another folder with DRAGOMAN_DATA.';
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(notePath, 'utf8')));
    const address = holder.address === null ? '' : ` at ${holder.address}`;
    return `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host}${address}, since ${holder.since}. ${advice}`;
  } catch {
    return `The data folder ${folder} is in use by another process that has not left its name. ${advice}`;
  }
}
