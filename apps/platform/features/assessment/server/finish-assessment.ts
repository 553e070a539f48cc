// Ends an attempt once the server holds everything the browser says it has.
import { AppError } from '@dragoman/kernel';
import type { Database, WriteQueries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { FinishBody } from '../contract.ts';
import { adapt, toStop } from './adapt.ts';
import type { Adapted } from './adapt.ts';
import { countingAnswers } from './attempt.ts';
import type { Attempt, StoredAnswer } from './attempt.ts';
import type { Instrument } from './instrument.ts';
import { assessmentStore } from './store.ts';

export interface FinishedAttempt {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
  readonly adapted: Adapted;
}

/** Runs inside the caller's write. Finishing a finished attempt changes nothing and succeeds. */
export async function finishAssessment(
  queries: WriteQueries,
  engine: Database['engine'],
  instrument: Instrument,
  runtime: Runtime,
  of: { readonly tenantId: string; readonly attemptId: string },
  body: FinishBody,
): Promise<FinishedAttempt> {
  const store = assessmentStore(queries);
  const attempt = await store.holdAttempt(of.tenantId, of.attemptId, engine);
  if (attempt === null) throw new AppError('route.not-found');
  await instrument.versions.load(queries, attempt);
  const stored = await store.listAnswers(of.tenantId, of.attemptId);
  const adapted = adapt(instrument, attempt, stored);
  if (attempt.status === 'finished') return { attempt, stored, adapted };
  const held = countingAnswers(stored).length;
  if (held < body.answered)
    throw new AppError('assessment.answers-missing', { values: { held, stated: body.answered } });
  if (adapted.next !== null && !body.early) throw new AppError('assessment.not-finished');
  const finished: Attempt = {
    ...attempt,
    status: 'finished',
    stop: toStop(adapted.choice, body.early),
    finishedAt: runtime.clock.iso(),
  };
  await store.saveProgress(finished);
  return { attempt: finished, stored, adapted };
}
