// Synthetic raters of a synthetic person: their universe's view of each skill, with each rater's own error.
import { createRandom, raterErrorVariance, type SummaryEvidence, type SyntheticPerson } from '@dragoman/psychometrics';
import type { PreparedWorld } from './plan-hit-rate-prepare.ts';

/** Places of the views in a synthetic person: truth, self, scenario, peers, supervisor. */
const VIEW = { peers: 3, supervisor: 4 } as const;
export type RaterKind = keyof typeof VIEW;

export interface SyntheticRaters {
  /** The first `count` raters of this kind, each rating every skill. */
  everySkill(kind: RaterKind, count: number): SummaryEvidence[];
  /** One peer nobody asked before, rating one skill. */
  oneSkill(skill: number, rater: number): SummaryEvidence;
}

/** The true model makes the ratings; the model believed says how far they are trusted. The same seed gives the same raters. */
export function createSyntheticRaters(
  person: SyntheticPerson,
  { world, bank, model, trueModel }: PreparedWorld,
  seed: string,
): SyntheticRaters {
  const { skills } = bank;
  const rate = (kind: RaterKind, rater: number, k: number): SummaryEvidence => {
    const random = createRandom(`${seed}/${kind}/${rater}/${skills[k]!}`);
    const view = person.views[VIEW[kind] * skills.length + k]!;
    const impression = createRandom(`${seed}/${kind}/${rater}`).normal();
    const mixed = Math.sqrt(world.raterHalo) * impression + Math.sqrt(1 - world.raterHalo) * random.normal();
    const error = Math.sqrt(raterErrorVariance(trueModel.model, kind)) * mixed;
    return {
      source: kind,
      skill: skills[k]!,
      mean: view + error,
      errorVariance: raterErrorVariance(model.model, kind),
    };
  };
  return {
    everySkill: (kind, count) =>
      Array.from({ length: count }, (_, rater) => skills.map((_skill, k) => rate(kind, rater, k))).flat(),
    oneSkill: (skill, rater) => rate('peers', rater, skill),
  };
}
