// The training plan: which modules, in which order and week, and how sure the choice of skills is.
import { normalCdf } from '@dragoman/psychometrics';
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { Framework } from '../../framework/contract.ts';
import type { PlanModule, ProfileResult, SkillResult, TrainingPlan } from '../contract.ts';
import { chooseModules, reductionOf } from './choose-modules.ts';
import type { Choosable, NeedOfSkill, SolveProgramme } from './choose-modules.ts';
import type { TrainingOffer } from './profile-door.ts';
import { minutesOf } from './module-gain.ts';

/** Practice a working week can carry, in minutes: two hours, so that a plan does not eat the work it is for. */
const MINUTES_PER_WEEK = 120;

/** What a plan is made for: the person's hours and what else they can and cannot do. */
export interface PlanWish {
  readonly hours: number;
  /** `alone`: no colleague to practise with, so what needs one only at a session. */
  readonly company: 'any' | 'alone';
  /** Language the modules and sessions must be in; null for any. */
  readonly language: string | null;
}

/** What there is to choose from. */
export interface PlanSupply {
  readonly framework: Framework;
  readonly modules: readonly TrainingModule[];
  readonly offers: readonly TrainingOffer[];
  readonly solve: SolveProgramme;
}

export async function makePlan(result: ProfileResult, supply: PlanSupply, wish: PlanWish): Promise<TrainingPlan> {
  const { framework, solve } = supply;
  const { hours } = wish;
  const needs = needsOf(result);
  const choice = await chooseModules(choosable(supply, wish), needs, Math.floor(hours * 60), solve);
  const order = result.summary.needs.map((need) => need.skill);
  const chosen = inOrder(choice.chosen, order);
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
      ...(module.session === undefined ? {} : { session: presentSession(module.session) }),
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

function presentSession({ offerId, startsAt, endsAt, place, language, seatsLeft }: TrainingOffer) {
  return { offerId, startsAt, endsAt, place, language, seatsLeft };
}

/** Every module by oneself and at each session that suits: in the language, with a seat, with the company there is. */
export function choosable(
  { modules, offers }: Pick<PlanSupply, 'modules' | 'offers'>,
  { company, language }: PlanWish,
): Choosable[] {
  return modules
    .filter((module) => language === null || module.title[language] !== undefined)
    .flatMap((module): Choosable[] => {
      const sessions = offers.filter(
        (offer) =>
          offer.moduleId === module.id &&
          (offer.seatsLeft === null || offer.seatsLeft > 0) &&
          (language === null || offer.language === language),
      );
      const byOneself = company === 'any' || module.company === 'alone' ? [module] : [];
      return [...byOneself, ...sessions.map((session) => ({ ...module, session }))];
    });
}

/** The needs a plan works on: skills with enough evidence only. */
export function needsOf(result: ProfileResult, targets: Readonly<Record<string, number>> = {}): NeedOfSkill[] {
  return result.skills
    .filter((skill) => skill.status === 'estimated')
    .map((skill) => toNeed(withTarget(skill, targets[skill.skill] ?? skill.target)));
}

function withTarget(skill: SkillResult, target: number): SkillResult {
  const levels = target - skill.estimate.level;
  const probabilityBelowTarget = normalCdf(levels / skill.estimate.standardDeviation);
  return target === skill.target
    ? skill
    : { ...skill, target, need: { ...skill.need, levels, probabilityBelowTarget } };
}

/** Mean of the positive part of a normal need: what is expected to be missing, however unsure the estimate. */
function toNeed(skill: SkillResult): NeedOfSkill {
  const { standardDeviation: sd } = skill.estimate;
  const ratio = skill.need.levels / sd;
  const density = Math.exp(-0.5 * ratio * ratio) / Math.sqrt(2 * Math.PI);
  const expectedNeed = Math.max(0, skill.need.levels * skill.need.probabilityBelowTarget + sd * density);
  return { skill: skill.skill, level: skill.estimate.level, expectedNeed, weight: skill.weight };
}

function inOrder(modules: readonly Choosable[], skills: readonly string[]): Choosable[] {
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
