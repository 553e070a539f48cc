// One skill as a person and as others see it: a gap is called only when it is probable that it matters.
import { GAP_PROBABILITY, GAP_THAT_MATTERS } from '../fusion/disagreement.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';

/** Fewer people than this are never set against a person's own view. */
export const RATERS_TO_COMPARE = 3;

/** A view on the level scale, net of the mean leniency of its kind. */
export interface ComparedView {
  level: number;
  sd: number;
}

export interface SelfOthersComparison {
  verdict: 'blind-spot' | 'hidden-strength' | 'agreed-strength' | 'agreed-need' | 'cannot-tell-yet';
  reason: 'too-few-raters' | 'no-self-view' | 'unsure' | 'called';
  /** Probability of what the verdict says; of the likeliest of the four when none is called. */
  probability: number | null;
  /** Self minus others. */
  gap: number | null;
  interval90: readonly [number, number] | null;
  raters: number;
}

/**
 * Compare.
 * Blind spot and hidden strength: the gap exceeds half a level with more than 80 chances in 100. Agreed strength and agreed need:
 * both views lie on the same side of the target with more than 80 chances in 100, and no gap is called.
 * @example compareSelfOthers({ level: 3.5, sd: 0.3 }, { level: 2, sd: 0.5, raters: 4 }, 2.5).verdict // 'blind-spot'
 */
export function compareSelfOthers(
  self: ComparedView | null,
  others: (ComparedView & { raters: number }) | null,
  target: number,
): SelfOthersComparison {
  const raters = others?.raters ?? 0;
  const nothing = { verdict: 'cannot-tell-yet', probability: null, gap: null, interval90: null, raters } as const;
  if (others === null || raters < RATERS_TO_COMPARE) return { ...nothing, reason: 'too-few-raters' };
  if (self === null) return { ...nothing, reason: 'no-self-view' };
  if (!(self.sd > 0) || !(others.sd > 0)) throw new RangeError('a view needs a standard deviation above zero');
  const gap = self.level - others.level;
  const sd = Math.hypot(self.sd, others.sd);
  const reach = normalQuantile(0.95) * sd;
  const above = (view: ComparedView): number => normalCdf((view.level - target) / view.sd);
  const chances = [
    ['blind-spot', normalCdf((gap - GAP_THAT_MATTERS) / sd)],
    ['hidden-strength', normalCdf((-gap - GAP_THAT_MATTERS) / sd)],
    ['agreed-strength', above(self) * above(others)],
    ['agreed-need', (1 - above(self)) * (1 - above(others))],
  ] as const;
  const called = chances.find(([, chance]) => chance > GAP_PROBABILITY);
  const frame = { gap, interval90: [gap - reach, gap + reach] as const, raters };
  if (called !== undefined) return { verdict: called[0], reason: 'called', probability: called[1], ...frame };
  const likeliest = Math.max(...chances.map(([, chance]) => chance));
  return { verdict: 'cannot-tell-yet', reason: 'unsure', probability: likeliest, ...frame };
}
