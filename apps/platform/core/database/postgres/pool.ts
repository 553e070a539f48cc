// A pool of PostgreSQL connections that never takes the process down, never waits for ever and reads numbers as numbers.
import { Pool, types } from 'pg';
import type { Log } from '../../log.ts';
import { sortFailure } from './errors.ts';

/** How long a caller waits for a connection (milliseconds). */
const CONNECTION_WAIT = 2_000;

export interface PoolOptions {
  readonly url: string;
  readonly connections: number;
  /** The server gives up a statement after this (milliseconds); the client a second later, for a server that does not answer at all. */
  readonly statementMilliseconds: number;
  readonly isReadOnly: boolean;
  readonly log: Log;
}

export function createPool(options: PoolOptions): Pool {
  const settings = [
    `set statement_timeout = ${options.statementMilliseconds}`,
    ...(options.isReadOnly
      ? ['set default_transaction_read_only = on']
      : ['set idle_in_transaction_session_timeout = 15000']),
  ];
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: CONNECTION_WAIT,
    query_timeout: options.statementMilliseconds + 1_000,
    keepAlive: true,
    application_name: 'dragoman',
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        numberParsers[oid] ?? types.getTypeParser(oid, format)) as never,
    },
    onConnect: async (client) => {
      await client.query(settings.join('; '));
    },
  });
  // A connection that breaks while idle is reported by the pool, one in use by itself; without a listener either ends the process.
  const report = (error: Error): void =>
    options.log.warn({ kind: sortFailure(error) }, 'a database connection was lost');
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}

// https://www.postgresql.org/docs/current/datatype-oid.html; the numbers are fixed in the catalogue's pg_type.dat
const INT8 = 20;
const NUMERIC = 1700;

/** Counts (int8) and averages (numeric) come as text otherwise, where SQLite gives numbers. */
const numberParsers: Readonly<Record<number, (text: string) => number>> = {
  [INT8]: (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value))
      throw new RangeError(`A whole number from the database is too large to be exact: ${text}`);
    return value;
  },
  [NUMERIC]: Number,
};
