// Synthetic answers to one skill's statements, with or without a difference planted between languages.
import { createRandom, gradedProbabilities } from '@dragoman/psychometrics';
import type { GradedItem } from '@dragoman/psychometrics';
import type { ScaleData } from '../measure/scale-data.ts';

export interface SyntheticScalePlan {
  readonly people: number;
  readonly items: number;
  readonly seed: string;
  /** Share of the items each person answered. */
  readonly share: number;
  readonly mean?: number;
  /** One item is harder by so much in Finnish. */
  readonly planted?: { readonly item: number; readonly shift: number };
  /** How far the parameters that stand now are from those that make the answers. */
  readonly wrong?: number;
}

export function syntheticScale(plan: SyntheticScalePlan): ScaleData & { readonly truth: readonly GradedItem[] } {
  const { people, items, seed, share, mean = 0, planted, wrong = 0 } = plan;
  const random = createRandom(seed);
  const truth = Array.from({ length: items }, (_, j): GradedItem => {
    const location = 1.4 * Math.sin(1.9 * j + 1);
    return {
      discrimination: 1.2 + 0.8 * random.next(),
      thresholds: [-1.2, -0.4, 0.4, 1.2].map((step) => location + step),
    };
  });
  const language = Array.from({ length: people }, (_, i) => (i % 2 === 0 ? 'en' : 'fi'));
  const rows = language.map((spoken) => {
    const theta = mean + random.normal();
    return truth.map((item, j) => {
      const shift = planted?.item === j && spoken === 'fi' ? planted.shift : 0;
      const probabilities = gradedProbabilities(theta - shift, item);
      let draw = random.next();
      const isAsked = random.next() < share;
      let category = 0;
      while (category < 4 && draw >= probabilities[category]!) draw -= probabilities[category++]!;
      return isAsked ? category : null;
    });
  });
  return {
    skill: 'synthetic',
    items: truth.map((item, j) => ({
      id: `item-${j + 1}`,
      isPilot: false,
      discrimination: item.discrimination,
      thresholds: item.thresholds.map((b) => b + wrong * (j % 2 === 0 ? 1 : -1)),
    })),
    rows,
    groups: { language, role: language.map(() => 'tester') },
    attempts: people,
    truth,
  };
}
