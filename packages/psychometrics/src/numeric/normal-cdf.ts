// Standard normal density and distribution function in double precision.
// Source: J. F. Hart et al. (1968), rational form as arranged by G. West (2005), Wilmott Magazine.

export const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Density of the standard normal at x. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
}

/** P(Z <= x) for a standard normal Z; absolute error below 1e-14. NaN in, NaN out. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  const tail = size > 37 ? 0 : upperTail(size, Math.exp(-0.5 * size * size));
  return x > 0 ? 1 - tail : tail;
}

/** P(Z > x) for x from 0 to 37; `density` is exp(-x² / 2), handed in because callers in tight loops have it already. */
export function upperTail(x: number, density: number): number {
  if (x >= 7.07106781186547) {
    // A short continued fraction suffices here: the tail is below 1e-12.
    const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
    return (density / fraction) * INVERSE_SQRT_TWO_PI;
  }
  let top = 3.52624965998911e-2 * x + 0.700383064443688;
  top = top * x + 6.37396220353165;
  top = top * x + 33.912866078383;
  top = top * x + 112.079291497871;
  top = top * x + 221.213596169931;
  top = top * x + 220.206867912376;
  let bottom = 8.83883476483184e-2 * x + 1.75566716318264;
  bottom = bottom * x + 16.064177579207;
  bottom = bottom * x + 86.7807322029461;
  bottom = bottom * x + 296.564248779674;
  bottom = bottom * x + 637.333633378831;
  bottom = bottom * x + 793.826512519948;
  bottom = bottom * x + 440.413735824752;
  return (density * top) / bottom;
}
