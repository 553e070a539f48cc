// Does a person see the whole profile higher or lower than others do? The mean gap over skills, with what is uncertain about it.
import { GAP_PROBABILITY } from '../fusion/disagreement.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { type ComparedView, RATERS_TO_COMPARE } from './compare-self-others.ts';

/** A quarter of a level on the mean of all skills: half of what matters on one. */
export const TUNE = 0.25;

export interface OwnCalibration {
  verdict: 'over-rates' | 'under-rates' | 'in-tune' | 'cannot-tell-yet';
  /** Mean of self minus others over the skills both have, in levels net of leniency. */
  index: number;
  interval90: readonly [number, number];
  probabilityOver: number;
  probabilityUnder: number;
  skills: number;
}

/**
 * @param pairs both views of each skill; errors of the own views are independent, those of others also share a part
 * @param sharedVariance of the others' views over all skills
 * @returns null below three raters or two skills
 */
export function ownCalibration(
  pairs: readonly { self: ComparedView; others: ComparedView }[],
  sharedVariance: number,
  raters: number,
): OwnCalibration | null {
  const n = pairs.length;
  if (n < 2 || raters < RATERS_TO_COMPARE) return null;
  const index = pairs.reduce((sum, { self, others }) => sum + self.level - others.level, 0) / n;
  const own = pairs.reduce(
    (sum, pair) => sum + pair.self.sd ** 2 + Math.max(0, pair.others.sd ** 2 - sharedVariance),
    0,
  );
  const sd = Math.sqrt(own / n ** 2 + sharedVariance);
  const reach = normalQuantile(0.95) * sd;
  const probabilityOver = normalCdf((index - TUNE) / sd);
  const probabilityUnder = normalCdf((-index - TUNE) / sd);
  let verdict: OwnCalibration['verdict'] = 'cannot-tell-yet';
  if (probabilityOver > GAP_PROBABILITY) verdict = 'over-rates';
  else if (probabilityUnder > GAP_PROBABILITY) verdict = 'under-rates';
  else if (1 - probabilityOver - probabilityUnder > GAP_PROBABILITY) verdict = 'in-tune';
  return { verdict, index, interval90: [index - reach, index + reach], probabilityOver, probabilityUnder, skills: n };
}
