// Group commit: writes that arrive together share one transaction and one sync to disk, each behind a savepoint of its own.
import { AppError } from '@dragoman/kernel';
import { AsyncResource } from 'node:async_hooks';
import type { WriteQueries } from '../database.ts';
import { createJobGuard, JOB_MILLISECONDS, limitJob } from '../job-limit.ts';
import type { Turnstile } from '../turnstile.ts';
import { runInWriteScope } from '../write-scope.ts';
import type { SqliteConnection } from './connection.ts';

/** Jobs in one transaction: more gains nothing and makes the first of them wait for the last. */
const JOBS_IN_A_TURN = 500;
/** Jobs that may wait before new ones are refused; about two seconds of work. */
const JOBS_WAITING = 10_000;

export interface WriteQueueOptions {
  readonly connection: SqliteConnection;
  readonly turnstile: Turnstile;
  /** Makes the queries of one job; every statement calls `check` first. */
  readonly createQueries: (check: () => void) => WriteQueries;
  /** Throws when what was committed did not reach the file it should be in. */
  readonly checkCommitted: () => void;
  readonly jobMilliseconds?: number;
}

export interface WriteQueue {
  run<Value>(job: (queries: WriteQueries) => Promise<Value>): Promise<Value>;
  /** Resolves when every job taken in so far has been answered. */
  drain(): Promise<void>;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface QueuedJob {
  readonly run: (queries: WriteQueries) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createWriteQueue(options: WriteQueueOptions): WriteQueue {
  const queue: QueuedJob[] = [];
  let working: Promise<void> | null = null;

  const work = async (): Promise<void> => {
    // One pass of the event loop, so that requests read in the same pass share a turn.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) await takeTurn(options, queue);
    working = null;
  };

  return {
    run: <Value>(job: (queries: WriteQueries) => Promise<Value>) =>
      new Promise<Value>((resolve, reject) => {
        if (queue.length >= JOBS_WAITING) {
          reject(new AppError('storage.busy'));
          return;
        }
        // Bound to the caller's async context: without it a job would log under the request that started the turn.
        const run = AsyncResource.bind((queries: WriteQueries) => runInWriteScope(() => job(queries)));
        queue.push({ run, resolve: resolve as (value: unknown) => void, reject });
        working ??= AsyncResource.bind(work)();
      }),
    drain: () => working ?? Promise.resolve(),
  };
}

async function takeTurn(options: WriteQueueOptions, queue: QueuedJob[]): Promise<void> {
  const { connection, turnstile } = options;
  await turnstile.enter();
  const jobs = queue.splice(0, JOBS_IN_A_TURN);
  const outcomes: Outcome[] = [];
  let failure: { readonly error: unknown } | null = null;
  try {
    connection.query('begin immediate');
    for (const job of jobs) {
      outcomes.push(await runBehindSavepoint(options, job));
      // Some failures (a full disk among them) make SQLite roll back the whole transaction by itself.
      if (!connection.inTransaction) throw errorOf(outcomes.at(-1)) ?? new AppError('storage.unavailable');
    }
    connection.query('commit');
    options.checkCommitted();
  } catch (error) {
    failure = { error };
    rollBack(connection);
  } finally {
    turnstile.leave();
  }
  for (const [index, job] of jobs.entries()) answer(job, outcomes[index], failure);
}

function answer(job: QueuedJob, outcome: Outcome | undefined, failure: { readonly error: unknown } | null): void {
  if (outcome && 'error' in outcome) job.reject(outcome.error);
  else if (failure) job.reject(failure.error);
  else job.resolve(outcome?.value);
}

function errorOf(outcome: Outcome | undefined): unknown {
  return outcome && 'error' in outcome ? outcome.error : undefined;
}

async function runBehindSavepoint(options: WriteQueueOptions, job: QueuedJob): Promise<Outcome> {
  const { connection } = options;
  const guard = createJobGuard();
  const queries = options.createQueries(guard.check);
  connection.query('savepoint job');
  try {
    const value = await limitJob(job.run(queries), options.jobMilliseconds ?? JOB_MILLISECONDS);
    guard.end();
    connection.query('release job');
    return { value };
  } catch (error) {
    guard.end();
    if (connection.inTransaction) connection.query('rollback to job');
    if (connection.inTransaction) connection.query('release job');
    return { error };
  }
}

function rollBack(connection: SqliteConnection): void {
  try {
    if (connection.inTransaction) connection.query('rollback');
  } catch {
    // The connection is in a state only the next turn's `begin` can report; this turn already has its error.
  }
}
