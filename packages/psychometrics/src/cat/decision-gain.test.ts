import { describe, expect, it } from 'vitest';
import { normalDensity } from '../numeric/normal-cdf.ts';
import { expectedExcess } from './decision-gain.ts';

/** E[max(0, sd Z - gap)] by the midpoint rule. */
function byIntegration(gap: number, sd: number): number {
  const step = 0.001;
  let sum = 0;
  for (let z = -8 + step / 2; z < 8; z += step) sum += Math.max(0, sd * z - gap) * normalDensity(z) * step;
  return sum;
}

describe('the expected excess of a rival', () => {
  it('agrees with numerical integration', () => {
    for (const [gap, sd] of [
      [0, 1],
      [0.3, 0.2],
      [1, 0.5],
      [0.05, 0.4],
    ] as const) {
      expect(expectedExcess(gap, sd)).toBeCloseTo(byIntegration(gap, sd), 6);
    }
  });

  it('falls with the gap, rises with the spread, and is nothing without spread', () => {
    expect(expectedExcess(0.2, 0.3)).toBeGreaterThan(expectedExcess(0.4, 0.3));
    expect(expectedExcess(0.2, 0.5)).toBeGreaterThan(expectedExcess(0.2, 0.3));
    expect(expectedExcess(0.2, 0)).toBe(0);
    expect(expectedExcess(9, 0.1)).toBeGreaterThanOrEqual(0);
  });
});
