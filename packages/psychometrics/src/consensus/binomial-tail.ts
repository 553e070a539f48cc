// Upper tail of the binomial distribution with even odds, exact in double precision.

/**
 * P(X >= successes) for `trials` tosses of a fair coin.
 * @throws RangeError when the counts are no whole numbers or trials exceed 1,000
 * @example fairCoinTail(8, 10) // 56 / 1024
 */
export function fairCoinTail(successes: number, trials: number): number {
  if (!(Number.isInteger(trials) && trials >= 0 && trials <= 1000)) {
    throw new RangeError(`fairCoinTail: trials is a whole number from 0 to 1000, not ${trials}`);
  }
  if (!Number.isInteger(successes)) throw new RangeError(`fairCoinTail: successes is a whole number, not ${successes}`);
  let term = 2 ** -trials;
  let sum = 0;
  // From the far end inwards: the smallest terms first.
  for (let x = trials; x >= Math.max(successes, 0); x -= 1) {
    sum += term;
    term *= x / (trials - x + 1);
  }
  return Math.min(1, sum);
}
