// A course at once: module by module, the one that covers most for its time, with what it builds on, as long as everything fits.
import { assignTeachers } from './assign-teachers.ts';
import type { Candidate } from './assign-teachers.ts';
import { shareOf, WHOLE } from './course-problem.ts';
import type { CourseModule, CourseProblem, LedModule } from './course-problem.ts';

/** Null when not even what is required fits. */
export function chooseGreedily(
  problem: CourseProblem,
  candidates: ReadonlyMap<string, readonly Candidate[]> | null,
): LedModule[] | null {
  const byId = new Map(problem.modules.map((module) => [module.id, module]));
  const excluded = new Set(problem.excluded);
  const bundles = new Map(problem.modules.map(({ id }) => [id, withPrerequisites(byId, id)]));
  const chosen = new Set((problem.required ?? []).flatMap((id) => [...(bundles.get(id) ?? [])]));
  let led = fit(problem, candidates, chosen, byId);
  if (led === null || [...chosen].some((id) => excluded.has(id))) return null;
  const shares = tabulateShares(problem);
  const covered = problem.needs.map((_, index) =>
    sumOf([...chosen], byId, ({ id }) => shares.get(id)!.get(index) ?? 0),
  );
  let open = problem.modules.filter(({ id }) => ![...bundles.get(id)!].some((each) => excluded.has(each)));
  for (;;) {
    open = open.filter(({ id }) => !chosen.has(id));
    const ranked = open
      .map(({ id }) => {
        const news = [...bundles.get(id)!].filter((each) => !chosen.has(each));
        const gain = gainOf(problem, shares, covered, news);
        const minutes = sumOf(news, byId, (module) => module.contactMinutes);
        return { news, gain, rate: gain / minutes };
      })
      .filter(({ gain }) => gain > 0)
      .toSorted((one, other) => other.rate - one.rate);
    const failed = new Set<string>();
    let isAdded = false;
    for (const { news } of ranked) {
      const next = fit(problem, candidates, new Set([...chosen, ...news]), byId);
      if (next === null) {
        // Alone it fits even less later; with others that it builds on, some of them may come by themselves.
        if (news.length === 1) failed.add(news[0]!);
        continue;
      }
      for (const id of news) {
        chosen.add(id);
        for (const [index, share] of shares.get(id)!) covered[index]! += share;
      }
      led = next;
      isAdded = true;
      break;
    }
    if (!isAdded) return led;
    open = open.filter(({ id }) => !failed.has(id));
  }
}

type Shares = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** For each module the needs it covers, by their place, with the twelfths. */
function tabulateShares({ modules, needs }: CourseProblem): Shares {
  return new Map(
    modules.map((module) => [
      module.id,
      new Map(needs.map((need, index) => [index, shareOf(module, need)] as const).filter(([, share]) => share > 0)),
    ]),
  );
}

/** What the modules add to the weighted coverage; `covered` counts beyond the whole, so that nothing is gained twice. */
function gainOf({ needs }: CourseProblem, shares: Shares, covered: readonly number[], news: readonly string[]): number {
  const added = new Map<number, number>();
  for (const id of news)
    for (const [index, share] of shares.get(id)!) added.set(index, (added.get(index) ?? 0) + share);
  let gain = 0;
  for (const [index, share] of added) {
    const before = covered[index]!;
    gain += needs[index]!.weight * (Math.min(WHOLE, before + share) - Math.min(WHOLE, before));
  }
  return gain;
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
