// Synthetic answers, drawn from the response models the library scores with.
import type { AnswerValue, BankItem } from '../bank/bank.ts';
import { gradedProbabilities } from '../irt/graded-response.ts';
import type { SeededRandom } from '../numeric/seeded-random.ts';
import { concentration, ratingProbabilities } from '../scenario/distance-model.ts';
import { SLIP_PROBABILITY, styledRating } from '../scenario/rating-style.ts';
import { TESTLET_SD } from '../scenario/testlet-effect.ts';

/** Answer of a person with this theta of the view the item informs. */
export function syntheticAnswer(
  item: BankItem,
  theta: number,
  random: SeededRandom,
  style: { ratingShift: number; ratingSpread: number; testletSd?: number },
): AnswerValue {
  if (item.kind === 'statement') {
    const category = drawIndex(gradedProbabilities(theta, item), random);
    return { category: item.reverse ? item.thresholds.length - category : category };
  }
  const effect = (style.testletSd ?? TESTLET_SD) * random.normal();
  const g = concentration(theta, item) + effect;
  const { ratingShift: shift, ratingSpread: spread } = style;
  return {
    ratings: item.options.map(({ key }) => {
      const neutral = 1 + drawIndex(ratingProbabilities(key, g), random);
      const styled = styledRating(neutral, { shift, spread, centre: 3 });
      const low = Math.floor(styled);
      const rounded = random.next() < styled - low ? low + 1 : low;
      return random.next() < SLIP_PROBABILITY ? 1 + random.below(5) : rounded;
    }),
  };
}

function drawIndex(probabilities: readonly number[], random: SeededRandom): number {
  const drawn = random.next();
  let sum = 0;
  for (const [index, probability] of probabilities.entries()) {
    sum += probability;
    if (drawn < sum) return index;
  }
  return probabilities.length - 1;
}
