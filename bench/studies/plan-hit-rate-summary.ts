// From the outcomes of many people to the rows of the table: means with bootstrap intervals over people.
import { createRandom } from '@dragoman/psychometrics';
import type { PersonOutcomes } from './plan-hit-rate-person.ts';
import type { World } from './plan-hit-rate-worlds.ts';

const RESAMPLES = 1000;

export interface ConditionRow {
  name: string;
  world: string;
  block: World['block'];
  truth: string;
  correlation: number;
  people: number;
  hitRate: number;
  /** 95 % bootstrap interval over people. */
  low: number;
  high: number;
  coverage90: number | null;
  minutes: number | null;
  observations: number | null;
  /** Share of runs in which at least six of eight skills reach the target SD. */
  preciseOnSix: number | null;
  stopReasons: Readonly<Record<string, number>> | null;
}

export interface PairedGain {
  better: string;
  than: string;
  world: string;
  block: World['block'];
  truth: string;
  correlation: number;
  people: number;
  gain: number;
  low: number;
  high: number;
}

/** Pairs in which a side rests on ratings are judged on both sides by the truths that fit every view. */
const RATED_PAIRS: readonly (readonly [string, string])[] = [
  ['self+scenarios+4peers', 'self+scenarios'],
  ['self+scenarios+4peers+manager', 'self+scenarios+4peers'],
  ['self+scenarios+5 chosen (any kind)', 'self+scenarios+5 random (any kind)'],
  ['self+scenarios+5 chosen (ratings)', 'self+scenarios+5 random (ratings)'],
];

const PAIRS: readonly (readonly [string, string])[] = [
  ['self', 'chance'],
  ['self', 'targets'],
  ['self+scenarios', 'self'],
  ['self+scenarios', 'targets'],
  ['self+scenarios', 'self, statements for the whole 20 minutes'],
  ['self+scenarios', 'short form'],
];

export function summariseWorld(
  world: World,
  people: readonly PersonOutcomes[],
): { rows: ConditionRow[]; gains: PairedGain[] } {
  const names = Object.keys(people[0]!);
  // Outside the grid the world stands in the name, so that name, truth and correlation single out a row.
  const label = (name: string): string => (world.block === 'grid' ? name : `${name} [${world.name}]`);
  const common = {
    world: world.name,
    block: world.block,
    truth: world.trueModel.truth,
    correlation: world.trueModel.skillCorrelation,
    people: people.length,
  };
  const rows = names.map((name): ConditionRow => {
    const outcomes = people.map((person) => person[name]!);
    const hits = outcomes.map((outcome) => outcome.hit);
    const [low, high] = bootstrap(hits, `${world.name}/${name}`);
    const precise = present(outcomes.map((outcome) => outcome.preciseSkills));
    const stops = present(outcomes.map((outcome) => outcome.stop));
    return {
      name: label(name),
      ...common,
      hitRate: mean(hits),
      low,
      high,
      coverage90: meanOrNull(outcomes.map((outcome) => outcome.covered)),
      minutes: divide(meanOrNull(outcomes.map((outcome) => outcome.seconds)), 60),
      observations: meanOrNull(outcomes.map((outcome) => outcome.observations)),
      preciseOnSix: precise.length > 0 ? mean(precise.map((count) => (count >= 6 ? 1 : 0))) : null,
      stopReasons: stops.length > 0 ? shares(stops) : null,
    };
  });
  const compare = (
    pairs: readonly (readonly [string, string])[],
    hitOf: (person: PersonOutcomes, name: string) => number,
  ): PairedGain[] =>
    pairs
      .filter(([better, than]) => names.includes(better) && names.includes(than))
      .map(([better, than]) => {
        const differences = people.map((person) => hitOf(person, better) - hitOf(person, than));
        const [low, high] = bootstrap(differences, `${world.name}/${better}/${than}`);
        return { better: label(better), than: label(than), ...common, gain: mean(differences), low, high };
      });
  const gains = [
    ...compare(PAIRS, (person, name) => person[name]!.hit),
    ...compare(RATED_PAIRS, (person, name) => person[name]!.ratedHit!),
  ];
  return { rows, gains };
}

/** Percentile interval (95 %) of a mean over resampled people. */
export function bootstrap(values: readonly number[], seed: string): [number, number] {
  const random = createRandom(`bootstrap/${seed}`);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i += 1) sum += values[random.below(values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(0.025 * RESAMPLES)]!, means[Math.ceil(0.975 * RESAMPLES) - 1]!];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const found = present(values);
  return found.length > 0 ? mean(found) : null;
}

function divide(value: number | null, by: number): number | null {
  return value === null ? null : value / by;
}

function shares(values: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const value of [...values].sort()) result[value] = (result[value] ?? 0) + 1 / values.length;
  return result;
}
