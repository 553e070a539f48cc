// Answers to the statements of one skill, as reports and calibrations take them: plain data without anybody's id.
import type { GradedItem } from '@dragoman/psychometrics';

export interface ScaleItem extends GradedItem {
  readonly id: string;
  readonly isPilot: boolean;
}

export interface ScaleData {
  readonly skill: string;
  readonly items: readonly ScaleItem[];
  /** People x items in the keyed direction, 0 to 4; null where not asked or passed over. */
  readonly rows: readonly (readonly (number | null)[])[];
  readonly groups: { readonly language: readonly string[]; readonly role: readonly string[] };
  /** People who could have been asked. */
  readonly attempts: number;
}

export const CATEGORIES = [0, 1, 2, 3, 4] as const;

/** People who answered at least two statements: one alone says nothing about how they hang together. */
export function usableRows(data: ScaleData): number[] {
  return data.rows.flatMap((row, index) => (row.filter((cell) => cell !== null).length >= 2 ? [index] : []));
}

/** Columns with at least so many answers. */
export function columnsWith({ items, rows }: ScaleData, least: number): number[] {
  return items.flatMap((_, j) => (rows.filter((row) => row[j] !== null).length >= least ? [j] : []));
}

/** A count as it may be told: in steps of five, rounded down. */
export function inSteps(count: number): number {
  return Math.floor(count / 5) * 5;
}
