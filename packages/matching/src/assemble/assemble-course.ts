// Puts a course together from modules: at once by a good guess, then the best there is with its proof, other ways, and what each module is for.
import { assignTeachers, findCandidates } from './assign-teachers.ts';
import type { Candidate } from './assign-teachers.ts';
import { chooseGreedily } from './choose-greedily.ts';
import { checkProblem, coverNeeds, weighCoverage, WHOLE } from './course-problem.ts';
import type { CourseProblem, LedModule } from './course-problem.ts';
import type { SolveModel } from './linear-model.ts';
import { PROOF_GAP, writeModel } from './write-model.ts';
import type { ChoiceCut } from './write-model.ts';

export interface CourseChoice {
  readonly modules: readonly LedModule[];
  /** Covered twelfths of each need. */
  readonly covered: readonly number[];
  /** Weighted share of all needs that is covered, 0 to 1. */
  readonly coverage: number;
  readonly contactMinutes: number;
  readonly workMinutes: number;
  readonly price: number;
}

export interface AssembledCourse {
  readonly choice: CourseChoice;
  /**
   * `proven`: no choice within the limits covers more. `bounded`: time ran out; none covers more than `bound`.
   * `quick`: the good guess alone, nothing is said about what is possible.
   */
  readonly proof: 'proven' | 'bounded' | 'quick';
  /** No choice within the limits covers more than this share; null when nothing was proven. */
  readonly bound: number | null;
}

export interface AssembleOptions {
  readonly solve: SolveModel;
  readonly seconds: number;
}

/** The good guess alone; null when what is required does not fit. Throws `MatchingError` for what no choice can be made from. */
export function assembleQuickly(problem: CourseProblem): AssembledCourse | null {
  checkProblem(problem);
  const led = chooseGreedily(problem, findCandidates(problem));
  return led === null ? null : { choice: describe(problem, led), proof: 'quick', bound: null };
}

/**
 * The choice that covers most of the needs, weighted, within all limits; among equals one that takes little time and is led by those
 * who fit. Never worse than the quick one. Null when nothing keeps to the limits and what is required.
 *
 * @example
 * const course = await assembleCourse(problem, { solve: solveWithHighs, seconds: 4 });
 */
export async function assembleCourse(
  problem: CourseProblem,
  options: AssembleOptions,
): Promise<AssembledCourse | null> {
  checkProblem(problem);
  const candidates = findCandidates(problem);
  return solve(problem, candidates, [], chooseGreedily(problem, candidates), options);
}

/**
 * Other choices, each at least a quarter different from the course and from each other, best first. Fewer when there are none that
 * cover at least half as much.
 */
export async function findOtherCourses(
  problem: CourseProblem,
  course: CourseChoice,
  count: number,
  options: AssembleOptions,
): Promise<AssembledCourse[]> {
  const candidates = findCandidates(problem);
  const found: AssembledCourse[] = [];
  const cuts: ChoiceCut[] = [];
  const free = (choice: CourseChoice): string[] =>
    choice.modules.map(({ moduleId }) => moduleId).filter((id) => !problem.required?.includes(id));
  for (let from = course; found.length < count;) {
    const moduleIds = free(from);
    if (moduleIds.length === 0) break;
    cuts.push({ moduleIds, most: moduleIds.length - Math.ceil(moduleIds.length / 4) });
    const next = await solve(problem, candidates, cuts, null, options);
    if (next === null || next.choice.coverage * 2 < course.coverage || next.choice.modules.length === 0) break;
    found.push(next);
    from = next.choice;
  }
  return found;
}

export interface ModuleLoss {
  readonly moduleId: string;
  /** Modules that build on it and go with it. */
  readonly takesAlong: readonly string[];
  /** Needs that lose by its going, with the twelfths before and after. */
  readonly needs: readonly { readonly needId: string; readonly before: number; readonly after: number }[];
  /** Coverage when it goes and nothing comes. */
  readonly coverageWithout: number;
  /** The best course without it; null when it was not looked for or nothing was found in time. */
  readonly replaced: AssembledCourse | null;
}

/** What is lost without each module of a course: by itself, and after the best that could come instead. */
export async function weighModules(
  problem: CourseProblem,
  course: CourseChoice,
  options: AssembleOptions | null,
): Promise<ModuleLoss[]> {
  const candidates = findCandidates(problem);
  const losses: ModuleLoss[] = [];
  for (const { moduleId } of course.modules) {
    const going = dependents(problem, course, moduleId);
    const rest = course.modules.filter((each) => !going.has(each.moduleId));
    const after = coverNeeds(problem, new Set(rest.map((each) => each.moduleId)));
    const without: CourseProblem = {
      ...problem,
      excluded: [...(problem.excluded ?? []), moduleId],
      required: (problem.required ?? []).filter((id) => !going.has(id)),
    };
    losses.push({
      moduleId,
      takesAlong: [...going].filter((id) => id !== moduleId),
      needs: problem.needs.flatMap(({ id }, index) =>
        after[index] === course.covered[index]
          ? []
          : [{ needId: id, before: course.covered[index]!, after: after[index]! }],
      ),
      coverageWithout: shareCovered(problem, after),
      replaced: options === null ? null : await solve(without, candidates, [], rest, options),
    });
  }
  return losses;
}

async function solve(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  cuts: readonly ChoiceCut[],
  known: readonly LedModule[] | null,
  { solve: ask, seconds }: AssembleOptions,
): Promise<AssembledCourse | null> {
  const model = writeModel(problem, candidates, cuts);
  const start = known === null ? null : model.start(known);
  const solved = await ask(model, { seconds, absoluteGap: PROOF_GAP, start });
  const quick = known === null ? null : describe(problem, known);
  if (solved.status === 'impossible') return null;
  if (solved.status === 'nothing') return quick === null ? null : { choice: quick, proof: 'quick', bound: null };
  const found = describe(problem, withLeads(problem, candidates, model.read(solved.values)));
  const choice = quick !== null && quick.coverage > found.coverage ? quick : found;
  if (solved.status === 'proven') return { choice, proof: 'proven', bound: choice.coverage };
  // The bound of the solver counts preferences, which only lower what the twelfths alone would be worth, by less than one.
  const bound = Math.min(1, Math.floor(solved.bound + 1 - PROOF_GAP + 1e-6) / (WHOLE * totalWeight(problem)));
  const proof = choice.coverage >= bound - 1e-9 ? 'proven' : 'bounded';
  return { choice, proof, bound: Math.max(bound, choice.coverage) };
}

/** Guards against a solution that the solver's tolerance let through without a lead. */
function withLeads(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  led: readonly LedModule[],
): readonly LedModule[] {
  if (problem.teachers === null || led.every(({ teacherId }) => teacherId !== null)) return led;
  return assignTeachers(problem, candidates, new Set(led.map(({ moduleId }) => moduleId))) ?? led;
}

function dependents(problem: CourseProblem, course: CourseChoice, moduleId: string): ReadonlySet<string> {
  const byId = new Map(problem.modules.map((module) => [module.id, module]));
  const going = new Set([moduleId]);
  for (let size = 0; size !== going.size;) {
    size = going.size;
    for (const { moduleId: id } of course.modules) {
      if (byId.get(id)!.prerequisites.some((before) => going.has(before))) going.add(id);
    }
  }
  return going;
}

function describe(problem: CourseProblem, led: readonly LedModule[]): CourseChoice {
  const ids = new Set(led.map(({ moduleId }) => moduleId));
  const chosen = problem.modules.filter(({ id }) => ids.has(id));
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const covered = coverNeeds(problem, ids);
  return {
    modules: inOrder(problem, led),
    covered,
    coverage: shareCovered(problem, covered),
    contactMinutes: total(chosen.map((module) => module.contactMinutes)),
    workMinutes: total(chosen.map((module) => module.workMinutes)),
    price: total(chosen.map((module) => module.price)),
  };
}

/** What is built on comes before what builds on it; otherwise in the order of the modules. A circle stays as it stands. */
function inOrder(problem: CourseProblem, led: readonly LedModule[]): LedModule[] {
  const byId = new Map(problem.modules.map((module) => [module.id, module]));
  const left = new Map(led.map((each) => [each.moduleId, each]));
  const ordered: LedModule[] = [];
  while (left.size > 0) {
    const next =
      [...left.values()].find(
        ({ moduleId }) => !byId.get(moduleId)!.prerequisites.some((before) => left.has(before)),
      ) ?? [...left.values()][0]!;
    left.delete(next.moduleId);
    ordered.push(next);
  }
  return ordered;
}

function shareCovered(problem: CourseProblem, covered: readonly number[]): number {
  return weighCoverage(problem, covered) / (WHOLE * totalWeight(problem));
}

function totalWeight({ needs }: CourseProblem): number {
  return needs.reduce((sum, { weight }) => sum + weight, 0);
}
