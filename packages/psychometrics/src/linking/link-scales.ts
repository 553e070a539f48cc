// Puts a fresh calibration on the scale of an older one through the items they share, with the error of the link.
import type { MethodRecord } from '../bank/bank.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';
import type { ScorableItem } from '../scoring/scorable-items.ts';
import { type CommonItem, commonItems } from './common-items.ts';
import { meanSigma, type ScaleTransformation } from './mean-sigma.ts';
import { stockingLord } from './stocking-lord.ts';

/** `mean-mean` holds the slope at 1. */
export type LinkMethod = 'mean-sigma' | 'mean-mean' | 'stocking-lord';

export interface LinkOptions {
  /** `stocking-lord` when absent. */
  method?: LinkMethod;
  /** Items as a sample of the items that could have linked: leave-one-out, or seeded resampling; `jackknife` when absent. */
  error?: 'jackknife' | 'bootstrap' | 'none';
  /** Resamples of the bootstrap, 500 when absent. */
  resamples?: number;
  seed?: number | string;
}

export interface LinkingError {
  slope: number;
  intercept: number;
  covariance: number;
}

export interface ScaleLink {
  status: ResultStatus;
  /** theta(reference) = slope theta(fresh) + intercept; null when not estimable. */
  slope: number | null;
  intercept: number | null;
  standardErrors: LinkingError | null;
  /** Standard error that the link adds to a theta of the fresh scale. */
  linkingErrors: readonly { theta: number; standardError: number }[];
  /** Weighted mean squared distance of the characteristic curves (Stocking-Lord only). */
  criterion: number | null;
  /** Mean location on the reference scale, there and moved from the fresh one; a large distance is an item that drifted. */
  items: readonly { name: string; reference: number; moved: number; difference: number }[];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/** Thetas at which the linking error is told. */
const TOLD_AT = [-2, -1, 0, 1, 2] as const;

/**
 * Links two scales.
 * @param reference items with parameters on the scale to keep
 * @param fresh items with parameters on the scale to move; shared items have the same name
 * @throws RangeError that names the item or option which does not fit
 * @example
 * const item = (name, difficulty) => ({ name, model: '2pl', discrimination: 1, difficulty });
 * linkScales([item('x', 0), item('y', 1)], [item('x', -1), item('y', 0)], { method: 'mean-sigma' }).intercept; // 1
 */
export function linkScales(
  reference: readonly ScorableItem[],
  fresh: readonly ScorableItem[],
  options: LinkOptions = {},
): ScaleLink {
  const { method = 'stocking-lord', error = 'jackknife', resamples = 500, seed = 'link' } = options;
  if (method !== 'mean-sigma' && method !== 'mean-mean' && method !== 'stocking-lord') {
    throw new RangeError(`method: "mean-sigma", "mean-mean" or "stocking-lord", not ${JSON.stringify(method)}`);
  }
  if (error !== 'jackknife' && error !== 'bootstrap' && error !== 'none') {
    throw new RangeError(`error: "jackknife", "bootstrap" or "none", not ${JSON.stringify(error)}`);
  }
  if (!(Number.isInteger(resamples) && resamples >= 2)) throw new RangeError('resamples: a whole number, 2 or more');
  const items = commonItems(reference, fresh);
  const solve = (
    weights: ArrayLike<number>,
  ): (ScaleTransformation & { criterion?: number; converged?: boolean }) | null =>
    method === 'stocking-lord' ? stockingLord(items, weights) : meanSigma(items, weights, method === 'mean-sigma');
  const found = solve(new Float64Array(items.length).fill(1));
  const warnings: ResultWarning[] = [];
  const record: MethodRecord = {
    name: `link-${method}`,
    version: '1',
    page: 'linking',
    parameters: { method, error, sharedItems: items.length, ...(error === 'bootstrap' ? { resamples, seed } : {}) },
  };
  if (!found) {
    const message = 'the shared items do not vary in location, so they do not determine a scale';
    warnings.push({ code: 'no-variance', message });
    return { ...NOTHING, warnings, method: record };
  }
  if (found.converged === false) {
    warnings.push({ code: 'not-converged', message: 'the search for the transformation did not settle' });
  }
  if (items.length < 5) {
    const message = `${items.length} shared items are few; the link and its error say little`;
    warnings.push({ code: 'few-items', message });
  }
  const errors = error === 'none' ? null : resampledErrors(items.length, solve, error, resamples, seed);
  if (error !== 'none' && !errors) {
    const message = 'leaving out items leaves no determined scale, so the linking error cannot be told';
    warnings.push({ code: 'no-linking-error', message });
  }
  return {
    status: 'estimated',
    slope: found.slope,
    intercept: found.intercept,
    standardErrors: errors,
    linkingErrors: errors ? TOLD_AT.map((theta) => ({ theta, standardError: errorAt(errors, theta) })) : [],
    criterion: found.criterion ?? null,
    items: items.map((item) => displacement(item, found)),
    warnings,
    method: record,
  };
}

const NOTHING = {
  status: 'not-estimable',
  slope: null,
  intercept: null,
  standardErrors: null,
  linkingErrors: [],
  criterion: null,
  items: [],
} as const;

/** sqrt(var B + 2 theta cov + theta^2 var A). */
function errorAt(errors: LinkingError, theta: number): number {
  const variance = errors.intercept ** 2 + 2 * theta * errors.covariance + (theta * errors.slope) ** 2;
  return Math.sqrt(Math.max(0, variance));
}

/**
 * Errors from leaving out one item at a time, (k - 1) / k times the sum of squares (B. Efron 1982), or from drawing
 * items with replacement.
 */
function resampledErrors(
  k: number,
  solve: (weights: ArrayLike<number>) => ScaleTransformation | null,
  kind: 'jackknife' | 'bootstrap',
  resamples: number,
  seed: number | string,
): LinkingError | null {
  const random = createRandom(seed);
  const count = kind === 'jackknife' ? k : resamples;
  const slopes: number[] = [];
  const intercepts: number[] = [];
  for (let r = 0; r < count; r += 1) {
    const weights = new Float64Array(k);
    if (kind === 'jackknife') weights.fill(1)[r] = 0;
    else for (let draw = 0; draw < k; draw += 1) weights[random.below(k)]! += 1;
    const found = solve(weights);
    // A draw of one item alone determines nothing; one such leave-one-out makes the jackknife void.
    if (!found && kind === 'jackknife') return null;
    if (!found) continue;
    slopes.push(found.slope);
    intercepts.push(found.intercept);
  }
  const used = slopes.length;
  if (used < 2) return null;
  const factor = kind === 'jackknife' ? (used - 1) / used : 1 / (used - 1);
  const product = (left: readonly number[], right: readonly number[]): number => {
    const meanLeft = left.reduce((sum, value) => sum + value, 0) / used;
    const meanRight = right.reduce((sum, value) => sum + value, 0) / used;
    return factor * left.reduce((sum, value, r) => sum + (value - meanLeft) * (right[r]! - meanRight), 0);
  };
  return {
    slope: Math.sqrt(product(slopes, slopes)),
    intercept: Math.sqrt(product(intercepts, intercepts)),
    covariance: product(slopes, intercepts),
  };
}

function displacement(item: CommonItem, { slope, intercept }: ScaleTransformation): ScaleLink['items'][number] {
  const mean = (values: readonly number[]): number => values.reduce((sum, b) => sum + b, 0) / values.length;
  const reference = mean(item.referenceLocations);
  const moved = slope * mean(item.freshLocations) + intercept;
  return { name: item.name, reference, moved, difference: moved - reference };
}
