// Synthetic answers, drawn from the response models the library scores with.
import type { AnswerValue, BankItem } from '../bank/bank.ts';
import { gradedProbabilities } from '../irt/graded-response.ts';
import type { SeededRandom } from '../numeric/seeded-random.ts';
import { concentration, ratingProbabilities } from '../scenario/distance-model.ts';

/**
 * SD of a scenario's own effect on the concentration. With an option's distance variance of about 0.7 it gives two
 * options of one scenario a residual correlation of 0.2: v d / (1 + v d) with d = SD squared.
 */
export const TESTLET_EFFECT_SD = 0.6;

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
  const effect = (style.testletSd ?? TESTLET_EFFECT_SD) * random.normal();
  const g = concentration(theta, item) + effect;
  return {
    ratings: item.options.map(({ key }) => {
      const neutral = 1 + drawIndex(ratingProbabilities(key, g), random);
      const styled = 3 + style.ratingShift + style.ratingSpread * (neutral - 3);
      return Math.min(5, Math.max(1, Math.round(styled)));
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
