// The plan's hit rate and the value of the next observation, in the words of the contract.
import type { NextObservationValues, PlanHitRate } from '@dragoman/psychometrics';
import type { FrameworkSkill } from '../../framework/contract.ts';
import type { NextObservation, ProfileResult } from '../contract.ts';

/** Observations proposed at once: enough to act on, few enough to read. */
const PROPOSED = 3;
const MINUTES: Readonly<Record<NextObservation['kind'], number>> = { statement: 1, scenario: 2, peer: 5 };

export function presentHitRate(hitRate: PlanHitRate): ProfileResult['hitRate'] {
  return {
    plan: hitRate.hitRate.value,
    bothRight: hitRate.allRight.value,
    targetsAlone: hitRate.targetsAlone.hitRate.value,
    monteCarloError: hitRate.hitRate.monteCarloError,
  };
}

/** The most valuable ones first, each with whether it is worth the time; none that is not expected to help at all. */
export function presentNextObservations(
  next: NextObservationValues,
  described: ReadonlyMap<string, FrameworkSkill>,
): NextObservation[] {
  return next.values
    .filter((value) => value.rise.value > value.rise.monteCarloError)
    .slice(0, PROPOSED)
    .flatMap(({ candidate, rise, verdict }) => {
      if (candidate.kind === 'supervisor') return [];
      return [
        {
          kind: candidate.kind,
          count: 1,
          skill: candidate.skill,
          name: described.get(candidate.skill)?.name ?? { en: candidate.skill },
          rise: rise.value,
          riseError: rise.monteCarloError,
          hitRateAfter: next.hitRate.value + rise.value,
          minutes: MINUTES[candidate.kind],
          worthwhile: verdict === 'worthwhile',
        },
      ];
    });
}
