// Generalised partial credit curve in slope-intercept form: the logit of category k is k a theta + c_k, c_0 = 0.
// Source: E. Muraki (1992), Applied Psychological Measurement 16; slope 1 is the model of G. N. Masters (1982).
import { type ItemCurve, STEEPEST_SLOPE } from './item-curve.ts';

/**
 * Curve of a partial credit item with parameters a, c_1 ... c_m; the steps are b_k = (c_(k-1) - c_k) / a.
 * @param categories 2 or more
 */
export function partialCreditCurve(categories: number): ItemCurve {
  const m = categories - 1;
  const probabilities = new Float64Array(categories);

  function fill(parameters: Float64Array, at: number, theta: number, logits: Float64Array): number {
    const a = parameters[at]!;
    let top = 0;
    logits[0] = 0;
    for (let k = 1; k <= m; k += 1) {
      logits[k] = k * a * theta + parameters[at + k]!;
      if (logits[k]! > top) top = logits[k]!;
    }
    let total = 0;
    for (let k = 0; k <= m; k += 1) total += Math.exp(logits[k]! - top);
    return top + Math.log(total);
  }

  return {
    categories,
    size: categories,
    intercepts: m,
    tabulate(parameters, at, nodes, logP, slopes) {
      const Q = nodes.length;
      const row = categories * Q;
      for (let q = 0; q < Q; q += 1) {
        const theta = nodes[q]!;
        const total = fill(parameters, at, theta, probabilities);
        let expected = 0;
        for (let k = 0; k <= m; k += 1) {
          const log = probabilities[k]! - total;
          logP[k * Q + q] = log;
          probabilities[k] = Math.exp(log);
          expected += k * probabilities[k]!;
        }
        if (!slopes) continue;
        for (let k = 0; k <= m; k += 1) {
          slopes[k * Q + q] = theta * (k - expected);
          for (let t = 1; t <= m; t += 1) slopes[t * row + k * Q + q] = (t === k ? 1 : 0) - probabilities[t]!;
        }
      }
    },
    thetaSlopes(parameters, at, nodes, out) {
      const Q = nodes.length;
      for (let q = 0; q < Q; q += 1) {
        const total = fill(parameters, at, nodes[q]!, probabilities);
        let expected = 0;
        for (let k = 0; k <= m; k += 1) expected += k * Math.exp(probabilities[k]! - total);
        for (let k = 0; k <= m; k += 1) out[k * Q + q] = parameters[at]! * (k - expected);
      }
    },
    isAdmissible(parameters, at) {
      if (!(Math.abs(parameters[at]!) <= STEEPEST_SLOPE)) return false;
      for (let k = 1; k <= m; k += 1) if (!(Math.abs(parameters[at + k]!) < 100)) return false;
      return true;
    },
  };
}
