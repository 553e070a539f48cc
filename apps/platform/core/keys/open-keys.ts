// Makes the installation's secret at the first start and finds it at every later one; refuses to go on with another.
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { MigrationStep, OpenDatabase } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import { writeDurably } from '../files/write-durably.ts';
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { StartRefusal } from '../start-refusal.ts';
import { deriveKeys, SECRET_BYTES } from './installation-keys.ts';
import type { InstallationKeys } from './installation-keys.ts';

interface FactTables {
  installation_fact: { name: string; value: string };
}

export const factMigration: MigrationStep = {
  name: '0001-installation-facts',
  up: async (queries) => {
    await queries.schema
      .createTable('installation_fact')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

export const KEY_FILE = join('keys', 'installation.json');
const keyFileSchema = z.strictObject({ version: z.literal(1), secret: z.base64url() });
const SECRET = 'secret';
const FINGERPRINT = 'secret-fingerprint';

export interface OpenKeysOptions {
  readonly database: OpenDatabase;
  readonly dataFolder: string;
  readonly runtime: Runtime;
  readonly log: Log;
}

/**
 * On SQLite the secret lives in the data folder, apart from the database, so that a copy of the database alone names nobody. On
 * PostgreSQL it lives in a table, because several processes without a common folder must share it. The database keeps a
 * fingerprint either way: with another secret every digest in the logs would silently stand for nobody.
 */
export async function openKeys(options: OpenKeysOptions): Promise<InstallationKeys> {
  const { database } = options;
  const known = await readFact(database, FINGERPRINT);
  const secret = database.engine === 'sqlite' ? findInFolder(options, known !== null) : await findInTable(options);
  const keys = deriveKeys(secret);
  const fingerprint = keys.digest('fingerprint', '');
  if (known === null) await keepFact(database, FINGERPRINT, fingerprint);
  else if (known !== fingerprint) {
    throw new StartRefusal(
      `The secret in ${join(options.dataFolder, KEY_FILE)} is not the one this database was written with. Put back the file that belongs to it.`,
    );
  }
  return keys;
}

function findInFolder({ dataFolder, runtime, log }: OpenKeysOptions, isExpected: boolean): Uint8Array {
  const path = join(dataFolder, KEY_FILE);
  if (!existsSync(path)) {
    if (isExpected) {
      throw new StartRefusal(
        `The secret of this installation is missing: ${path}. Put it back from a backup; without it nobody in the logs can be named or erased.`,
      );
    }
    const secret = runtime.random.bytes(SECRET_BYTES);
    writeDurably(path, `${JSON.stringify({ version: 1, secret: Buffer.from(secret).toString('base64url') })}\n`);
    return secret;
  }
  keepToOwner(path, log);
  try {
    const file = keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return Buffer.from(file.secret, 'base64url');
  } catch (error) {
    // Not the parser's own message: it may quote the secret.
    throw new StartRefusal(`The secret of this installation cannot be read from ${path}. Put it back from a backup.`, {
      cause: error instanceof Error ? error.name : undefined,
    });
  }
}

function keepToOwner(path: string, log: Log): void {
  const isOpen = (): boolean => (statSync(path).mode & 0o077) !== 0;
  if (!isOpen()) return;
  try {
    chmodSync(path, 0o600);
  } catch {
    // Somebody else's file; the warning below says so.
  }
  if (isOpen()) log.warn({ path }, 'the secret of this installation can be read by others on this machine');
}

async function findInTable({ database, runtime }: OpenKeysOptions): Promise<Uint8Array> {
  const fresh = Buffer.from(runtime.random.bytes(SECRET_BYTES)).toString('base64url');
  const kept = await keepFact(database, SECRET, fresh);
  return Buffer.from(kept, 'base64url');
}

async function readFact(database: OpenDatabase, name: string): Promise<string | null> {
  const row = await withTables<FactTables>(database.read)
    .selectFrom('installation_fact')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Keeps the value unless there is one, and returns the one that is kept. */
async function keepFact(database: OpenDatabase, name: string, value: string): Promise<string> {
  return database.write(async (queries) => {
    const facts = withTables<FactTables>(queries);
    await facts
      .insertInto('installation_fact')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await facts
      .selectFrom('installation_fact')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  });
}
