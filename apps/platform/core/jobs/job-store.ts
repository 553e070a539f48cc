// Claims, finishes and gives up jobs by comparing before setting: no lock outlives a statement, a lost claim changes nothing.
import type { Database, Queries, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { JobTables } from './job-tables.ts';

export type JobRow = JobTables['job'];

/** A job this runner holds: its number of attempts is the mark by which a later claim of the same job is told apart. */
export interface Claim {
  readonly job: JobRow;
  readonly attempt: number;
}

export interface ClaimOptions {
  readonly kinds: readonly string[];
  readonly runner: string;
  readonly now: string;
  readonly until: string;
  readonly limit: number;
}

/** Claims jobs that are due, and those whose runner has not been heard of since its claim ran out. */
export async function claimJobs(database: Database, options: ClaimOptions): Promise<Claim[]> {
  const { kinds, now, limit } = options;
  if (kinds.length === 0 || limit === 0) return [];
  const due = await withTables<JobTables>(database.read)
    .selectFrom('job')
    .selectAll()
    .where('kind', 'in', [...kinds])
    .where((expression) =>
      expression.or([
        expression.and([expression('state', '=', 'waiting'), expression('run_at', '<=', now)]),
        expression.and([expression('state', '=', 'running'), expression('claimed_until', '<', now)]),
      ]),
    )
    .orderBy('run_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  if (due.length === 0) return [];
  return database.write(async (queries) => {
    const claims: Claim[] = [];
    for (const job of due) {
      const claimed = await withTables<JobTables>(queries)
        .updateTable('job')
        .set({ state: 'running', attempts: job.attempts + 1, claimed_by: options.runner, claimed_until: options.until })
        .where('tenant_id', '=', job.tenant_id)
        .where('id', '=', job.id)
        .where('state', '=', job.state)
        .where('attempts', '=', job.attempts)
        .executeTakeFirst();
      if (claimed.numUpdatedRows === 1n) claims.push({ job, attempt: job.attempts + 1 });
    }
    return claims;
  });
}

/** Puts off the moment at which others may take the job over. False when it is no longer ours. */
export async function extendClaim(queries: WriteQueries, claim: Claim, until: string): Promise<boolean> {
  return changeClaimed(queries, claim, { claimed_until: until });
}

/** Removes the finished job, or sets it to `runAgainAt` when it comes back or was asked for again meanwhile. */
export async function finishJob(
  queries: WriteQueries,
  claim: Claim,
  now: string,
  runAgainAt: string | null,
): Promise<void> {
  const current = await readClaimed(queries, claim);
  if (current === null) return;
  const runAt = current.again === 1 ? now : runAgainAt;
  if (runAt !== null) await returnJob(queries, claim, { runAt, attempts: 0, lastError: null });
  else await ofClaim(withTables<JobTables>(queries).deleteFrom('job'), claim).execute();
}

export async function returnJob(
  queries: WriteQueries,
  claim: Claim,
  change: { readonly runAt: string; readonly attempts: number; readonly lastError: string | null },
): Promise<void> {
  await changeClaimed(queries, claim, {
    state: 'waiting',
    again: 0,
    run_at: change.runAt,
    attempts: change.attempts,
    last_error: change.lastError,
    claimed_by: null,
    claimed_until: null,
  });
}

/** Leaves the job where an administrator sees it. False when it is no longer ours. */
export async function giveJobUp(queries: WriteQueries, claim: Claim, lastError: string): Promise<boolean> {
  return changeClaimed(queries, claim, {
    state: 'dead',
    again: 0,
    last_error: lastError,
    claimed_by: null,
    claimed_until: null,
  });
}

/** Gives back what a runner held when it died; only where no other runner can be at work. */
export async function releaseAllClaims(queries: WriteQueries): Promise<void> {
  await withTables<JobTables>(queries)
    .updateTable('job')
    .set({ state: 'waiting', claimed_by: null, claimed_until: null })
    .where('state', '=', 'running')
    .execute();
}

export async function readGivenUpJobs(queries: Queries, limit = 200): Promise<JobRow[]> {
  return withTables<JobTables>(queries)
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'dead')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Sets a given-up job to run now. False when it is not there or not given up. */
export async function retryJob(queries: WriteQueries, tenantId: string, id: string, now: string): Promise<boolean> {
  const result = await withTables<JobTables>(queries)
    .updateTable('job')
    .set({ state: 'waiting', attempts: 0, run_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

async function readClaimed(queries: Queries, claim: Claim): Promise<JobRow | null> {
  const row = await ofClaim(withTables<JobTables>(queries).selectFrom('job').selectAll(), claim).executeTakeFirst();
  return (row as JobRow | undefined) ?? null;
}

async function changeClaimed(queries: WriteQueries, claim: Claim, change: Partial<JobRow>): Promise<boolean> {
  const result = await ofClaim(withTables<JobTables>(queries).updateTable('job').set(change), claim).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

interface Narrowed {
  where(column: 'tenant_id' | 'id' | 'state' | 'attempts', operator: '=', value: string | number): Narrowed;
}

function ofClaim<Query>(query: Query, { job, attempt }: Claim): Query {
  return (query as unknown as Narrowed)
    .where('tenant_id', '=', job.tenant_id)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', attempt) as unknown as Query;
}
