// The training plan: which modules, in which order and week, and how sure the choice of skills is.
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { Framework } from '../../framework/contract.ts';
import type { PlanModule, ProfileResult, SkillResult, TrainingPlan } from '../contract.ts';
import { chooseModules, reductionOf } from './choose-modules.ts';
import type { NeedOfSkill, SolveProgramme } from './choose-modules.ts';
import { minutesOf } from './module-gain.ts';

/** Practice a working week can carry, in minutes: two hours, so that a plan does not eat the work it is for. */
const MINUTES_PER_WEEK = 120;

export async function makePlan(
  result: ProfileResult,
  framework: Framework,
  modules: readonly TrainingModule[],
  hours: number,
  solve: SolveProgramme,
): Promise<TrainingPlan> {
  const needs = result.skills.filter((skill) => skill.status === 'estimated').map(toNeed);
  const choice = await chooseModules(modules, needs, Math.floor(hours * 60), solve);
  const order = result.summary.needs.map((need) => need.skill);
  const chosen = inOrder(
    modules.filter((module) => choice.moduleIds.includes(module.id)),
    order,
  );
  const names = new Map(framework.skills.map((skill) => [skill.id, skill.name]));
  let minutes = 0;
  const planned = chosen.map((module): PlanModule => {
    const startsInWeek = Math.floor(minutes / MINUTES_PER_WEEK) + 1;
    minutes += minutesOf(module);
    return {
      moduleId: module.id,
      version: module.version,
      title: module.title,
      purpose: module.purpose,
      skill: module.skill,
      skillName: names.get(module.skill) ?? { en: module.skill },
      secondary: module.secondary,
      minutes: minutesOf(module),
      company: module.company,
      needReduction:
        reductionOf(chosen, needs) -
        reductionOf(
          chosen.filter((each) => each !== module),
          needs,
        ),
      reason: reasonOf(module, chosen, order),
      startsInWeek,
    };
  });
  return {
    attemptId: result.attemptId,
    hours,
    usedMinutes: minutes,
    modules: planned,
    hitRate: result.hitRate,
    nextObservations: result.nextObservations,
    optimal: choice.optimal,
  };
}

/** Mean of the positive part of a normal need: what is expected to be missing, however unsure the estimate. */
function toNeed(skill: SkillResult): NeedOfSkill {
  const { standardDeviation: sd } = skill.estimate;
  const ratio = skill.need.levels / sd;
  const density = Math.exp(-0.5 * ratio * ratio) / Math.sqrt(2 * Math.PI);
  const expectedNeed = Math.max(0, skill.need.levels * skill.need.probabilityBelowTarget + sd * density);
  return { skill: skill.skill, level: skill.estimate.level, expectedNeed, weight: skill.weight };
}

function inOrder(modules: readonly TrainingModule[], skills: readonly string[]): TrainingModule[] {
  const place = (module: TrainingModule): number => {
    const at = skills.indexOf(module.skill);
    return at === -1 ? skills.length : at;
  };
  return modules.toSorted(
    (a, b) => place(a) - place(b) || a.skill.localeCompare(b.skill) || a.level.from - b.level.from,
  );
}

function reasonOf(
  module: TrainingModule,
  chosen: readonly TrainingModule[],
  order: readonly string[],
): PlanModule['reason'] {
  if (chosen.some((other) => other.prerequisites.includes(module.id))) return 'prerequisite';
  if (module.skill === order[0]) return 'greatest-need';
  if (module.skill === order[1]) return 'second-need';
  return 'other-need';
}
