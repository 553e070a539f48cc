// Finds PostgreSQL's own programs on the machine and a user that may run them.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

export interface PostgresPrograms {
  readonly folder: string;
  /** The words before a command that make it run as somebody PostgreSQL accepts: it refuses root. */
  readonly prefix: readonly string[];
  readonly user: string | null;
}

/** The newest installed PostgreSQL, or the reason why none can be used, as a phrase. */
export function findPostgresPrograms(): PostgresPrograms | { readonly reason: string } {
  const folder = globSync('/usr/lib/postgresql/*/bin')
    .filter((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')))
    .toSorted((a, b) => versionOf(a) - versionOf(b))
    .at(-1);
  if (folder === undefined)
    return { reason: 'no DATABASE_URL is set and no server is installed below /usr/lib/postgresql' };
  if (process.getuid?.() !== 0) return { folder, prefix: [], user: null };
  try {
    execFileSync('runuser', ['-u', 'postgres', '--', 'true'], { stdio: 'ignore' });
    return { folder, prefix: ['runuser', '-u', 'postgres', '--'], user: 'postgres' };
  } catch {
    return { reason: 'the server refuses to run as root and there is no user postgres to run it as' };
  }
}

function versionOf(folder: string): number {
  return Number(folder.split('/').at(-2));
}
