import { describe, expect, it } from 'vitest';
import type { BankCardItem } from '../calibration/bank-card.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { transformItems } from './common-items.ts';
import { linkScales, type LinkMethod } from './link-scales.ts';

function graded(count: number, seed: string): BankCardItem[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, j) => {
    const centre = random.normal();
    return {
      name: `item ${j + 1}`,
      model: 'grm' as const,
      discrimination: Math.exp(0.3 * random.normal()),
      thresholds: [centre - 0.8, centre + 0.1 * random.next(), centre + 0.9],
      categories: [1, 2, 3, 4],
    };
  });
}

function binary(difficulties: readonly number[], discrimination = 1): BankCardItem[] {
  return difficulties.map((difficulty, j) => ({
    name: `item ${j + 1}`,
    model: '2pl' as const,
    discrimination,
    difficulty,
    categories: [0, 1],
  }));
}

/** The same items with an error in every location and slope. */
function disturb(items: readonly BankCardItem[], sd: number, seed: string): BankCardItem[] {
  const random = createRandom(seed);
  return items.map((item) => {
    const shift = sd * random.normal();
    return { ...item, thresholds: item.thresholds!.map((b) => b + shift) };
  });
}

describe('a link of two scales', () => {
  for (const method of ['mean-sigma', 'stocking-lord'] as const) {
    it(`finds a known transformation back without error (${method})`, () => {
      const reference = graded(8, 'exact');
      const fresh = transformItems(reference, 1 / 1.25, -0.4 / 1.25);
      const link = linkScales(reference, fresh, { method });
      expect(link.slope).toBeCloseTo(1.25, 8);
      expect(link.intercept).toBeCloseTo(0.4, 8);
      expect(link.standardErrors!.slope).toBeLessThan(1e-7);
      expect(Math.max(...link.items.map((item) => Math.abs(item.difference)))).toBeLessThan(1e-7);
    });

    it(`tells an error that agrees with the spread of repeated links (${method})`, () => {
      const reference = graded(15, 'error');
      const links = Array.from({ length: 60 }, (_, run) =>
        linkScales(reference, disturb(reference, 0.15, `error/${run}`), { method }),
      );
      const intercepts = links.map((link) => link.intercept!);
      const mean = intercepts.reduce((sum, b) => sum + b, 0) / intercepts.length;
      const spread = Math.sqrt(intercepts.reduce((sum, b) => sum + (b - mean) ** 2, 0) / (intercepts.length - 1));
      const told = links.reduce((sum, link) => sum + link.standardErrors!.intercept, 0) / links.length;
      expect(Math.abs(mean)).toBeLessThan(0.03);
      expect(told / spread).toBeGreaterThan(0.75);
      expect(told / spread).toBeLessThan(1.35);
    });
  }

  it('has the closed forms of mean-sigma', () => {
    const link = linkScales(binary([-1, 0, 2, 3]), binary([-0.5, 0, 0.5, 2]), { method: 'mean-sigma', error: 'none' });
    const slope = Math.sqrt(2.5 / 0.875);
    expect(link.slope).toBeCloseTo(slope, 12);
    expect(link.intercept).toBeCloseTo(1 - slope * 0.5, 12);
  });

  it('has the linking error sd / sqrt(k) when only a shift is estimated', () => {
    const [kept, fresh] = [binary([-1, 0, 2, 3, 1]), binary([-1.3, 0.2, 1.4, 2.9, 0.4])];
    const link = linkScales(kept, fresh, { method: 'mean-mean' });
    const differences = kept.map((item, j) => item.difficulty! - fresh[j]!.difficulty!);
    const mean = differences.reduce((sum, d) => sum + d, 0) / 5;
    const sd = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 4);
    expect(link.intercept).toBeCloseTo(mean, 12);
    expect(link.standardErrors!.intercept).toBeCloseTo(sd / Math.sqrt(5), 12);
    expect(link.linkingErrors.every(({ standardError }) => Math.abs(standardError - sd / Math.sqrt(5)) < 1e-12)).toBe(
      true,
    );
    const resampled = linkScales(kept, fresh, { method: 'mean-mean', error: 'bootstrap', resamples: 2000 });
    expect(resampled.standardErrors!.intercept).toBeCloseTo((sd / Math.sqrt(5)) * Math.sqrt(4 / 5), 2);
  });

  it('moves all models, and goes back where it came from', () => {
    const items: BankCardItem[] = [
      { name: 'r', model: 'rasch', discrimination: 1, difficulty: 0.5, categories: [0, 1] },
      { name: 'g', model: '3pl', discrimination: 1.4, difficulty: -0.5, guessing: 0.2, categories: [0, 1] },
      { name: 'p', model: 'pcm', discrimination: 1, thresholds: [0.5, -0.5], categories: [0, 1, 2] },
    ];
    const moved = transformItems(items, 1.5, 0.3);
    expect(moved[0]).toMatchObject({ model: '2pl', discrimination: 1 / 1.5, difficulty: 1.05 });
    expect(moved[2]!.model).toBe('gpcm');
    const back = linkScales(items, moved);
    expect(back.slope).toBeCloseTo(1 / 1.5, 7);
    expect(back.intercept).toBeCloseTo(-0.2, 7);
  });

  it('shows the item that drifted', () => {
    const reference = graded(10, 'drift');
    const fresh = reference.map((item, j) =>
      j === 3 ? { ...item, thresholds: item.thresholds!.map((b) => b + 1) } : item,
    );
    const sizes = linkScales(reference, fresh).items.map((item) => Math.abs(item.difference));
    expect(sizes.indexOf(Math.max(...sizes))).toBe(3);
  });

  it('says what does not determine a scale, and refuses what does not fit', () => {
    const equal = linkScales(binary([1, 1, 1]), binary([0, 0, 0]), { method: 'mean-sigma' });
    expect(equal).toMatchObject({ status: 'not-estimable', slope: null });
    expect(equal.warnings[0]!.code).toBe('no-variance');
    expect(
      linkScales(binary([0, 1]), binary([0, 1]), { method: 'mean-sigma' }).warnings.map(({ code }) => code),
    ).toEqual(['few-items', 'no-linking-error']);
    const [first] = binary([0]);
    expect(() => linkScales([first!], [first!])).toThrow(/1 found/);
    expect(() => linkScales(binary([0, 1]), graded(2, 'x'))).toThrow(/item 1: 2pl/);
    expect(() => linkScales(binary([0, 1]), binary([0, 1]), { method: 'haebara' as LinkMethod })).toThrow(/method/);
    expect(() => transformItems(binary([0]), 0, 0)).toThrow(/slope/);
  });
});
