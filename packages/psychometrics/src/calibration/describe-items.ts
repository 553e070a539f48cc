// From slope-intercept estimates to discriminations, difficulties and thresholds, with standard errors by the delta method.
import type { CalibratedItem, ItemStandardErrors } from './calibration-types.ts';
import type { Design, ItemBlock } from './design.ts';

/** Covariance of two full-vector parameters; null when there is none. */
export type CovarianceReader = ((i: number, j: number) => number) | null;

export function covarianceReader(design: Design, covariance: Float64Array | null): CovarianceReader {
  if (!covariance) return null;
  const n = design.free.length;
  const place = new Int32Array(design.size).fill(-1);
  for (let i = 0; i < n; i += 1) place[design.free[i]!] = i;
  return (i, j) => (place[i]! < 0 || place[j]! < 0 ? 0 : covariance[place[i]! * n + place[j]!]!);
}

type DescribedItem = Pick<
  CalibratedItem,
  'discrimination' | 'difficulty' | 'thresholds' | 'guessing' | 'upperAsymptote' | 'slopeIntercept' | 'standardErrors'
>;

/** IRT metric of one block. */
export function describeItem(
  block: ItemBlock,
  parameters: Float64Array,
  design: Design,
  read: CovarianceReader,
): DescribedItem {
  const { at, curve, model } = block;
  const a = parameters[at]!;
  const isPartialCredit = model === 'pcm' || model === 'gpcm';
  const error = (slopes: readonly [number, number][]): number | null => {
    if (!read) return null;
    let variance = 0;
    for (const [i, x] of slopes) for (const [j, y] of slopes) variance += x * y * read(at + i, at + j);
    return variance > 0 ? Math.sqrt(variance) : null;
  };
  const intercepts: number[] = [];
  const interceptErrors: (number | null)[] = [];
  const locations: number[] = [];
  const locationErrors: (number | null)[] = [];
  for (let k = 1; k <= curve.intercepts; k += 1) {
    intercepts.push(parameters[at + k]!);
    interceptErrors.push(error([[k, 1]]));
    const before = isPartialCredit && k > 1 ? parameters[at + k - 1]! : 0;
    const b = (before - parameters[at + k]!) / a;
    locations.push(b);
    const slopes: [number, number][] = [
      [0, -b / a],
      [k, -1 / a],
    ];
    if (isPartialCredit && k > 1) slopes.push([k - 1, 1 / a]);
    locationErrors.push(error(slopes));
  }
  const errors: ItemStandardErrors = {
    discrimination: error([[0, 1]]),
    slope: error([[0, 1]]),
    intercepts: interceptErrors,
  };
  const described: DescribedItem = {
    discrimination: a,
    slopeIntercept: { slope: a, intercepts },
    standardErrors: null,
  };
  if (curve.categories === 2) {
    described.difficulty = locations[0]!;
    errors.difficulty = locationErrors[0]!;
  } else {
    described.thresholds = locations;
    errors.thresholds = locationErrors;
  }
  if (model === '3pl' || model === '4pl') {
    const g = 1 / (1 + Math.exp(-parameters[at + 2]!));
    described.guessing = g;
    errors.guessing = error([[2, g * (1 - g)]]);
  }
  if (model === '4pl') {
    const u = 1 / (1 + Math.exp(-parameters[at + 3]!));
    described.upperAsymptote = u;
    errors.upperAsymptote = error([[3, u * (1 - u)]]);
  }
  const isFixed = !design.isFree.subarray(at, at + curve.size).includes(1);
  described.standardErrors = read && !isFixed ? errors : null;
  return described;
}
