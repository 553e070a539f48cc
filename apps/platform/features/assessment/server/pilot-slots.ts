// Statements that are tried out during an attempt: which, and after how many counting answers. A function of the set of answers.
import type { Language } from '@dragoman/kernel';
import { createRandom } from '@dragoman/psychometrics';
import type { PilotItem } from '../../itembank/contract.ts';
import { isPilotItem } from '../../itembank/server/index.ts';
import type { Attempt, PilotSlot, StoredAnswer } from './attempt.ts';
import { countingAnswers } from './attempt.ts';

/** Observations of a usual run, to which the share of a campaign refers. */
const USUAL_RUN = { full: 36, short: 16 } as const;
/** The first answers are a person's way in; nothing is tried out on them. */
const FIRST_AFTER = 3;

/** Draws as many as the share says from those on trial in the person's language, and spreads them over the run. */
export function drawPilots(
  items: readonly PilotItem[],
  share: number,
  language: Language,
  form: 'full' | 'short',
  seed: number | string,
): PilotSlot[] {
  const onTrial = items.filter((item) => item.withdrawnAt === null && item.text[language] !== undefined);
  const count = Math.min(onTrial.length, Math.round(share * USUAL_RUN[form]));
  const random = createRandom(`${seed}/pilot`);
  const drawn = onTrial
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count);
  const span = USUAL_RUN[form] - FIRST_AFTER;
  return drawn.map(({ item }, index) => ({
    itemId: item.id,
    after: FIRST_AFTER + Math.floor((span * (index + random.next())) / count),
  }));
}

/** The statement whose turn it is; null when none is. */
export function duePilot(attempt: Pick<Attempt, 'pilots'>, stored: readonly StoredAnswer[]): string | null {
  if (attempt.pilots === undefined || attempt.pilots.length === 0) return null;
  const counting = countingAnswers(stored);
  const answered = new Set(counting.map((answer) => answer.itemId));
  const counted = counting.filter((answer) => !isPilotItem(answer.itemId)).length;
  return attempt.pilots.find(({ itemId, after }) => after <= counted && !answered.has(itemId))?.itemId ?? null;
}
