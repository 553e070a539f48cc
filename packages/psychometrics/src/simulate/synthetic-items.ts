// Seeded synthetic item parameters of every model, as items of a bank card.
import type { BankCardItem } from '../calibration/bank-card.ts';
import { isBinaryModel } from '../calibration/curves/curve-for.ts';
import { type ItemModel, ITEM_MODELS } from '../calibration/curves/item-curve.ts';
import { createRandom } from '../numeric/seeded-random.ts';

export interface SyntheticItemPlan {
  model: ItemModel;
  items: number;
  /** 2 for the binary models, which is also what they take; 5 when absent for the others. */
  categories?: number;
  seed: number | string;
  /** Spread of the items' centres, 0.9 when absent. */
  locationSd?: number;
}

/**
 * Slopes are lognormal (log mean 0.35, log SD 0.3; 1 for rasch and pcm), centres normal, neighbouring thresholds 0.9
 * apart with a disturbance; guessing 0.1-0.3, upper asymptote 0.9-1.
 * @returns items named `synthetic item 1` …
 * @throws RangeError naming the option that does not fit
 * @example syntheticItems({ model: 'grm', items: 2, categories: 4, seed: 1 })[0].thresholds.length // 3
 */
export function syntheticItems(plan: SyntheticItemPlan): BankCardItem[] {
  const { model, items, seed, locationSd = 0.9 } = plan;
  if (!ITEM_MODELS.includes(model)) throw new RangeError(`model: one of ${ITEM_MODELS.join(', ')}`);
  if (!(Number.isInteger(items) && items >= 1)) throw new RangeError('items: a whole number, 1 or more');
  const isBinary = isBinaryModel(model);
  const categories = plan.categories ?? (isBinary ? 2 : 5);
  if (!(Number.isInteger(categories) && categories >= 2 && (!isBinary || categories === 2))) {
    throw new RangeError(`categories: a whole number, 2 or more, and 2 for ${model}`);
  }
  if (!(locationSd >= 0 && Number.isFinite(locationSd))) throw new RangeError('locationSd: zero or more');
  const random = createRandom(`${seed}/items`);
  return Array.from({ length: items }, (_, j): BankCardItem => {
    const slope = Math.exp(0.35 + 0.3 * random.normal());
    const centre = locationSd * random.normal();
    const locations = Array.from(
      { length: categories - 1 },
      (__, k) => centre + (k - (categories - 2) / 2) * 0.9 + 0.25 * (random.next() - 0.5),
    );
    const [low, high] = [0.1 + 0.2 * random.next(), 0.9 + 0.1 * random.next()];
    return {
      name: `synthetic item ${j + 1}`,
      model,
      discrimination: model === 'rasch' || model === 'pcm' ? 1 : slope,
      ...(isBinary ? { difficulty: locations[0]! } : { thresholds: locations }),
      ...(model === '3pl' || model === '4pl' ? { guessing: low } : {}),
      ...(model === '4pl' ? { upperAsymptote: high } : {}),
      categories: Array.from({ length: categories }, (__, k) => k),
    };
  });
}
