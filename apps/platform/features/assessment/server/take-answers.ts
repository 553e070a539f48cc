// Takes answers in any order and any number of times: keeps each once, refuses what does not fit, hands out what comes next.
import { AppError } from '@dragoman/kernel';
import type { Database, WriteQueries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { AnswerEvent } from '../contract.ts';
import type { AnswerRefusal } from '../errors.ts';
import { adapt } from './adapt.ts';
import type { Adapted } from './adapt.ts';
import type { Attempt, StoredAnswer } from './attempt.ts';
import type { Instrument } from './instrument.ts';
import { toOffer } from './offers.ts';
import { assessmentStore } from './store.ts';

export interface TakenAnswers {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
  readonly adapted: Adapted;
  readonly acknowledged: readonly string[];
  readonly refused: readonly { readonly key: string; readonly code: AnswerRefusal }[];
  readonly added: number;
}

/** Runs inside the caller's write; what it acknowledges is durable when that write resolves. */
export async function takeAnswers(
  queries: WriteQueries,
  engine: Database['engine'],
  instrument: Instrument,
  runtime: Runtime,
  of: { readonly tenantId: string; readonly attemptId: string },
  events: readonly AnswerEvent[],
): Promise<TakenAnswers> {
  const store = assessmentStore(queries);
  const attempt = await store.holdAttempt(of.tenantId, of.attemptId, engine);
  if (attempt === null) throw new AppError('route.not-found');
  await instrument.versions.load(queries, attempt);
  const stored = await store.listAnswers(of.tenantId, of.attemptId);
  const sorted = sortEvents(instrument, attempt, stored, events);
  const now = runtime.clock.iso();
  if (sorted.fresh.length === 0) {
    return { attempt, stored, adapted: adapt(instrument, attempt, stored), ...sorted, added: 0 };
  }
  await store.addAnswers(of.tenantId, of.attemptId, sorted.fresh, now);
  const all = [...stored, ...sorted.fresh];
  const adapted = adapt(instrument, attempt, all);
  const changed: Attempt = { ...attempt, offered: adapted.offered, step: attempt.step + 1, lastAnswerAt: now };
  await store.addOffer(of.tenantId, of.attemptId, toOffer(changed.step, all, adapted), now);
  await store.saveProgress(changed);
  return { attempt: changed, stored: all, adapted, ...sorted, added: sorted.fresh.length };
}

interface SortedEvents {
  readonly fresh: StoredAnswer[];
  readonly acknowledged: string[];
  readonly refused: { key: string; code: AnswerRefusal }[];
}

function sortEvents(
  instrument: Instrument,
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  events: readonly AnswerEvent[],
): SortedEvents {
  const known = new Map(stored.map((answer) => [answer.key, answer]));
  const result: SortedEvents = { fresh: [], acknowledged: [], refused: [] };
  for (const event of events) {
    const before = known.get(event.key);
    const code =
      before === undefined
        ? findRefusal(instrument, attempt, event)
        : isSame(before, event)
          ? null
          : 'answer.key-reused';
    if (code !== null) {
      result.refused.push({ key: event.key, code });
      continue;
    }
    result.acknowledged.push(event.key);
    if (before !== undefined) continue;
    const { key, itemId, revision, value, seconds, answeredAt } = event;
    const answer = { key, itemId, revision, value, seconds, answeredAt };
    known.set(key, answer);
    result.fresh.push(answer);
  }
  return result;
}

function findRefusal(instrument: Instrument, attempt: Attempt, event: AnswerEvent): AnswerRefusal | null {
  if (attempt.status !== 'open') return 'answer.attempt-closed';
  if (!attempt.offered.includes(event.itemId)) return 'answer.item-not-offered';
  const options = instrument.optionCounts.get(event.itemId);
  if ('skip' in event.value) return null;
  if ('category' in event.value) return options === undefined ? null : 'answer.does-not-fit';
  return options === event.value.ratings.length ? null : 'answer.does-not-fit';
}

function isSame(stored: StoredAnswer, event: AnswerEvent): boolean {
  return (
    stored.itemId === event.itemId &&
    stored.revision === event.revision &&
    JSON.stringify(stored.value) === JSON.stringify(event.value)
  );
}
