import { describe, expect, it } from 'vitest';
import { createRandom, hashSeed } from './seeded-random.ts';

describe('the seeded generator', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const first = createRandom('a');
    const second = createRandom('a');
    const other = createRandom('b');
    const draws = Array.from({ length: 20 }, () => first.next());
    expect(Array.from({ length: 20 }, () => second.next())).toEqual(draws);
    expect(Array.from({ length: 20 }, () => other.next())).not.toEqual(draws);
  });

  it('keeps its stream for ever, so that stored attempts can be replayed', () => {
    const random = createRandom('replay');
    expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([177, 821, 250]);
    expect(hashSeed('replay', 7)).toBe(1737693545);
  });

  it('spreads uniforms evenly and normals with mean 0 and SD 1', () => {
    const random = createRandom(1);
    const cells = new Int32Array(10);
    for (let i = 0; i < 20_000; i += 1) cells[random.below(10)]! += 1;
    // Chi-square with 9 degrees of freedom passes 27.9 once in a thousand.
    const chi = cells.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.9);
    const normals = Array.from({ length: 20_000 }, () => random.normal());
    const mean = normals.reduce((a, b) => a + b) / normals.length;
    const variance = normals.reduce((sum, z) => sum + (z - mean) ** 2, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});
