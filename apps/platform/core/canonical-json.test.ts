import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('gives the same text for the same content in another order of keys, and another for another order of a list', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [1, { c: 2, d: 1 }] }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});
