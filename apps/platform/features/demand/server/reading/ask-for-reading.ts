// Puts the reading of a text into the queue, inside the write that brings the text or changes how it is read.
import { z } from 'zod';
import { withTables } from '../../../../core/database/with-tables.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import type { DemandParts, WriteQueries } from '../demand-parts.ts';
import type { DemandTables } from '../tables.ts';

export const READ_JOB = 'demand.read-text';
export const readJobPayload = z.strictObject({ textId: z.uuid() });

export async function askForReading(
  { runtime }: Pick<DemandParts, 'runtime'>,
  queries: WriteQueries,
  of: {
    readonly tenantId: string;
    readonly caseId: string;
    readonly textId: string;
    /** The list of skills to read with; null for the one the institution prefers. */
    readonly scheme: string | null;
  },
): Promise<void> {
  const { tenantId, caseId, textId, scheme } = of;
  await withTables<DemandTables>(queries)
    .insertInto('need_reading')
    .values({
      tenant_id: tenantId,
      text_id: textId,
      case_id: caseId,
      state: 'waiting',
      pack: scheme,
      scheme: null,
      version: null,
      attribution: null,
      model_id: null,
      language: null,
      notes: '[]',
      fault: null,
      read_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'text_id']).doUpdateSet({ state: 'waiting', pack: scheme, fault: null }),
    )
    .execute();
  await enqueueJob(queries, runtime, { tenantId, kind: READ_JOB, payload: { textId }, uniqueKey: textId });
}
