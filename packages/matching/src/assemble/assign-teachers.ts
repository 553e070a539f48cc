// Who leads which module: quickly, by the tightest choice first; null when this way finds nobody for one of them.
import type { CourseProblem, LedModule } from './course-problem.ts';

export interface Candidate {
  readonly teacherId: string;
  readonly fit: number;
}

/** More than these per module make the proof slow and the choice no better; the best fitting stay. */
export const CANDIDATES_PER_MODULE = 12;

/** Those who could lead each module, best fit first. Null when the problem asks for nobody. */
export function findCandidates(problem: CourseProblem): ReadonlyMap<string, readonly Candidate[]> | null {
  if (problem.teachers === null) return null;
  const minutes = new Map(problem.modules.map(({ id, contactMinutes }) => [id, contactMinutes]));
  const byModule = new Map<string, Candidate[]>(problem.modules.map(({ id }) => [id, []]));
  for (const { id, minutesLeft, leads } of problem.teachers) {
    for (const { moduleId, fit } of leads) {
      if ((minutes.get(moduleId) ?? Infinity) <= minutesLeft) byModule.get(moduleId)?.push({ teacherId: id, fit });
    }
  }
  for (const [id, list] of byModule) {
    const sorted = list.toSorted((one, other) => other.fit - one.fit || compare(one.teacherId, other.teacherId));
    byModule.set(id, sorted.slice(0, CANDIDATES_PER_MODULE));
  }
  return byModule;
}

/**
 * Leads for these modules within everybody's minutes. Modules with fewest candidates choose first, each the best fitting with time
 * left. Null does not prove that there is no way; the solver may find one.
 */
export function assignTeachers(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  moduleIds: ReadonlySet<string>,
): LedModule[] | null {
  const chosen = problem.modules.filter(({ id }) => moduleIds.has(id));
  if (candidates === null) return chosen.map(({ id }) => ({ moduleId: id, teacherId: null }));
  const left = new Map(problem.teachers!.map(({ id, minutesLeft }) => [id, minutesLeft]));
  const led = new Map<string, string>();
  const byChoice = chosen.toSorted(
    (one, other) =>
      candidates.get(one.id)!.length - candidates.get(other.id)!.length || other.contactMinutes - one.contactMinutes,
  );
  for (const { id, contactMinutes } of byChoice) {
    const teacher = candidates.get(id)!.find(({ teacherId }) => left.get(teacherId)! >= contactMinutes);
    if (teacher === undefined) return null;
    led.set(id, teacher.teacherId);
    left.set(teacher.teacherId, left.get(teacher.teacherId)! - contactMinutes);
  }
  return chosen.map(({ id }) => ({ moduleId: id, teacherId: led.get(id)! }));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
