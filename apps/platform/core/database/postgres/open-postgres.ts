// The database of larger installations: one transaction a write, a pool for writing and one for reading, retries in one place.
import { AppError } from '@dragoman/kernel';
import { Kysely, Transaction } from 'kysely';
import type { Dialect } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Log } from '../../log.ts';
import type { Runtime } from '../../runtime.ts';
import { StartRefusal } from '../../start-refusal.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../database.ts';
import { JOB_MILLISECONDS } from '../job-limit.ts';
import { createTurnstile } from '../turnstile.ts';
import { refuseInsideWrite } from '../write-scope.ts';
import { checkServer } from './check-server.ts';
import { createPostgresDialect } from './dialect.ts';
import type { PostgresConnection } from './dialect.ts';
import { namePostgresError } from './errors.ts';
import { createPool } from './pool.ts';
import { writeOnPostgres } from './write.ts';

/** Connections for writing. */
const WRITERS = 10;
/** Connections for reading: their own, so that twenty long reports cannot keep an answer waiting. */
const READERS = 6;
const WRITE_MILLISECONDS = 5_000;
const READ_MILLISECONDS = 30_000;
const ALTER_MILLISECONDS = 3_600_000;
const PING_MILLISECONDS = 2_000;

export interface OpenPostgresOptions {
  readonly url: string;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly jobMilliseconds?: number;
}

export async function openPostgres(options: OpenPostgresOptions): Promise<OpenDatabase> {
  const { runtime, log } = options;
  const openPool = (connections: number, statementMilliseconds: number, isReadOnly: boolean): Pool =>
    createPool({ url: checkUrl(options.url), connections, statementMilliseconds, isReadOnly, log });
  const writers = openPool(WRITERS, WRITE_MILLISECONDS, false);
  const readers = openPool(READERS, READ_MILLISECONDS, true);
  try {
    await checkServer(writers);
  } catch (error) {
    await Promise.allSettled([writers.end(), readers.end()]);
    throw error;
  }

  const directDialect = createPostgresDialect({
    pool: writers,
    admit: () => refuseInsideWrite('direct'),
    isStrict: false,
  });
  const direct: Queries = new Kysely({ dialect: directDialect });
  const createQueries = (connection: PostgresConnection, check: () => void): WriteQueries =>
    createJobQueries(directDialect, direct, connection, check);
  const jitter = (): number => runtime.random.bytes(1)[0]! / 256;
  const common = { createQueries, jitter };

  let isClosed = false;
  let alterers: Pool | null = null;
  const underWay = new Set<Promise<unknown>>();
  return {
    engine: 'postgres',
    read: new Kysely({
      dialect: createPostgresDialect({ pool: readers, admit: () => refuseInsideWrite('read'), isStrict: true }),
    }),
    direct,
    write: (job, writeOptions) => {
      refuseInsideWrite('write');
      if (isClosed) return Promise.reject(new AppError('storage.unavailable'));
      const guard = writeOptions?.guard ?? 'everything';
      const jobMilliseconds = options.jobMilliseconds ?? JOB_MILLISECONDS;
      const work = writeOnPostgres({ ...common, pool: writers, guard, jobMilliseconds }, job);
      underWay.add(work);
      const forget = (): void => void underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    alter: (job) => {
      refuseInsideWrite('write');
      alterers ??= openPool(1, ALTER_MILLISECONDS, false);
      return writeOnPostgres(
        { ...common, pool: alterers, guard: 'everything', jobMilliseconds: ALTER_MILLISECONDS },
        job,
      );
    },
    ping: () => ping(readers),
    // What deleting leaves in PostgreSQL's files goes with its own VACUUM and the recycling of its log.
    scrub: async () => {},
    announceAddress: () => {},
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await Promise.allSettled(underWay);
      await Promise.all([writers.end(), readers.end(), alterers?.end()]);
    },
  };
}

function checkUrl(url: string): string {
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  throw new StartRefusal('DATABASE_URL must begin with postgres:// or postgresql://.');
}

/** The queries of one job, one statement at a time on the job's connection. */
function createJobQueries(
  dialect: Dialect,
  root: Queries,
  connection: PostgresConnection,
  check: () => void,
): WriteQueries {
  const turnstile = createTurnstile();
  const executor = root.getExecutor().withConnectionProvider({
    provideConnection: async (consumer) => {
      await turnstile.enter();
      try {
        check();
        return await consumer(connection);
      } finally {
        turnstile.leave();
      }
    },
  });
  return new Transaction({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
}

async function ping(pool: Pool): Promise<void> {
  const stop = new AbortController();
  const limit = pause(PING_MILLISECONDS, null, { signal: stop.signal }).then(() => {
    throw new AppError('storage.unavailable');
  });
  try {
    await Promise.race([pool.query('select 1'), limit]);
  } catch (error) {
    throw namePostgresError(error);
  } finally {
    stop.abort();
    limit.catch(() => {});
  }
}
