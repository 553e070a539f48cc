// Gives out the result of a finished attempt: computed once, kept, and the same ever after.
import { AppError } from '@dragoman/kernel';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database, WriteQueries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import { assessmentStore, countingAnswers } from '../../assessment/server/index.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../assessment/server/index.ts';
import type { ProfileResult } from '../contract.ts';
import { computeResult } from './compute-result.ts';
import { profileStore } from './store.ts';
import type { Observation, StoredResult } from './store.ts';

export interface ResultDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly instrument: Instrument;
  readonly audit: RecordAudit;
  readonly thread: Pick<Thread, 'link' | 'linksFrom'>;
}

export interface Finished {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
}

/** The finished attempt with its answers; throws `result.not-finished` while it is open. */
export async function findFinished(database: Database, tenantId: string, attemptId: string): Promise<Finished> {
  const store = assessmentStore(database.read);
  const attempt = await store.findAttempt(tenantId, attemptId);
  if (attempt === null) throw new AppError('route.not-found');
  if (attempt.status !== 'finished') throw new AppError('result.not-finished');
  return { attempt, stored: await store.listAnswers(tenantId, attemptId) };
}

/** The first result ever computed for the attempt; computing it also enters the answers into the evidence ledger. */
export async function readResult(
  dependencies: ResultDependencies,
  tenantId: string,
  attemptId: string,
): Promise<ProfileResult> {
  const [kept] = await profileStore(dependencies.database.read).listResults(tenantId, attemptId);
  return kept === undefined ? recomputeResult(dependencies, tenantId, attemptId) : openResult(kept);
}

/**
 * Computes the result with today's program and keeps it as a new entry beside the earlier ones. The same program gives the same
 * digest and so no second entry.
 */
export async function recomputeResult(
  dependencies: ResultDependencies,
  tenantId: string,
  attemptId: string,
): Promise<ProfileResult> {
  const { database, runtime, instrument, audit, thread } = dependencies;
  const { attempt, stored } = await findFinished(database, tenantId, attemptId);
  const computed = computeResult(instrument, attempt, stored);
  const entry: StoredResult = {
    id: runtime.makeId(),
    attemptId,
    digest: computed.provenance.resultDigest,
    body: JSON.stringify(computed),
    computedAt: runtime.clock.iso(),
  };
  const results = await database.write(async (queries) => {
    const store = profileStore(queries);
    await store.addObservations(tenantId, attempt.personId, toObservations(instrument, attempt, stored, runtime));
    await store.addResult(tenantId, attempt.personId, entry);
    await linkResult(thread, queries, attempt, entry);
    await audit(queries, {
      tenantId,
      personId: attempt.personId,
      action: 'result.computed',
      subject: { type: 'attempt', id: attemptId },
      details: { engine: computed.provenance.engine, parameters: computed.provenance.parameters },
    });
    return store.listResults(tenantId, attemptId);
  });
  const same = results.find((result) => result.digest === entry.digest);
  return openResult(same ?? entry);
}

/** Ties the result to its attempt and the attempt to its instrument, once each. */
async function linkResult(
  thread: ResultDependencies['thread'],
  queries: WriteQueries,
  attempt: Attempt,
  entry: StoredResult,
): Promise<void> {
  const { tenantId } = attempt;
  const result = { type: 'result', id: entry.digest };
  const from = { type: 'attempt', id: attempt.id };
  if ((await thread.linksFrom(queries, { tenantId, end: result, relation: 'rests-on' })).length > 0) return;
  const instrument = { type: 'instrument', id: `${attempt.bank}@${attempt.bankVersion}/${attempt.parameters}` };
  await thread.link(queries, { tenantId, from: result, relation: 'rests-on', to: from, authorDigest: null });
  await thread.link(queries, { tenantId, from, relation: 'measured-with', to: instrument, authorDigest: null });
}

function openResult(kept: StoredResult): ProfileResult {
  const body = JSON.parse(kept.body) as Omit<ProfileResult, 'resultId' | 'computedAt'>;
  return { resultId: kept.id, computedAt: kept.computedAt, ...body };
}

function toObservations(
  instrument: Instrument,
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  runtime: Runtime,
): Observation[] {
  const skills = new Map(
    [...instrument.bank.statements, ...instrument.bank.scenarios].map((item) => [item.id, item.skill]),
  );
  return countingAnswers(stored).map((answer) => ({
    id: runtime.makeId(),
    source: instrument.optionCounts.has(answer.itemId) ? 'scenario' : 'self',
    skill: skills.get(answer.itemId) ?? 'unknown',
    itemId: answer.itemId,
    instrument: `${attempt.bank}@${attempt.bankVersion}/${attempt.parameters}`,
    value: answer.value,
    attemptId: attempt.id,
    observedAt: answer.answeredAt,
  }));
}
