// Randomness as something handed in: cryptographic in the running product, seeded in tests and simulations.

/** Fills arrays with random bytes. */
export interface RandomSource {
  bytes(count: number): Uint8Array;
}

/** The platform's cryptographic generator. */
export const cryptoRandom: RandomSource = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};

/**
 * A reproducible byte source (mulberry32). Never for secrets: whoever knows the seed knows every byte.
 *
 * @example
 * seededRandom(7).bytes(2); // the same two bytes on every machine
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const nextByte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 24) & 0xff;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, nextByte) };
}
