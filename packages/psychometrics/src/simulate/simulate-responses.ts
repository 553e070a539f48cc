// Seeded answers of synthetic people to items of any model.
import type { CategoryLabel } from '../calibration/read-responses.ts';
import { createRandom, type SeededRandom } from '../numeric/seeded-random.ts';
import {
  type CategoryDerivatives,
  createDerivatives,
  differentiateItem,
  prepareScorables,
  type PreparedScorable,
  type ScorableItem,
} from '../scoring/scorable-items.ts';

/**
 * Normal thetas.
 * @throws RangeError when the count or spread does not fit
 * @example syntheticThetas(3, 'x').length // 3
 */
export function syntheticThetas(count: number, seed: number | string, mean = 0, sd = 1): Float64Array {
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError('count: a whole number, 1 or more');
  if (!(Number.isFinite(mean) && sd >= 0 && Number.isFinite(sd))) throw new RangeError('sd: zero or more');
  const random = createRandom(`${seed}/people`);
  return Float64Array.from({ length: count }, () => mean + sd * random.normal());
}

/**
 * Answers persons x items as category labels of the items. One draw a cell, person by person: the same seed gives the
 * same people whatever comes after them.
 * @throws RangeError naming the item or theta that does not fit
 * @example simulateResponses([{ name: 'x', model: 'rasch', discrimination: 1, difficulty: 0 }], [5, -5], 1) // e.g. [[1], [0]]
 */
export function simulateResponses(
  items: readonly ScorableItem[],
  thetas: ArrayLike<number>,
  seed: number | string,
): CategoryLabel[][] {
  const prepared = prepareScorables(items);
  const work = createDerivatives(prepared);
  const random = createRandom(`${seed}/answers`);
  return Array.from({ length: thetas.length }, (_, i) => {
    const theta = thetas[i]!;
    if (!Number.isFinite(theta)) throw new RangeError(`thetas: entry ${i + 1} is not a finite number`);
    return prepared.map((item) => item.labels[drawCode(item, theta, random, work)]!);
  });
}

/** Category code of one answer. */
export function drawCode(
  item: PreparedScorable,
  theta: number,
  random: SeededRandom,
  work: CategoryDerivatives,
): number {
  differentiateItem(item, theta, work);
  const draw = random.next();
  const last = item.curve.categories - 1;
  let sum = 0;
  for (let c = 0; c < last; c += 1) {
    sum += work.p[c]!;
    if (draw < sum) return c;
  }
  return last;
}
