import { describe, expect, it } from 'vitest';
import { readChoiceKey } from './choice-keys.ts';

const fresh = { count: 5, focused: 0, selected: null };

describe('keys in a list of choices', () => {
  it('arrows move the focus and never choose', () => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Home', 'End']) {
      const move = readChoiceKey(key, { count: 5, focused: 2, selected: 1 });
      expect(move?.focus).toBeTypeOf('number');
      expect(move?.select).toBeUndefined();
      expect(move?.confirm).toBeUndefined();
    }
  });

  it('arrows go round at both ends', () => {
    expect(readChoiceKey('ArrowUp', fresh)).toEqual({ focus: 4 });
    expect(readChoiceKey('ArrowDown', { ...fresh, focused: 4 })).toEqual({ focus: 0 });
  });

  it('digits choose the row they are printed on, and only rows that exist', () => {
    expect(readChoiceKey('3', fresh)).toEqual({ focus: 2, select: 2 });
    expect(readChoiceKey('5', { ...fresh, count: 4 })).toBeNull();
    expect(readChoiceKey('0', fresh)).toBeNull();
  });

  it('space chooses where the focus is', () => {
    expect(readChoiceKey(' ', { ...fresh, focused: 3 })).toEqual({ select: 3 });
  });

  it('Enter chooses first and goes on when that row is already chosen', () => {
    expect(readChoiceKey('Enter', { ...fresh, focused: 3 })).toEqual({ select: 3 });
    expect(readChoiceKey('Enter', { ...fresh, focused: 3, selected: 3 })).toEqual({ confirm: true });
  });

  it('leaves every other key alone, Tab above all', () => {
    for (const key of ['Tab', 'a', 'Escape', 'F5']) expect(readChoiceKey(key, fresh)).toBeNull();
  });
});
