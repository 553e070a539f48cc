// Builds the small library that slows down every sync to disk, and reads how many syncs it has seen.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('slow-sync.c', import.meta.url));
const COUNTER_BYTES = 8;

export interface SlowSync {
  /** To be set in the environment of the process whose syncs are to be slow. */
  readonly environment: Readonly<Record<string, string>>;
  /** Syncs so far, of all processes together. */
  countSyncs(): number;
}

/** The library in the folder, or the reason why there is none, as a phrase. The folder must be open to PostgreSQL's user. */
export function buildSlowSync(folder: string, milliseconds: number): SlowSync | { readonly reason: string } {
  if (process.platform !== 'linux') return { reason: 'slowing down a sync works on Linux only' };
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const library = join(folder, 'slow-sync.so');
  try {
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl'], { stdio: 'pipe' });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { reason: isMissing ? 'there is no C compiler (cc)' : `the C compiler failed: ${String(error)}` };
  }
  const counter = join(folder, 'syncs');
  writeFileSync(counter, Buffer.alloc(COUNTER_BYTES));
  // The database server runs as another user and counts in the same file.
  chmodSync(counter, 0o666);
  return {
    environment: {
      LD_PRELOAD: library,
      SLOW_SYNC_MICROSECONDS: String(Math.round(milliseconds * 1000)),
      SLOW_SYNC_COUNT: counter,
    },
    countSyncs: () => Number(readFileSync(counter).readBigUInt64LE()),
  };
}
