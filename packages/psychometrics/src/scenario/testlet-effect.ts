// Options of one scenario share its story: a person may be at home in it or not, whatever her skill.
// That effect is a normal deviation of the concentration on the key, one per person and scenario, and is integrated out
// (testlet model: E. Bradlow, H. Wainer and X. Wang 1999).

/**
 * SD of the effect. With a variance of distance of about 0.7 an option it gives two options of one scenario a residual
 * correlation of 0.2, v t / (1 + v t) with t = SD squared; an assumption (page scenario-scoring).
 */
export const TESTLET_SD = 0.6;

const ROOT_TEN = Math.sqrt(10);

/** Five-point Gauss-Hermite rule of the standard normal: exact for polynomials up to degree nine. */
export const TESTLET_RULE: readonly { deviation: number; weight: number }[] = [
  { deviation: -Math.sqrt(5 + ROOT_TEN) * TESTLET_SD, weight: (7 - 2 * ROOT_TEN) / 60 },
  { deviation: -Math.sqrt(5 - ROOT_TEN) * TESTLET_SD, weight: (7 + 2 * ROOT_TEN) / 60 },
  { deviation: 0, weight: 8 / 15 },
  { deviation: Math.sqrt(5 - ROOT_TEN) * TESTLET_SD, weight: (7 + 2 * ROOT_TEN) / 60 },
  { deviation: Math.sqrt(5 + ROOT_TEN) * TESTLET_SD, weight: (7 - 2 * ROOT_TEN) / 60 },
];

/**
 * Information about the concentration from one scenario whose distances have this summed variance:
 * 1 / (1 / variance + SD squared), the variance of the estimate plus that of the effect.
 */
export function testletInformation(distanceVariance: number): number {
  return 1 / (1 / distanceVariance + TESTLET_SD ** 2);
}
