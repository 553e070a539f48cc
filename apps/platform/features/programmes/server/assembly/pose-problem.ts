// The needs of a plan, the modules that could serve them and the academics who could lead those, as a problem for the solver.
import { shareOf } from '@dragoman/matching';
import type { CourseModule, CourseNeed, CourseProblem, CourseTeacher } from '@dragoman/matching';
import { AppError } from '@dragoman/kernel';
import type { AvailableAcademic, ProgrammePlan } from '../../contract.ts';
import { CANDIDATES_MAX } from '../../limits.ts';
import type { AssemblyWish } from '../../wire-contract.ts';
import type { KnownModule } from '../modules/known-modules.ts';

/** Priority 1 counts three times as much as priority 3. */
const WEIGHT_OF_PRIORITY = { 1: 3, 2: 2, 3: 1 } as const;

export interface PosedProblem {
  readonly problem: CourseProblem;
  readonly candidates: readonly KnownModule[];
  /** Needs that no candidate covers, whatever the limits. */
  readonly unserved: readonly string[];
}

export function toCourseNeeds(plan: Pick<ProgrammePlan, 'needs'>): CourseNeed[] {
  return plan.needs.map(({ id, skill, level, priority }) => ({
    id,
    skillUri: skill.uri,
    level,
    weight: WEIGHT_OF_PRIORITY[priority as 1 | 2 | 3] ?? 1,
  }));
}

/** Throws what whoever asks can mend: no needs, no hours, no module that fits. */
export function poseProblem(
  plan: Pick<ProgrammePlan, 'needs' | 'facts'>,
  modules: readonly KnownModule[],
  academics: readonly AvailableAcademic[] | null,
  wish: AssemblyWish,
): PosedProblem {
  const needs = toCourseNeeds(plan);
  if (needs.length === 0) throw new AppError('programmes.no-needs');
  if (!(wish.contactHours > 0)) throw new AppError('programmes.no-hours');
  const candidates = findCandidateModules(needs, modules, wish);
  if (candidates.length === 0) throw new AppError('programmes.nothing-to-choose-from');
  const courseModules = candidates.map(toCourseModule);
  const keys = new Set(candidates.map(({ key }) => key));
  const among = (ids: readonly string[]): string[] => ids.filter((id) => keys.has(id));
  return {
    candidates,
    unserved: needs.filter((need) => courseModules.every((module) => shareOf(module, need) === 0)).map(({ id }) => id),
    problem: {
      needs,
      modules: courseModules,
      teachers:
        academics === null || academics.length === 0
          ? null
          : academics.map((each) => toTeacher(each, candidates, wish)),
      limits: {
        contactMinutes: wish.contactHours * 60,
        workMinutes: wish.ects === null ? null : wish.ects * plan.facts.hoursPerEcts * 60,
        price: wish.price,
      },
      required: among(wish.required),
      excluded: among(wish.without === null ? wish.excluded : [...wish.excluded, wish.without]),
    },
  };
}

/** Modules in the language that cover something, the most covering first, with everything they build on. */
function findCandidateModules(
  needs: readonly CourseNeed[],
  modules: readonly KnownModule[],
  { language }: AssemblyWish,
): KnownModule[] {
  const spoken = modules.filter(({ content }) => content.languages.includes(language));
  const byKey = new Map(spoken.map((module) => [module.key, module]));
  const worth = (module: KnownModule): number =>
    needs.reduce((sum, need) => sum + need.weight * shareOf(toCourseModule(module), need), 0);
  const covering = spoken
    .map((module) => ({ module, worth: worth(module) }))
    .filter((each) => each.worth > 0)
    .toSorted((one, other) => other.worth - one.worth)
    .slice(0, CANDIDATES_MAX);
  const found = new Map<string, KnownModule>();
  const open = covering.map(({ module }) => module.key).toReversed();
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const module = byKey.get(key);
    if (module === undefined || found.has(key)) continue;
    found.set(key, module);
    open.push(...module.content.prerequisites);
  }
  return [...found.values()];
}

function toCourseModule({ key, content }: KnownModule): CourseModule {
  return {
    id: key,
    contactMinutes: content.contactMinutes,
    workMinutes: content.contactMinutes + content.selfStudyMinutes,
    price: content.price,
    teaches: content.skills.map(({ uri, from, to }) => ({ skillUri: uri, from, to })),
    prerequisites: content.prerequisites,
  };
}

/** Somebody leads a module whose skills they fit and whose language they speak; the best fit of its skills counts. */
function toTeacher(
  { id, hoursLeft, languages, fits }: AvailableAcademic,
  candidates: readonly KnownModule[],
  { language }: AssemblyWish,
): CourseTeacher {
  const fitOf = new Map(fits.map(({ skillUri, fit }) => [skillUri, fit]));
  const leads = languages.includes(language)
    ? candidates.flatMap(({ key, content }) => {
        const fit = Math.max(0, ...content.skills.map(({ uri }) => fitOf.get(uri) ?? 0));
        return fit > 0 ? [{ moduleId: key, fit }] : [];
      })
    : [];
  return { id, minutesLeft: Math.max(0, Math.floor(hoursLeft * 60)), leads };
}
