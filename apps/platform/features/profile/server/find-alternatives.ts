// What nearly as good a plan would be, and what would make another plan the best: hours, a target, one more observation.
import type { PlanAlternatives, ProfileResult } from '../contract.ts';
import { chooseModules, chooseOtherwise } from './choose-modules.ts';
import type { Choosable, ModuleChoice, NeedOfSkill } from './choose-modules.ts';
import { choosable, needsOf } from './make-plan.ts';
import type { PlanSupply, PlanWish } from './make-plan.ts';
import { minutesOf } from './module-gain.ts';

/** How many further plans are listed, whatever their distance. */
const LISTED = 2;
/** A plan this close to the best is as good as it, given all that is unsure. */
const CLOSE = 0.95;
/** Hours tried beside those the person has, nearest first. */
const HOURS_TRIED = [0.5, 1, 2, 4];
const HALF_LEVEL = 0.5;
/** Skills whose target is tried: those of the plan lower, the next ones higher. */
const SKILLS_TRIED = 2;

interface Search {
  readonly supply: PlanSupply;
  readonly modules: readonly Choosable[];
  readonly needs: readonly NeedOfSkill[];
  readonly best: ModuleChoice;
  readonly minutes: number;
}

export async function findAlternatives(
  result: ProfileResult,
  supply: PlanSupply,
  wish: PlanWish,
): Promise<PlanAlternatives> {
  const modules = choosable(supply, wish);
  const needs = needsOf(result);
  const minutes = Math.floor(wish.hours * 60);
  const best = await chooseModules(modules, needs, minutes, supply.solve);
  const search: Search = { supply, modules, needs, best, minutes };
  return {
    hours: wish.hours,
    reduction: best.reduction,
    alternatives: best.moduleIds.length === 0 ? [] : await nextBest(search),
    otherHours: [...(await tryHours(search, wish.hours, -1)), ...(await tryHours(search, wish.hours, 1))],
    targets: await tryTargets(search, result),
    observation: result.nextObservations.find((each) => each.worthwhile) ?? result.nextObservations[0] ?? null,
    isProven: best.optimal,
  };
}

async function nextBest(search: Search): Promise<PlanAlternatives['alternatives']> {
  const { supply, modules, needs, best, minutes } = search;
  const found: PlanAlternatives['alternatives'] = [];
  const known: string[][] = [[...best.moduleIds]];
  while (found.length < LISTED) {
    const other = await chooseOtherwise(modules, needs, minutes, supply.solve, known);
    if (other === null || other.moduleIds.length === 0) break;
    known.push([...other.moduleIds]);
    const share = best.reduction === 0 ? 1 : other.reduction / best.reduction;
    found.push({
      reduction: other.reduction,
      share,
      isClose: share >= CLOSE,
      usedMinutes: other.chosen.reduce((sum, module) => sum + minutesOf(module), 0),
      ...difference(search, other),
    });
  }
  return found;
}

/** The nearest number of hours in one direction at which the best plan holds other modules. */
async function tryHours(search: Search, hours: number, direction: 1 | -1): Promise<PlanAlternatives['otherHours']> {
  for (const step of HOURS_TRIED) {
    const tried = hours + direction * step;
    if (tried < HALF_LEVEL) return [];
    const choice = await chooseModules(search.modules, search.needs, Math.floor(tried * 60), search.supply.solve);
    const { added, dropped } = difference(search, choice);
    if (added.length + dropped.length > 0) return [{ hours: tried, added, dropped, reduction: choice.reduction }];
  }
  return [];
}

async function tryTargets(search: Search, result: ProfileResult): Promise<PlanAlternatives['targets']> {
  const planned = new Set(search.best.chosen.map((module) => module.skill));
  const known = result.skills.filter((skill) => skill.status === 'estimated');
  const tried = [
    ...known
      .filter((skill) => planned.has(skill.skill))
      .slice(0, SKILLS_TRIED)
      .map((skill) => ({ skill, by: -HALF_LEVEL })),
    ...known
      .filter((skill) => !planned.has(skill.skill))
      .slice(0, SKILLS_TRIED)
      .map((skill) => ({ skill, by: HALF_LEVEL })),
  ];
  const changes: PlanAlternatives['targets'] = [];
  for (const { skill, by } of tried) {
    const target = skill.target + by;
    const choice = await chooseModules(
      search.modules,
      needsOf(result, { [skill.skill]: target }),
      search.minutes,
      search.supply.solve,
    );
    const { added, dropped } = difference(search, choice);
    if (added.length + dropped.length > 0)
      changes.push({ skill: skill.skill, name: skill.name, target, added, dropped });
  }
  return changes;
}

type Change = PlanAlternatives['targets'][number]['added'][number];

function difference({ best, supply }: Search, other: ModuleChoice): { added: Change[]; dropped: Change[] } {
  const names = new Map(supply.framework.skills.map((skill) => [skill.id, skill.name]));
  const present = (module: Choosable): Change => ({
    moduleId: module.id,
    title: module.title,
    skill: module.skill,
    skillName: names.get(module.skill) ?? { en: module.skill },
    minutes: minutesOf(module),
  });
  return {
    added: other.chosen.filter((module) => !best.moduleIds.includes(module.id)).map(present),
    dropped: best.chosen.filter((module) => !other.moduleIds.includes(module.id)).map(present),
  };
}
