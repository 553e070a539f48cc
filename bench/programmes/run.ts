// Benchmark: a course out of 300 modules for 60 needs with 80 and with 300 academics, in a list of 14,000 skills. Goal: proven within 2 s.
// Run: npm run bench:programmes [-- --json] [-- --courses N] [-- --seconds LIMIT]
import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { seededRandom } from '@dragoman/kernel';
import { assembleCourse, assembleQuickly, draftObjective, findOtherCourses, weighModules } from '@dragoman/matching';
import type { SkillType } from '@dragoman/matching';
import { solveWithHighs } from '../../apps/platform/features/programmes/server/assembly/solve-with-highs.ts';
import { syntheticProblem } from '../../apps/platform/features/programmes/server/assembly/synthetic-problem.ts';

const GOAL_SECONDS = 2;
const SKILLS = 14_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    courses: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '10' },
  },
});
const [courses, seconds] = [Number(values.courses), Number(values.seconds)];
if (!Number.isInteger(courses) || courses < 1) throw new RangeError('--courses takes a whole number from 1');
if (!(seconds > 0)) throw new RangeError('--seconds takes a number above 0');

/** Loading the solver is paid once a process, not once a course. */
await assembleCourse(syntheticProblem(seededRandom(1), { modules: 5, needs: 3, teachers: 2 }), {
  solve: solveWithHighs,
  seconds: 1,
});

const results = [];
for (const academics of [80, 300]) results.push(await measure(academics));
const drafting = measureDrafting();

if (values.json) console.log(JSON.stringify({ cores: availableParallelism(), results, drafting }));
else {
  console.log(
    `${courses} synthetic courses each: 300 modules, 60 needs, ${SKILLS} skills; one thread, limit ${seconds} s.`,
  );
  console.table(results);
  console.log(
    `${drafting.objectives} objectives drafted in ${drafting.milliseconds} ms (one for each of ${SKILLS} skills).`,
  );
}

async function measure(academics: number) {
  const quick: number[] = [];
  const best: number[] = [];
  const gains: number[] = [];
  let [proven, withinGoal] = [0, 0];
  const others: number[] = [];
  for (let seed = 1; seed <= courses; seed++) {
    // Needs are 60 of the 14,000 skills; the modules for them are what a search in the catalogue would have brought.
    const problem = syntheticProblem(seededRandom(seed), { modules: 300, needs: 60, teachers: academics });
    const [guess, guessed] = await time(async () => assembleQuickly(problem)!);
    const [course, solved] = await time(
      async () => (await assembleCourse(problem, { solve: solveWithHighs, seconds }))!,
    );
    quick.push(guessed);
    best.push(solved);
    gains.push(course.choice.coverage - guess.choice.coverage);
    if (course.proof === 'proven') proven++;
    if (course.proof === 'proven' && solved <= GOAL_SECONDS * 1000) withinGoal++;
    if (seed > 2) continue;
    const [, more] = await time(async () => {
      await findOtherCourses(problem, course.choice, 2, { solve: solveWithHighs, seconds: 1 });
      await weighModules(problem, course.choice, { solve: solveWithHighs, seconds: 0.5 });
    });
    others.push(more);
  }
  return {
    academics,
    'quick, median ms': median(quick),
    'proven, median ms': median(best),
    'proven, slowest ms': Math.round(Math.max(...best)),
    proven: `${proven} of ${courses}`,
    'proven within 2 s': `${withinGoal} of ${courses}`,
    'coverage gained over quick': `${(100 * mean(gains)).toFixed(1)} points`,
    'alternatives and losses, median ms': median(others),
  };
}

function measureDrafting() {
  const types: readonly SkillType[] = ['skill', 'knowledge'];
  const begun = performance.now();
  for (let index = 0; index < SKILLS; index++) {
    draftObjective({
      label: `synthetic skill ${index}`,
      type: types[index % 2]!,
      level: 1 + (index % 4),
      audience: 'external',
      language: 'en',
    });
  }
  return { objectives: SKILLS, milliseconds: Math.round(performance.now() - begun) };
}

async function time<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const begun = performance.now();
  const value = await work();
  return [value, performance.now() - begun];
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}
