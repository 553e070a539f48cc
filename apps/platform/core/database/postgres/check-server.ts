// Refuses a PostgreSQL server that would acknowledge what a power cut can take back.
import type { Pool } from 'pg';
import { StartRefusal } from '../../start-refusal.ts';
import { sortFailure } from './errors.ts';

/** The oldest server whose whole test suite we run. */
const OLDEST_VERSION = 13;
const PROMISES = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

export async function checkServer(pool: Pool): Promise<void> {
  const settings = await readSettings(pool);
  const broken = PROMISES.filter((name) => settings.get(name) === 'off');
  if (broken.length > 0) {
    throw new StartRefusal(
      `The PostgreSQL server of DATABASE_URL runs with ${broken.map((name) => `${name} = off`).join(' and ')}, so answers it acknowledged could be lost in a power cut. ` +
        `Switch ${broken.length === 1 ? 'it' : 'them'} on and start again.`,
    );
  }
  const version = Math.floor(Number(settings.get('server_version_num') ?? 0) / 10_000);
  if (version !== 0 && version < OLDEST_VERSION) {
    throw new StartRefusal(
      `The PostgreSQL server of DATABASE_URL is version ${version}; Dragoman needs ${OLDEST_VERSION} or later.`,
    );
  }
}

async function readSettings(pool: Pool): Promise<Map<string, string>> {
  try {
    // From the view, not by SHOW: compatible engines that lack a setting then have no row instead of an error.
    const result = await pool.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [[...PROMISES, 'server_version_num']],
    );
    return new Map(result.rows.map((row) => [row.name, row.setting]));
  } catch (error) {
    const reason = error instanceof Error ? ('code' in error && String(error.code)) || error.message : String(error);
    const what = sortFailure(error) === 'other' ? 'refused us' : 'does not answer';
    throw new StartRefusal(
      `The PostgreSQL server of DATABASE_URL ${what} (${reason}). Check the address, the user and that it runs.`,
      { cause: error },
    );
  }
}
