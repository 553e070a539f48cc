// Scale transformation that brings the test characteristic curves of the shared items together.
// Source: M. L. Stocking and F. M. Lord (1983), Applied Psychological Measurement 7, equation 8; for ordered categories
// F. B. Baker (1992).
import { type CategoryDerivatives, createDerivatives, differentiateItem } from '../scoring/scorable-items.ts';
import type { CommonItem } from './common-items.ts';
import { meanSigma, type ScaleTransformation } from './mean-sigma.ts';

const NODES = 41;
const REACH = 4;
const MOST_STEPS = 200;

export interface StockingLord extends ScaleTransformation {
  /** Weighted mean squared distance of the curves. */
  criterion: number;
  converged: boolean;
}

/**
 * Minimises the weighted squared distance of the two test characteristic curves on 41 nodes of the reference scale
 * (-4 to 4, standard normal weights) by Gauss-Newton from the mean-sigma solution.
 * With t = (theta - B) / A the moved curve is T(t), so its slopes are -T'(t) t / A by A and -T'(t) / A by B.
 * @param weights how often each item counts
 * @returns null when the shared items do not determine a transformation
 */
export function stockingLord(
  items: readonly CommonItem[],
  weights: ArrayLike<number>,
  isSlopeFree = true,
): StockingLord | null {
  const start = meanSigma(items, weights, isSlopeFree) ?? meanSigma(items, weights, false);
  if (!start) return null;
  const work = createDerivatives(items.flatMap(({ reference, fresh }) => [reference, fresh]));
  const target = Float64Array.from(
    { length: NODES },
    (_, q) => curveAt(items, weights, 'reference', nodeAt(q), work).score,
  );
  let at: ScaleTransformation = start;
  let value = measure(items, weights, target, at, isSlopeFree, work);
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged; step += 1) {
    const { aa, ab, bb, ga, gb } = value;
    const determinant = isSlopeFree ? aa * bb - ab * ab : bb;
    if (!(determinant > 1e-14 * Math.max(1e-10, isSlopeFree ? aa * bb : bb))) return null;
    const da = isSlopeFree ? (bb * ga - ab * gb) / determinant : 0;
    const db = isSlopeFree ? (aa * gb - ab * ga) / determinant : gb / bb;
    let scale = 1;
    let isBetter = false;
    for (; scale > 1e-6; scale /= 2) {
      const next = { slope: at.slope + scale * da, intercept: at.intercept + scale * db };
      if (!(next.slope > 0)) continue;
      const found = measure(items, weights, target, next, isSlopeFree, work);
      if (found.criterion <= value.criterion) {
        isBetter = true;
        at = next;
        value = found;
        break;
      }
    }
    converged = !isBetter || Math.hypot(da, db) * scale < 1e-11;
  }
  return { ...at, criterion: value.criterion, converged };
}

interface Measured {
  criterion: number;
  aa: number;
  ab: number;
  bb: number;
  ga: number;
  gb: number;
}

function nodeAt(q: number): number {
  return -REACH + (2 * REACH * q) / (NODES - 1);
}

function measure(
  items: readonly CommonItem[],
  weights: ArrayLike<number>,
  target: Float64Array,
  { slope, intercept }: ScaleTransformation,
  isSlopeFree: boolean,
  work: CategoryDerivatives,
): Measured {
  const result: Measured = { criterion: 0, aa: 0, ab: 0, bb: 0, ga: 0, gb: 0 };
  let mass = 0;
  for (let q = 0; q < NODES; q += 1) {
    const theta = nodeAt(q);
    const weight = Math.exp(-0.5 * theta * theta);
    const t = (theta - intercept) / slope;
    const { score, rise } = curveAt(items, weights, 'fresh', t, work);
    const distance = target[q]! - score;
    const byA = isSlopeFree ? (-rise * t) / slope : 0;
    const byB = -rise / slope;
    mass += weight;
    result.criterion += weight * distance * distance;
    result.aa += weight * byA * byA;
    result.ab += weight * byA * byB;
    result.bb += weight * byB * byB;
    result.ga += weight * byA * distance;
    result.gb += weight * byB * distance;
  }
  result.criterion /= mass;
  return result;
}

/** Expected sum score of the items and its slope by theta. */
function curveAt(
  items: readonly CommonItem[],
  weights: ArrayLike<number>,
  side: 'reference' | 'fresh',
  theta: number,
  work: CategoryDerivatives,
): { score: number; rise: number } {
  let score = 0;
  let rise = 0;
  for (const [j, item] of items.entries()) {
    if (weights[j] === 0) continue;
    differentiateItem(item[side], theta, work);
    for (let c = 1; c < item[side].curve.categories; c += 1) {
      score += weights[j]! * c * work.p[c]!;
      rise += weights[j]! * c * work.first[c]!;
    }
  }
  return { score, rise };
}
