// What a kind of job is: its payload, its work, its patience.
import type { z } from 'zod';
import type { WriteQueries } from '../database/database.ts';

export interface JobRun {
  readonly tenantId: string;
  readonly jobId: string;
  readonly attempt: number;
  /** Aborted when the server stops or the claim was lost: stop soon, the job runs again later. */
  readonly signal: AbortSignal;
}

export interface JobKind<Payload extends z.ZodType = z.ZodType> {
  /** Room and work, for example `outbox.deliver`. */
  readonly name: string;
  readonly payload: Payload;
  /** Runs at least once: what it does must be the same done twice. */
  readonly run: (payload: z.output<Payload>, run: JobRun) => Promise<void>;
  /** Works for more than a few seconds: such jobs run one at a time, beside the short ones and never before them. */
  readonly isLong?: boolean;
  /** Runs before the job is given up; 12 unless told, which with growing pauses is about a day. */
  readonly attempts?: number;
  /** Called inside the write that gives the job up. */
  readonly onGivenUp?: (queries: WriteQueries, tenantId: string, payload: z.output<Payload>) => Promise<void>;
  /** A job that comes back: milliseconds from one run's end to the next. It is never given up. */
  readonly every?: number;
}

/** Checks the types where a kind is written and forgets them for the runner. */
export function defineJob<Payload extends z.ZodType>(kind: JobKind<Payload>): JobKind {
  return kind as unknown as JobKind;
}
