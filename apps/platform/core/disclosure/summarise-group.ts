// The one place where people are averaged: contributions of a group in, a rounded figure out, or nothing where it would say too much.
import { groupFigure } from './group-figure.ts';
import type { FigureUnit, GroupFigure } from './group-figure.ts';
import { DOMINANT_SHARE, roundCount, roundMean, roundShare } from './rule.ts';

export interface Measure {
  readonly id: string;
  readonly unit: FigureUnit;
}

/** One person's value on a measure, with the standard error of that value and the weight it has in the mean. */
export interface Contribution {
  readonly value: number;
  readonly error?: number;
  readonly weight?: number;
}

/** Half the width of a 90 % interval in standard errors. */
const NINETY = 1.645;
const LEVEL_ENDS = { low: 1, high: 4 } as const;

/**
 * Null for a group in which everybody is alike, whose rounded mean is an end of its scale, or in which one contributor
 * holds more than half of the weight: the mean would tell about each or about one.
 *
 * The interval is that of the mean of people like these: variance between them and their measurement errors, over the number.
 */
export function summariseGroup(measure: Measure, contributions: readonly Contribution[]): GroupFigure | null {
  const weights = contributions.map((each) => each.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || Math.max(...weights) > DOMINANT_SHARE * total) return null;
  const values = contributions.map((each) => each.value);
  if (isUniform(measure.unit, values)) return null;
  const mean = values.reduce((sum, value, index) => sum + value * weights[index]!, 0) / total;
  const variance = values.reduce(
    (sum, value, index) => sum + weights[index]! * ((value - mean) ** 2 + (contributions[index]!.error ?? 0) ** 2),
    0,
  );
  const effective = total ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const half = NINETY * Math.sqrt(variance / total / Math.max(1, effective - 1));
  const round = roundingOf(measure.unit);
  const shown = round(mean);
  const { low, high } = endsOf(measure.unit);
  if (shown <= low || shown >= high) return null;
  return groupFigure.parse({
    measure: measure.id,
    unit: measure.unit,
    people: roundCount(contributions.length),
    mean: shown,
    interval90: { low: round(Math.max(low, mean - half)), high: round(Math.min(high, mean + half)) },
  } as GroupFigure);
}

/**
 * People who lie closer together than this are alike: the mean of all would be the value of each. Half a level; 10 percent. Changes
 * are small beside levels, so theirs is twice what is rounded away.
 */
const ALIKE: Readonly<Record<FigureUnit, number>> = { level: 0.5, share: 0.1, 'per-ten': 0.1, change: 0.2 };

function isUniform(unit: FigureUnit, values: readonly number[]): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least < ALIKE[unit];
}

function roundingOf(unit: FigureUnit): (value: number) => number {
  return unit === 'share' ? roundShare : roundMean;
}

/**
 * An amount has no upper end, and nothing to hide at its lower one: small amounts are common and say nothing of anybody. A change of
 * nobody by nothing is hidden because all are alike, not for where it lies.
 */
function endsOf(unit: FigureUnit): { readonly low: number; readonly high: number } {
  switch (unit) {
    case 'level':
      return LEVEL_ENDS;
    case 'share':
      return { low: 0, high: 1 };
    case 'per-ten':
    case 'change':
      return { low: -Infinity, high: Infinity };
  }
}
