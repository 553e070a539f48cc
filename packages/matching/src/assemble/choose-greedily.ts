// A course at once: module by module, the one that covers most for its time, with what it builds on, as long as everything fits.
import { assignTeachers } from './assign-teachers.ts';
import type { Candidate } from './assign-teachers.ts';
import { coverNeeds, weighCoverage } from './course-problem.ts';
import type { CourseModule, CourseProblem, LedModule } from './course-problem.ts';

/** Null when not even what is required fits. */
export function chooseGreedily(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
): LedModule[] | null {
  const byId = new Map(problem.modules.map((module) => [module.id, module]));
  const excluded = new Set(problem.excluded);
  const bundles = new Map(problem.modules.map(({ id }) => [id, withPrerequisites(byId, id)]));
  let chosen = new Set((problem.required ?? []).flatMap((id) => [...(bundles.get(id) ?? [])]));
  let led = fit(problem, candidates, chosen, byId);
  if (led === null || [...chosen].some((id) => excluded.has(id))) return null;
  let covered = weighCoverage(problem, coverNeeds(problem, chosen));
  let open = problem.modules.filter(({ id }) => ![...bundles.get(id)!].some((each) => excluded.has(each)));
  for (;;) {
    open = open.filter(({ id }) => !chosen.has(id));
    const ranked = open
      .map(({ id }) => {
        const next = new Set([...chosen, ...bundles.get(id)!]);
        const gain = weighCoverage(problem, coverNeeds(problem, next)) - covered;
        const minutes = sumOf(
          [...next].filter((each) => !chosen.has(each)),
          byId,
          (module) => module.contactMinutes,
        );
        return { id, next, gain, rate: gain / minutes };
      })
      .filter(({ gain }) => gain > 0)
      .toSorted((one, other) => other.rate - one.rate);
    const best = ranked
      .map((each) => ({ ...each, led: fit(problem, candidates, each.next, byId) }))
      .find((each) => each.led !== null);
    if (best === undefined) return led;
    chosen = best.next;
    led = best.led!;
    covered += best.gain;
    // What could not be added now fits even less later.
    const failed = new Set(
      ranked
        .slice(
          0,
          ranked.findIndex(({ id }) => id === best.id),
        )
        .map(({ id }) => id),
    );
    open = open.filter(({ id }) => !failed.has(id));
  }
}

/** A module and everything it builds on among the candidates; a circle of prerequisites comes as a whole. */
export function withPrerequisites(byId: ReadonlyMap<string, CourseModule>, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const module = byId.get(next);
    if (module === undefined || found.has(next)) continue;
    found.add(next);
    open.push(...module.prerequisites);
  }
  return found;
}

function fit(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
  chosen: ReadonlySet<string>,
  byId: ReadonlyMap<string, CourseModule>,
): LedModule[] | null {
  const { contactMinutes, workMinutes, price } = problem.limits;
  const total = (value: (module: CourseModule) => number): number => sumOf([...chosen], byId, value);
  if (total((module) => module.contactMinutes) > contactMinutes) return null;
  if (workMinutes !== null && total((module) => module.workMinutes) > workMinutes) return null;
  if (price !== null && total((module) => module.price) > price) return null;
  return assignTeachers(problem, candidates, chosen);
}

function sumOf(
  ids: readonly string[],
  byId: ReadonlyMap<string, CourseModule>,
  value: (module: CourseModule) => number,
): number {
  return ids.reduce((sum, id) => sum + value(byId.get(id)!), 0);
}
