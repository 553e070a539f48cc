// How long a run has taken and how long the next item is likely to take this person.
import type { MatchedAnswer } from '../bank/collect-answers.ts';
import type { PreparedItem } from '../bank/prepare-bank.ts';
import type { AdaptivePolicy } from './cat-types.ts';

/** A measured time counts at most this many times the usual one: a pause is not work on the item. */
const LONGEST_TIMES_USUAL = 5;

/** Seconds of usual pace with which a person's own pace is averaged. */
const PACE_PRIOR_SECONDS = 30;

export interface RunTime {
  used: number;
  left: number;
  /** This person's seconds per usual second, shrunken towards 1. */
  pace: number;
}

/** Usual seconds of an item. */
export function usualSeconds(item: PreparedItem, policy: AdaptivePolicy): number {
  return item.item.seconds ?? (item.kind === 'statement' ? policy.secondsPerStatement : policy.secondsPerScenario);
}

/** Time used, time left and pace. */
export function runTime(matched: readonly MatchedAnswer[], policy: AdaptivePolicy): RunTime {
  let used = 0;
  let measured = 0;
  let usualOfMeasured = 0;
  for (const { item, seconds } of matched) {
    const usual = usualSeconds(item, policy);
    if (seconds === undefined) {
      used += usual;
      continue;
    }
    const counted = Math.min(Math.max(seconds, 0), LONGEST_TIMES_USUAL * usual);
    used += counted;
    measured += counted;
    usualOfMeasured += usual;
  }
  const pace = (measured + PACE_PRIOR_SECONDS) / (usualOfMeasured + PACE_PRIOR_SECONDS);
  return { used, left: Math.max(0, policy.timeCapSeconds - used), pace };
}
