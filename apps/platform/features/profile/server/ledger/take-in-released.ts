// When a round is released, it enters the person's ledger at once and a result is kept, whether or not they look.
import { z } from 'zod';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { RoundReleased } from '../../../raters/server/index.ts';
import type { ProfileDoor } from '../profile-door.ts';

const KIND = 'profile.take-in-released';

/** A round enters once however often the job runs. */
export function takeInReleased(door: Pick<ProfileDoor, 'takeInRounds'>): JobKind {
  return defineJob({
    name: KIND,
    payload: z.strictObject({ tenantId: z.string(), personId: z.string() }),
    run: async ({ tenantId, personId }) => void (await door.takeInRounds(tenantId, personId)),
  });
}

/** Puts the work off from inside the write that releases the round; it is due in the same moment. */
export function scheduleReleased(runtime: Runtime): (queries: WriteQueries, released: RoundReleased) => Promise<void> {
  return (queries, { tenantId, personId, roundId }) =>
    enqueueJob(queries, runtime, { tenantId, kind: KIND, payload: { tenantId, personId }, uniqueKey: roundId });
}
