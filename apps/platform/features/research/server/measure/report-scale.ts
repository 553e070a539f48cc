// The report of one skill's statements: every figure with its declared minimum, nothing about anybody alone.
import {
  calibrate,
  cronbachAlpha,
  gradedInformation,
  itemAnalysis,
  itemFit,
  omega,
  SMALL_SAMPLE_PRIORS,
} from '@dragoman/psychometrics';
import type { Estimate, ReportItem, ScaleReport } from '../../contract.ts';
import { ANSWERS_MIN, FIT_MIN, PEOPLE_MIN } from '../../limits.ts';
import { compareGroups } from './compare-groups.ts';
import { CATEGORIES, columnsWith, inSteps, usableRows } from './scale-data.ts';
import type { ScaleData } from './scale-data.ts';

const GRID = Array.from({ length: 25 }, (_, q) => -3 + q / 4);

export function reportScale(data: ScaleData, onProgress: () => void = () => {}): ScaleReport {
  const people = usableRows(data);
  const columns = columnsWith(data, ANSWERS_MIN);
  const hasEnough = people.length >= PEOPLE_MIN;
  const rows = people.map((i) => columns.map((j) => data.rows[i]![j]!));
  const names = columns.map((j) => data.items[j]!.id);
  const reliability = hasEnough && columns.length >= 3 ? measureReliability(rows, names) : NO_RELIABILITY;
  const statistics = hasEnough && columns.length >= 2 ? itemAnalysis(rows, { items: names }) : null;
  const fit = judgeFit(rows, names);
  const items = data.items.map((item, j): ReportItem => {
    const n = data.rows.filter((row) => row[j] !== null).length;
    const classical = n >= ANSWERS_MIN ? statistics?.items.find((each) => each.item === item.id) : undefined;
    return {
      id: item.id,
      isPilot: item.isPilot,
      answers: n < ANSWERS_MIN ? null : inSteps(n),
      exposure: data.attempts < PEOPLE_MIN ? null : Math.round((20 * n) / data.attempts) / 20,
      mean: classical?.mean ?? null,
      itemRest: classical?.correctedItemTotal ?? classical?.itemRest ?? null,
      alphaIfDropped: reliability.alpha.value === null ? null : (classical?.alphaIfDropped ?? null),
      fit: fit?.get(item.id) ?? null,
      discrimination: item.discrimination,
      thresholds: [...item.thresholds],
      informationPeak: Math.max(...GRID.map((theta) => gradedInformation(theta, item))),
    };
  });
  const information = GRID.map((theta) => ({
    theta,
    value: data.items.filter((item) => !item.isPilot).reduce((sum, item) => sum + gradedInformation(theta, item), 0),
  }));
  return {
    skill: data.skill,
    status: hasEnough ? 'estimated' : 'not-enough-evidence',
    people: hasEnough ? inSteps(people.length) : null,
    needed: hasEnough ? null : PEOPLE_MIN,
    ...reliability,
    fitNeeded: fit === null ? FIT_MIN : null,
    items,
    information,
    comparisons: [compareGroups(data, 'language', onProgress), compareGroups(data, 'role', onProgress)],
  };
}

const NONE: Estimate = { value: null, low: null, high: null, why: 'too-few-people' };
const NO_RELIABILITY = { alpha: NONE, omega: NONE };

/** Pairwise, because an adaptive run asks everybody something else; where pairs are missing nothing is made up. */
function measureReliability(
  rows: readonly (readonly (number | null)[])[],
  items: readonly string[],
): { alpha: Estimate; omega: Estimate } {
  const alpha = cronbachAlpha(rows, { items, missing: 'pairwise' });
  const factor = omega(rows, { items, missing: 'pairwise', estimator: 'ml' });
  const toEstimate = (value: number | null, interval: { lower: number; upper: number } | null): Estimate =>
    value === null
      ? { ...NONE, why: 'not-estimable' }
      : { value, low: interval?.lower ?? null, high: interval?.upper ?? null, why: null };
  return { alpha: toEstimate(alpha.alpha, alpha.interval), omega: toEstimate(factor.omega, factor.interval) };
}

/** S-X2 needs people who answered everything; null when they are too few. */
function judgeFit(
  rows: readonly (readonly (number | null)[])[],
  names: readonly string[],
): Map<string, { value: number; df: number; p: number; rmsea: number }> | null {
  const complete = rows.filter((row) => row.every((cell) => cell !== null));
  if (complete.length < FIT_MIN || names.length < 3) return null;
  const fitted = calibrate(complete, {
    model: 'grm',
    names,
    categories: [...CATEGORIES],
    priors: SMALL_SAMPLE_PRIORS,
    standardErrors: 'none',
  });
  return new Map(
    itemFit(complete, fitted).items.flatMap(({ item, value, df, p, rmsea }) =>
      value === null || p === null || rmsea === null ? [] : [[item, { value, df, p, rmsea }] as const],
    ),
  );
}
