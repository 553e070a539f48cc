// The rules that end a run, in their order of precedence, each with the numbers that made it fire.
import type { PreparedItem } from '../bank/prepare-bank.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import type { StopReason } from './cat-types.ts';
import type { PlanOutlook } from './decision-gain.ts';
import { unfinishedSkills } from './eligible-items.ts';
import { itemProspects, viewPosition } from './item-prospects.ts';
import { expectedSeconds, type RunState } from './run-state.ts';

/** Why the run ends now, or null when it goes on. */
export function stopReason(state: RunState, outlook: PlanOutlook, askable: readonly PreparedItem[]): StopReason | null {
  const unfinished = unfinishedSkills(state);
  if (unfinished.length === 0) {
    const precise = precisionStop(state);
    if (precise) return precise;
  }
  if (askable.length === 0) return nothingLeft(state);
  if (unfinished.length > 0) return null;
  const probability = probabilityOfChange(state, outlook);
  if (probability >= state.policy.planSettledBelow) return null;
  return {
    code: 'plan-settled',
    numbers: { probabilityOfChange: probability, threshold: state.policy.planSettledBelow },
  };
}

function precisionStop(state: RunState): StopReason | null {
  const active = state.precision.filter((skill) => skill.abstained === null);
  if (active.length === 0 || !active.every((skill) => skill.reachedTarget)) return null;
  const largestSd = Math.max(...active.map((skill) => skill.selfSd));
  return { code: 'precision', numbers: { largestSd, targetSd: state.policy.targetSd, skills: active.length } };
}

function nothingLeft(state: RunState): StopReason {
  const { policy, asked, time } = state;
  const allowed = state.open.filter((item) =>
    item.kind === 'statement' ? asked.statements < policy.maximumStatements : asked.scenarios < policy.maximumScenarios,
  );
  if (allowed.length > 0) {
    const shortest = Math.min(...allowed.map((item) => expectedSeconds(state, item)));
    return {
      code: 'time',
      numbers: { secondsUsed: time.used, secondsLeft: time.left, shortestItem: shortest, cap: policy.timeCapSeconds },
    };
  }
  const numbers = { statements: asked.statements, scenarios: asked.scenarios, unasked: state.open.length };
  return { code: state.open.length > 0 ? 'length' : 'bank-exhausted', numbers };
}

/**
 * Upper bound of the probability that the rest of the bank changes the plan, however long it took: every open item
 * counts like its view's best one, the views' effects are added, and the pairs of rivals are summed (Bonferroni).
 */
export function probabilityOfChange(state: RunState, outlook: PlanOutlook): number {
  const { joint, model } = state;
  const count = model.skills.length;
  const size = joint.dimensions.length;
  const views = itemProspects(state, outlook, state.open).map((prospect) => {
    const at = viewPosition(prospect.kind, prospect.skill, count);
    const information = prospect.items.length * (1 / prospect.reduced - 1 / prospect.variance);
    const finalVariance = 1 / (1 / prospect.variance + Math.max(0, information));
    return { at, scale: (prospect.variance - finalVariance) / prospect.variance ** 2 };
  });
  let probability = 0;
  for (const inside of outlook.plan) {
    for (let outside = 0; outside < count; outside += 1) {
      if (outlook.plan.includes(outside) || outlook.needs[outside] === -Infinity) continue;
      let variance = 0;
      for (const { at, scale } of views) {
        const own = outlook.slopes[inside]! * joint.covariance[inside * size + at]!;
        const other = outlook.slopes[outside]! * joint.covariance[outside * size + at]!;
        variance += (own - other) ** 2 * scale;
      }
      const gap = outlook.needs[inside]! - outlook.needs[outside]!;
      if (variance > 0) probability += normalCdf(-gap / Math.sqrt(variance));
    }
  }
  return Math.min(1, probability);
}
