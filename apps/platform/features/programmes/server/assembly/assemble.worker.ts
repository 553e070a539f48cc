// Puts a course together in a process of its own: the solver blocks whoever calls it.
import { assembleCourse, assembleQuickly, findOtherCourses, weighModules } from '@dragoman/matching';
import type { AssembledCourse, CourseProblem, ModuleLoss } from '@dragoman/matching';
import { SOLVER_SECONDS } from '../../limits.ts';
import { solveWithHighs } from './solve-with-highs.ts';

/** Seconds for each other course that is shown beside the best. */
const OTHER_SECONDS = 1.5;
const OTHERS = 2;

export interface AssemblyTask {
  readonly problem: CourseProblem;
  readonly mode: 'quick' | 'best' | 'others';
}

export interface AssemblyAnswer {
  readonly course: AssembledCourse | null;
  readonly others: readonly AssembledCourse[];
  readonly losses: readonly ModuleLoss[];
}

export async function run({ problem, mode }: AssemblyTask): Promise<AssemblyAnswer> {
  const options = { solve: solveWithHighs, seconds: SOLVER_SECONDS };
  const course = mode === 'quick' ? assembleQuickly(problem) : await assembleCourse(problem, options);
  if (course === null) return { course, others: [], losses: [] };
  const others =
    mode === 'others'
      ? await findOtherCourses(problem, course.choice, OTHERS, { ...options, seconds: OTHER_SECONDS })
      : [];
  return { course, others, losses: await weighModules(problem, course.choice, null) };
}
