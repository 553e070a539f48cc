// For every open item: by how much its answer is expected to narrow the view it informs.
import type { PreparedItem } from '../bank/prepare-bank.ts';
import { reducedVariance } from '../bank/reduced-variance.ts';
import { normalGridWeights } from '../irt/expected-posterior-variance.ts';
import { decisionGain, type PlanOutlook } from './decision-gain.ts';
import { expectedSeconds, type RunState } from './run-state.ts';

/** One skill's items of one kind, ordered by how much they narrow the view. */
export interface Prospect {
  skill: number;
  kind: PreparedItem['kind'];
  /** Variance of the view now. */
  variance: number;
  /** Expected variance after the best item. */
  reduced: number;
  /** Best first. */
  items: readonly { item: PreparedItem; reduced: number }[];
  /** Decision gain of the best item. */
  gain: number;
  gainPerMinute: number;
}

/** Position of a skill's view in the run's joint posterior: truth, self, scenario. */
export function viewPosition(kind: PreparedItem['kind'], skill: number, skills: number): number {
  return (kind === 'statement' ? 1 : 2) * skills + skill;
}

/** Prospects of the given items, one per skill and kind that has any. */
export function itemProspects(state: RunState, outlook: PlanOutlook, items: readonly PreparedItem[]): Prospect[] {
  const groups = new Map<number, PreparedItem[]>();
  const skills = state.model.skills.length;
  for (const item of items) {
    const at = viewPosition(item.kind, item.skill, skills);
    const group = groups.get(at);
    if (group) group.push(item);
    else groups.set(at, [item]);
  }
  const size = state.joint.dimensions.length;
  return [...groups.entries()].map(([at, group]) => {
    const variance = state.joint.covariance[at * size + at]!;
    const weights = normalGridWeights(state.joint.mean[at]!, variance);
    const ranked = group
      .map((item) => ({ item, reduced: reducedVariance(item, weights, variance) }))
      .sort((a, b) => a.reduced - b.reduced || a.item.index - b.item.index);
    const best = ranked[0]!;
    const gain = decisionGain(state, outlook, at, variance, best.reduced);
    return {
      skill: best.item.skill,
      kind: best.item.kind,
      variance,
      reduced: best.reduced,
      items: ranked,
      gain,
      gainPerMinute: (gain * 60) / expectedSeconds(state, best.item),
    };
  });
}
