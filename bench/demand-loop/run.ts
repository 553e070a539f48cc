// Benchmark: the demand loop whole, from a two-page mail to a programme with its academics, at 14,000 skills, 300 modules, 300 academics.
// Run: npm run bench:demand-loop [-- --json] [-- --mails N] [-- --skills N] [-- --modules N] [-- --academics N]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadMatchingModel, openTaxonomy, readIndex, readNeed } from '@dragoman/matching';
import { runInWorker } from '../../apps/platform/core/jobs/run-in-worker.ts';
import { assignAcademics } from '../../apps/platform/features/academics/server/assignment/assign-academics.ts';
import { solveInWorker } from '../../apps/platform/features/academics/server/assignment/assign-programme.ts';
import { buildPool } from '../../apps/platform/features/academics/server/ranking/pool.ts';
import { rankAcademics } from '../../apps/platform/features/academics/server/ranking/rank-academics.ts';
import { DEFAULT_WEIGHTS } from '../../apps/platform/features/academics/limits.ts';
import type { run as buildIndex } from '../../apps/platform/features/demand/server/reading/build-index.worker.ts';
import type { run as readText } from '../../apps/platform/features/demand/server/reading/read-need.worker.ts';
import type { run as assemble } from '../../apps/platform/features/programmes/server/assembly/assemble.worker.ts';
import { poseProblem } from '../../apps/platform/features/programmes/server/assembly/pose-problem.ts';
import type { ProgrammePlan } from '../../apps/platform/features/programmes/contract.ts';
import { SOLVER_SECONDS } from '../../apps/platform/features/programmes/limits.ts';
import { drawAcademics, drawMail, drawModules, drawTaxonomy } from './draw-office.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
const FEATURES = new URL('../../apps/platform/features/', import.meta.url);
const MATCHING = join(CONTENT, 'matching');
const SEED = 'demand-loop-1';
const NOW = '2026-11-22T08:00:00.000Z';
/** Of each session so many of the best are considered, as in the product. */
const CANDIDATES = 12;
const MOST_NEEDS = 60;
/** From pasting to accepted skills, with the desk's own work in it. */
const TEN_MINUTES = '10 min with the desk’s work';
const PATIENCE = { timeoutMs: 120_000 };

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    mails: { type: 'string', default: '10' },
    skills: { type: 'string', default: '14000' },
    modules: { type: 'string', default: '300' },
    academics: { type: 'string', default: '300' },
  },
});
const size = {
  skills: wholeNumber('skills'),
  modules: wholeNumber('modules'),
  academics: wholeNumber('academics'),
  mails: wholeNumber('mails'),
};

function wholeNumber(name: 'mails' | 'skills' | 'modules' | 'academics'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1`);
  return value;
}

/** Milliseconds of each step, one a mail, in the order in which a designer meets them. */
interface Step {
  readonly name: string;
  /** What was aimed at, in words; null where nobody named a figure. */
  readonly goal: string | null;
  readonly unit: 'ms' | 's';
  readonly times: number[];
  /** Megabytes resident when the step ended, at most: of the whole process with its threads. */
  megabytes: number;
}

const steps = new Map<string, Step>();
function note(name: string, milliseconds: number, goal: string | null, unit: Step['unit'] = 'ms'): void {
  const step = steps.get(name) ?? { name, goal, unit, times: [], megabytes: 0 };
  step.times.push(milliseconds);
  step.megabytes = Math.max(step.megabytes, Math.round(process.memoryUsage().rss / 1e6));
  steps.set(name, step);
}

async function time<Value>(work: () => Value | Promise<Value>): Promise<[Value, number]> {
  const begun = performance.now();
  const value = await work();
  return [value, performance.now() - begun];
}

const folder = mkdtempSync(join(tmpdir(), 'dragoman-demand-loop-'));
try {
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(place: string): Promise<void> {
  const waiting = loadavg()[0]!;
  const taxonomy = drawTaxonomy(SEED, size.skills);
  const indexFile = join(place, 'synthetic.idx');
  const [, built] = await time(() =>
    runInWorker<typeof buildIndex>(
      new URL('demand/server/reading/build-index.worker.ts', FEATURES),
      {
        sources: [taxonomy],
        matchingFolder: MATCHING,
        vocabularyFolder: join(CONTENT, 'vocabulary'),
        file: indexFile,
      },
      PATIENCE,
    ),
  );
  note('index of the list, once', built, null, 's');
  const people = drawAcademics(SEED, size.academics);
  const { languages } = loadMatchingModel(MATCHING);
  const [pool, pooled] = await time(() => buildPool(people.academics, people.records, languages));
  note('academics made ready, once', pooled, null);
  const counts = { needs: [] as number[], sessions: [] as number[], proven: 0, optimal: 0, sentences: 0 };
  for (let number = 1; number <= size.mails; number += 1) {
    const text = drawMail(`${SEED}/${number}`, taxonomy);
    const reading = await readOnce(text, indexFile, number === 1);
    const wanted = reading.skills.filter(({ isListed }) => isListed).slice(0, MOST_NEEDS);
    const plan = planOf(wanted, number);
    const chosen = await chooseModules(plan, number);
    counts.needs.push(wanted.length);
    counts.sessions.push(chosen.sessions.length);
    counts.sentences += reading.sentences.length;
    if (chosen.isProven) counts.proven += 1;
    if (await findAcademics(chosen.sessions, pool)) counts.optimal += 1;
  }
  readAll(indexFile, taxonomy);
  report(waiting, counts);
}

async function readOnce(text: string, indexFile: string, isFirst: boolean) {
  const task = { text, indexFile, matchingFolder: MATCHING, ranker: null };
  const file = new URL('demand/server/reading/read-need.worker.ts', FEATURES);
  const [reading, taken] = await time(() => runInWorker<typeof readText>(file, task, PATIENCE));
  note(isFirst ? 'mail to suggestions, the first' : 'mail to suggestions, again', taken, TEN_MINUTES, 's');
  return reading;
}

/** The same sentences in a list that stays open: the mean of a sentence for each mail, once the compiler has warmed up. */
function readAll(indexFile: string, taxonomy: ReturnType<typeof drawTaxonomy>): void {
  const begun = performance.now();
  const open = openTaxonomy(readIndex(readFileSync(indexFile)), loadMatchingModel(MATCHING));
  note('start from a kept index', performance.now() - begun, '1 s');
  const mails = Array.from({ length: size.mails }, (_, index) => drawMail(`${SEED}/${index + 1}`, taxonomy));
  readNeed(drawMail(`${SEED}/warm`, taxonomy), open);
  for (const text of mails) {
    const from = performance.now();
    const { sentences } = readNeed(text, open);
    note('one sentence in an open list', (performance.now() - from) / sentences.length, '15 ms');
  }
}

function planOf(
  wanted: readonly { readonly uri: string; readonly label: string }[],
  number: number,
): Pick<ProgrammePlan, 'needs' | 'facts'> {
  return {
    needs: wanted.map(({ uri, label }, index) => ({
      id: `own-${number}-${index}`,
      skill: { uri, label, kind: 'skill' },
      level: 2 + (index % 2),
      priority: 1 + (index % 3),
      sentenceIds: [],
    })),
    facts: {
      hoursPerEcts: 27,
      eqf: 6,
      participants: { min: 8, max: 16 },
      participation: 'blended',
      prerequisites: '',
      awardingBody: '',
      country: 'FI',
      qualityAssurance: '',
      startsOn: null,
    },
  };
}

async function chooseModules(plan: ReturnType<typeof planOf>, number: number) {
  const wanted = plan.needs.map(({ skill }) => skill);
  const modules = drawModules(`${SEED}/${number}`, size.modules, wanted, drawTaxonomy(SEED, size.skills));
  const wish = {
    mode: 'best' as const,
    contactHours: 40,
    ects: null,
    price: null,
    language: 'en' as const,
    withAcademics: false,
    required: [],
    excluded: [],
    without: null,
  };
  const [{ problem, candidates }, posed] = await time(() => poseProblem(plan, modules, null, wish));
  note('modules that could serve', posed, null);
  const file = new URL('programmes/server/assembly/assemble.worker.ts', FEATURES);
  const choose = (mode: 'quick' | 'best') =>
    time(() => runInWorker<typeof assemble>(file, { problem, mode }, PATIENCE));
  const [, quick] = await choose('quick');
  note('choice of modules, quick', quick, 'at once');
  const [{ course }, best] = await choose('best');
  note('choice of modules, best', best, `proven in 2 s, stopped at ${SOLVER_SECONDS} s`);
  const byKey = new Map(candidates.map((each) => [each.key, each.content]));
  return {
    isProven: course?.proof === 'proven',
    sessions: (course?.choice.modules ?? []).map(({ moduleId }) => byKey.get(moduleId)!),
  };
}

async function findAcademics(
  sessions: Awaited<ReturnType<typeof chooseModules>>['sessions'],
  pool: ReturnType<typeof buildPool>,
): Promise<boolean> {
  const world = { pool, requests: [], weights: DEFAULT_WEIGHTS, now: NOW };
  const begun = performance.now();
  const ranked = sessions.map(({ title, purpose, skills, contactMinutes }) => {
    const from = performance.now();
    const need = { text: `${title}. ${purpose}`, skills, language: 'en', hours: contactMinutes / 60, from: null };
    const { ranked: all } = rankAcademics(need, world);
    note('academics ranked for one session', performance.now() - from, null);
    return all.slice(0, CANDIDATES);
  });
  const toFill = sessions.map(({ contactMinutes }, index) => ({
    id: String(index),
    hours: contactMinutes / 60,
    candidates: ranked[index]!.map(({ academicId, score }) => ({ academicId, fit: score / 100 })),
  }));
  const loads = [...new Map(ranked.flat().map((each) => [each.academicId, each])).values()].map(
    ({ academicId, hoursLeft, askedLately }) => ({ academicId, hoursLeft, askedLately }),
  );
  const [{ status }, assigned] = await time(() => assignAcademics(toFill, loads, 0.5, solveInWorker));
  note('assignment over the programme', assigned, null);
  note('a programme’s academics, ranked and assigned', performance.now() - begun, null);
  return status === 'optimal';
}

function report(
  waiting: number,
  counts: { needs: number[]; sessions: number[]; proven: number; optimal: number; sentences: number },
): void {
  const memory = {
    'resident at the end, MB': Math.round(process.memoryUsage().rss / 1e6),
    'highest, MB': Math.round(process.resourceUsage().maxRSS / 1000),
  };
  const rows = [...steps.values()].map(({ name, goal, unit, times, megabytes }) => ({
    step: name,
    n: times.length,
    median: say(at(times, 0.5), unit),
    p95: say(at(times, 0.95), unit),
    goal: goal ?? 'none named',
    'MB after it, at most': megabytes,
  }));
  const about = {
    cores: availableParallelism(),
    waiting: Number(waiting.toFixed(1)),
    ...size,
    'sentences a mail': Math.round(counts.sentences / size.mails),
    'skills suggested a mail, median': at(counts.needs, 0.5),
    'sessions a programme, median': at(counts.sessions, 0.5),
    'choices proven': `${counts.proven} of ${size.mails}`,
    'assignments proven': `${counts.optimal} of ${size.mails}`,
  };
  if (values.json) {
    const all = [...steps.values()].map(({ name, goal, times, megabytes }) => ({
      name,
      n: times.length,
      medianMilliseconds: at(times, 0.5),
      p95Milliseconds: at(times, 0.95),
      goal,
      megabytes,
    }));
    console.log(JSON.stringify({ about, memory, steps: all }, null, 1));
    return;
  }
  console.table([about]);
  console.table(rows);
  console.table([memory]);
}

/** Nearest rank: of ten values the 95th hundredth is the greatest. */
function at(list: readonly number[], share: number): number {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function say(milliseconds: number, unit: Step['unit']): string {
  return unit === 's' ? `${(milliseconds / 1000).toFixed(2)} s` : `${milliseconds.toFixed(1)} ms`;
}
