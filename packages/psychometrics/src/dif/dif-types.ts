// What a study of differential item functioning is asked and what it answers: plain JSON both ways.
import type { MethodRecord } from '../bank/bank.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';

export type GroupLabel = string | number;

/** Answers as numbers (lowest category smallest) and the group of each person. */
export interface DifData {
  /** persons x items; null, undefined and NaN are missing. */
  responses: readonly (readonly (number | null | undefined)[])[];
  /** Group of each row; null leaves the row out. */
  groups: readonly (GroupLabel | null | undefined)[];
  /** One name per column; `item 1`, `item 2` … without them. */
  names?: readonly string[];
  /** The first label in sorted order when absent. */
  referenceGroup?: GroupLabel;
}

export interface DifOptions {
  /** Take flagged items out of the matching score and begin again until the flags stay; false when absent. */
  purify?: boolean;
  /** Most rounds of purification, 10 when absent. */
  maximumRounds?: number;
  /** Level of the flags, 0.05 when absent. */
  alpha?: number;
  /** Items that alone make up the matching score (the studied item is always added). */
  anchors?: readonly string[];
}

export interface DifTest {
  /** Chi-square. */
  statistic: number | null;
  df: number | null;
  p: number | null;
  /** p after the correction of Holm (1979) over all tested items. */
  adjustedP: number | null;
}

export interface DifItem extends DifTest {
  name: string;
  status: ResultStatus;
  /** p below alpha, without correction for many items. */
  flagged: boolean;
  warnings: readonly ResultWarning[];
}

export interface Purification {
  applied: boolean;
  rounds: number;
  /** False when the flags still changed in the last round. */
  settled: boolean;
  /** Flagged items of each round. */
  flags: readonly (readonly string[])[];
}

export interface DifResult<Item extends DifItem> {
  items: readonly Item[];
  groups: readonly { label: GroupLabel; n: number; role: 'reference' | 'focal' }[];
  /** Persons used. */
  n: number;
  droppedRows: number;
  purification: Purification;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}
