import { describe, expect, it } from 'vitest';
import mirt from '../../fixtures/mirt-test-information.json' with { type: 'json' };
import { locationOfLevel, PROVISIONAL_DISCRIMINATION, provisionalParameters } from './provisional-parameters.ts';

describe('provisional parameters', () => {
  it('place a statement at its level with steps of 0.8', () => {
    expect(provisionalParameters(1)).toEqual({
      discrimination: 1.5,
      thresholds: [-2.7, -1.9, -1.1, -0.3].map((value) => expect.closeTo(value, 12)),
      reverse: false,
    });
    expect(provisionalParameters(3, true).reverse).toBe(true);
    expect([1, 2, 3, 4].map((level) => locationOfLevel(level as 1))).toEqual([-1.5, -0.5, 0.5, 1.5]);
  });

  it('take the median slope of the fifteen reference items', () => {
    const slopes = [mirt.bfi_agree_graded, mirt.bfi_cons_graded, mirt.bfi_extra_graded]
      .flatMap((fit) => fit.items.map((item) => item.discrimination))
      .sort((a, b) => a - b);
    expect(slopes).toHaveLength(15);
    expect(slopes[7]).toBeCloseTo(PROVISIONAL_DISCRIMINATION, 1);
  });

  it('know four levels only', () => {
    expect(() => provisionalParameters(5 as 4)).toThrow(RangeError);
  });
});
