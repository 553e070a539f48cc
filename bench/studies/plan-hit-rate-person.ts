// One synthetic person: run, fuse from each set of sources, and judge every plan against many fitting truths.
import {
  type Answer,
  createRandom,
  fullPolicy,
  fuse,
  levelFromTheta,
  runAdaptively,
  shortPolicy,
  type StopStep,
  type SummaryEvidence,
  type SyntheticPerson,
  weightedNeed,
} from '@dragoman/psychometrics';
import { askFive } from './plan-hit-rate-next.ts';
import { createSyntheticRaters } from './plan-hit-rate-raters.ts';
import type { PreparedWorld } from './plan-hit-rate-prepare.ts';
import { BANK } from './plan-hit-rate-worlds.ts';

/** Truths drawn for each person. */
export const TRUTHS_PER_PERSON = 64;

const NINETY = 1.6448536269514722;

/** What one condition did for one person. */
export interface PersonOutcome {
  hit: number;
  /** The same, judged by the truths that fit the raters' views too; null in worlds without raters. */
  ratedHit: number | null;
  /** Share of truths inside the 90 % intervals; null where the condition gives none. */
  covered: number | null;
  seconds: number | null;
  observations: number | null;
  stop: string | null;
  /** Skills whose own self theta has a posterior SD of at most 0.35. */
  preciseSkills: number | null;
}

export type PersonOutcomes = Readonly<Record<string, PersonOutcome>>;

/** Outcomes of every condition for one person. */
export function studyPerson(prepared: PreparedWorld, person: SyntheticPerson, seed: string): PersonOutcomes {
  const { world, bank, model, trueModel } = prepared;
  const { targets } = world;
  const truths = prepared.drawTruths(person, TRUTHS_PER_PERSON, createRandom(`${seed}/truth`));
  const trueNeeds = truths.map((truth) => greatestTwo(truth, targets));
  const judge = (plan: readonly number[]): number => meanHit(plan, trueNeeds);
  const ratedTruths = world.raters
    ? prepared.drawRatedTruths(person, TRUTHS_PER_PERSON, createRandom(`${seed}/rated-truth`))
    : null;
  const ratedNeeds = ratedTruths?.map((truth) => greatestTwo(truth, targets)) ?? null;

  const full = runAdaptively(person, bank, world.trueBank, fullPolicy({ seed, targets }), model, seed);
  const statements = full.answers.filter(({ itemId }) => bank.byId.get(itemId)!.kind === 'statement');
  const scenarios = full.answers.filter(({ itemId }) => bank.byId.get(itemId)!.kind === 'scenario');
  const fused = (
    answers: readonly Answer[],
    end: StopStep | null,
    summaries: readonly SummaryEvidence[] = [],
  ): PersonOutcome => {
    const { posterior } = fuse({ skills: bank.skills, instruments: [{ bank, answers }], summaries }, model);
    const plan = greatestTwo(posterior.mean, targets);
    const ratedHit = ratedNeeds && meanHit(plan, ratedNeeds);
    const isRated = summaries.length > 0;
    return {
      hit: isRated ? ratedHit! : judge(plan),
      ratedHit,
      covered: meanCovered(posterior, isRated ? ratedTruths! : truths),
      seconds: end ? end.progress.secondsUsed : null,
      observations: end ? end.progress.statements + end.progress.scenarios : null,
      stop: end ? end.reason.code : null,
      preciseSkills: end ? end.precision.filter((skill) => skill.reachedTarget).length : null,
    };
  };
  const selfView = person.views.subarray(bank.skills.length, 2 * bank.skills.length);
  const outcomes: Record<string, PersonOutcome> = {
    // Which two are drawn by lot does not matter to their mean, so the mean is taken over all pairs.
    chance: bare(2 / bank.skills.length),
    targets: bare(judge(greatestTwo(trueModel.mean.subarray(0, bank.skills.length), targets))),
    'self without measurement error': bare(judge(greatestTwo(selfView, targets))),
    self: fused(statements, null),
    scenarios: fused(scenarios, null),
    'self+scenarios': fused(full.answers, full.end),
  };
  if (world.raters) {
    const raters = createSyntheticRaters(person, prepared, seed);
    const peers = raters.everySkill('peers', 4);
    outcomes['self+scenarios+4peers'] = fused(full.answers, full.end, peers);
    const withManager = [...peers, ...raters.everySkill('supervisor', 1)];
    outcomes['self+scenarios+4peers+manager'] = fused(full.answers, full.end, withManager);
    for (const among of ['any kind', 'ratings'] as const) {
      for (const choice of ['chosen', 'random'] as const) {
        const { answers, summaries } = askFive({ prepared, person, raters, seed }, full.answers, among, choice);
        outcomes[`self+scenarios+5 ${choice} (${among})`] = fused(answers, null, summaries);
      }
    }
  }
  if (world.extraForms) {
    const short = runAdaptively(person, bank, world.trueBank, shortPolicy({ seed, targets }), model, seed);
    const long = { seed, targets, maximumStatements: 128, maximumScenarios: 0, minimumScenariosPerSkill: 0 };
    const sameMinutes = runAdaptively(person, bank, world.trueBank, fullPolicy(long), model, seed);
    outcomes['short form'] = fused(short.answers, short.end);
    outcomes['self, statements for the whole 20 minutes'] = fused(sameMinutes.answers, sameMinutes.end);
  }
  return outcomes;
}

function bare(hit: number): PersonOutcome {
  return { hit, ratedHit: null, covered: null, seconds: null, observations: null, stop: null, preciseSkills: null };
}

function greatestTwo(theta: ArrayLike<number>, targets: Readonly<Record<string, number>>): [number, number] {
  let first = -1;
  let second = -1;
  const needs = BANK.skills.map((skill, k) => weightedNeed(targets[skill]!, levelFromTheta(theta[k]!)));
  for (const [k, need] of needs.entries()) {
    if (first < 0 || need > needs[first]!) {
      second = first;
      first = k;
    } else if (second < 0 || need > needs[second]!) second = k;
  }
  return [first, second];
}

function meanHit(plan: readonly number[], trueNeeds: readonly (readonly number[])[]): number {
  const hits = trueNeeds.reduce((sum, needs) => sum + plan.filter((k) => needs.includes(k)).length, 0);
  return hits / (plan.length * trueNeeds.length);
}

function meanCovered(
  posterior: { mean: readonly number[]; covariance: readonly (readonly number[])[] },
  truths: readonly Float64Array[],
): number {
  let inside = 0;
  for (const truth of truths) {
    for (const [k, mean] of posterior.mean.entries()) {
      if (Math.abs(truth[k]! - mean) <= NINETY * Math.sqrt(posterior.covariance[k]![k]!)) inside += 1;
    }
  }
  return inside / (truths.length * posterior.mean.length);
}
