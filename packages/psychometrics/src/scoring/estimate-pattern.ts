// Point estimates of theta from one answer pattern: maximum likelihood, weighted likelihood, posterior mode.
// Sources: F. M. Lord (1980), chapter 4; T. A. Warm (1989), Psychometrika 54; F. Samejima (1969).
import type { NormalPrior } from '../irt/expected-a-posteriori.ts';
import { type CategoryDerivatives, differentiateItem, type PreparedScorable } from './scorable-items.ts';

export type PatternStatus =
  | 'estimated'
  /** No answer at all. */
  | 'no-answers'
  /** The likelihood rises without end downwards: every answer the lowest. */
  | 'extreme-low'
  | 'extreme-high'
  /** A sum score of an incomplete pattern. */
  | 'incomplete'
  /** The search did not settle. */
  | 'not-converged';

export interface PatternEstimate {
  theta: number | null;
  standardError: number | null;
  status: PatternStatus;
}

/** Thetas beyond this count as infinite. */
const FARTHEST = 20;

interface Slopes {
  /** The function whose root is wanted. */
  slope: number;
  logLik: number;
  /** Fisher information of the answered items. */
  information: number;
  /** Minus the second derivative of the log-likelihood. */
  observed: number;
}

/**
 * @param codes category of each item, -1 for missing
 * @param prior for 'map' only
 */
export function estimatePattern(
  kind: 'mle' | 'wle' | 'map',
  items: readonly PreparedScorable[],
  codes: ArrayLike<number>,
  prior: NormalPrior,
  work: CategoryDerivatives,
): PatternEstimate {
  let answered = 0;
  for (let j = 0; j < items.length; j += 1) if (codes[j]! >= 0) answered += 1;
  if (answered === 0) {
    if (kind === 'map') return { theta: prior.mean, standardError: prior.sd, status: 'no-answers' };
    return { theta: null, standardError: null, status: 'no-answers' };
  }
  const at = (theta: number): Slopes => slopesAt(kind, items, codes, theta, prior, work);
  const bracket = findBracket(at, kind === 'map' ? prior : { mean: 0, sd: 1 });
  if (typeof bracket === 'string') return { theta: null, standardError: null, status: bracket };
  const theta = solve(at, bracket[0], bracket[1]);
  if (theta === null) return { theta: null, standardError: null, status: 'not-converged' };
  const { information, observed } = at(theta);
  // A mode has the curvature of its posterior, a weighted likelihood that of its weighted slope, and a plain maximum
  // the observed information (the expected one where that is not positive).
  const precision = kind === 'wle' ? curvature(at, theta) : observed > 0 ? observed : information;
  if (!(precision > 0)) return { theta: null, standardError: null, status: 'not-converged' };
  return { theta, standardError: 1 / Math.sqrt(precision), status: 'estimated' };
}

function slopesAt(
  kind: 'mle' | 'wle' | 'map',
  items: readonly PreparedScorable[],
  codes: ArrayLike<number>,
  theta: number,
  prior: NormalPrior,
  work: CategoryDerivatives,
): Slopes {
  let slope = 0;
  let logLik = 0;
  let observed = 0;
  let information = 0;
  let bias = 0;
  for (let j = 0; j < items.length; j += 1) {
    const code = codes[j]!;
    if (code < 0) continue;
    const item = items[j]!;
    differentiateItem(item, theta, work);
    const ratio = work.first[code]! / work.p[code]!;
    slope += ratio;
    logLik += Math.log(work.p[code]!);
    observed += ratio * ratio - work.second[code]! / work.p[code]!;
    for (let c = 0; c < item.curve.categories; c += 1) {
      const relative = work.first[c]! / work.p[c]!;
      information += relative * work.first[c]!;
      bias += relative * work.second[c]!;
    }
  }
  // Warm's correction: half the bias term over the information.
  if (kind === 'wle' && information > 0) slope += bias / (2 * information);
  if (kind === 'map') {
    const z = (theta - prior.mean) / prior.sd;
    slope -= z / prior.sd;
    logLik -= 0.5 * z * z;
    observed += 1 / (prior.sd * prior.sd);
  }
  return { slope, logLik, information, observed };
}

/** Minus the slope's own slope, by a central difference. */
function curvature(at: (theta: number) => Slopes, theta: number): number {
  const h = 1e-4;
  return (at(theta - h).slope - at(theta + h).slope) / (2 * h);
}

/** Ends between which the slope falls through zero, around the highest point of a coarse grid. */
function findBracket(
  at: (theta: number) => Slopes,
  centre: NormalPrior,
): [number, number] | 'extreme-low' | 'extreme-high' {
  const step = 0.5;
  let best: [number, number] | null = null;
  let height = -Infinity;
  let before = at(centre.mean - FARTHEST);
  if (before.slope < 0) {
    // With guessing the likelihood may level off downwards and still have a maximum further up.
    height = before.logLik;
  }
  for (let theta = centre.mean - FARTHEST + step; theta <= centre.mean + FARTHEST; theta += step) {
    const here = at(theta);
    if (before.slope > 0 && here.slope <= 0 && Math.max(before.logLik, here.logLik) > height) {
      height = Math.max(before.logLik, here.logLik);
      best = [theta - step, theta];
    }
    before = here;
  }
  if (before.slope > 1e-12 && before.logLik > height) return 'extreme-high';
  if (best) return best;
  return at(centre.mean).slope > 0 ? 'extreme-high' : 'extreme-low';
}

/** Root of a slope that falls from above zero to below, by secants kept in the bracket (Illinois rule). */
function solve(at: (theta: number) => Slopes, from: number, to: number): number | null {
  let low = from;
  let high = to;
  let lowSlope = at(low).slope;
  let highSlope = at(high).slope;
  if (highSlope === 0) return high;
  let side = 0;
  for (let round = 0; round < 200; round += 1) {
    const middle = high - (highSlope * (high - low)) / (highSlope - lowSlope);
    const { slope } = at(middle);
    if (Math.abs(slope) < 1e-13 || high - low < 1e-12 * (1 + Math.abs(middle))) return middle;
    if (slope > 0) {
      if (Math.abs(middle - low) < 1e-13) return middle;
      low = middle;
      lowSlope = slope;
      if (side === 1) highSlope /= 2;
      side = 1;
    } else {
      if (Math.abs(middle - high) < 1e-13) return middle;
      high = middle;
      highSlope = slope;
      if (side === -1) lowSlope /= 2;
      side = -1;
    }
  }
  return null;
}
