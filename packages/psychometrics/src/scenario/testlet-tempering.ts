// Options of one scenario share its story: their joint likelihood is raised to a power below one.
// The power is the inverse design effect of a cluster (L. Kish 1965): 1 / (1 + (m - 1) r).

/** Residual correlation of two options of one scenario beyond theta; an assumption, page scenario-scoring. */
export const TESTLET_CORRELATION = 0.2;

/** Power of the likelihood of a scenario with this many options. */
export function testletPower(options: number, correlation: number = TESTLET_CORRELATION): number {
  return 1 / (1 + (options - 1) * correlation);
}
