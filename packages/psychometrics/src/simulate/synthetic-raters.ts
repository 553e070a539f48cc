// Seeded ratings of one synthetic person by a group, under the model the fusion reads them with.
import type { Answer, Bank } from '../bank/bank.ts';
import { gradedProbabilities } from '../irt/graded-response.ts';
import { createRandom } from '../numeric/seeded-random.ts';

export interface SyntheticGroup {
  bank: Bank;
  /** The group's view of every skill, in the order of the bank's skills. */
  view: readonly number[];
  /** Severity of each rater, as SD of the view: above zero rates lower. */
  severities: readonly number[];
  /** SD of what is each rater's own about each skill. */
  ownSd: number;
  /** Statements a rater answers for each skill. */
  statements: number;
  seed: number | string;
}

/**
 * One entry per rater, labelled by position.
 * @example syntheticGroup({ bank, view: [0, 1], severities: [0, 0, 2], ownSd: 0.9, statements: 3, seed: 1 }).length // 3
 */
export function syntheticGroup(plan: SyntheticGroup): { rater: number; answers: Answer[] }[] {
  const random = createRandom(`${plan.seed}/group`);
  return plan.severities.map((severity, rater) => ({
    rater,
    answers: plan.bank.skills.flatMap((skill, k): Answer[] => {
      const theta = plan.view[k]! - severity + plan.ownSd * random.normal();
      const items = plan.bank.items.filter((item) => item.kind === 'statement' && item.skill === skill);
      return items.slice(0, plan.statements).flatMap((item): Answer[] => {
        if (item.kind !== 'statement') return [];
        let left = random.next();
        const chances = gradedProbabilities(theta, item);
        let category = chances.findIndex((chance) => (left -= chance) < 0);
        if (category < 0) category = chances.length - 1;
        return [{ itemId: item.id, value: { category: item.reverse ? chances.length - 1 - category : category } }];
      });
    }),
  }));
}
