// Checks a bank once and tabulates its items on the theta grid, so that a choice costs no exponentials.
import type { Bank } from '../bank.ts';

/** A checked bank with its tables; holds typed arrays, so keep it in memory and store the Bank. */
export interface PreparedBank {
  readonly prepared: true;
  readonly bank: Bank;
}

/**
 * Prepare a bank for choice and scoring; do it once per bank version.
 * @throws RangeError naming the item when a bank is malformed
 */
export function prepareBank(_bank: Bank): PreparedBank {
  throw new Error('prepareBank is being written');
}
