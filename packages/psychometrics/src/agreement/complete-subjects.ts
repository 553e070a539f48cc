// Subjects that every rater rated, for the coefficients that need a full table.
import type { ResultWarning } from '../result/result-types.ts';
import type { CodedRatings } from './ratings.ts';

/** The full part of a table and what was left out of it. */
export function completeSubjects(coded: CodedRatings): { coded: CodedRatings; warnings: ResultWarning[] } {
  const width = coded.raters.length;
  const kept = coded.subjects
    .map((_, index) => index)
    .filter((index) => coded.codes.subarray(index * width, (index + 1) * width).every((code) => code >= 0));
  const left = coded.subjects.length - kept.length;
  if (left === 0) return { coded, warnings: [] };
  return {
    coded: {
      ...coded,
      subjects: kept.map((index) => coded.subjects[index]!),
      cells: kept.flatMap((index) => coded.cells.slice(index * width, (index + 1) * width)),
      codes: Int32Array.from(kept.flatMap((index) => [...coded.codes.subarray(index * width, (index + 1) * width)])),
    },
    warnings: [
      {
        code: 'subjects-left-out',
        message: `${left} subjects lack a rating and are left out (this coefficient needs all)`,
      },
    ],
  };
}
