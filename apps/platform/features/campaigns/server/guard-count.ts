// A count of people that cannot single anybody out. Method and its limits: docs/methods/guarded-counts.md.
import type { GuardedCount } from '../contract.ts';

const STEP = 5;

/**
 * How many of `total` people did something, told so that no single person's doing follows from it.
 *
 * @param cell smallest number of people about whom anything is said, from the campaign's thresholds
 *
 * @example
 * guardCount(3, 8, 10); // { kind: 'withheld', below: 10 }: too few were asked
 * guardCount(3, 40, 10); // { kind: 'fewer', than: 10 }
 * guardCount(23, 40, 10); // { kind: 'about', count: 25 }
 * guardCount(39, 40, 10); // { kind: 'more', than: 30 }: who has not would stand alone
 */
export function guardCount(count: number, total: number, cell: number): GuardedCount {
  if (total < cell) return { kind: 'withheld', below: cell };
  if (count < cell) return { kind: 'fewer', than: cell };
  if (total - count < cell) return { kind: 'more', than: Math.max(total - cell, cell - 1) };
  return { kind: 'about', count: Math.round(count / STEP) * STEP };
}
