// Graded response curve in slope-intercept form; two categories make it the two-parameter logistic curve.
// P(X >= k) = s(a theta + d_k). Source: F. Samejima (1969), Psychometrika Monograph 17.
import { type ItemCurve, STEEPEST_SLOPE } from './item-curve.ts';

/** Intercepts closer than this leave a category without probability. */
const LEAST_GAP = 1e-7;

/**
 * Curve of a graded item with parameters a, d_1 > ... > d_m.
 * With x = a theta + d_k and y = a theta + d_(k+1): log P_k = log s(x) + log s(-y) + log(1 - exp(y - x)), whose slopes
 * by x and y are s(-x) + 1 / (exp(x - y) - 1) and -s(y) - 1 / (exp(x - y) - 1): no digits are lost in the tails.
 * @param categories 2 or more
 */
export function gradedCurve(categories: number): ItemCurve {
  const m = categories - 1;
  const widths = new Float64Array(categories);
  const pushes = new Float64Array(categories);

  function prepare(parameters: Float64Array, at: number): void {
    for (let k = 1; k < m; k += 1) {
      const gap = parameters[at + k]! - parameters[at + k + 1]!;
      widths[k] = Math.log(-Math.expm1(-gap));
      pushes[k] = 1 / Math.expm1(gap);
    }
  }

  return {
    categories,
    size: categories,
    intercepts: m,
    tabulate(parameters, at, nodes, logP, slopes) {
      prepare(parameters, at);
      const Q = nodes.length;
      const a = parameters[at]!;
      const row = categories * Q;
      if (slopes) slopes.fill(0, 0, categories * row);
      for (let q = 0; q < Q; q += 1) {
        const theta = nodes[q]!;
        // Of the boundary below category k: s(x) and log s(x); category 0 has none below.
        let below = 1;
        let logBelow = 0;
        for (let k = 0; k <= m; k += 1) {
          let above = 0;
          let logAbove = -Infinity;
          let logNotAbove = 0;
          if (k < m) {
            const y = a * theta + parameters[at + k + 1]!;
            const e = Math.exp(-Math.abs(y));
            const l = Math.log1p(e);
            above = y >= 0 ? 1 / (1 + e) : e / (1 + e);
            logAbove = y >= 0 ? -l : y - l;
            logNotAbove = y >= 0 ? -y - l : -l;
          }
          const cell = k * Q + q;
          logP[cell] = logBelow + logNotAbove + (k > 0 && k < m ? widths[k]! : 0);
          if (slopes) {
            slopes[cell] = theta * (1 - below - above);
            const push = k > 0 && k < m ? pushes[k]! : 0;
            if (k > 0) slopes[k * row + cell] = 1 - below + push;
            if (k < m) slopes[(k + 1) * row + cell] = -above - push;
          }
          below = above;
          logBelow = logAbove;
        }
      }
    },
    thetaSlopes(parameters, at, nodes, out) {
      const Q = nodes.length;
      const a = parameters[at]!;
      for (let q = 0; q < Q; q += 1) {
        let below = 1;
        for (let k = 0; k <= m; k += 1) {
          const above = k < m ? 1 / (1 + Math.exp(-a * nodes[q]! - parameters[at + k + 1]!)) : 0;
          out[k * Q + q] = a * (1 - below - above);
          below = above;
        }
      }
    },
    isAdmissible(parameters, at) {
      if (!(Math.abs(parameters[at]!) <= STEEPEST_SLOPE)) return false;
      if (!Number.isFinite(parameters[at + 1]!)) return false;
      for (let k = 1; k < m; k += 1) {
        if (!(parameters[at + k]! - parameters[at + k + 1]! > LEAST_GAP)) return false;
      }
      return true;
    },
  };
}
