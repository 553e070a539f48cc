import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../apps/platform/server/testing/answer-ledger.ts';
import { countFaults } from './measure.ts';

const entry = (key: string, isAcknowledged = true): LedgerEntry => ({
  attemptId: 'synthetic-attempt',
  key,
  itemId: `item-${key}`,
  revision: 1,
  value: { category: 2 },
  isAcknowledged,
});

describe('the count of lost and doubled answers', () => {
  const ledger = [entry('1'), entry('2'), entry('3', false)];

  it('is zero when database and screen hold what was acknowledged', () => {
    expect(countFaults(ledger, ledger, ledger)).toEqual({ acknowledged: 2, lost: 0, doubled: 0 });
  });

  it('sees a key that was acknowledged and never sent on to the database', () => {
    expect(countFaults([...ledger, entry('planted')], ledger, ledger)).toEqual({
      acknowledged: 3,
      lost: 1,
      doubled: 0,
    });
  });

  it('sees an answer that only one of the two holds, and counts it once', () => {
    expect(countFaults(ledger, ledger.slice(1), ledger).lost).toBe(1);
    expect(countFaults(ledger, ledger.slice(1), ledger.slice(1)).lost).toBe(1);
  });

  it('sees an answer that stands twice', () => {
    expect(countFaults(ledger, [...ledger, entry('1')], ledger).doubled).toBe(1);
    expect(countFaults(ledger, ledger, [...ledger, { ...entry('1'), key: 'other' }]).doubled).toBe(1);
  });
});
