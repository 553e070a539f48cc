// Quasi-Newton ascent of the observed log-likelihood, scaled by the complete-data information of each item.
// Sources: J. Nocedal (1980), Mathematics of Computation 35 (limited memory); M. Jamshidian and R. I. Jennrich (1997),
// Journal of the Royal Statistical Society B 59 (EM information as the first metric).
import type { CalibrationProgress } from './calibration-types.ts';
import type { Design } from './design.ts';
import { type Evaluation, evaluate, isAdmissible, precondition, type Workspace } from './evaluate.ts';

const MEMORY = 12;

export interface AscentRecord {
  evaluation: Evaluation;
  iterations: number;
  passes: number;
  converged: boolean;
  /** Gain of objective that the last metric still promises. */
  promisedGain: number;
}

interface Pair {
  s: Float64Array;
  y: Float64Array;
  rho: number;
}

/**
 * Ascends until the promised gain is below the tolerance twice running.
 * Each accepted step raises the objective (Armijo); a refused direction falls back to the item-wise scoring step.
 * @param tolerance in units of log-likelihood
 */
export function ascend(
  design: Design,
  start: Evaluation,
  work: Workspace,
  tolerance: number,
  maximumIterations: number,
  onProgress?: (progress: CalibrationProgress) => void,
): AscentRecord {
  let current = start;
  let pairs: Pair[] = [];
  let passes = 0;
  let calm = 0;
  let promisedGain = Infinity;
  for (let iteration = 1; iteration <= maximumIterations; iteration += 1) {
    let direction = twoLoop(design, current, pairs);
    promisedGain = 0.5 * dot(current.gradient, direction);
    if (!(promisedGain > 0)) {
      pairs = [];
      direction = precondition(design, current, current.gradient);
      promisedGain = 0.5 * dot(current.gradient, direction);
    }
    calm = promisedGain < tolerance ? calm + 1 : 0;
    if (calm >= 2 || promisedGain < tolerance * 1e-3) {
      return { evaluation: current, iterations: iteration - 1, passes, converged: true, promisedGain };
    }
    const step = search(design, current, direction, 2 * promisedGain, work);
    passes += step.passes;
    if (!step.next) {
      if (pairs.length === 0) {
        // Nothing below rounding is left to gain, or the maximum is at a bound.
        const converged = promisedGain < Math.max(1e3 * tolerance, 1e-11 * Math.abs(current.objective));
        return { evaluation: current, iterations: iteration, passes, converged, promisedGain };
      }
      pairs = [];
      continue;
    }
    remember(pairs, current, step.next);
    current = step.next;
    onProgress?.({ iteration, logLik: current.logLik, promisedGain });
  }
  return { evaluation: current, iterations: maximumIterations, passes, converged: false, promisedGain };
}

function search(
  design: Design,
  current: Evaluation,
  direction: Float64Array,
  slope: number,
  work: Workspace,
): { next: Evaluation | null; passes: number } {
  let longest = 0;
  for (const d of direction) longest = Math.max(longest, Math.abs(d));
  let scale = Math.min(1, 2 / longest);
  let passes = 0;
  for (let half = 0; half < 25; half += 1) {
    const trial = Float64Array.from(current.parameters, (x, i) => x + scale * direction[i]!);
    if (isAdmissible(design, trial)) {
      const next = evaluate(design, trial, work);
      passes += 1;
      if (next.objective >= current.objective + 1e-4 * scale * slope) return { next, passes };
      // Close to the top the objective's rounding hides the gain; the slopes still tell.
      if (
        slope < 1e-6 &&
        next.objective > current.objective - 1e-9 * Math.abs(current.objective) &&
        isCalmer(next, current)
      ) {
        return { next, passes };
      }
      if (passes > 8) return { next: null, passes };
    }
    scale /= 2.5;
  }
  return { next: null, passes };
}

function isCalmer(next: Evaluation, current: Evaluation): boolean {
  return dot(next.gradient, next.gradient) < dot(current.gradient, current.gradient);
}

function remember(pairs: Pair[], before: Evaluation, after: Evaluation): void {
  const s = Float64Array.from(after.parameters, (x, i) => x - before.parameters[i]!);
  // Slopes of minus the objective, so that curvature is positive.
  const y = Float64Array.from(after.gradient, (g, i) => before.gradient[i]! - g);
  const sy = dot(s, y);
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  pairs.push({ s, y, rho: 1 / sy });
  if (pairs.length > MEMORY) pairs.shift();
}

function twoLoop(design: Design, current: Evaluation, pairs: readonly Pair[]): Float64Array {
  const q = current.gradient.slice();
  const alphas: number[] = [];
  for (let i = pairs.length - 1; i >= 0; i -= 1) {
    const { s, y, rho } = pairs[i]!;
    const alpha = rho * dot(s, q);
    alphas[i] = alpha;
    for (let t = 0; t < q.length; t += 1) q[t]! -= alpha * y[t]!;
  }
  const direction = precondition(design, current, q);
  for (let i = 0; i < pairs.length; i += 1) {
    const { s, y, rho } = pairs[i]!;
    const beta = rho * dot(y, direction);
    for (let t = 0; t < direction.length; t += 1) direction[t]! += (alphas[i]! - beta) * s[t]!;
  }
  return direction;
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i]! * y[i]!;
  return sum;
}
