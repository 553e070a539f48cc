// What the first three sentences may say, and how surely.
import type { PlanHitRate } from '@dragoman/psychometrics';
import type { ProfileResult, SkillResult } from '../contract.ts';

const SURE = 0.8;
const FAIRLY_SURE = 0.6;

export function summarise(skills: readonly SkillResult[], hitRate: PlanHitRate | null): ProfileResult['summary'] {
  const chances = new Map(hitRate?.needs.map((need) => [need.skill, need.probabilityAmongGreatest]));
  return {
    strongest: findStrongest(skills),
    needs: (hitRate?.plan ?? []).map((skill) => {
      const probability = chances.get(skill) ?? 0;
      return {
        skill,
        probability,
        sureness: probability >= SURE ? 'sure' : probability >= FAIRLY_SURE ? 'fairly-sure' : 'unsure',
      };
    }),
    notEnough: skills.filter((skill) => skill.status === 'not-enough-evidence').map((skill) => skill.skill),
  };
}

/** The skill furthest above its own target, if it is fairly sure to be above; otherwise none is named. */
function findStrongest(skills: readonly SkillResult[]): string | null {
  const known = skills.filter(
    (skill) => skill.status === 'estimated' && 1 - skill.need.probabilityBelowTarget >= FAIRLY_SURE,
  );
  const best = known.toSorted((a, b) => a.need.levels - b.need.levels)[0];
  return best?.skill ?? null;
}
