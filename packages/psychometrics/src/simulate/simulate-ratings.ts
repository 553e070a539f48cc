// Seeded ratings of synthetic persons by raters of different severity.
// Many-facet form: a rater's severity moves every threshold. Source: J. M. Linacre (1989).
import type { CategoryLabel } from '../calibration/read-responses.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { createDerivatives, prepareScorables, type ScorableItem } from '../scoring/scorable-items.ts';
import { drawCode } from './simulate-responses.ts';

export interface RatingPlan {
  items: readonly ScorableItem[];
  /** Theta of each ratee. */
  thetas: ArrayLike<number>;
  /** Severity of each rater in units of theta: above zero rates lower. */
  severities: ArrayLike<number>;
  /** Raters of each ratee, drawn without replacement; all when absent. */
  ratersPerRatee?: number;
  seed: number | string;
}

export interface SyntheticRating {
  /** Position of the ratee, rater, 0-based, and the item's name. */
  ratee: number;
  rater: number;
  item: string;
  value: CategoryLabel;
}

/**
 * One row per ratee, rater and item.
 * @throws RangeError naming what does not fit
 * @example simulateRatings({ items, thetas: [0, 1], severities: [-0.5, 0.5], seed: 1 }).length // 4 times the items
 */
export function simulateRatings(plan: RatingPlan): SyntheticRating[] {
  const { items, thetas, severities, seed } = plan;
  const raters = severities.length;
  const each = plan.ratersPerRatee ?? raters;
  if (!(Number.isInteger(each) && each >= 1 && each <= raters)) {
    throw new RangeError(`ratersPerRatee: a whole number from 1 to ${raters}`);
  }
  for (let r = 0; r < raters; r += 1) {
    if (!Number.isFinite(severities[r])) throw new RangeError(`severities: entry ${r + 1} is not a finite number`);
  }
  const prepared = prepareScorables(items);
  const work = createDerivatives(prepared);
  const random = createRandom(`${seed}/ratings`);
  const rows: SyntheticRating[] = [];
  for (let ratee = 0; ratee < thetas.length; ratee += 1) {
    if (!Number.isFinite(thetas[ratee])) throw new RangeError(`thetas: entry ${ratee + 1} is not a finite number`);
    const order = Array.from({ length: raters }, (_, r) => r);
    for (let r = 0; r < each; r += 1) {
      const at = r + random.below(raters - r);
      [order[r], order[at]] = [order[at]!, order[r]!];
    }
    for (const rater of order.slice(0, each).sort((a, b) => a - b)) {
      for (const item of prepared) {
        const code = drawCode(item, thetas[ratee]! - severities[rater]!, random, work);
        rows.push({ ratee, rater, item: item.name, value: item.labels[code]! });
      }
    }
  }
  return rows;
}
