// Gives out the result of a finished attempt: computed once, kept, and the same ever after.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { assessmentStore, countingAnswers } from '../../assessment/server/index.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../assessment/server/index.ts';
import { isPilotItem, skillOfPilot } from '../../itembank/server/index.ts';
import type { EntryReason, ProfileResult } from '../contract.ts';
import { computeResult, ENGINE } from './compute-result.ts';
import type { ComputedResult } from './compute-result.ts';
import { gatherEvidence, listFinished } from './ledger/gather-evidence.ts';
import { countingViews } from './ledger/ledger-evidence.ts';
import type { LedgerEvidence } from './ledger/ledger-evidence.ts';
import { ledgerStore } from './ledger/ledger-store.ts';
import { takeInRounds } from './ledger/take-in-rounds.ts';
import type { ResultDependencies } from './result-dependencies.ts';
import { profileStore } from './store.ts';
import type { Observation, StoredResult } from './store.ts';

export interface Finished {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
}

/** The finished attempt with its answers, and the version of the instrument it is pinned to made ready; throws `result.not-finished` while it is open. */
export async function findFinished(
  { database, instrument }: Pick<ResultDependencies, 'database' | 'instrument'>,
  tenantId: string,
  attemptId: string,
): Promise<Finished> {
  const store = assessmentStore(database.read);
  const attempt = await store.findAttempt(tenantId, attemptId);
  if (attempt === null) throw new AppError('route.not-found');
  if (attempt.status !== 'finished') throw new AppError('result.not-finished');
  await instrument.versions.load(database.read, attempt);
  return { attempt, stored: await store.listAnswers(tenantId, attemptId) };
}

/**
 * The result as it stands: computed at the first reading, anew when a round was released or an observation added since, and otherwise
 * as it was given out. A recomputation never takes its place.
 */
export async function readResult(
  dependencies: ResultDependencies,
  tenantId: string,
  attemptId: string,
  entryId: string | null = null,
): Promise<ProfileResult> {
  const { database } = dependencies;
  const kept = await profileStore(database.read).listResults(tenantId, attemptId);
  if (entryId !== null) {
    const wanted = kept.find((entry) => entry.id === entryId);
    if (wanted === undefined) throw new AppError('route.not-found');
    return openResult(
      await todays(dependencies, tenantId),
      wanted,
      kept,
      await halfLifeOf(dependencies, tenantId, attemptId),
    );
  }
  const personId = await assessmentStore(database.read).findPersonOf(tenantId, attemptId);
  if (personId === null) throw new AppError('route.not-found');
  await takeInRounds(dependencies, tenantId, personId);
  const halfLife = await halfLifeOf(dependencies, tenantId, attemptId);
  const current = currentOf(kept, halfLife);
  if (current === null)
    return keepResult(dependencies, tenantId, attemptId, kept.length === 0 ? 'first' : 'ageing-chosen');
  const news = await findNews(dependencies, tenantId, personId, current);
  return news === null
    ? openResult(await todays(dependencies, tenantId), current, kept, halfLife)
    : keepResult(dependencies, tenantId, attemptId, news);
}

/** The newest entry that is no recomputation and was computed under the ageing that is set now. */
function currentOf(kept: readonly StoredResult[], halfLife: number | null): StoredResult | null {
  return kept.findLast((entry) => entry.reason !== 'recomputed' && entry.halfLifeMonths === halfLife) ?? null;
}

/** What of the ledger went into a result that was given out, for its explanation and its archive. */
export async function evidenceBehind(
  { database, instrument }: Pick<ResultDependencies, 'database' | 'instrument'>,
  { attempt, stored }: Finished,
  result: ProfileResult,
): Promise<LedgerEvidence> {
  const until = result.computedAt;
  const halfLifeMonths = result.ageing?.halfLifeMonths ?? null;
  const ledger = await gatherEvidence(database.read, instrument, attempt, stored, { until, halfLifeMonths });
  const known = new Set(result.others?.rounds.map((round) => round.roundId));
  return { ...ledger, rounds: ledger.rounds.filter((round) => known.has(round.roundId)) };
}

/** The instrument as new attempts of this institution get it. */
function todays(
  { database, instrument }: Pick<ResultDependencies, 'database' | 'instrument'>,
  tenantId: string,
): Promise<Instrument> {
  return instrument.versions.current(database.read, tenantId);
}

/** Whether an entry is the one a person sees. */
export function isCurrentEntry(kept: readonly StoredResult[], id: string, halfLife: number | null): boolean {
  return currentOf(kept, halfLife)?.id === id;
}

async function halfLifeOf(
  { database }: ResultDependencies,
  tenantId: string,
  attemptId: string,
): Promise<number | null> {
  const personId = await assessmentStore(database.read).findPersonOf(tenantId, attemptId);
  if (personId === null) return null;
  return (await ledgerStore(database.read).findAgeing(tenantId, personId)).halfLifeMonths;
}

/** What has entered the ledger since the entry was computed. Later evidence belongs to the newest attempt; older results stay theirs. */
async function findNews(
  { database }: ResultDependencies,
  tenantId: string,
  personId: string,
  current: StoredResult,
): Promise<EntryReason | null> {
  const came = await ledgerStore(database.read).countEntered(tenantId, personId);
  if (came.rounds <= current.seen.rounds && came.outside <= current.seen.outside) return null;
  const newest = (await listFinished(database.read, tenantId, personId)).at(-1);
  if (newest?.id !== current.attemptId) return null;
  return came.rounds > current.seen.rounds ? 'round-released' : 'evidence-added';
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
  const kept = await profileStore(dependencies.database.read).listResults(tenantId, attemptId);
  return keepResult(dependencies, tenantId, attemptId, kept.length === 0 ? 'first' : 'recomputed');
}

/** Computes from the ledger as it is now and keeps the entry, with the answers in the ledger and the links of the thread. */
export async function keepResult(
  dependencies: ResultDependencies,
  tenantId: string,
  attemptId: string,
  reason: EntryReason,
): Promise<ProfileResult> {
  const { database, runtime, instrument, audit, thread } = dependencies;
  const finished = await findFinished(dependencies, tenantId, attemptId);
  const { stored } = finished;
  const today = await todays(dependencies, tenantId);
  // Only who asks for it gets the result of today's parameters, as an entry of its own; what was given out stays as it was pinned.
  const attempt = reason === 'recomputed' ? { ...finished.attempt, parameters: today.parameters } : finished.attempt;
  const halfLifeMonths = await halfLifeOf(dependencies, tenantId, attemptId);
  const until = runtime.clock.iso();
  const ledger = await gatherEvidence(database.read, instrument, attempt, stored, { until, halfLifeMonths });
  const computed = computeResult(instrument, attempt, stored, ledger);
  const entry: StoredResult = {
    id: runtime.makeId(),
    attemptId,
    digest: computed.provenance.resultDigest,
    body: JSON.stringify(computed),
    computedAt: until,
    reason,
    halfLifeMonths,
    seen: { rounds: ledger.rounds.length, outside: ledger.outside.length },
  };
  const results = await database.write(async (queries) => {
    const store = profileStore(queries);
    await store.addObservations(
      tenantId,
      attempt.personId,
      toObservations(instrument, finished.attempt, stored, runtime),
    );
    await store.addResult(tenantId, attempt.personId, entry);
    await linkResult(thread, queries, finished.attempt, entry, ledger);
    await audit(queries, {
      tenantId,
      personId: attempt.personId,
      action: 'result.computed',
      subject: { type: 'attempt', id: attemptId },
      details: { engine: computed.provenance.engine, parameters: computed.provenance.parameters, reason },
    });
    return store.listResults(tenantId, attemptId);
  });
  const same = results.find((result) => result.digest === entry.digest);
  return openResult(today, same ?? entry, results, halfLifeMonths);
}

/** Ties the result to its attempt and the attempt to its instrument, once each. */
async function linkResult(
  thread: ResultDependencies['thread'],
  queries: WriteQueries,
  attempt: Attempt,
  entry: StoredResult,
  ledger: LedgerEvidence,
): Promise<void> {
  const { tenantId } = attempt;
  const result = { type: 'result', id: entry.digest };
  const from = { type: 'attempt', id: attempt.id };
  if ((await thread.linksFrom(queries, { tenantId, end: result, relation: 'rests-on' })).length > 0) return;
  const instrument = { type: 'instrument', id: `${attempt.bank}@${attempt.bankVersion}/${attempt.parameters}` };
  await thread.link(queries, { tenantId, from: result, relation: 'rests-on', to: from, authorDigest: null });
  const measured = await thread.linksFrom(queries, { tenantId, end: from, relation: 'measured-with' });
  if (measured.length === 0)
    await thread.link(queries, { tenantId, from, relation: 'measured-with', to: instrument, authorDigest: null });
  for (const { round, view } of countingViews(ledger.rounds)) {
    const seen = { type: 'group-observation', id: `${round.roundId}/${view.group}` };
    await thread.link(queries, { tenantId, from: result, relation: 'rests-on', to: seen, authorDigest: null });
  }
}

function openResult(
  instrument: Instrument,
  kept: StoredResult,
  all: readonly StoredResult[],
  halfLife: number | null,
): ProfileResult {
  const body = JSON.parse(kept.body) as ComputedResult;
  const { provenance } = body;
  const sameParameters =
    provenance.parameters === instrument.parameters && provenance.bankVersion === instrument.bank.head.version;
  const offer = !sameParameters ? 'parameters' : provenance.engine === ENGINE ? 'none' : 'program';
  const isCurrent = currentOf(all, halfLife)?.id === kept.id;
  return {
    resultId: kept.id,
    computedAt: kept.computedAt,
    entry: { reason: kept.reason, isCurrent, offer },
    ...body,
  };
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
    source: isPilotItem(answer.itemId) ? 'pilot' : instrument.optionCounts.has(answer.itemId) ? 'scenario' : 'self',
    skill: isPilotItem(answer.itemId) ? skillOfPilot(answer.itemId) : (skills.get(answer.itemId) ?? 'unknown'),
    itemId: answer.itemId,
    instrument: `${attempt.bank}@${attempt.bankVersion}/${attempt.parameters}`,
    value: answer.value,
    attemptId: attempt.id,
    observedAt: answer.answeredAt,
  }));
}
