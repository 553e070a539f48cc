// Do two sources see a skill differently? A gap is called only when its probability is high.
import { normalCdf } from '../numeric/normal-cdf.ts';
import type { Disagreement, SourceEstimate } from './fusion-types.ts';

/** Half a level: smaller gaps do not matter to a plan. */
export const GAP_THAT_MATTERS = 0.5;

/** A gap is called above this probability. */
export const GAP_PROBABILITY = 0.8;

/**
 * Compare two sources' own estimates, each net of its mean leniency (already taken off in `level`).
 * Their errors are independent: each comes from its own observations.
 */
export function disagreementOf(first: SourceEstimate, second: SourceEstimate): Disagreement {
  const gap = first.level - second.level;
  const sd = Math.sqrt(first.sd ** 2 + second.sd ** 2);
  const probabilityAbove = normalCdf((gap - GAP_THAT_MATTERS) / sd);
  const probabilityBelow = normalCdf((-gap - GAP_THAT_MATTERS) / sd);
  let verdict: Disagreement['verdict'] = 'undecided';
  if (probabilityAbove > GAP_PROBABILITY) verdict = 'above';
  else if (probabilityBelow > GAP_PROBABILITY) verdict = 'below';
  return { between: [first.source, second.source], gap, sd, probabilityAbove, probabilityBelow, verdict };
}
