// Worlds of the coverage study: synthetic samples whose true value is known, and how often the intervals hold it.
import {
  alphaCoefficient,
  type AlphaIntervalMethod,
  type ChangeStandardiser,
  createRandom,
  cronbachAlpha,
  type SeededRandom,
  standardisedMeanChange,
} from '@dragoman/psychometrics';

export interface CoverageRow {
  statistic: 'alpha' | 'standardised mean change';
  world: string;
  people: number;
  interval: string;
  truth: number;
  replications: number;
  /** Share of intervals that hold the truth. */
  coverage: number;
  /** Of the coverage, from the number of replications. */
  monteCarloError: number;
  meanWidth: number;
  /** Intervals the claim "93.5 to 96.5 %" is made for: the defaults, under the assumptions they state. */
  isClaimed: boolean;
}

export interface AlphaWorld {
  name: string;
  loadings: readonly number[];
  /** Cuts of a five-point answer on the item's scale; continuous without. */
  cuts?: readonly number[];
  /** False where the answers break what the intervals assume: shown, not claimed. */
  isClaimed: boolean;
}

export const ALPHA_WORLDS: readonly AlphaWorld[] = [
  { name: 'parallel', loadings: [0.6, 0.6, 0.6, 0.6, 0.6], isClaimed: true },
  { name: 'congeneric', loadings: [0.3, 0.5, 0.6, 0.7, 0.8], isClaimed: true },
  { name: 'five-point answers', loadings: [0.3, 0.5, 0.6, 0.7, 0.8], cuts: [-1.5, -0.5, 0.5, 1.5], isClaimed: true },
  {
    name: 'skewed five-point answers',
    loadings: [0.3, 0.5, 0.6, 0.7, 0.8],
    cuts: [-2.2, -1.5, -0.7, 0.4],
    isClaimed: false,
  },
];

export const ALPHA_METHODS: readonly AlphaIntervalMethod[] = ['feldt', 'asymptotic', 'log'];

/** Answers of one synthetic sample. */
export function drawAnswers(world: AlphaWorld, people: number, random: SeededRandom): number[][] {
  return Array.from({ length: people }, () => {
    const trait = random.normal();
    return world.loadings.map((loading) => {
      const value = loading * trait + Math.sqrt(1 - loading * loading) * random.normal();
      return world.cuts === undefined ? value : world.cuts.filter((cut) => value > cut).length + 1;
    });
  });
}

/** Alpha in the population: exact where answers are continuous, else from 200,000 synthetic people. */
export function trueAlpha(world: AlphaWorld): number {
  if (world.cuts !== undefined) return cronbachAlpha(drawAnswers(world, 200_000, createRandom('truth'))).alpha!;
  const k = world.loadings.length;
  const covariance = Float64Array.from({ length: k * k }, (_, at) => {
    const [i, j] = [Math.floor(at / k), at % k];
    return i === j ? 1 : world.loadings[i]! * world.loadings[j]!;
  });
  return alphaCoefficient(covariance, k)!;
}

/** Coverage of the intervals of alpha in one world whose true alpha is given. */
export function coverAlpha(
  world: AlphaWorld,
  truth: number,
  people: number,
  replications: number,
  seed: string,
): CoverageRow[] {
  const random = createRandom(`${seed}/${world.name}/${people}`);
  const tallies = ALPHA_METHODS.map(() => ({ hits: 0, width: 0 }));
  for (let r = 0; r < replications; r += 1) {
    const rows = drawAnswers(world, people, random);
    for (const [m, interval] of ALPHA_METHODS.entries()) {
      tally(tallies[m]!, cronbachAlpha(rows, { interval, missing: 'listwise' }).interval, truth);
    }
  }
  return tallies.map((result, m) =>
    rowOf('alpha', world.name, people, ALPHA_METHODS[m]!, truth, replications, result, m === 0 && world.isClaimed),
  );
}

export interface ChangeWorld {
  change: number;
  correlation: number;
  /** SD after when the SD before is 1. */
  deviationAfter: number;
}

export const CHANGE_WORLDS: readonly ChangeWorld[] = [0, 0.5, 1].flatMap((change) =>
  [0.3, 0.7].flatMap((correlation) => [1, 1.3].map((deviationAfter) => ({ change, correlation, deviationAfter }))),
);

export const CHANGE_STANDARDISERS: readonly ChangeStandardiser[] = ['average', 'before', 'change'];

/** Coverage of the intervals of the standardised mean change in one world. */
export function coverChange(world: ChangeWorld, people: number, replications: number, seed: string): CoverageRow[] {
  const { change, correlation, deviationAfter } = world;
  const name = `change ${change}, r ${correlation}, SD after ${deviationAfter}`;
  const random = createRandom(`${seed}/${name}/${people}`);
  const divisors: Record<ChangeStandardiser, number> = {
    average: Math.sqrt((1 + deviationAfter ** 2) / 2),
    before: 1,
    change: Math.sqrt(1 + deviationAfter ** 2 - 2 * correlation * deviationAfter),
  };
  const tallies = CHANGE_STANDARDISERS.map(() => ({ hits: 0, width: 0 }));
  for (let r = 0; r < replications; r += 1) {
    const before = Array.from({ length: people }, () => random.normal());
    const after = before.map(
      (value) => change + deviationAfter * (correlation * value + Math.sqrt(1 - correlation ** 2) * random.normal()),
    );
    for (const [s, standardiser] of CHANGE_STANDARDISERS.entries()) {
      const truth = change / divisors[standardiser];
      tally(tallies[s]!, standardisedMeanChange(before, after, { standardiser }).interval, truth);
    }
  }
  return tallies.map((result, s) => {
    const standardiser = CHANGE_STANDARDISERS[s]!;
    const truth = change / divisors[standardiser];
    const isClaimed = standardiser === 'change' || people >= 20;
    return rowOf('standardised mean change', name, people, standardiser, truth, replications, result, isClaimed);
  });
}

function tally(
  into: { hits: number; width: number },
  interval: { lower: number; upper: number } | null,
  truth: number,
): void {
  if (interval === null) return;
  if (interval.lower <= truth && truth <= interval.upper) into.hits += 1;
  into.width += interval.upper - interval.lower;
}

function rowOf(
  statistic: CoverageRow['statistic'],
  world: string,
  people: number,
  interval: string,
  truth: number,
  replications: number,
  { hits, width }: { hits: number; width: number },
  isClaimed: boolean,
): CoverageRow {
  const coverage = hits / replications;
  return {
    statistic,
    world,
    people,
    interval,
    truth,
    replications,
    coverage,
    monteCarloError: Math.sqrt((coverage * (1 - coverage)) / replications),
    meanWidth: width / replications,
    isClaimed,
  };
}
