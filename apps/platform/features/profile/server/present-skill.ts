// One skill of the result: estimate, sources apart, need against the target, and how it may be read.
import { levelFromTheta, levelProbabilities, normalCdf, thetaFromLevel } from '@dragoman/psychometrics';
import type { AdaptivePolicy, FusedSkill } from '@dragoman/psychometrics';
import type { FrameworkSkill } from '../../framework/contract.ts';
import type { SkillCuts } from '../../itembank/contract.ts';
import type { SkillResult, SourceEstimate } from '../contract.ts';

/** Above this probability a need, a strength or "on target" is said; below it the page says that it cannot tell. */
const SAYABLE = 0.7;
const ON_TARGET_SAYABLE = 0.5;
const HALF_LEVEL = 0.5;
/** Half width of a 90 % interval in standard deviations. */
const Z90 = 1.6448536269514722;

/** @param cuts cut points that a panel has set; without them the framework's own, which the page calls provisional */
export function presentSkill(
  described: FrameworkSkill,
  skill: FusedSkill,
  policy: AdaptivePolicy,
  cuts?: Pick<SkillCuts, 'cuts'>,
): SkillResult {
  const target = policy.targets?.[skill.skill] ?? levelFromTheta(0);
  const belowTarget = normalCdf((target - skill.level) / skill.sd);
  const withinHalf =
    normalCdf((target + HALF_LEVEL - skill.level) / skill.sd) -
    normalCdf((target - HALF_LEVEL - skill.level) / skill.sd);
  return {
    skill: skill.skill,
    name: described.name,
    definition: described.definition,
    status: skill.status,
    estimate: {
      level: skill.level,
      standardDeviation: skill.sd,
      interval50: toInterval(skill.levelInterval50),
      interval90: toInterval(skill.levelInterval90),
    },
    levelProbabilities: [
      ...(cuts === undefined ? skill.levels : levelProbabilities(thetaFromLevel(skill.level), skill.sd, cuts.cuts)),
    ],
    sources: skill.sources.filter((source) => source.observations > 0).flatMap(presentSource),
    disagreement: presentDisagreement(skill),
    target,
    weight: policy.weights?.[skill.skill] ?? 1,
    need: {
      levels: target - skill.level,
      interval90: { low: target - skill.levelInterval90[1], high: target - skill.levelInterval90[0] },
      probabilityBelowTarget: belowTarget,
    },
    reading: readSkill(skill, belowTarget, withinHalf),
    indicators: described.levels.map((level) => ({
      level: level.level,
      texts: level.indicators.map((each) => each.text),
    })),
    toSettle:
      skill.status === 'estimated'
        ? null
        : { statements: skill.missing, scenarios: 0, minutes: Math.ceil(skill.missing / 4) },
  };
}

function readSkill(skill: FusedSkill, belowTarget: number, withinHalf: number): SkillResult['reading'] {
  if (skill.status === 'not-enough-evidence') return 'not-enough-evidence';
  if (withinHalf >= ON_TARGET_SAYABLE) return 'on-target';
  if (belowTarget >= SAYABLE) return 'need';
  if (1 - belowTarget >= SAYABLE) return 'strength';
  return 'cannot-tell';
}

function presentSource(source: FusedSkill['sources'][number]): SourceEstimate[] {
  // "supervisor" is a name of the model; a manager is shown as a manager.
  if (source.source === 'supervisor') return [];
  return [
    {
      source: source.source,
      level: source.level,
      interval90: { low: source.level - Z90 * source.sd, high: source.level + Z90 * source.sd },
      observations: source.observations,
    },
  ];
}

function presentDisagreement(skill: FusedSkill): SkillResult['disagreement'] {
  const found = skill.disagreements.find(({ between: [a, b] }) => a === 'self' && b === 'scenario');
  if (found === undefined) return null;
  const direction = found.verdict === 'above' ? 'self-higher' : found.verdict === 'below' ? 'scenario-higher' : 'none';
  return { probability: Math.max(found.probabilityAbove, found.probabilityBelow), direction };
}

function toInterval([low, high]: readonly [number, number]): { low: number; high: number } {
  return { low, high };
}
