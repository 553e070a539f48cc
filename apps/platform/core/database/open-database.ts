// Opens the one database of an installation: PostgreSQL when an address is given, otherwise SQLite in the data folder.
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import type { OpenDatabase } from './database.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

export interface OpenDatabaseOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Throws a `StartRefusal` with a sentence for the terminal when the database cannot be had or would not keep its promises. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { dataFolder, databaseUrl, runtime, log } = options;
  return databaseUrl === undefined
    ? openSqlite({ dataFolder, runtime })
    : openPostgres({ url: databaseUrl, runtime, log });
}
