// What a course is to be put together from: needs with a weight, modules that cover them, people who could lead them, and limits.
import { MatchingError } from '../matching-error.ts';

/** Shares are counted in twelfths, so that halves, thirds and quarters are whole numbers and a proof needs no tolerance. */
export const WHOLE = 12;

export interface CourseNeed {
  readonly id: string;
  readonly skillUri: string;
  /** Level asked for, 1 to 4. */
  readonly level: number;
  /** How much it counts, a whole number from 1. */
  readonly weight: number;
}

export interface CourseModule {
  readonly id: string;
  readonly contactMinutes: number;
  /** Contact and everything besides: what credits are given for. */
  readonly workMinutes: number;
  readonly price: number;
  readonly teaches: readonly { readonly skillUri: string; readonly from: number; readonly to: number }[];
  /** Modules to have done before; those not among the candidates are conditions on the participants, not on the choice. */
  readonly prerequisites: readonly string[];
}

export interface CourseTeacher {
  readonly id: string;
  readonly minutesLeft: number;
  /** Modules they could lead, with how well they fit (0 to 1). */
  readonly leads: readonly { readonly moduleId: string; readonly fit: number }[];
}

export interface CourseProblem {
  readonly needs: readonly CourseNeed[];
  readonly modules: readonly CourseModule[];
  /** Null: who leads is not asked. Otherwise each module chosen is led by one of them, within their minutes. */
  readonly teachers: readonly CourseTeacher[] | null;
  readonly limits: {
    readonly contactMinutes: number;
    readonly workMinutes: number | null;
    readonly price: number | null;
  };
  /** Modules that are in whatever they cover, and modules that are out. */
  readonly required?: readonly string[];
  readonly excluded?: readonly string[];
}

export interface LedModule {
  readonly moduleId: string;
  /** Null when the problem asks for nobody. */
  readonly teacherId: string | null;
}

/**
 * Share of a need that a module covers, in twelfths: all of it when the module ends at the level asked for or above, the part of the
 * way when it ends below, half when it begins above (those who come lack what it builds on).
 */
export function shareOf(module: CourseModule, need: CourseNeed): number {
  let best = 0;
  for (const { skillUri, from, to } of module.teaches) {
    if (skillUri !== need.skillUri) continue;
    const share = from > need.level ? WHOLE / 2 : to >= need.level ? WHOLE : Math.floor((WHOLE * to) / need.level);
    best = Math.max(best, share);
  }
  return best;
}

/** Covered twelfths of each need, never more than the whole, in the order of the needs. */
export function coverNeeds(problem: CourseProblem, moduleIds: ReadonlySet<string>): number[] {
  const chosen = problem.modules.filter(({ id }) => moduleIds.has(id));
  return problem.needs.map((need) =>
    Math.min(
      WHOLE,
      chosen.reduce((sum, module) => sum + shareOf(module, need), 0),
    ),
  );
}

/** Weighted twelfths: a whole number, the measure that is made as large as can be. */
export function weighCoverage(problem: CourseProblem, covered: readonly number[]): number {
  return problem.needs.reduce((sum, need, index) => sum + need.weight * covered[index]!, 0);
}

/** Throws for what no choice can be made from: no needs, no time, doubled ids, numbers that are none. */
export function checkProblem(problem: CourseProblem): void {
  const { needs, modules, teachers, limits } = problem;
  if (needs.length === 0) throw new MatchingError('A course needs at least one need to serve.');
  if (!(limits.contactMinutes > 0)) throw new MatchingError('A course needs more than zero minutes.');
  for (const list of [needs, modules, teachers ?? []]) {
    if (new Set(list.map(({ id }) => id)).size !== list.length)
      throw new MatchingError('Two entries have the same id.');
  }
  for (const { id, weight, level } of needs) {
    if (!Number.isInteger(weight) || weight < 1)
      throw new MatchingError(`The weight of ${id} is no whole number from 1.`);
    if (!(level >= 1 && level <= 4)) throw new MatchingError(`The level of ${id} is not between 1 and 4.`);
  }
  for (const { id, contactMinutes, workMinutes, price } of modules) {
    const isSound = [contactMinutes, workMinutes, price].every((value) => Number.isFinite(value) && value >= 0);
    if (!isSound || contactMinutes === 0)
      throw new MatchingError(`The module ${id} has no time or a price that is no number.`);
  }
}
