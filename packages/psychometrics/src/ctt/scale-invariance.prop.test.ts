import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { omega } from './omega.ts';
import { reverseColumns } from './reverse-score.ts';
import { createRandom } from '../numeric/seeded-random.ts';

/** Synthetic answers 1-6 of 40 people to five items of one factor. */
function syntheticRows(seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: 40 }, () => {
    const trait = random.normal();
    return Array.from({ length: 5 }, () => Math.min(6, Math.max(1, Math.round(3.5 + trait + 0.8 * random.normal()))));
  });
}

describe('what a reliability does not depend on', () => {
  it('turning every item round, shuffling people or items, and shifting scores change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const rows = syntheticRows(seed);
        const items = ['a', 'b', 'c', 'd', 'e'];
        const alpha = cronbachAlpha(rows).alpha!;
        const share = omega(rows).omega!;
        const variants = [
          reverseColumns(rows, items, items, { max: 6 }),
          rows.toReversed(),
          rows.map((row) => row.toReversed()),
          rows.map((row) => row.map((score, j) => score + 10 * j)),
        ];
        for (const variant of variants) {
          expect(cronbachAlpha(variant).alpha).toBeCloseTo(alpha, 10);
          expect(omega(variant).omega).toBeCloseTo(share, 6);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('lambda 6 and omega of one scale change with the unit of one item as their metric says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.2, max: 5, noNaN: true }), (seed, unit) => {
        const rows = syntheticRows(seed);
        const stretched = rows.map(([first, ...rest]) => [first! * unit, ...rest]);
        // Standardised figures do not see the unit; the raw alpha does.
        expect(cronbachAlpha(stretched).lambdaSix).toBeCloseTo(cronbachAlpha(rows).lambdaSix!, 9);
        expect(omega(stretched, { estimator: 'minres' }).omega).toBeCloseTo(
          omega(rows, { estimator: 'minres' }).omega!,
          8,
        );
      }),
      { numRuns: 25 },
    );
  });
});
