// What a wave freezes of each person for the map: level, need and what courses of some lengths could take away of it.
import type { FrozenMember } from '../../../core/disclosure/disclosure-gate.ts';
import type { Measure } from '../../../core/disclosure/summarise-group.ts';
import { gainAfter } from '../../profile/server/index.ts';
import type { PersonEstimate, SkillEstimate } from '../../profile/server/index.ts';
import { COURSE_HOURS } from '../limits.ts';
import { normalBelow, normalDensity } from './rank-courses.ts';

export const levelOf = (skill: string): string => `${skill}.level`;
export const needOf = (skill: string): string => `${skill}.need`;
export const reductionOf = (skill: string, hours: number): string => `${skill}.reduction-${hours}`;

export function measuresOf(skills: readonly string[]): Measure[] {
  return skills.flatMap((skill): Measure[] => [
    { id: levelOf(skill), unit: 'level' },
    { id: needOf(skill), unit: 'share' },
    ...COURSE_HOURS.map((hours): Measure => ({ id: reductionOf(skill, hours), unit: 'per-ten' })),
  ]);
}

/** A skill without enough evidence contributes nothing: the map abstains with the person. */
export function contributionsOf(estimate: PersonEstimate): FrozenMember['contributions'] {
  const entries = estimate.skills
    .filter((skill) => skill.status === 'estimated')
    .flatMap((skill): [string, readonly [number, number]][] => [
      [levelOf(skill.skill), [keep(skill.mean), keep(skill.sd)]],
      [needOf(skill.skill), [keep(skill.needProbability), 0]],
      ...COURSE_HOURS.map((hours): [string, readonly [number, number]] => [
        reductionOf(skill.skill, hours),
        [keep(10 * expectedReduction(skill, gainAfter(hours * 60))), 0],
      ]),
    ]);
  return Object.fromEntries(entries);
}

/**
 * What a gain takes away of a need that is known only as a distribution: E min(gain, (target − level)⁺) with a normal level, in levels.
 */
export function expectedReduction(
  { mean, sd, target }: Pick<SkillEstimate, 'mean' | 'sd' | 'target'>,
  gain: number,
): number {
  return positivePart(target - mean, sd) - positivePart(target - mean - gain, sd);
}

/** E x⁺ of a normal x. */
function positivePart(mean: number, sd: number): number {
  if (sd <= 0) return Math.max(0, mean);
  return mean * normalBelow(mean / sd) + sd * normalDensity(mean / sd);
}

/** Enough digits for a mean of thousands, few enough for a row. */
function keep(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
