import { describe, expect, it } from 'vitest';
import { LATTICE_POINTS, latticeNormals, replicateSummary } from './lattice-normals.ts';
import { createRandom } from './seeded-random.ts';

const DIMENSIONS = 8;

/** P2 criterion with coordinate weight 0.3: the worst-case error of the rule for smooth periodic functions. */
function criterion(multiplier: number): number {
  let sum = 0;
  for (let i = 0; i < LATTICE_POINTS; i += 1) {
    let product = 1;
    let generator = 1;
    for (let d = 0; d < DIMENSIONS; d += 1) {
      const x = ((i * generator) % LATTICE_POINTS) / LATTICE_POINTS;
      product *= 1 + 0.3 * 2 * Math.PI ** 2 * (x * x - x + 1 / 6);
      generator = (generator * multiplier) % LATTICE_POINTS;
    }
    sum += product;
  }
  return sum / LATTICE_POINTS - 1;
}

/** Mean of an indicator over each replicate. */
function indicatorMeans(values: Float64Array, replicates: number, points: number): number[] {
  return Array.from({ length: replicates }, (_, r) => {
    let hits = 0;
    for (let i = 0; i < points; i += 1) {
      const at = (r * points + i) * DIMENSIONS;
      let least = 0;
      for (let d = 1; d < DIMENSIONS; d += 1) if (values[at + d]! < values[at + least]!) least = d;
      if (least < 2) hits += 1;
    }
    return hits / points;
  });
}

describe('normal points from a shifted lattice', () => {
  it('use the multiplier with the least worst-case error', () => {
    const best = criterion(401);
    for (let multiplier = 2; multiplier < LATTICE_POINTS; multiplier += 1) {
      expect(criterion(multiplier)).toBeGreaterThanOrEqual(best - 1e-9);
    }
  });

  it('find that one of two given skills is the lowest of eight in a quarter of all cases, within their own error', () => {
    const { values } = latticeNormals(DIMENSIONS, 16, 'lattice');
    const { value, monteCarloError } = replicateSummary(indicatorMeans(values, 16, LATTICE_POINTS));
    expect(Math.abs(value - 0.25)).toBeLessThan(4 * monteCarloError);
    expect(monteCarloError).toBeLessThan(0.003);
  });

  it('report an error smaller than that of plain draws', () => {
    const random = createRandom('plain');
    const plain = Float64Array.from({ length: 32 * LATTICE_POINTS * DIMENSIONS }, () => random.normal());
    const lattice = latticeNormals(DIMENSIONS, 32, 'lattice').values;
    const plainError = replicateSummary(indicatorMeans(plain, 32, LATTICE_POINTS)).monteCarloError;
    const latticeError = replicateSummary(indicatorMeans(lattice, 32, LATTICE_POINTS)).monteCarloError;
    expect(latticeError).toBeLessThan(plainError);
  });
});
