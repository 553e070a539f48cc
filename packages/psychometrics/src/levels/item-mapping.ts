// Item mapping: statements placed on the scale, a panel's bookmarks among them, and the cut points these give with their errors.
// Sources: H. C. Mitzel, D. M. Lewis, R. J. Patz and D. R. Green (2001), in G. J. Cizek (ed.), Setting performance standards;
// G. J. Cizek and M. B. Bunch (2007), Standard setting, chapter 10.
import type { MethodRecord } from '../bank/bank.ts';
import { assertGradedItem, type GradedItem } from '../irt/graded-response.ts';

/**
 * Theta at which the chance of at least this category is the response probability: b_k + log(p / (1 - p)) / a.
 * @param category from 1 to the number of thresholds
 * @param probability between 0 and 1; two thirds is usual
 * @throws RangeError for a category the item does not have or a probability outside (0, 1)
 * @example mappedLocation({ discrimination: 1, thresholds: [-1, 0, 1] }, 2, 0.5) // 0
 */
export function mappedLocation(item: GradedItem, category: number, probability = 2 / 3): number {
  assertGradedItem(item);
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability: between 0 and 1, not ${probability}`);
  const threshold = item.thresholds[category - 1];
  if (threshold === undefined) throw new RangeError(`category: 1 to ${item.thresholds.length}, not ${category}`);
  return threshold + Math.log(probability / (1 - probability)) / item.discrimination;
}

/**
 * Cut point of one bookmark: half way between the last statement before it and the first behind it. A bookmark before all or behind
 * all statements gives the outermost place, because beyond it there is nothing to halve.
 * @param locations of the statements in ascending order
 * @param before how many statements lie before the bookmark
 * @throws RangeError when the locations do not ascend or the bookmark lies outside
 * @example bookmarkCut([-1, 0, 1], 1) // -0.5
 */
export function bookmarkCut(locations: readonly number[], before: number): number {
  if (locations.length === 0) throw new RangeError('locations: at least one statement is needed');
  if (locations.some((theta, i) => !Number.isFinite(theta) || (i > 0 && theta < locations[i - 1]!))) {
    throw new RangeError('locations: finite numbers in ascending order are needed');
  }
  if (!(Number.isInteger(before) && before >= 0 && before <= locations.length)) {
    throw new RangeError(`before: 0 to ${locations.length}, not ${before}`);
  }
  const behind = locations[before];
  const last = locations[before - 1];
  return last === undefined ? behind! : behind === undefined ? last : (last + behind) / 2;
}

export interface PanelCut {
  /** Mean over the panel; null without bookmarks. */
  theta: number | null;
  /** SD over the panel divided by the root of its size; null for fewer than two. */
  standardError: number | null;
  median: number | null;
  panellists: number;
  method: MethodRecord;
}

/**
 * Cut point of a panel: the mean of its members' cuts with the standard error that another panel of this size would show.
 * @example panelCut([0, 0.5, 1]).theta // 0.5
 */
export function panelCut(cuts: readonly number[]): PanelCut {
  if (cuts.some((cut) => !Number.isFinite(cut))) throw new RangeError('cuts: finite numbers are needed');
  const n = cuts.length;
  const method = { name: 'item-mapping', version: '1', page: 'standard-setting', parameters: { centre: 'mean' } };
  if (n === 0) return { theta: null, standardError: null, median: null, panellists: 0, method };
  const mean = cuts.reduce((sum, cut) => sum + cut, 0) / n;
  const variance = n < 2 ? null : cuts.reduce((sum, cut) => sum + (cut - mean) ** 2, 0) / (n - 1);
  const sorted = cuts.toSorted((a, b) => a - b);
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  return {
    theta: mean,
    standardError: variance === null ? null : Math.sqrt(variance / n),
    median,
    panellists: n,
    method,
  };
}
