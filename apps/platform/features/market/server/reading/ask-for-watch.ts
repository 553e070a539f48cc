// Puts a new watch over all adverts into the queue, inside the write that changed them.
import type { WriteQueries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import type { MarketDependencies } from '../market-parts.ts';
import { watchStore } from '../watch-store.ts';

export const WATCH_JOB = 'market.watch';

export async function askForWatch(
  { runtime }: Pick<MarketDependencies, 'runtime'>,
  queries: WriteQueries,
  tenantId: string,
): Promise<void> {
  await watchStore(queries).setState(tenantId, 'waiting', 0);
  await enqueueJob(queries, runtime, { tenantId, kind: WATCH_JOB, payload: {}, uniqueKey: 'all' });
}
