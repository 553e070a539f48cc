import { describe, expect, it } from 'vitest';
import { assembleCourse, assembleQuickly, weighModules } from './assemble-course.ts';
import { assignTeachers, CANDIDATES_PER_MODULE, findCandidates } from './assign-teachers.ts';
import { coverNeeds, shareOf } from './course-problem.ts';
import type { CourseModule, CourseProblem } from './course-problem.ts';
import type { SolveModel } from './linear-model.ts';
import { writeModel } from './write-model.ts';

const module = (id: string, skillUri: string, change: Partial<CourseModule> = {}): CourseModule => ({
  id,
  contactMinutes: 120,
  workMinutes: 240,
  price: 500,
  teaches: [{ skillUri, from: 1, to: 3 }],
  prerequisites: [],
  ...change,
});
const problem: CourseProblem = {
  needs: [
    { id: 'n1', skillUri: 'pumps', level: 3, weight: 3 },
    { id: 'n2', skillUri: 'audits', level: 2, weight: 1 },
  ],
  modules: [module('m1', 'pumps'), module('m2', 'audits'), module('m3', 'pumps', { contactMinutes: 300 })],
  teachers: null,
  limits: { contactMinutes: 240, workMinutes: null, price: null },
};
const ids = (course: ReturnType<typeof assembleQuickly>) => course?.choice.modules.map(({ moduleId }) => moduleId);

describe('what a module covers of a need', () => {
  const need = { id: 'n', skillUri: 'pumps', level: 3, weight: 1 };

  it('is all of it at the level asked for, a part below it, half when it begins too high, nothing of another skill', () => {
    expect(shareOf(module('m', 'pumps'), need)).toBe(12);
    expect(shareOf(module('m', 'pumps', { teaches: [{ skillUri: 'pumps', from: 1, to: 2 }] }), need)).toBe(8);
    expect(shareOf(module('m', 'pumps', { teaches: [{ skillUri: 'pumps', from: 4, to: 4 }] }), need)).toBe(6);
    expect(shareOf(module('m', 'audits'), need)).toBe(0);
  });

  it('adds up over modules and never beyond the whole', () => {
    const half = { teaches: [{ skillUri: 'pumps', from: 1, to: 2 }] };
    const two = { ...problem, needs: [need], modules: [module('a', 'pumps', half), module('b', 'pumps', half)] };
    expect(coverNeeds(two, new Set(['a']))).toEqual([8]);
    expect(coverNeeds(two, new Set(['a', 'b']))).toEqual([12]);
  });
});

describe('a course at once', () => {
  it('takes what covers most for its time and keeps within the hours', () => {
    expect(ids(assembleQuickly(problem))).toEqual(['m1', 'm2']);
    expect(assembleQuickly(problem)).toMatchObject({
      proof: 'quick',
      bound: null,
      choice: { coverage: 1, price: 1000 },
    });
  });

  it('brings what a module builds on and puts it first', () => {
    const modules = [module('m1', 'pumps', { prerequisites: ['base'] }), module('base', 'nothing')];
    expect(ids(assembleQuickly({ ...problem, modules }))).toEqual(['base', 'm1']);
    expect(ids(assembleQuickly({ ...problem, modules, excluded: ['base'] }))).toEqual([]);
  });

  it('does not stumble over modules that build on each other in a circle', () => {
    const modules = [module('a', 'pumps', { prerequisites: ['b'] }), module('b', 'audits', { prerequisites: ['a'] })];
    expect(ids(assembleQuickly({ ...problem, modules }))?.toSorted()).toEqual(['a', 'b']);
  });

  it('keeps within price, work and everybody’s minutes', () => {
    const limits = { contactMinutes: 600, workMinutes: 240, price: null };
    expect(ids(assembleQuickly({ ...problem, limits }))).toEqual(['m1']);
    expect(ids(assembleQuickly({ ...problem, limits: { ...limits, workMinutes: null, price: 500 } }))).toEqual(['m1']);
    const teachers = [
      {
        id: 't',
        minutesLeft: 120,
        leads: [
          { moduleId: 'm1', fit: 1 },
          { moduleId: 'm2', fit: 1 },
        ],
      },
    ];
    expect(assembleQuickly({ ...problem, teachers })?.choice.modules).toEqual([{ moduleId: 'm1', teacherId: 't' }]);
  });

  it('says that what is required does not fit', () => {
    expect(assembleQuickly({ ...problem, required: ['m3'] })).toBeNull();
  });

  it('refuses a course of zero hours, without needs, and with doubled modules', () => {
    const none = { ...problem.limits, contactMinutes: 0 };
    expect(() => assembleQuickly({ ...problem, limits: none })).toThrow('more than zero minutes');
    expect(() => assembleQuickly({ ...problem, needs: [] })).toThrow('at least one need');
    expect(() => assembleQuickly({ ...problem, modules: [module('m', 'x'), module('m', 'y')] })).toThrow('same id');
  });
});

describe('who leads', () => {
  it('lets the module with fewest candidates choose first', () => {
    const teachers = [
      {
        id: 'both',
        minutesLeft: 120,
        leads: [
          { moduleId: 'm1', fit: 0.9 },
          { moduleId: 'm2', fit: 0.9 },
        ],
      },
      { id: 'one', minutesLeft: 120, leads: [{ moduleId: 'm1', fit: 0.5 }] },
    ];
    const led = assignTeachers(
      { ...problem, teachers },
      findCandidates({ ...problem, teachers }),
      new Set(['m1', 'm2']),
    );
    expect(led).toEqual([
      { moduleId: 'm1', teacherId: 'one' },
      { moduleId: 'm2', teacherId: 'both' },
    ]);
  });

  it('looks at the best fitting only', () => {
    const teachers = Array.from({ length: 30 }, (_, index) => ({
      id: `t${index}`,
      minutesLeft: 600,
      leads: [{ moduleId: 'm1', fit: index / 30 }],
    }));
    const found = findCandidates({ ...problem, teachers })!.get('m1')!;
    expect(found).toHaveLength(CANDIDATES_PER_MODULE);
    expect(found[0]!.teacherId).toBe('t29');
  });
});

describe('what is lost without a module', () => {
  it('names the needs that lose, what goes along, and the coverage that is left', async () => {
    const modules = [module('m1', 'pumps'), module('m2', 'audits', { prerequisites: ['m1'] })];
    const own = { ...problem, modules };
    const { choice } = assembleQuickly(own)!;
    const [first, second] = await weighModules(own, choice, null);
    expect(first).toMatchObject({ moduleId: 'm1', takesAlong: ['m2'], coverageWithout: 0, replaced: null });
    expect(first!.needs.map(({ needId }) => needId)).toEqual(['n1', 'n2']);
    expect(second).toMatchObject({ takesAlong: [], coverageWithout: 0.75 });
    expect(second!.needs).toEqual([{ needId: 'n2', before: 12, after: 0 }]);
  });
});

describe('a solver that cannot', () => {
  const saying =
    (answer: Awaited<ReturnType<SolveModel>>): SolveModel =>
    async () =>
      answer;

  it('leaves the quick course standing and promises nothing', async () => {
    const course = await assembleCourse(problem, { solve: saying({ status: 'nothing' }), seconds: 1 });
    expect(course).toMatchObject({ proof: 'quick', bound: null });
  });

  it('never makes the course worse than the quick one', async () => {
    const empty = writeModel(problem, null).columns.map(() => 0);
    const solve = saying({ status: 'stopped', values: empty, bound: 48.2 });
    const course = await assembleCourse(problem, { solve, seconds: 1 });
    expect(course?.choice.coverage).toBe(1);
  });

  it('says that nothing keeps to what was asked', async () => {
    expect(await assembleCourse(problem, { solve: saying({ status: 'impossible' }), seconds: 1 })).toBeNull();
  });
});
