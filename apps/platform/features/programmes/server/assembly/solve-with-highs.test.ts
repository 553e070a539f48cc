import { assembleCourse, assembleQuickly, coverNeeds, findOtherCourses, weighModules } from '@dragoman/matching';
import type { CourseProblem } from '@dragoman/matching';
import { seededRandom } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { syntheticProblem } from './synthetic-problem.ts';
import { solveWithHighs } from './solve-with-highs.ts';

const options = { solve: solveWithHighs, seconds: 5 };

/** Every set of modules and every way to lead it, tried one by one: slow and beyond doubt. */
function bestByTrying(problem: CourseProblem): number {
  let best = 0;
  for (let mask = 0; mask < 1 << problem.modules.length; mask++) {
    const chosen = problem.modules.filter((_, index) => (mask >> index) & 1);
    const ids = new Set(chosen.map(({ id }) => id));
    const sum = (value: (module: CourseProblem['modules'][number]) => number) =>
      chosen.reduce((total, module) => total + value(module), 0);
    const { contactMinutes, workMinutes, price } = problem.limits;
    if (sum((module) => module.contactMinutes) > contactMinutes) continue;
    if (workMinutes !== null && sum((module) => module.workMinutes) > workMinutes) continue;
    if (price !== null && sum((module) => module.price) > price) continue;
    const known = new Set(problem.modules.map(({ id }) => id));
    if (chosen.some(({ prerequisites }) => prerequisites.some((id) => known.has(id) && !ids.has(id)))) continue;
    if (
      !canBeLed(
        problem,
        chosen.map(({ id }) => id),
      )
    )
      continue;
    const covered = coverNeeds(problem, ids);
    best = Math.max(
      best,
      problem.needs.reduce((total, { weight }, index) => total + weight * covered[index]!, 0),
    );
  }
  return best / (12 * problem.needs.reduce((total, { weight }) => total + weight, 0));
}

function canBeLed(problem: CourseProblem, ids: readonly string[]): boolean {
  if (problem.teachers === null) return true;
  const minutes = new Map(problem.modules.map(({ id, contactMinutes }) => [id, contactMinutes]));
  const left = new Map(problem.teachers.map(({ id, minutesLeft }) => [id, minutesLeft]));
  const lead = (place: number): boolean => {
    const id = ids[place];
    if (id === undefined) return true;
    return problem.teachers!.some((teacher) => {
      if (!teacher.leads.some(({ moduleId }) => moduleId === id) || left.get(teacher.id)! < minutes.get(id)!)
        return false;
      left.set(teacher.id, left.get(teacher.id)! - minutes.get(id)!);
      const works = lead(place + 1);
      left.set(teacher.id, left.get(teacher.id)! + minutes.get(id)!);
      return works;
    });
  };
  return lead(0);
}

describe('the best course', () => {
  it('is as good as trying every set of modules and every way to lead it', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const problem = syntheticProblem(seededRandom(seed), {
        modules: 10,
        needs: 6,
        teachers: seed % 3 === 0 ? null : 4,
      });
      const course = await assembleCourse(problem, options);
      expect(course?.proof).toBe('proven');
      expect(course?.choice.coverage).toBeCloseTo(bestByTrying(problem), 9);
      expect(course!.choice.coverage).toBeGreaterThanOrEqual(assembleQuickly(problem)!.choice.coverage);
    }
  });

  it('finds better than the quick choice where greed goes wrong', async () => {
    const teach = (skillUri: string) => ({ skillUri, from: 1, to: 4 });
    const base = { workMinutes: 60, price: 0, prerequisites: [] };
    const problem: CourseProblem = {
      needs: ['a', 'b', 'c'].map((id) => ({ id, skillUri: id, level: 2, weight: id === 'c' ? 3 : 2 })),
      modules: [
        { ...base, id: 'tempting', contactMinutes: 60, teaches: [teach('c')] },
        { ...base, id: 'large', contactMinutes: 120, teaches: [teach('a'), teach('b')] },
      ],
      teachers: null,
      limits: { contactMinutes: 120, workMinutes: null, price: null },
    };
    expect(assembleQuickly(problem)!.choice.modules.map(({ moduleId }) => moduleId)).toEqual(['tempting']);
    const best = await assembleCourse(problem, options);
    expect(best).toMatchObject({ proof: 'proven', bound: best!.choice.coverage });
    expect(best!.choice.modules.map(({ moduleId }) => moduleId)).toEqual(['large']);
  });

  it('keeps what is required in and what is excluded out', async () => {
    const problem = syntheticProblem(seededRandom(7), { modules: 12, needs: 6, teachers: null });
    const [first, second] = problem.modules;
    const course = await assembleCourse({ ...problem, required: [first!.id], excluded: [second!.id] }, options);
    const ids = course!.choice.modules.map(({ moduleId }) => moduleId);
    expect(ids).toContain(first!.id);
    expect(ids).not.toContain(second!.id);
  });

  it('says so when what is required does not keep to the limits', async () => {
    const problem = syntheticProblem(seededRandom(7), { modules: 12, needs: 6, teachers: null });
    const limits = { ...problem.limits, contactMinutes: 1 };
    expect(await assembleCourse({ ...problem, limits, required: [problem.modules[0]!.id] }, options)).toBeNull();
  });

  it('gives the best found with a bound above it when there is no time', async () => {
    const problem = syntheticProblem(seededRandom(3), { modules: 300, needs: 60, teachers: 80 });
    const course = await assembleCourse(problem, { solve: solveWithHighs, seconds: 0.02 });
    expect(course!.choice.modules.length).toBeGreaterThan(0);
    expect(['bounded', 'quick', 'proven']).toContain(course!.proof);
    expect(course!.bound ?? 1).toBeGreaterThanOrEqual(course!.choice.coverage);
  });
});

describe('other courses', () => {
  it('differ by a quarter at least, from the best and from each other, and cover no more', async () => {
    const problem = syntheticProblem(seededRandom(5), { modules: 40, needs: 12, teachers: null });
    const best = (await assembleCourse(problem, options))!;
    const others = await findOtherCourses(problem, best.choice, 2, options);
    expect(others).toHaveLength(2);
    const sets = [best, ...others].map(({ choice }) => new Set(choice.modules.map(({ moduleId }) => moduleId)));
    for (const [place, set] of sets.entries()) {
      for (const earlier of sets.slice(0, place)) {
        const shared = [...earlier].filter((id) => set.has(id)).length;
        expect(shared).toBeLessThanOrEqual(earlier.size - Math.ceil(earlier.size / 4));
      }
      expect([best, ...others][place]!.choice.coverage).toBeLessThanOrEqual(best.choice.coverage);
    }
  });
});

describe('a course without one of its modules', () => {
  it('is never better than with it, and never worse than the rest alone', async () => {
    const problem = syntheticProblem(seededRandom(11), { modules: 30, needs: 10, teachers: 8 });
    const best = (await assembleCourse(problem, options))!;
    for (const loss of await weighModules(problem, best.choice, options)) {
      expect(loss.replaced!.choice.modules.map(({ moduleId }) => moduleId)).not.toContain(loss.moduleId);
      expect(loss.replaced!.choice.coverage).toBeLessThanOrEqual(best.choice.coverage);
      expect(loss.replaced!.choice.coverage).toBeGreaterThanOrEqual(loss.coverageWithout);
    }
  });
});

describe('the solver', () => {
  it('says nothing rather than zero about a model that is none', async () => {
    const wish = { seconds: 1, absoluteGap: 0.5, start: null };
    expect(await solveWithHighs({ columns: [], rows: [] }, wish)).toEqual({ status: 'nothing' });
    const column = { worth: 1, lower: 0, upper: 1, isWhole: true };
    const above = { lower: 2, upper: 3, entries: [[0, 1]] as const };
    expect(await solveWithHighs({ columns: [column], rows: [above] }, wish)).toEqual({ status: 'impossible' });
  });
});
