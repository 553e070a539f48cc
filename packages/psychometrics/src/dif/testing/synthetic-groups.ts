// Synthetic answers of two groups, with or without a planted difference in the first item.
import { createRandom } from '../../numeric/seeded-random.ts';
import type { DifData } from '../dif-types.ts';

/** Two groups `a` and `b` of equal size; the first item is harder by `shift` for b. Rasch curves, b's mean is lower. */
export function syntheticGroups(plan: {
  items: number;
  people: number;
  shift: number;
  seed: string;
  categories?: number;
  /** Mean of theta in group b. */
  impact?: number;
}): { responses: number[][]; groups: string[] } & DifData {
  const { items, people, shift, seed, categories = 2, impact = -0.3 } = plan;
  const random = createRandom(seed);
  const centres = Array.from({ length: items }, (_, j) => 1.2 * Math.sin(j * 1.7));
  const groups: string[] = [];
  const responses = Array.from({ length: 2 * people }, (_, i) => {
    const isFocal = i >= people;
    groups.push(isFocal ? 'b' : 'a');
    const theta = random.normal() + (isFocal ? impact : 0);
    return centres.map((centre, j) => {
      const draw = random.next();
      let answer = 0;
      for (let k = 1; k < categories; k += 1) {
        const b = centre + 0.8 * (k - categories / 2) + (isFocal && j === 0 ? shift : 0);
        if (draw < 1 / (1 + Math.exp(b - theta))) answer = k;
      }
      return answer;
    });
  });
  return { responses, groups };
}
