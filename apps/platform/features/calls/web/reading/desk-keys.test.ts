import { describe, expect, it } from 'vitest';
import { actionOfKey } from './desk-keys.ts';

const press = (key: string, held: object = {}) =>
  actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys at the desk of a call', () => {
  it('move, edit, add and remove, with or without capitals', () => {
    expect(press('j')).toEqual({ kind: 'move', by: 1 });
    expect(press('K')).toEqual({ kind: 'move', by: -1 });
    expect(press('e')).toEqual({ kind: 'edit' });
    expect(press('A')).toEqual({ kind: 'add' });
    expect(press('x')).toEqual({ kind: 'remove' });
    expect(press('u')).toEqual({ kind: 'undo' });
  });

  it('leave the browser its own', () => {
    expect(press('a', { ctrlKey: true })).toBeNull();
    expect(press('x', { metaKey: true })).toBeNull();
    expect(press('ArrowUp', { altKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
    expect(press('Enter')).toBeNull();
    expect(press('toString')).toBeNull();
  });
});
