// The trajectory: what was known and what was chosen at each step, in a form that a replay can be compared with.
import { createHash } from 'node:crypto';
import type { Adapted } from './adapt.ts';
import { countingAnswers } from './attempt.ts';
import type { StoredAnswer } from './attempt.ts';
import type { Offer } from './store.ts';

/** `answers` is a digest of the answers that counted; `choice` the item or stop with its reason and numbers. */
export function toOffer(step: number, stored: readonly StoredAnswer[], adapted: Adapted): Offer {
  const { choice } = adapted;
  return {
    step,
    answers: digestAnswers(stored),
    choice: JSON.stringify({
      next: adapted.next,
      ahead: adapted.ahead,
      reason: choice.reason,
      precision: choice.precision.map(({ skill, selfMean, selfSd, scenarioMean, scenarioSd }) => [
        skill,
        selfMean,
        selfSd,
        scenarioMean,
        scenarioSd,
      ]),
    }),
  };
}

/** Sixteen bytes over the counting answers in canonical order. */
export function digestAnswers(stored: readonly StoredAnswer[]): string {
  const counting = countingAnswers(stored).map(({ itemId, value, key }) => [itemId, value, key]);
  return createHash('sha256').update(JSON.stringify(counting)).digest('hex').slice(0, 32);
}
