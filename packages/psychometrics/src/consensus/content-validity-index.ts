// Content validity index of items and scale, with the kappa that takes out chance agreement on relevance.
// Sources: M. R. Lynn (1986); D. F. Polit, C. T. Beck and S. V. Owen (2007), table 4, for the modified kappa.
import type { MethodRecord } from '../bank/bank.ts';
import { meanOf } from '../numeric/moments.ts';
import type { Interval, ResultWarning } from '../result/result-types.ts';
import { ENOUGH_EXPERTS } from './enough-experts.ts';
import { readPanel } from './panel-summary.ts';
import { shareInterval } from './share-interval.ts';

export interface ItemContentValidity {
  item: string;
  experts: number;
  relevant: number;
  /** Share of experts who find the item relevant; null when nobody rated. */
  index: number | null;
  /** Score interval of the index at 95 %; null when nobody rated. */
  interval: Interval | null;
  /** True from eight experts on; below, every figure of the item is only a hint. */
  isEnough: boolean;
  /** (index - chance) / (1 - chance), chance = C(N, A) / 2^N. */
  modifiedKappa: number | null;
  /** fair from .40, good from .60, excellent above .74. */
  verdict: 'poor' | 'fair' | 'good' | 'excellent' | null;
}

export interface ContentValidityIndex {
  items: readonly ItemContentValidity[];
  /** Mean of the item indices. */
  scaleAverage: number | null;
  /** Share of items all experts find relevant. */
  scaleUniversal: number | null;
  /** True when every item has at least eight experts. */
  isEnough: boolean;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

export interface ContentValidityOptions {
  /** Ratings from here on count as relevant, 3 when absent (of 1 to 4). */
  relevantFrom?: number;
}

/**
 * Content validity index.
 * @param ratings experts' ratings by item; null, undefined and NaN are missing
 * @throws TypeError for a rating that is no number; RangeError without any item
 * @example contentValidityIndex({ listening: [4, 4, 3, 2] }).items[0]?.index // 0.75
 */
export function contentValidityIndex(
  ratings: Readonly<Record<string, readonly (number | null | undefined)[]>>,
  options: ContentValidityOptions = {},
): ContentValidityIndex {
  const relevantFrom = options.relevantFrom ?? 3;
  if (!Number.isFinite(relevantFrom)) throw new RangeError(`relevantFrom is a finite number, not ${relevantFrom}`);
  const names = Object.keys(ratings);
  if (names.length === 0) throw new RangeError('ratings: at least one item is needed');
  const warnings: ResultWarning[] = [];
  const items = names.map((item) => {
    const values = readPanel(ratings[item]!, `item ${item}`);
    if (values.length < ratings[item]!.length) {
      const message = `${item}: ${ratings[item]!.length - values.length} experts did not rate`;
      warnings.push({ code: 'missing-ratings', message });
    }
    if (values.length > 0 && values.length < 3) {
      warnings.push({
        code: 'few-experts',
        message: `${item}: ${values.length} experts are fewer than the three usually asked for`,
      });
    }
    return describeItem(item, values, relevantFrom);
  });
  const indices = items.flatMap(({ index }) => (index === null ? [] : [index]));
  return {
    items,
    scaleAverage: indices.length > 0 ? meanOf(indices) : null,
    scaleUniversal: indices.length > 0 ? indices.filter((index) => index === 1).length / indices.length : null,
    isEnough: items.every((item) => item.isEnough),
    warnings,
    method: { name: 'content-validity-index', version: '2', page: 'content-validity', parameters: { relevantFrom } },
  };
}

function describeItem(item: string, values: readonly number[], relevantFrom: number): ItemContentValidity {
  const experts = values.length;
  const relevant = values.filter((value) => value >= relevantFrom).length;
  const isEnough = experts >= ENOUGH_EXPERTS;
  const interval = shareInterval(relevant, experts);
  if (experts === 0) {
    return { item, experts, relevant, index: null, interval, isEnough, modifiedKappa: null, verdict: null };
  }
  const index = relevant / experts;
  let chance = 2 ** -experts;
  for (let i = 1; i <= relevant; i += 1) chance *= (experts - relevant + i) / i;
  const modifiedKappa = (index - chance) / (1 - chance);
  return { item, experts, relevant, index, interval, isEnough, modifiedKappa, verdict: verdictOf(modifiedKappa) };
}

function verdictOf(kappa: number): 'poor' | 'fair' | 'good' | 'excellent' {
  if (kappa > 0.74) return 'excellent';
  if (kappa >= 0.6) return 'good';
  return kappa >= 0.4 ? 'fair' : 'poor';
}
