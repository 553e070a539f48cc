// Summary of one statement's panel ratings: median, quartiles, share in the top band, against a rule declared beforehand.
// Source: J. Fitch et al. (2001) for medians with spread; R. J. Hyndman and Y. Fan (1996) for the quartiles.
import type { MethodRecord } from '../bank/bank.ts';
import { meanOf } from '../numeric/moments.ts';
import { type QuantileType, sampleQuantile } from '../numeric/quantile.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';

export interface ConsensusRule {
  /** Ratings from `from` to `to` count as the band. */
  band: { from: number; to: number };
  /** Least share in the band, 0 to 1. */
  share?: number;
  /** Greatest interquartile range. */
  interquartileRange?: number;
  /** Fewest panellists, 1 when absent. */
  panellists?: number;
}

export interface PanelSummary {
  status: ResultStatus;
  panellists: number;
  median: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  interquartileRange: number | null;
  mean: number | null;
  inBand: number;
  shareInBand: number | null;
  /** Whether every part of the rule holds; null when nothing but a band was declared or nobody rated. */
  consensus: boolean | null;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Panel summary.
 * @param ratings one per panellist; null, undefined and NaN are missing
 * @param rule band and limits, declared before the round
 * @param quantiles type 7 when absent
 * @throws TypeError for a rating that is no number; RangeError when it is infinite or the rule does not fit
 * @example panelSummary([4, 5, 5, 3, null], { band: { from: 4, to: 5 }, share: 0.7 }).consensus // true
 */
export function panelSummary(
  ratings: readonly (number | null | undefined)[],
  rule: ConsensusRule,
  quantiles: QuantileType = 7,
): PanelSummary {
  assertRule(rule);
  const values = readPanel(ratings, 'ratings');
  const missing = ratings.length - values.length;
  const warnings: ResultWarning[] = [];
  if (missing > 0)
    warnings.push({ code: 'missing-ratings', message: `${missing} of ${ratings.length} panellists did not rate` });
  const parameters: Record<string, number | string | boolean> = {
    bandFrom: rule.band.from,
    bandTo: rule.band.to,
    quantileType: quantiles,
  };
  if (rule.share !== undefined) parameters['share'] = rule.share;
  if (rule.interquartileRange !== undefined) parameters['interquartileRange'] = rule.interquartileRange;
  if (rule.panellists !== undefined) parameters['panellists'] = rule.panellists;
  const method = { name: 'panel-summary', version: '1', page: 'consensus', parameters };
  if (values.length === 0) {
    return {
      status: 'not-estimable',
      panellists: 0,
      median: null,
      lowerQuartile: null,
      upperQuartile: null,
      interquartileRange: null,
      mean: null,
      inBand: 0,
      shareInBand: null,
      consensus: null,
      warnings: [...warnings, { code: 'no-ratings', message: 'nobody rated this statement' }],
      method,
    };
  }
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((p) => sampleQuantile(values, p, quantiles)) as [
    number,
    number,
    number,
  ];
  const inBand = values.filter((value) => value >= rule.band.from && value <= rule.band.to).length;
  const shareInBand = inBand / values.length;
  const isEnough = values.length >= (rule.panellists ?? 1);
  if (!isEnough) {
    warnings.push({
      code: 'few-panellists',
      message: `${values.length} panellists where the rule asks for ${rule.panellists}`,
    });
  }
  const limits = [
    rule.share === undefined ? null : shareInBand >= rule.share,
    rule.interquartileRange === undefined ? null : upper - lower <= rule.interquartileRange,
  ].filter((met) => met !== null);
  return {
    status: 'estimated',
    panellists: values.length,
    median,
    lowerQuartile: lower,
    upperQuartile: upper,
    interquartileRange: upper - lower,
    mean: meanOf(values),
    inBand,
    shareInBand,
    consensus: limits.length === 0 ? null : isEnough && limits.every(Boolean),
    warnings,
    method,
  };
}

/** Finite ratings of a panel, missing ones left out. */
export function readPanel(ratings: readonly (number | null | undefined)[], place: string): number[] {
  if (!Array.isArray(ratings)) throw new TypeError(`${place}: an array of numbers is needed`);
  return (ratings as readonly unknown[]).flatMap((value, index) => {
    if (value === null || value === undefined || Number.isNaN(value)) return [];
    if (typeof value !== 'number')
      throw new TypeError(`${place}, ${index + 1}: ${JSON.stringify(value)} is not a number`);
    if (!Number.isFinite(value)) throw new RangeError(`${place}, ${index + 1}: the rating is infinite`);
    return [value];
  });
}

function assertRule({ band, share, interquartileRange, panellists }: ConsensusRule): void {
  if (!(band.to >= band.from)) throw new RangeError(`rule: the band runs from ${band.from} to ${band.to}`);
  if (share !== undefined && !(share > 0 && share <= 1))
    throw new RangeError(`rule: share lies in (0, 1], not ${share}`);
  if (interquartileRange !== undefined && !(interquartileRange >= 0)) {
    throw new RangeError(`rule: interquartileRange is at least zero, not ${interquartileRange}`);
  }
  if (panellists !== undefined && !(Number.isInteger(panellists) && panellists >= 1)) {
    throw new RangeError(`rule: panellists is a whole number of at least 1, not ${panellists}`);
  }
}
