import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLightestSupport } from './lightest-support.ts';
import { addRow, isInSpan, noRows, PRIMES } from './reduced-rows.ts';

const WIDTH = 7;
const rowsOf = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: WIDTH, maxLength: WIDTH }), {
  minLength: 1,
  maxLength: 6,
});

describe('the search for small supports', () => {
  it('finds every single person that the rows determine, and nobody else', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const ones = new Float64Array(WIDTH).fill(1);
        const space = rows.reduce((sum, row) => addRow(sum, row, ones), noRows(PRIMES[0]));
        const determined = ones.some((_, person) => isInSpan(space, unit(person)));
        expect(findLightestSupport(space, ones, 2) === 1).toBe(determined);
      }),
    );
  });

  it('finds every sum or difference of two people that the rows determine', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const ones = new Float64Array(WIDTH).fill(1);
        const space = rows.reduce((sum, row) => addRow(sum, row, ones), noRows(PRIMES[0]));
        const pairs = range(WIDTH).flatMap((a) =>
          range(WIDTH)
            .filter((b) => b > a)
            .map((b) => [a, b] as const),
        );
        const isKnown = pairs.some(([a, b]) =>
          [1, -1].some((sign) =>
            isInSpan(
              space,
              unit(a).map((value, index) => value + (index === b ? mod(sign) : 0)),
            ),
          ),
        );
        expect(!isKnown || findLightestSupport(space, ones, 3) !== null).toBe(true);
      }),
    );
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function unit(person: number): Float64Array {
  return Float64Array.from({ length: WIDTH }, (_, index) => (index === person ? 1 : 0));
}

function mod(value: number): number {
  return (value + PRIMES[0]) % PRIMES[0];
}
