// The plan's question checked and laid out in the order of the skills.
import type { PlanQuestion } from './plan-types.ts';
import { MOST_SKILLS } from './weighted-need.ts';

export interface OrderedQuestion {
  targets: Float64Array;
  weights: Float64Array;
  size: number;
  /** 1 where the plan may take the skill up. */
  allowed: Uint8Array;
}

/** @throws RangeError when a target is missing, a weight is not above zero, the size does not fit, or no skill may be taken up */
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
  const allowed = Uint8Array.from(skills, (skill) => ((question.among?.includes(skill) ?? true) ? 1 : 0));
  const unknown = question.among?.find((skill) => !skills.includes(skill));
  if (unknown !== undefined) throw new RangeError(`${unknown} is none of the skills`);
  if (!allowed.includes(1)) throw new RangeError('a plan needs at least one skill it may take up');
  return { targets, weights, size, allowed };
}
