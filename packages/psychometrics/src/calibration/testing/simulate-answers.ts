// Synthetic answers for tests and studies: seeded persons and answers from known item parameters.
import { createRandom } from '../../numeric/seeded-random.ts';
import { curveFor } from '../curves/curve-for.ts';
import type { ItemModel } from '../curves/item-curve.ts';

export interface SyntheticItem {
  /** Slope, then intercepts, then asymptotes on the logit scale. */
  parameters: readonly number[];
  model: ItemModel;
}

/** Seeded slope-intercept parameters of synthetic items: slopes about 1.2, thresholds 0.9 apart. */
export function syntheticItems(model: ItemModel, count: number, categories: number, seed: string): SyntheticItem[] {
  const random = createRandom(`${seed}/items`);
  return Array.from({ length: count }, () => {
    const a = model === 'rasch' || model === 'pcm' ? 1 : Math.exp(0.2 + 0.25 * random.normal());
    const centre = 0.8 * random.normal();
    const parameters = [a];
    let sum = 0;
    for (let k = 0; k < categories - 1; k += 1) {
      const b = centre + 0.9 * (k - (categories - 2) / 2) + 0.2 * (random.next() - 0.5);
      sum += -a * b;
      parameters.push(model === 'pcm' || model === 'gpcm' ? sum : -a * b);
    }
    if (model === '3pl' || model === '4pl') parameters.push(Math.log(0.2 / 0.8));
    if (model === '4pl') parameters.push(Math.log(0.95 / 0.05));
    return { parameters, model };
  });
}

/** Seeded thetas. */
export function syntheticThetas(count: number, seed: string, mean = 0, sd = 1): Float64Array {
  const random = createRandom(`${seed}/persons`);
  return Float64Array.from({ length: count }, () => mean + sd * random.normal());
}

/** persons x items of 0-based categories. */
export function syntheticAnswers(items: readonly SyntheticItem[], thetas: Float64Array, seed: string): number[][] {
  const random = createRandom(`${seed}/answers`);
  const rows = Array.from(thetas, () => Array.from({ length: items.length }, () => 0));
  for (const [j, { parameters, model }] of items.entries()) {
    const categories = model === '3pl' || model === '4pl' ? 2 : parameters.length;
    const curve = curveFor(model, categories);
    const logP = new Float64Array(categories * thetas.length);
    curve.tabulate(Float64Array.from(parameters), 0, thetas, logP);
    for (let r = 0; r < thetas.length; r += 1) {
      const draw = random.next();
      let cumulated = 0;
      let category = categories - 1;
      for (let c = 0; c < categories; c += 1) {
        cumulated += Math.exp(logP[c * thetas.length + r]!);
        if (draw < cumulated) {
          category = c;
          break;
        }
      }
      rows[r]![j] = category;
    }
  }
  return rows;
}
