import { describe, expect, it } from 'vitest';
import { actionOfKey } from './reading-keys.ts';

const press = (key: string, held: object = {}) =>
  actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys on the reading screen', () => {
  it('accept, reject and move, with or without capitals', () => {
    expect(press('a')).toEqual({ kind: 'accept' });
    expect(press('A')).toEqual({ kind: 'accept' });
    expect(press('r')).toEqual({ kind: 'reject' });
    expect(press('ArrowDown')).toEqual({ kind: 'move', by: 1 });
    expect(press('k')).toEqual({ kind: 'move', by: -1 });
  });

  it('pick an alternative by its number', () => {
    expect(press('1')).toEqual({ kind: 'pick', place: 0 });
    expect(press('9')).toEqual({ kind: 'pick', place: 8 });
    expect(press('0')).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('l', { metaKey: true })).toBeNull();
    expect(press('ArrowUp', { altKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
    expect(press('Enter')).toBeNull();
  });
});
