// The embedded database: one connection that writes in turns, one that reads what is committed, one process per folder.
import { AppError } from '@dragoman/kernel';
import { Kysely, Transaction } from 'kysely';
import type { DatabaseConnection, Dialect } from 'kysely';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '../../runtime.ts';
import { StartRefusal } from '../../start-refusal.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../database.ts';
import { lockFolder } from '../folder-lock.ts';
import { createTurnstile } from '../turnstile.ts';
import { refuseInsideWrite, runInWriteScope } from '../write-scope.ts';
import { openSqliteConnection } from './connection.ts';
import type { SqliteConnection } from './connection.ts';
import { createSqliteDialect, toKyselyConnection } from './dialect.ts';
import { watchFile } from './file-watch.ts';
import { createWriteQueue } from './write-queue.ts';

export const SQLITE_FILE = 'dragoman.db';
/** "DRAG" in ASCII, so that `file` and a person with a hex editor can tell whose database this is. */
const APPLICATION_ID = 0x44524147;

export interface OpenSqliteOptions {
  readonly dataFolder: string;
  readonly runtime: Runtime;
  /** Time limit of one write job; for tests. */
  readonly jobMilliseconds?: number;
}

export async function openSqlite(options: OpenSqliteOptions): Promise<OpenDatabase> {
  const { dataFolder, runtime } = options;
  makeFolder(dataFolder);
  const lock = await lockFolder(dataFolder, runtime.clock);
  const path = join(dataFolder, SQLITE_FILE);
  const writer = openSqliteConnection(path, { readOnly: false });
  markAsOurs(writer);
  const reader = openSqliteConnection(path, { readOnly: true });
  const turnstile = createTurnstile();
  const checks = [watchFile(path), watchFile(`${path}-wal`)];
  const checkCommitted = (): void => checks.forEach((check) => check());

  const read: Queries = new Kysely({
    dialect: createSqliteDialect({
      connection: reader,
      admit: () => refuseInsideWrite('read'),
      turnstile: createTurnstile(),
    }),
  });
  const directDialect = createSqliteDialect({
    connection: writer,
    admit: () => refuseInsideWrite('direct'),
    turnstile,
  });
  const direct: Queries = new Kysely({ dialect: directDialect });
  const createQueries = (check: () => void): WriteQueries =>
    createJobQueries(directDialect, direct, toKyselyConnection(writer, check));
  const queue = createWriteQueue({
    connection: writer,
    turnstile,
    createQueries,
    checkCommitted,
    ...(options.jobMilliseconds === undefined ? {} : { jobMilliseconds: options.jobMilliseconds }),
  });

  let isClosed = false;
  return {
    engine: 'sqlite',
    read,
    direct,
    write: (job) => {
      refuseInsideWrite('write');
      if (isClosed) return Promise.reject(new AppError('storage.unavailable'));
      return queue.run(job);
    },
    alter: async (job) => {
      refuseInsideWrite('write');
      await turnstile.enter();
      try {
        return await alterAlone(writer, () => job(createQueries(() => {})));
      } finally {
        turnstile.leave();
      }
    },
    ping: async () => {
      reader.query('select 1');
      checkCommitted();
    },
    scrub: async () => {
      await turnstile.enter();
      try {
        truncateLog(writer);
      } finally {
        turnstile.leave();
      }
    },
    announceAddress: (address) => lock.announce(address),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await queue.drain();
      await turnstile.enter();
      reader.close();
      writer.close();
      lock.release();
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartRefusal(
      `The data folder ${folder} cannot be made: ${(error as NodeJS.ErrnoException).code}. Choose another with DRAGOMAN_DATA.`,
      {
        cause: error,
      },
    );
  }
}

/** Also makes the log beside the file, without which a read-only connection cannot open an empty database. */
function markAsOurs(connection: SqliteConnection): void {
  const id = connection.query('pragma application_id').rows[0]?.['application_id'];
  if (id === 0) connection.query(`pragma application_id = ${APPLICATION_ID}`);
  else if (id !== APPLICATION_ID)
    throw new StartRefusal(`The file ${SQLITE_FILE} in the data folder was not written by Dragoman.`);
}

/** The queries of one job: the writer's connection without the way through the turnstile, which the job's turn has already passed. */
function createJobQueries(dialect: Dialect, root: Queries, connection: DatabaseConnection): WriteQueries {
  const executor = root.getExecutor().withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
  return new Transaction({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
}

/** A transaction of its own in which tables may be rebuilt: foreign keys rest meanwhile and are checked before the commit. */
async function alterAlone<Value>(connection: SqliteConnection, job: () => Promise<Value>): Promise<Value> {
  // The pragma does nothing inside a transaction, so it stands around it: https://www.sqlite.org/lang_altertable.html, section 7
  connection.query('pragma foreign_keys = off');
  try {
    connection.query('begin immediate');
    const value = await runInWriteScope(job);
    const broken = connection.query('pragma foreign_key_check').rows;
    if (broken.length > 0)
      throw new Error(`Foreign keys do not hold after a change of the schema: ${JSON.stringify(broken[0])}`);
    connection.query('commit');
    return value;
  } catch (error) {
    if (connection.inTransaction) connection.query('rollback');
    throw error;
  } finally {
    connection.query('pragma foreign_keys = on');
  }
}

function truncateLog(connection: SqliteConnection): void {
  const [result] = connection.query('pragma wal_checkpoint(truncate)').rows;
  if (result?.['busy'] !== 0) throw new AppError('storage.busy');
}
