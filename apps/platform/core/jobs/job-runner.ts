// Runs jobs that are due: claims a few, works them off side by side, tries failed ones again later, gives up after a while.
// Long jobs have a place of their own, so that a mail never waits for an import.
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { PUBLIC_TENANT } from '../tenants.ts';
import { setRecurringJob } from './enqueue-job.ts';
import type { JobKind } from './job-kind.ts';
import { createJobPlaces } from './job-places.ts';
import type { JobPlaces } from './job-places.ts';
import { claimJobs, extendClaim, finishJob, giveJobUp, releaseAllClaims, returnJob } from './job-store.ts';
import type { Claim } from './job-store.ts';
import { nameError, readFrames } from './name-error.ts';

export interface JobRunnerOptions {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly kinds: readonly JobKind[];
  /** Short jobs at work at once; 2 unless told. Long ones run one at a time beside them. */
  readonly sideBySide?: number;
  /** How often the table is looked at; a second unless told. */
  readonly pollMilliseconds?: number;
}

export interface JobRunner {
  /** Takes over what a dead process left, sets the recurring jobs and begins to look for work. */
  start(): Promise<void>;
  /** Looks for work now; call it after a write that enqueued something people wait for. */
  wake(): void;
  /** Works off everything that is due and returns how many jobs ran; for commands and tests. */
  runDue(): Promise<number>;
  /** Takes no more work and waits for what is at work. */
  stop(): Promise<void>;
}

const CLAIM_MILLISECONDS = 60_000;
const ATTEMPTS = 12;
const FIRST_PAUSE = 10_000;
const LONGEST_PAUSE = 4 * 3_600_000;

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { database, runtime, log, kinds } = options;
  const stopping = new AbortController();
  const runner = runtime.makeId();
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  let timer: NodeJS.Timeout | undefined;
  let ran = 0;

  const openPlaces = (isFor: (kind: JobKind) => boolean, places: number): JobPlaces =>
    createJobPlaces({
      places,
      claim: (limit) =>
        claimJobs(database, {
          kinds: kinds.filter(isFor).map(({ name }) => name),
          runner,
          now: runtime.clock.iso(),
          until: instantIn(runtime, CLAIM_MILLISECONDS),
          limit,
        }),
      work: async (claim) => {
        await runClaim(options, byName.get(claim.job.kind)!, claim, stopping.signal);
        ran++;
      },
      isStopping: () => stopping.signal.aborted,
      onClaimFailed: (error) => log.warn({ error: nameError(error) }, 'looking for jobs failed; trying again'),
    });
  const pools = [
    openPlaces((kind) => kind.isLong !== true, options.sideBySide ?? 2),
    openPlaces((kind) => kind.isLong === true, 1),
  ];

  const runDue = async (): Promise<number> => {
    const before = ran;
    let atLastLook: number;
    do {
      atLastLook = ran;
      // A job of one pool may have asked for one of the other, which had already found nothing.
      await Promise.all(pools.map((pool) => pool.drain()));
    } while (ran !== atLastLook && !stopping.signal.aborted);
    return ran - before;
  };

  const poll = (delay: number): void => {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      Promise.all(pools.map((pool) => pool.fill()))
        .catch((error: unknown) => log.warn({ error: nameError(error) }, 'looking for jobs failed; trying again'))
        .finally(() => poll(options.pollMilliseconds ?? 1_000));
    }, delay);
    timer.unref();
  };

  return {
    start: async () => {
      await database.write(async (queries) => {
        // The folder's lock says that no other process works on this database; on PostgreSQL claims have to run out.
        if (database.engine === 'sqlite') await releaseAllClaims(queries);
        for (const { name, every } of kinds) {
          if (every !== undefined) await setRecurringJob(queries, runtime, PUBLIC_TENANT, name, every);
        }
      });
      poll(0);
    },
    wake: () => poll(0),
    runDue,
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(pools.map((pool) => pool.finish()));
    },
  };
}

async function runClaim(options: JobRunnerOptions, kind: JobKind, claim: Claim, stopping: AbortSignal): Promise<void> {
  const { database, runtime, log } = options;
  const lost = new AbortController();
  const keepAlive = setInterval(() => {
    database
      .write((queries) => extendClaim(queries, claim, instantIn(runtime, CLAIM_MILLISECONDS)))
      .then((isOurs) => (isOurs ? undefined : lost.abort()))
      .catch(() => {});
  }, CLAIM_MILLISECONDS / 3);
  keepAlive.unref();
  const about = { kind: kind.name, jobId: claim.job.id, attempt: claim.attempt };
  try {
    const payload = parsePayload(kind, claim);
    const signal = AbortSignal.any([stopping, lost.signal]);
    await kind.run(payload, { tenantId: claim.job.tenant_id, jobId: claim.job.id, attempt: claim.attempt, signal });
    const again = kind.every === undefined ? null : instantIn(runtime, kind.every);
    await database.write((queries) => finishJob(queries, claim, runtime.clock.iso(), again));
    log.debug(about, 'job done');
  } catch (error) {
    await recordFailure(options, kind, claim, error, stopping.aborted).catch((failure: unknown) => {
      // The database itself is away: the claim runs out and the job is taken up again.
      log.warn({ ...about, error: nameError(failure) }, 'the outcome of a job could not be written');
    });
  } finally {
    clearInterval(keepAlive);
  }
}

class PayloadInvalid extends Error {}

function parsePayload(kind: JobKind, claim: Claim): unknown {
  const result = kind.payload.safeParse(JSON.parse(claim.job.payload));
  if (!result.success) throw new PayloadInvalid();
  return result.data;
}

async function recordFailure(
  { database, runtime, log }: JobRunnerOptions,
  kind: JobKind,
  claim: Claim,
  error: unknown,
  isStopping: boolean,
): Promise<void> {
  const lastError = error instanceof PayloadInvalid ? 'the payload does not fit its schema' : nameError(error);
  const about = {
    kind: kind.name,
    jobId: claim.job.id,
    attempt: claim.attempt,
    error: lastError,
    at: readFrames(error),
  };
  if (isStopping) {
    const back = { runAt: runtime.clock.iso(), attempts: claim.attempt - 1, lastError };
    await database.write((queries) => returnJob(queries, claim, back));
    return;
  }
  const isLast = claim.attempt >= (kind.attempts ?? ATTEMPTS) || error instanceof PayloadInvalid;
  if (isLast && kind.every === undefined) {
    await database.write(async (queries) => {
      const isOurs = await giveJobUp(queries, claim, lastError);
      const payload = kind.payload.safeParse(JSON.parse(claim.job.payload));
      if (isOurs && payload.success) await kind.onGivenUp?.(queries, claim.job.tenant_id, payload.data);
    });
    log.error(about, 'job given up');
    return;
  }
  const runAt = instantIn(runtime, pauseAfter(claim.attempt, runtime));
  await database.write((queries) => returnJob(queries, claim, { runAt, attempts: claim.attempt, lastError }));
  log.warn(about, 'job failed; it runs again later');
}

/** Doubles from ten seconds to four hours, a fifth up or down so that jobs that failed together do not come back together. */
function pauseAfter(attempt: number, runtime: Runtime): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  return pause * (0.8 + (0.4 * runtime.random.bytes(1)[0]!) / 255);
}

function instantIn(runtime: Runtime, milliseconds: number): string {
  return new Date(runtime.clock.now() + milliseconds).toISOString();
}
