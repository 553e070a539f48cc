import { describe, expect, it } from 'vitest';
import { decisionOfKey } from './term-keys.ts';

describe('keys on a new term', () => {
  it('decide by number in the order of the buttons, and take back by 0', () => {
    expect(['1', '2', '3', '4'].map((key) => decisionOfKey(key))).toEqual(
      ['accepted', 'a-name', 'known-already', 'no-skill'].map((decision) => ({ kind: 'decide', decision })),
    );
    expect(decisionOfKey('0')).toEqual({ kind: 'decide', decision: null });
  });

  it('move along the list', () => {
    expect(decisionOfKey('ArrowDown')).toEqual({ kind: 'move', by: 1 });
    expect(decisionOfKey('k')).toEqual({ kind: 'move', by: -1 });
  });

  it('leave all other keys alone', () => {
    for (const key of ['5', '9', 'a', 'Enter', 'Tab', 'Escape', ' ']) expect(decisionOfKey(key)).toBe(null);
  });
});
