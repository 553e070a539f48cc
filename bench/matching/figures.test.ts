import { describe, expect, it } from 'vitest';
import { areaUnderCurve, bestThreshold, f1At } from './classification.ts';
import { rankingFigures, reliabilityTable, valuesOf } from './ranking-figures.ts';

describe('figures of rankings', () => {
  it('are as worked out by hand', () => {
    const values = valuesOf({ ranked: ['a', 'b', 'c', 'd', 'e', 'f'], right: new Set(['b', 'f', 'z']) });
    expect(values).toEqual({ MRR: 1 / 2, 'RP@1': 0, 'RP@5': 1 / 3, 'RP@10': 2 / 3 });
  });

  it('divide by no more than there is to find, and leave out texts without a right skill', () => {
    const figures = rankingFigures([
      { ranked: ['a'], right: new Set(['a']) },
      { ranked: ['a'], right: new Set() },
      { ranked: ['x', 'y'], right: new Set(['q']) },
    ]);
    expect(figures.texts).toBe(2);
    expect(figures['RP@5'].value).toBe(50);
    expect(figures['RP@5'].low).toBeLessThanOrEqual(50);
    expect(figures['RP@5'].high).toBeGreaterThanOrEqual(50);
  });

  it('show what came true of what was said', () => {
    expect(
      reliabilityTable([
        { probability: 0.92, isRight: true },
        { probability: 0.98, isRight: false },
        { probability: 1, isRight: true },
      ]),
    ).toEqual([
      { from: 0.9, said: expect.closeTo(2.9 / 3, 9) as number, came: expect.closeTo(2 / 3, 9) as number, count: 3 },
    ]);
  });
});

describe('figures of decisions', () => {
  const cases = [0.9, 0.8, 0.4, 0.3].map((score, at) => ({ score, isTrue: at !== 1 && at !== 3 }));

  it('are as worked out by hand, ties counted half', () => {
    expect(areaUnderCurve(cases)).toBe(0.75);
    expect(
      areaUnderCurve([
        { score: 1, isTrue: true },
        { score: 1, isTrue: false },
      ]),
    ).toBe(0.5);
    expect(f1At(cases, 0.5)).toEqual({ f1: 0.5, precision: 0.5, recall: 0.5 });
    expect(bestThreshold(cases).f1).toBeCloseTo(0.8, 9);
  });
});
