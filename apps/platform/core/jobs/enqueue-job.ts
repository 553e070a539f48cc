// Puts work into the table inside the write that causes it: both are there or neither.
import { sql } from 'kysely';
import type { WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { Runtime } from '../runtime.ts';
import type { JobTables } from './job-tables.ts';

export interface NewJob {
  readonly tenantId: string;
  readonly kind: string;
  /** Ids and numbers; personal things stay in their own rows, which can be erased. */
  readonly payload: unknown;
  /** One job of this kind under this key: a waiting one stays, a running one runs once more, a given-up one starts anew. */
  readonly uniqueKey?: string;
  /** ISO instant; now unless told. */
  readonly runAt?: string;
}

export async function enqueueJob(queries: WriteQueries, runtime: Runtime, job: NewJob): Promise<void> {
  await withTables<JobTables>(queries)
    .insertInto('job')
    .values(toRow(runtime, job))
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'kind', 'unique_key']).doUpdateSet({
        again: sql`case when job.state = 'running' then 1 else job.again end`,
        payload: sql`case when job.state = 'waiting' then job.payload else excluded.payload end`,
        run_at: sql`case when job.state = 'dead' then excluded.run_at else job.run_at end`,
        attempts: sql`case when job.state = 'dead' then 0 else job.attempts end`,
        state: sql`case when job.state = 'dead' then 'waiting' else job.state end`,
      }),
    )
    .execute();
}

/**
 * Sets a job that comes back every so many milliseconds unless it is there: at each start, whatever it is doing. One that waits
 * longer than its pause was put off by a clock that had run ahead, and is brought back.
 */
export async function setRecurringJob(
  queries: WriteQueries,
  runtime: Runtime,
  tenantId: string,
  kind: string,
  every: number,
): Promise<void> {
  const latest = new Date(runtime.clock.now() + every).toISOString();
  await withTables<JobTables>(queries)
    .insertInto('job')
    .values(toRow(runtime, { tenantId, kind, payload: {}, uniqueKey: 'recurring' }))
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'kind', 'unique_key'])
        .doUpdateSet({ run_at: latest })
        .where('job.state', '=', 'waiting')
        .where('job.run_at', '>', latest),
    )
    .execute();
}

function toRow(runtime: Runtime, job: NewJob): JobTables['job'] {
  const id = runtime.makeId();
  const now = runtime.clock.iso();
  return {
    tenant_id: job.tenantId,
    id,
    kind: job.kind,
    unique_key: job.uniqueKey ?? id,
    payload: JSON.stringify(job.payload),
    run_at: job.runAt ?? now,
    attempts: 0,
    state: 'waiting',
    again: 0,
    claimed_by: null,
    claimed_until: null,
    last_error: null,
    created_at: now,
  };
}
