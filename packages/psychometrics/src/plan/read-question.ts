// The plan's question checked and laid out in the order of the skills.
import type { PlanQuestion } from './plan-types.ts';
import { MOST_SKILLS } from './weighted-need.ts';

export interface OrderedQuestion {
  targets: Float64Array;
  weights: Float64Array;
  size: number;
}

/** @throws RangeError when a target is missing, a weight is not above zero, or the size does not fit */
export function readQuestion(question: PlanQuestion, skills: readonly string[]): OrderedQuestion {
  const size = question.size ?? 2;
  if (!(Number.isInteger(size) && size >= 1 && size <= skills.length)) {
    throw new RangeError(`a plan takes up between one and ${skills.length} skills`);
  }
  if (skills.length > MOST_SKILLS) throw new RangeError(`at most ${MOST_SKILLS} skills can be weighed at once`);
  const targets = Float64Array.from(skills, (skill) => {
    const target = question.targets[skill];
    if (target === undefined || !Number.isFinite(target)) throw new RangeError(`no target for ${skill}`);
    return target;
  });
  const weights = Float64Array.from(skills, (skill) => {
    const weight = question.weights?.[skill] ?? 1;
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`the weight of ${skill} must be above zero`);
    return weight;
  });
  return { targets, weights, size };
}
