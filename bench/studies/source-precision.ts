// Study: how precise each source's own theta is when a full run ends, and what other people's ratings add, on the bank that ships.
// Synthetic people throughout. Run: npm run study:source-precision [-- --json] [-- --people N]
import { parseArgs } from 'node:util';
import {
  createRandom,
  defaultRaterModel,
  fullPolicy,
  fuse,
  groupView,
  ownEstimate,
  poolGroups,
  runAdaptively,
  syntheticPeople,
} from '@dragoman/psychometrics';
import type { Answer, GroupView, SyntheticPerson } from '@dragoman/psychometrics';
import { createInstrument } from '../../apps/platform/features/assessment/server/index.ts';
import { toMeasuredBank } from '../../apps/platform/features/itembank/server/index.ts';
import { loadContent } from '../../apps/platform/server/load-content.ts';
import { syntheticGroup } from '../../packages/psychometrics/src/simulate/synthetic-raters.ts';

const TARGET_SD = 0.35;
const SKILLS_NEEDED = 6;
/** Share of people for whom a bound is to hold. */
const PEOPLE_NEEDED = 0.8;
const STATEMENTS_OF_A_RATER = 3;
/** Half of one peer's error, (1 - .37) / .37, is the rater's severity and half is the rater's own about each skill. */
const RATER_SD = Math.sqrt((0.5 * 0.63) / 0.37);
const PLACE_OF_PEERS = 3;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, people: { type: 'string', default: '200' } } });
const people = Number(values.people);
if (!Number.isInteger(people) || people < 1) throw new RangeError('--people takes a whole number, 1 or more');

const content = loadContent();
const instrument = createInstrument(content.framework, content.bank);
const { prepared, model } = instrument;
const bank = toMeasuredBank(content.bank);
const { skills } = bank;
const targets = content.framework.roles[0]!.stages[1]!.targets;

interface Outcome {
  readonly sds: readonly number[];
  readonly observations: number | null;
  readonly minutes: number | null;
}

/** One row a condition; every condition is tried on the same people. */
const found = new Map<string, Outcome[]>();
const note = (condition: string, outcome: Outcome): void => {
  found.set(condition, [...(found.get(condition) ?? []), outcome]);
};
const only = (sds: readonly number[]): Outcome => ({ sds, observations: null, minutes: null });

const drawn = syntheticPeople(model, people, 'source-precision');
for (const [index, person] of drawn.entries()) studyPerson(person, `source-precision/${index}`);

function studyPerson(person: SyntheticPerson, seed: string): void {
  const full = runAdaptively(person, prepared, bank, fullPolicy({ seed, targets }), model, seed);
  const { statements, scenarios, secondsUsed } = full.end.progress;
  const self = selfSds(full.answers);
  note('self: a full run', { sds: self, observations: statements + scenarios, minutes: secondsUsed / 60 });
  const long = { maximumStatements: 128, maximumScenarios: 0, minimumScenariosPerSkill: 0 };
  const twenty = runAdaptively(person, prepared, bank, fullPolicy({ seed, targets, ...long }), model, seed);
  note('self: statements only, 20 minutes', {
    sds: selfSds(twenty.answers),
    observations: twenty.end.progress.statements,
    minutes: twenty.end.progress.secondsUsed / 60,
  });
  const untimed = { ...long, timeCapSeconds: 100_000, planSettledBelow: 0 };
  const enough = runAdaptively(person, prepared, bank, fullPolicy({ seed, targets, ...untimed }), model, seed);
  note('self: statements only, until it is reached', {
    sds: selfSds(enough.answers),
    observations: enough.end.progress.statements,
    minutes: enough.end.progress.secondsUsed / 60,
  });
  for (const count of [3, 4, 5, 8, 12])
    note(`others: ${count} peers`, only(ownEstimate(peersOf(person, count, seed), 0).sd));
  const others = poolGroups([peersOf(person, 4, seed), managerOf(person, seed)])!;
  note('others: 4 peers and a manager', only(ownEstimate(others, 0).sd));
  for (const [name, groups] of [
    ['fused: a full run', []],
    ['fused: a full run, 4 peers, a manager', [peersOf(person, 4, seed), managerOf(person, seed)]],
  ] as const) {
    const instruments = [{ bank: prepared, answers: full.answers }];
    const fused = fuse({ skills, instruments, groups, raterModel: defaultRaterModel() }, model);
    note(name, only(fused.skills.map(({ sd }) => sd)));
  }
}

function selfSds(answers: readonly Answer[]): number[] {
  const fused = fuse({ skills, instruments: [{ bank: prepared, answers }] }, model);
  return fused.skills.map(({ sources }) => sources.find(({ source }) => source === 'self')?.sd ?? 1);
}

function peersOf(person: SyntheticPerson, count: number, seed: string): GroupView {
  return viewOfGroup(person, 'peers', count, `${seed}/peers`);
}

function managerOf(person: SyntheticPerson, seed: string): GroupView {
  return viewOfGroup(person, 'manager', 1, `${seed}/manager`);
}

function viewOfGroup(person: SyntheticPerson, group: 'peers' | 'manager', count: number, seed: string): GroupView {
  const random = createRandom(seed);
  const place = group === 'peers' ? PLACE_OF_PEERS : PLACE_OF_PEERS + 1;
  const raters = syntheticGroup({
    bank,
    view: skills.map((_, k) => person.views[place * skills.length + k]!),
    severities: Array.from({ length: count }, () => RATER_SD * random.normal()),
    ownSd: RATER_SD,
    statements: STATEMENTS_OF_A_RATER,
    seed,
  });
  return groupView({ group, bank: prepared, raters }, model, defaultRaterModel(), skills).view;
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
const mean = (all: readonly (number | null)[]): number | null =>
  all.includes(null) ? null : all.reduce<number>((sum, each) => sum + each!, 0) / all.length;

/** The least bound that holds on six skills for four people of five. */
const boundFor = (outcomes: readonly Outcome[]): number => {
  const sixth = outcomes.map(({ sds }) => sds.toSorted((a, b) => a - b)[SKILLS_NEEDED - 1]!).toSorted((a, b) => a - b);
  return sixth[Math.ceil(PEOPLE_NEEDED * sixth.length) - 1]!;
};

const rows = [...found].map(([condition, outcomes]) => {
  const met = outcomes.filter(({ sds }) => sds.filter((sd) => sd <= TARGET_SD).length >= SKILLS_NEEDED).length;
  return {
    condition,
    observations: mean(outcomes.map(({ observations }) => observations)),
    minutes: mean(outcomes.map(({ minutes }) => minutes)),
    medianSd: median(outcomes.flatMap(({ sds }) => sds)),
    leastSd: Math.min(...outcomes.flatMap(({ sds }) => sds)),
    shareMet: met / outcomes.length,
    bound: boundFor(outcomes),
  };
});

if (values.json) {
  console.log(JSON.stringify({ synthetic: true, people, bank: content.bank.head.version, targetSd: TARGET_SD, rows }));
} else {
  console.log(
    `${people} synthetic people; share with an SD of at most ${TARGET_SD} on ${SKILLS_NEEDED} of ${skills.length} skills`,
  );
  console.table(
    rows.map(({ condition, observations, minutes, medianSd, leastSd, shareMet, bound }) => ({
      condition,
      observations: observations?.toFixed(1) ?? '',
      minutes: minutes?.toFixed(1) ?? '',
      'median SD': medianSd.toFixed(2),
      'least SD': leastSd.toFixed(2),
      'met %': (100 * shareMet).toFixed(0),
      'bound for 80 %': bound.toFixed(3),
    })),
  );
}
