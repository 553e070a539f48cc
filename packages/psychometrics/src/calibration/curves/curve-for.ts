// The curve that belongs to a model.
import { asymptoteCurve } from './asymptote-curve.ts';
import { gradedCurve } from './graded-curve.ts';
import type { ItemCurve, ItemModel } from './item-curve.ts';
import { partialCreditCurve } from './partial-credit-curve.ts';

/**
 * Curve of an item.
 * @param categories 2 for rasch, 2pl, 3pl and 4pl
 */
export function curveFor(model: ItemModel, categories: number): ItemCurve {
  if (model === '3pl') return asymptoteCurve(3);
  if (model === '4pl') return asymptoteCurve(4);
  if (model === 'pcm' || model === 'gpcm') return partialCreditCurve(categories);
  return gradedCurve(categories);
}

/** True for the models whose items have exactly two categories. */
export function isBinaryModel(model: ItemModel): boolean {
  return model === 'rasch' || model === '2pl' || model === '3pl' || model === '4pl';
}

/** True for the models whose slope is 1 and whose latent variance is free. */
export function hasUnitSlope(model: ItemModel): boolean {
  return model === 'rasch' || model === 'pcm';
}
