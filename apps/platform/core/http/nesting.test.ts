import { describe, expect, it } from 'vitest';
import { isNestedDeeper } from './nesting.ts';

const nest = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('nesting', () => {
  it('counts lists and objects in one another, along the deepest branch', () => {
    expect(isNestedDeeper(1, 0)).toBe(false);
    expect(isNestedDeeper({}, 1)).toBe(false);
    expect(isNestedDeeper([[1], { a: [2] }], 2)).toBe(true);
    expect(isNestedDeeper([[1], { a: [2] }], 3)).toBe(false);
    expect(isNestedDeeper(null, 0)).toBe(false);
  });

  it('is seen at a hundred thousand without running out of stack', () => {
    expect(isNestedDeeper(nest(64), 64)).toBe(false);
    expect(isNestedDeeper(nest(65), 64)).toBe(true);
    expect(isNestedDeeper(nest(100_000), 100_001)).toBe(false);
  });
});
