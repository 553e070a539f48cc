// Orders things so that nothing can be told from their order: Fisher and Yates (1938) with unbiased draws from the runtime's bytes.
import type { RandomSource } from '@dragoman/kernel';

/** A new array in random order; every order equally likely. */
export function shuffle<Value>(values: readonly Value[], random: RandomSource): Value[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const place = drawBelow(last + 1, random);
    [shuffled[last], shuffled[place]] = [shuffled[place]!, shuffled[last]!];
  }
  return shuffled;
}

/** Draws again where the remainder would favour small numbers. */
function drawBelow(limit: number, random: RandomSource): number {
  const unbiased = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const [a, b, c, d] = random.bytes(4) as unknown as [number, number, number, number];
    const drawn = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    if (drawn < unbiased) return drawn % limit;
  }
}
