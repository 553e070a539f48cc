// Q3: correlations of what the answers to two items keep in common once theta is taken off (local dependence).
// Sources: W. M. Yen (1984), Applied Psychological Measurement 8; K. B. Christensen, G. Makransky and M. Horton (2017),
// ibid. 41 (compare with the mean: Q3 is negative when all is well).
import type { MethodRecord } from '../bank/bank.ts';
import type { Calibration } from '../calibration/calibration-types.ts';
import type { ResponseMatrix } from '../calibration/read-responses.ts';
import { createDerivatives, differentiateItem } from '../scoring/scorable-items.ts';
import { score } from '../scoring/score.ts';
import { readFitData } from './fit-data.ts';

export interface ResidualCorrelations {
  items: string[];
  /** items x items; null on the diagonal and where fewer than three persons answered both or a residual is constant. */
  q3: (number | null)[][];
  mean: number | null;
  /** Pairs above the mean by 0.2 or more, the largest first. */
  flagged: { items: [string, string]; q3: number; aboveMean: number }[];
  method: MethodRecord;
}

/** Excess over the mean that is taken as a sign of local dependence. */
const EXCESS = 0.2;

/**
 * Q3 of all pairs, with theta by EAP under the calibration's latent density.
 * @example
 * const rows = [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]];
 * residualCorrelations(rows, calibrate(rows, { model: 'rasch' })).flagged;
 */
export function residualCorrelations(responses: ResponseMatrix, calibration: Calibration): ResidualCorrelations {
  const data = readFitData(responses, calibration);
  const k = data.items.length;
  const work = createDerivatives(data.items);
  const rows = Array.from({ length: data.rows }, (_, r) =>
    Array.from({ length: k }, (_, j) => {
      const code = data.codes[r * k + j]!;
      return code < 0 ? null : data.items[j]!.labels[code]!;
    }),
  );
  const scorable = calibration.items.filter((item) => item.status !== 'excluded');
  const { theta } = score(rows, scorable, { prior: { mean: data.mean, sd: data.sd } });
  const residuals = new Float64Array(data.rows * k).fill(NaN);
  for (let r = 0; r < data.rows; r += 1) {
    for (const [j, item] of data.items.entries()) {
      const code = data.codes[r * k + j]!;
      if (code < 0) continue;
      differentiateItem(item, theta[r]!, work);
      let expected = 0;
      for (let c = 1; c < item.curve.categories; c += 1) expected += c * work.p[c]!;
      residuals[r * k + j] = code - expected;
    }
  }
  const q3 = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => (i === j ? null : correlation(residuals, k, data.rows, i, j))),
  );
  const items = data.items.map((item) => item.name);
  const pairs = items.flatMap((one, i) =>
    items.slice(i + 1).map((two, d) => ({ items: [one, two] as [string, string], q3: q3[i]![i + 1 + d]! })),
  );
  const known = pairs.filter((pair) => (pair.q3 as number | null) !== null);
  const mean = known.length > 0 ? known.reduce((sum, pair) => sum + pair.q3, 0) / known.length : null;
  const flagged = known
    .map((pair) => ({ ...pair, aboveMean: pair.q3 - mean! }))
    .filter((pair) => pair.aboveMean >= EXCESS)
    .sort((one, two) => two.q3 - one.q3);
  return {
    items,
    q3,
    mean,
    flagged,
    method: { name: 'Q3', version: '1', page: 'model-fit', parameters: { excess: EXCESS, theta: 'EAP' } },
  };
}

function correlation(residuals: Float64Array, k: number, rows: number, i: number, j: number): number | null {
  let n = 0;
  let x1 = 0;
  let y1 = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let r = 0; r < rows; r += 1) {
    const x = residuals[r * k + i]!;
    const y = residuals[r * k + j]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    n += 1;
    x1 += x;
    y1 += y;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  if (n < 3) return null;
  const sx = xx - (x1 * x1) / n;
  const sy = yy - (y1 * y1) / n;
  return sx > 1e-12 && sy > 1e-12 ? (xy - (x1 * y1) / n) / Math.sqrt(sx * sy) : null;
}
