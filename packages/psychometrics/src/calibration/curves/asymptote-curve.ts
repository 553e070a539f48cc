// Logistic curve with lower and upper asymptotes: P = g + (u - g) s(a theta + d).
// Sources: A. Birnbaum (1968) for g; M. A. Barton and F. M. Lord (1981) for u.
import { ASYMPTOTE_BOUND, type ItemCurve, STEEPEST_SLOPE } from './item-curve.ts';

/**
 * Curve with parameters a, d, logit g and, for four parameters, logit u.
 * @param parameterCount 3 (upper asymptote 1) or 4
 */
export function asymptoteCurve(parameterCount: 3 | 4): ItemCurve {
  const hasUpper = parameterCount === 4;

  return {
    categories: 2,
    size: parameterCount,
    intercepts: 1,
    tabulate(parameters, at, nodes, logP, slopes) {
      const Q = nodes.length;
      const row = 2 * Q;
      const a = parameters[at]!;
      const d = parameters[at + 1]!;
      const g = 1 / (1 + Math.exp(-parameters[at + 2]!));
      const notU = hasUpper ? 1 / (1 + Math.exp(parameters[at + 3]!)) : 0;
      const width = 1 - notU - g;
      for (let q = 0; q < Q; q += 1) {
        const x = a * nodes[q]! + d;
        const e = Math.exp(-Math.abs(x));
        const s = x >= 0 ? 1 / (1 + e) : e / (1 + e);
        const r = x >= 0 ? e / (1 + e) : 1 / (1 + e);
        const p1 = g + width * s;
        const p0 = notU + width * r;
        logP[q] = Math.log(p0);
        logP[Q + q] = Math.log(p1);
        if (!slopes) continue;
        const byX = width * s * r;
        setSlope(slopes, 0, q, (byX * nodes[q]!) / p0, (byX * nodes[q]!) / p1);
        setSlope(slopes, row, q, byX / p0, byX / p1);
        const byG = g * (1 - g) * r;
        setSlope(slopes, 2 * row, q, byG / p0, byG / p1);
        const byU = notU * (1 - notU) * s;
        if (hasUpper) setSlope(slopes, 3 * row, q, byU / p0, byU / p1);
      }

      function setSlope(out: Float64Array, from: number, q: number, zero: number, one: number): void {
        out[from + q] = -zero;
        out[from + Q + q] = one;
      }
    },
    thetaSlopes(parameters, at, nodes, out) {
      const Q = nodes.length;
      const g = 1 / (1 + Math.exp(-parameters[at + 2]!));
      const notU = hasUpper ? 1 / (1 + Math.exp(parameters[at + 3]!)) : 0;
      for (let q = 0; q < Q; q += 1) {
        const s = 1 / (1 + Math.exp(-parameters[at]! * nodes[q]! - parameters[at + 1]!));
        const slope = parameters[at]! * (1 - notU - g) * s * (1 - s);
        out[q] = -slope / (notU + (1 - notU - g) * (1 - s));
        out[Q + q] = slope / (g + (1 - notU - g) * s);
      }
    },
    isAdmissible(parameters, at) {
      if (!(Math.abs(parameters[at]!) <= STEEPEST_SLOPE) || !(Math.abs(parameters[at + 1]!) < 100)) return false;
      const g = parameters[at + 2]!;
      if (!(Math.abs(g) <= ASYMPTOTE_BOUND)) return false;
      if (!hasUpper) return true;
      const u = parameters[at + 3]!;
      return Math.abs(u) <= ASYMPTOTE_BOUND && u > g;
    },
  };
}
