// An attempt and its answers as the use cases know them, and what follows from the SET of answers alone.
import type { Language } from '@dragoman/kernel';
import type { Answer } from '@dragoman/psychometrics';
import type { AdaptivePolicy } from '@dragoman/psychometrics';
import { isPilotItem } from '../../itembank/server/index.ts';
import type { AnswerValue } from '../contract.ts';

export type AttemptStatus = 'open' | 'finished';

export interface AttemptStop {
  readonly reason: 'precision' | 'time' | 'plan-settled' | 'bank-exhausted' | 'length' | 'asked-to-stop';
  readonly settledSkills: number;
  readonly skills: number;
}

/** A statement that is tried out, shown after so many answers that count. */
export interface PilotSlot {
  readonly itemId: string;
  readonly after: number;
}

export interface Attempt {
  readonly tenantId: string;
  readonly id: string;
  readonly personId: string;
  /** The campaign it belongs to, with its purpose and its end; null for one begun by oneself. */
  readonly campaignId: string | null;
  readonly bank: string;
  readonly bankVersion: string;
  readonly bankDigest: string;
  readonly parameters: string;
  readonly framework: string;
  readonly policy: AdaptivePolicy;
  readonly roleProfile: string;
  readonly stage: string;
  readonly form: 'full' | 'short';
  readonly language: Language;
  readonly status: AttemptStatus;
  readonly stop: AttemptStop | null;
  /** Ids of every item ever handed out; an answer to another item is refused. */
  readonly offered: readonly string[];
  /** Absent when nothing is tried out. */
  readonly pilots?: readonly PilotSlot[];
  readonly step: number;
  readonly startedAt: string;
  readonly lastAnswerAt: string;
  readonly finishedAt: string | null;
}

export interface StoredAnswer {
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly value: AnswerValue;
  readonly seconds: number;
  readonly answeredAt: string;
}

/**
 * The answer that counts for each item: the highest revision, and of two with the same revision the one with the greater key, so
 * that any order of arrival and any repetition give the same set.
 */
export function countingAnswers(stored: readonly StoredAnswer[]): StoredAnswer[] {
  const counting = new Map<string, StoredAnswer>();
  for (const answer of stored) {
    const known = counting.get(answer.itemId);
    if (
      known === undefined ||
      answer.revision > known.revision ||
      (answer.revision === known.revision && answer.key > known.key)
    ) {
      counting.set(answer.itemId, answer);
    }
  }
  return [...counting.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

/** The counting answers as the measurement library takes them, in the order of their item ids. What is tried out is not among them. */
export function toMeasuredAnswers(stored: readonly StoredAnswer[]): Answer[] {
  const measured = countingAnswers(stored).filter(({ itemId }) => !isPilotItem(itemId));
  return measured.map(({ itemId, value, seconds }) => ({ itemId, value, seconds }));
}

/** The counting answers in the order their items were first answered, by the clock of whoever answered. */
export function inAnsweringOrder(stored: readonly StoredAnswer[]): StoredAnswer[] {
  const first = new Map<string, string>();
  for (const answer of stored) {
    const known = first.get(answer.itemId);
    if (known === undefined || answer.answeredAt < known) first.set(answer.itemId, answer.answeredAt);
  }
  return countingAnswers(stored).sort((a, b) => {
    const [whenA, whenB] = [first.get(a.itemId)!, first.get(b.itemId)!];
    return whenA === whenB ? (a.itemId < b.itemId ? -1 : 1) : whenA < whenB ? -1 : 1;
  });
}
