import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCount } from './guard-count.ts';

describe('a guarded count', () => {
  it('says nothing exact near zero, near everybody, or of a small group', () => {
    expect(guardCount(3, 8, 10)).toEqual({ kind: 'withheld', below: 10 });
    expect(guardCount(0, 40, 10)).toEqual({ kind: 'fewer', than: 10 });
    expect(guardCount(9, 40, 10)).toEqual({ kind: 'fewer', than: 10 });
    expect(guardCount(23, 40, 10)).toEqual({ kind: 'about', count: 25 });
    expect(guardCount(31, 40, 10)).toEqual({ kind: 'more', than: 30 });
    expect(guardCount(40, 40, 10)).toEqual({ kind: 'more', than: 30 });
    expect(guardCount(12, 12, 10)).toEqual({ kind: 'more', than: 9 });
  });

  it('is true, and leaves at least two possible counts of those who did and of those who did not', () => {
    const scene = fc
      .tuple(fc.integer({ min: 5, max: 50 }), fc.integer({ min: 0, max: 400 }))
      .chain(([cell, total]) => fc.tuple(fc.constant(cell), fc.constant(total), fc.integer({ min: 0, max: total })));
    fc.assert(
      fc.property(scene, ([cell, total, count]) => {
        const said = guardCount(count, total, cell);
        const alike = Array.from({ length: total + 1 }, (_, other) => other).filter(
          (other) => JSON.stringify(guardCount(other, total, cell)) === JSON.stringify(said),
        );
        expect(alike).toContain(count);
        const isTrue = {
          withheld: () => total < cell,
          fewer: (of: number) => count < of,
          more: (of: number) => count > of,
          about: (of: number) => Math.abs(of - count) <= 2.5,
        };
        const figure = 'than' in said ? said.than : 'count' in said ? said.count : said.below;
        expect(isTrue[said.kind](figure)).toBe(true);
        // One answer never stands alone between nobody and somebody, nor between all but one and all.
        expect(guardCount(0, total, cell)).toEqual(guardCount(Math.min(1, total), total, cell));
        const allButOne = total > cell ? total - 1 : total;
        expect(guardCount(total, total, cell)).toEqual(guardCount(allButOne, total, cell));
      }),
    );
  });
});
