// Figures of ranked lists: MRR and RP@k (hits in the first k / min(k, right ones)), with bootstrap intervals over texts.
import { seededRandom } from '../../packages/matching/src/random.ts';

export interface RankedText {
  /** Best first; ties were broken by place in the taxonomy. */
  ranked: readonly string[];
  right: ReadonlySet<string>;
}

export interface Figure {
  value: number;
  /** 95 % percentile interval. */
  low: number;
  high: number;
}

export const FIGURES = ['MRR', 'RP@1', 'RP@5', 'RP@10'] as const;
export type FigureName = (typeof FIGURES)[number];

const RESAMPLES = 1000;

export function valuesOf({ ranked, right }: RankedText): Record<FigureName, number> {
  const first = ranked.findIndex((uri) => right.has(uri));
  const precision = (k: number): number =>
    ranked.slice(0, k).filter((uri) => right.has(uri)).length / Math.min(k, right.size);
  return { MRR: first < 0 ? 0 : 1 / (first + 1), 'RP@1': precision(1), 'RP@5': precision(5), 'RP@10': precision(10) };
}

/** In per cent; texts without a right skill are left out. */
export function rankingFigures(texts: readonly RankedText[], seed = 1): Record<FigureName, Figure> & { texts: number } {
  const values = texts.filter(({ right }) => right.size > 0).map(valuesOf);
  const random = seededRandom(seed);
  const samples = Array.from({ length: RESAMPLES }, () => values.map(() => Math.floor(random() * values.length)));
  const figure = (name: FigureName): Figure => {
    const mean = (places: Iterable<number>): number => {
      let sum = 0;
      for (const place of places) sum += values[place]![name];
      return (100 * sum) / values.length;
    };
    const drawn = samples.map(mean).sort((a, b) => a - b);
    return {
      value: mean(values.keys()),
      low: drawn[Math.floor(0.025 * RESAMPLES)]!,
      high: drawn[Math.ceil(0.975 * RESAMPLES) - 1]!,
    };
  };
  return {
    texts: values.length,
    MRR: figure('MRR'),
    'RP@1': figure('RP@1'),
    'RP@5': figure('RP@5'),
    'RP@10': figure('RP@10'),
  };
}

export interface Bin {
  from: number;
  said: number;
  came: number;
  count: number;
}

/** Tenths of the stated probability: mean stated, share right, count. */
export function reliabilityTable(cases: readonly { probability: number; isRight: boolean }[]): Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = cases.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === tenth);
    const mean = (value: (one: { probability: number; isRight: boolean }) => number): number =>
      inside.length === 0 ? NaN : inside.reduce((sum, one) => sum + value(one), 0) / inside.length;
    return {
      from: tenth / 10,
      said: mean((one) => one.probability),
      came: mean((one) => (one.isRight ? 1 : 0)),
      count: inside.length,
    };
  }).filter(({ count }) => count > 0);
}
