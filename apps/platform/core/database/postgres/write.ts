// One write on PostgreSQL: one transaction, run again when it lost against another or its connection broke before the commit.
import { AppError, isAppError } from '@dragoman/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { WriteQueries } from '../database.ts';
import { createJobGuard, limitJob } from '../job-limit.ts';
import { RepeatWrite } from '../repeat-write.ts';
import { isUniqueViolation } from '../violations.ts';
import { runInWriteScope } from '../write-scope.ts';
import { acquire, commit } from './dialect.ts';
import type { PostgresConnection } from './dialect.ts';
import { namePostgresError, sortFailure } from './errors.ts';
import type { FailureKind } from './errors.ts';

/** Runs before a write gives up against its competitors. */
const ATTEMPTS = 15;
/** How long a write looks for a server that is not there (milliseconds): a restart in between is not noticed, an outage is said soon. */
const OUTAGE_PATIENCE = 1_500;
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 100;

type Job<Value> = (queries: WriteQueries) => Promise<Value>;

// https://www.postgresql.org/docs/current/transaction-iso.html
const ISOLATION = { everything: 'serializable', 'own-rows': 'repeatable read' } as const;

export interface PostgresWriteOptions {
  readonly guard: keyof typeof ISOLATION;
  readonly pool: Pool;
  readonly createQueries: (connection: PostgresConnection, check: () => void) => WriteQueries;
  /** A number from 0 up to 1, so that competitors do not meet again at the same moment. */
  readonly jitter: () => number;
  readonly jobMilliseconds: number;
}

export async function writeOnPostgres<Value>(options: PostgresWriteOptions, job: Job<Value>): Promise<Value> {
  const started = performance.now();
  let connection: PostgresConnection | null = null;
  try {
    for (let attempt = 1; ; attempt++) {
      const outcome: Attempt<Value> = await attemptWrite(options, job, connection);
      connection = outcome.connection;
      if ('value' in outcome) return outcome.value;
      const { error, mayRepeat } = outcome;
      const kind = sortOutcome(error, attempt);
      const isOutage = kind === 'lost' && performance.now() - started < OUTAGE_PATIENCE;
      if (!mayRepeat || attempt >= ATTEMPTS || !(kind === 'repeat' || isOutage)) {
        throw error instanceof RepeatWrite ? new AppError('storage.busy', { cause: error }) : namePostgresError(error);
      }
      // The connection is kept meanwhile: at the end of the queue the next attempt could wait for seconds.
      const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
      await pause(longest * options.jitter());
    }
  } finally {
    connection?.release();
  }
}

function sortOutcome(error: unknown, attempt: number): FailureKind {
  if (error instanceof RepeatWrite) return 'repeat';
  // A key that another write took a moment ago: run again, the job sees that write's row, as it would on SQLite.
  if (attempt === 1 && isUniqueViolation(error)) return 'repeat';
  return sortFailure(error);
}

type Attempt<Value> = { readonly connection: PostgresConnection | null } & (
  | { readonly value: Value }
  | { readonly error: unknown; readonly mayRepeat: boolean }
);

/** Tries once, on the connection of the attempt before when it has one. */
async function attemptWrite<Value>(
  options: PostgresWriteOptions,
  job: Job<Value>,
  kept: PostgresConnection | null,
): Promise<Attempt<Value>> {
  let connection: PostgresConnection;
  try {
    connection = kept ?? (await acquire(options.pool, true));
  } catch (error) {
    return { connection: null, error, mayRepeat: true };
  }
  const guard = createJobGuard();
  let isCommitting = false;
  try {
    await connection.command(`begin isolation level ${ISOLATION[options.guard]}`);
    const value = await limitJob(
      runInWriteScope(() => job(options.createQueries(connection, guard.check))),
      options.jobMilliseconds,
    );
    guard.end();
    isCommitting = true;
    await commit(connection);
    return { connection, value };
  } catch (error) {
    guard.end();
    // A connection that broke during COMMIT leaves the outcome unknown: the caller's idempotency key decides, not we.
    const mayRepeat = !(isCommitting && connection.isBroken) && !isAppError(error);
    if (!connection.isBroken) await rollBack(connection);
    if (!connection.isBroken) return { connection, error, mayRepeat };
    connection.release();
    return { connection: null, error, mayRepeat };
  }
}

async function rollBack(connection: PostgresConnection): Promise<void> {
  try {
    await connection.command('rollback');
  } catch {
    // The connection broke; the server ends its transaction with it.
  }
}
