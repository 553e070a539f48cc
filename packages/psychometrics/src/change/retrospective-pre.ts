// Conventional change beside change from the retrospective pre ("looking back, I was …"), and the response shift between them.
// Source: G. S. Howard and P. R. Dailey (1979).
import type { MethodRecord } from '../bank/bank.ts';
import { assertConfidence, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { type MeanChange, meanChange } from './mean-change.ts';
import { completeRows, type MaybeNumber } from './read-values.ts';

export interface RetrospectivePre {
  status: ResultStatus;
  /** after - before. */
  conventional: MeanChange | null;
  /** after - retrospective. */
  retrospective: MeanChange | null;
  /** retrospective - before: below zero people judge their start lower afterwards. */
  responseShift: MeanChange | null;
  verdict: 'shift' | 'no shift shown' | null;
  people: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Comparison of both changes, over people with all three values.
 * @throws TypeError or RangeError that names the place
 * @example compareRetrospectivePre({ before: [3, 4, 3], retrospective: [2, 3, 3], after: [4, 4, 5] }).responseShift?.mean // -0.667
 */
export function compareRetrospectivePre(
  ratings: { before: readonly MaybeNumber[]; retrospective: readonly MaybeNumber[]; after: readonly MaybeNumber[] },
  level = 0.95,
): RetrospectivePre {
  assertConfidence(level, 'compareRetrospectivePre');
  const { columns, left } = completeRows({
    before: ratings.before,
    retrospective: ratings.retrospective,
    after: ratings.after,
  });
  const people = columns['before']!.length;
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'people-left-out', message: `${left} people lack one of the three ratings` });
  if (people < 2)
    warnings.push({ code: 'too-few-people', message: 'at least two people with all three ratings are needed' });
  const between = (to: string, from: string): MeanChange | null =>
    meanChange(
      columns[to]!.map((value, i) => value - columns[from]![i]!),
      level,
    );
  const responseShift = between('retrospective', 'before');
  const hasShift = responseShift !== null && (responseShift.interval.lower > 0 || responseShift.interval.upper < 0);
  if (hasShift) {
    warnings.push({
      code: 'response-shift',
      message: 'the yardstick has moved: before and after are not on one scale, and memory flatters; show both changes',
    });
  }
  return {
    status: people < 2 ? 'not-estimable' : 'estimated',
    conventional: between('after', 'before'),
    retrospective: between('after', 'retrospective'),
    responseShift,
    verdict: responseShift === null ? null : hasShift ? 'shift' : 'no shift shown',
    people,
    warnings,
    method: {
      name: 'retrospective-pre',
      version: '1',
      page: 'retrospective-pre',
      parameters: { level, missing: 'listwise' },
    },
  };
}
