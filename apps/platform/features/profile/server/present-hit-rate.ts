// The plan's hit rate and the value of the next observation, in the words of the contract.
import type { NextObservationValues, PlanHitRate, RaterValue } from '@dragoman/psychometrics';
import type { FrameworkSkill } from '../../framework/contract.ts';
import type { NextObservation, ProfileResult } from '../contract.ts';

/** Observations proposed at once: enough to act on, few enough to read. */
const PROPOSED = 3;
/** Minutes an observation takes whoever makes it. */
const MINUTES: Readonly<Record<NextObservation['kind'], number>> = { statement: 1, scenario: 2, peer: 5, peers: 5 };

export function presentHitRate(hitRate: PlanHitRate | null): ProfileResult['hitRate'] {
  if (hitRate === null) return null;
  return {
    plan: hitRate.hitRate.value,
    bothRight: hitRate.allRight.value,
    targetsAlone: hitRate.targetsAlone.hitRate.value,
    targetsPlanNow: hitRate.targetsAlone.hitRateNow.value,
    monteCarloError: hitRate.hitRate.monteCarloError,
  };
}

/** `now`: the plan's hit rate. The most valuable first, each with whether it is worth the time; none that is not expected to help at all. */
export function presentNextObservations(
  next: NextObservationValues,
  raters: RaterValue,
  now: number,
  described: ReadonlyMap<string, FrameworkSkill>,
): NextObservation[] {
  const single = next.values
    .filter((value) => value.rise.value > value.rise.monteCarloError)
    .flatMap(({ candidate, rise, verdict }): NextObservation[] => {
      if (candidate.kind === 'supervisor') return [];
      return [
        {
          kind: candidate.kind,
          count: 1,
          skill: candidate.skill,
          name: described.get(candidate.skill)?.name ?? { en: candidate.skill },
          rise: rise.value,
          riseError: rise.monteCarloError,
          hitRateAfter: now + rise.value,
          minutes: MINUTES[candidate.kind],
          worthwhile: verdict === 'worthwhile',
        },
      ];
    });
  const group: NextObservation = {
    kind: 'peers',
    count: raters.raters,
    skill: null,
    name: null,
    rise: raters.rise.value,
    riseError: raters.rise.monteCarloError,
    hitRateAfter: now + raters.rise.value,
    minutes: MINUTES.peers,
    worthwhile: raters.verdict === 'worthwhile',
  };
  return [group, ...single].toSorted((a, b) => b.rise - a.rise).slice(0, PROPOSED);
}
