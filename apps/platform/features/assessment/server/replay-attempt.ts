// Replays an attempt: reckons every step of its trajectory again and compares it, bit by bit, with what was kept at the time.
import { adapt } from './adapt.ts';
import type { Attempt, StoredAnswer } from './attempt.ts';
import type { Instrument } from './instrument.ts';
import { digestAnswers, toOffer } from './offers.ts';
import type { Offer } from './store.ts';

export interface Replay {
  readonly steps: number;
  /** Steps whose kept choice is not the one that follows from the answers; empty for every attempt of ours. */
  readonly different: readonly number[];
}

/**
 * @param answers in the order they arrived; one request may have brought several, so a step has as many of them as its digest says
 * @throws RangeError when no beginning of the answers has the digest of a step: then answers are missing or in another order
 */
export function replayAttempt(
  instrument: Instrument,
  attempt: Attempt,
  answers: readonly StoredAnswer[],
  offers: readonly Offer[],
): Replay {
  let offered: readonly string[] = [];
  let had = 0;
  const different: number[] = [];
  for (const offer of offers) {
    while (had < answers.length && digestAnswers(answers.slice(0, had)) !== offer.answers) had += 1;
    const stored = answers.slice(0, had);
    if (digestAnswers(stored) !== offer.answers)
      throw new RangeError(`No beginning of the answers belongs to step ${offer.step}.`);
    const adapted = adapt(instrument, { ...attempt, offered }, stored);
    offered = adapted.offered;
    if (toOffer(offer.step, stored, adapted).choice !== offer.choice) different.push(offer.step);
  }
  return { steps: offers.length, different };
}
