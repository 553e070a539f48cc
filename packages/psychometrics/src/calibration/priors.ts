// Stated priors of item parameters for maximum a posteriori calibration, with slopes and curvature.
// Sources: R. J. Mislevy (1986), Psychometrika 51; H. Swaminathan and J. A. Gifford (1985, 1986).
import { hasUnitSlope } from './curves/curve-for.ts';
import type { ItemModel } from './curves/item-curve.ts';

export interface CalibrationPriors {
  /** Of the slope a: log a is normal. A lognormal prior keeps every slope above zero. */
  discrimination?: { family: 'lognormal'; meanLog: number; sdLog: number };
  /** Of every difficulty, threshold or step b, in SD of theta; a list has a mean for each in its order. */
  location?: { family: 'normal'; mean: number | readonly number[]; sd: number };
  /** Of the lower asymptote g. */
  guessing?: { family: 'beta'; alpha: number; beta: number };
  /** Of the upper asymptote u. */
  upperAsymptote?: { family: 'beta'; alpha: number; beta: number };
}

/** Priors that hold a short questionnaire of a small group together: a near 1 (0.37 to 2.7), b within four SD. */
export const SMALL_SAMPLE_PRIORS: CalibrationPriors = {
  discrimination: { family: 'lognormal', meanLog: 0, sdLog: 0.5 },
  location: { family: 'normal', mean: 0, sd: 2 },
};

/** Without a prior the asymptotes of most items are not identified; mean 0.23, as hard as 20 observations. */
export const ASYMPTOTE_PRIORS: CalibrationPriors = {
  guessing: { family: 'beta', alpha: 5, beta: 17 },
  upperAsymptote: { family: 'beta', alpha: 17, beta: 5 },
};

/** @throws RangeError for a spread or shape that is not above zero */
export function assertPriors(priors: CalibrationPriors): void {
  const { discrimination, location, guessing, upperAsymptote } = priors;
  const positive: [string, number | undefined][] = [
    ['priors.discrimination.sdLog', discrimination?.sdLog],
    ['priors.location.sd', location?.sd],
    ['priors.guessing.alpha', guessing?.alpha],
    ['priors.guessing.beta', guessing?.beta],
    ['priors.upperAsymptote.alpha', upperAsymptote?.alpha],
    ['priors.upperAsymptote.beta', upperAsymptote?.beta],
  ];
  for (const [name, value] of positive) {
    if (value !== undefined && !(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`${name}: a number above zero is needed, not ${value}`);
    }
  }
  const means = typeof location?.mean === 'object' ? location.mean : [location?.mean];
  for (const [name, value] of [
    ['priors.discrimination.meanLog', discrimination?.meanLog],
    ...means.map((mean) => ['priors.location.mean', mean] as const),
  ] as const) {
    if (value !== undefined && !Number.isFinite(value)) throw new RangeError(`${name}: a finite number is needed`);
  }
}

/**
 * Log prior density of one item's parameters (up to a constant).
 * @param size parameters of the item
 * @param gradient receives the slopes (size), added to
 * @param information receives an approximate curvature (size x size), added to
 */
export function logPriorOfItem(
  priors: CalibrationPriors,
  model: ItemModel,
  parameters: Float64Array,
  at: number,
  size: number,
  gradient: Float64Array,
  information: Float64Array,
): number {
  const a = parameters[at]!;
  let value = 0;
  if (priors.discrimination && !hasUnitSlope(model)) {
    if (!(a > 0)) return -Infinity;
    const { meanLog, sdLog } = priors.discrimination;
    const z = (Math.log(a) - meanLog) / sdLog;
    value += -Math.log(a) - 0.5 * z * z;
    gradient[0]! += -1 / a - z / (sdLog * a);
    information[0]! += 1 / (sdLog * a) ** 2;
  }
  if (priors.location) value += locationPrior(priors.location, model, parameters, at, size, gradient, information);
  if (priors.guessing && (model === '3pl' || model === '4pl')) {
    value += betaPrior(priors.guessing, parameters[at + 2]!, 2, size, gradient, information);
  }
  if (priors.upperAsymptote && model === '4pl') {
    value += betaPrior(priors.upperAsymptote, parameters[at + 3]!, 3, size, gradient, information);
  }
  return value;
}

/** b_k = (e_(k-1) - e_k) / a, with e the intercepts of a partial credit item, or -d_k / a for the others. */
function locationPrior(
  prior: { mean: number | readonly number[]; sd: number },
  model: ItemModel,
  parameters: Float64Array,
  at: number,
  size: number,
  gradient: Float64Array,
  information: Float64Array,
): number {
  const a = parameters[at]!;
  if (a === 0) return -Infinity;
  const isPartialCredit = model === 'pcm' || model === 'gpcm';
  const intercepts = model === '3pl' || model === '4pl' ? 1 : size - 1;
  const precision = 1 / (prior.sd * prior.sd);
  let value = 0;
  for (let k = 1; k <= intercepts; k += 1) {
    const before = isPartialCredit && k > 1 ? parameters[at + k - 1]! : 0;
    const b = (before - parameters[at + k]!) / a;
    const distance = b - (typeof prior.mean === 'number' ? prior.mean : prior.mean[k - 1]!);
    value -= 0.5 * precision * distance * distance;
    const entries: [number, number][] = [
      [0, -b / a],
      [k, -1 / a],
    ];
    if (isPartialCredit && k > 1) entries.push([k - 1, 1 / a]);
    for (const [t, slopeT] of entries) {
      gradient[t]! -= precision * distance * slopeT;
      for (const [s, slopeS] of entries) information[t * size + s]! += precision * slopeT * slopeS;
    }
  }
  return value;
}

function betaPrior(
  prior: { alpha: number; beta: number },
  logit: number,
  index: number,
  size: number,
  gradient: Float64Array,
  information: Float64Array,
): number {
  const p = 1 / (1 + Math.exp(-logit));
  gradient[index]! += (prior.alpha - 1) * (1 - p) - (prior.beta - 1) * p;
  information[index * size + index]! += Math.max(0, prior.alpha + prior.beta - 2) * p * (1 - p);
  return (prior.alpha - 1) * Math.log(p) + (prior.beta - 1) * Math.log(1 - p);
}
