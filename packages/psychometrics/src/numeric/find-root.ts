// Root of a continuous function in a bracket: Illinois false position with bisection when it stalls.
// Source: M. Dowell and P. Jarratt (1971).

const MOST_STEPS = 300;

/**
 * x in [low, high] with f(x) = 0.
 * @param f continuous, with f(low) and f(high) of opposite sign (or one of them zero)
 * @param tolerance width of the bracket at which to stop, relative to 1 + |x|
 * @throws RangeError when the bracket does not hold a change of sign
 * @example findRoot((x) => x * x - 2, 0, 2) // 1.4142135623730951
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-15): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) throw new RangeError(`findRoot: no change of sign between ${low} and ${high}`);
  let side = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (Math.abs(b - a) <= tolerance * (1 + Math.abs(a) + Math.abs(b))) break;
    const secant = (a * fb - b * fa) / (fb - fa);
    // Every third step halves the bracket, so that a flat function cannot hold the search up.
    const inside = secant > Math.min(a, b) && secant < Math.max(a, b);
    const x = step % 3 === 2 || !inside ? (a + b) / 2 : secant;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx * fb < 0) {
      a = b;
      fa = fb;
      side = 0;
    } else {
      fa = side === 1 ? fa / 2 : fa;
      side = 1;
    }
    b = x;
    fb = fx;
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
