// How rehearsals of one academic went, with the severity of those who watched taken out: a linear model with known spreads, solved exactly.
// Source of the model: generalisability theory (Cronbach, Gleser, Nanda and Rajaratnam 1972; Brennan 2001); of the solution: the
// conditional mean and variance of a normal vector (Henderson 1975, best linear unbiased prediction). docs/methods/rehearsals.md
import { normalCdf } from '@dragoman/psychometrics';

export interface Observation {
  readonly rehearsal: string;
  readonly criterion: string;
  /** The same person in another rehearsal has the same name here. */
  readonly observer: string;
  /** 0 to 4. */
  readonly level: number;
}

/** Standard deviations in levels of the rubric. They are assumptions of ours until an institution has data enough of its own. */
export const SPREADS = {
  /** Between academics, and how far one is better at some criteria than at others. */
  academic: 0.6,
  criterion: 0.4,
  /** From one rehearsal to the next, overall and in one criterion. */
  rehearsal: 0.4,
  rehearsalCriterion: 0.4,
  /** How much harder to please one observer is than another, on any day and on this day. */
  severity: 0.5,
  impression: 0.3,
  /** What is left of a single mark. */
  mark: 0.5,
} as const;
/** Where the middle of the rubric is, before anything was seen. */
const MIDDLE = 2;
/** Normal deviates: intervals hold with a probability of 90 and of 50 %, under the model. */
const DEVIATE = 1.6449;
const INNER_DEVIATE = 0.6745;
const HIGHEST = 4;

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface LevelEstimate extends Estimate {
  readonly inner: { readonly low: number; readonly high: number };
}

export interface Difference extends Estimate {
  /** That the later rehearsal was better. */
  readonly probability: number;
}

export interface RehearsalEstimates {
  /** One criterion of one rehearsal. */
  criterion(rehearsal: string, criterion: string): LevelEstimate;
  /** The mean over these criteria. */
  overall(rehearsal: string, criteria: readonly string[]): LevelEstimate;
  /** One criterion, later minus earlier. */
  difference(later: string, earlier: string, criterion: string): Difference;
}

type Place = Pick<Observation, 'rehearsal' | 'criterion'>;

/**
 * A mark is the middle + the academic + the academic's criterion + the rehearsal + the rehearsal's criterion + the observer's severity +
 * the observer's impression of that rehearsal + what is left, all normal with the given spreads. What is estimated is the same without
 * the three parts of the observer. Severity is told apart only as far as observers overlap; where they do not, intervals stay wide.
 *
 * @param observations marks of rehearsals of one academic and one rubric, each observer at most once a criterion
 */
export function estimateRehearsals(observations: readonly Observation[]): RehearsalEstimates {
  const factor = factorise(observations.map((one) => observations.map((other) => observedTogether(one, other))));
  const residuals = observations.map(({ level }) => level - MIDDLE);
  const solved = solve(factor, residuals);
  const estimate = (weights: readonly (readonly [Place, number])[]): { mean: number; sd: number } => {
    const cover = observations.map((other) =>
      sumOf(weights.map(([place, weight]) => weight * meantTogether(place, other))),
    );
    const mean = sumOf(cover.map((each, index) => each * solved[index]!));
    const prior = sumOf(weights.flatMap(([one, a]) => weights.map(([other, b]) => a * b * meantTogether(one, other))));
    const known = solve(factor, cover);
    const variance = prior - sumOf(cover.map((each, index) => each * known[index]!));
    return { mean, sd: Math.sqrt(Math.max(variance, 0)) };
  };
  const level = (weights: readonly (readonly [Place, number])[]): LevelEstimate => {
    const { mean, sd } = estimate(weights);
    const within = (value: number): number => Math.min(HIGHEST, Math.max(0, value));
    const value = MIDDLE + mean;
    const between = (deviate: number) => ({ low: within(value - deviate * sd), high: within(value + deviate * sd) });
    return { value: within(value), ...between(DEVIATE), inner: between(INNER_DEVIATE) };
  };
  return {
    criterion: (rehearsal, criterion) => level([[{ rehearsal, criterion }, 1]]),
    overall: (rehearsal, criteria) =>
      level(criteria.map((criterion) => [{ rehearsal, criterion }, 1 / criteria.length] as const)),
    difference: (later, earlier, criterion) => {
      const { mean, sd } = estimate([
        [{ rehearsal: later, criterion }, 1],
        [{ rehearsal: earlier, criterion }, -1],
      ]);
      const probability = sd === 0 ? 0.5 : normalCdf(mean / sd);
      return { value: mean, low: mean - DEVIATE * sd, high: mean + DEVIATE * sd, probability };
    },
  };
}

export type Verdict = 'better' | 'probably-better' | 'cannot-tell' | 'probably-weaker' | 'weaker';

/** In words, by the probability that the later one was better. */
export function verdictOf(probability: number): Verdict {
  if (probability >= 0.95) return 'better';
  if (probability >= 0.8) return 'probably-better';
  if (probability <= 0.05) return 'weaker';
  return probability <= 0.2 ? 'probably-weaker' : 'cannot-tell';
}

const square = (spread: number): number => spread * spread;

/** The covariance of what two places of the table mean, observers apart. */
function meantTogether(one: Place, other: Place): number {
  const sameCriterion = one.criterion === other.criterion;
  const sameRehearsal = one.rehearsal === other.rehearsal;
  return (
    square(SPREADS.academic) +
    (sameCriterion ? square(SPREADS.criterion) : 0) +
    (sameRehearsal ? square(SPREADS.rehearsal) : 0) +
    (sameCriterion && sameRehearsal ? square(SPREADS.rehearsalCriterion) : 0)
  );
}

function observedTogether(one: Observation, other: Observation): number {
  const meant = meantTogether(one, other);
  if (one.observer !== other.observer) return meant;
  const sameRehearsal = one.rehearsal === other.rehearsal;
  const isSame = sameRehearsal && one.criterion === other.criterion;
  return (
    meant +
    square(SPREADS.severity) +
    (sameRehearsal ? square(SPREADS.impression) : 0) +
    (isSame ? square(SPREADS.mark) : 0)
  );
}

/** Lower triangle L with L L' = matrix (Cholesky); the matrix is positive definite because every mark has an error of its own. */
function factorise(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      const above = column === row ? own : lower[column]!;
      let sum = values[column]!;
      for (let at = 0; at < column; at += 1) sum -= own[at]! * above[at]!;
      own.push(column === row ? Math.sqrt(sum) : sum / above[column]!);
    }
    lower.push(own);
  }
  return lower;
}

function solve(lower: readonly (readonly number[])[], values: readonly number[]): number[] {
  const found = [...values];
  for (let row = 0; row < found.length; row += 1) {
    for (let at = 0; at < row; at += 1) found[row]! -= lower[row]![at]! * found[at]!;
    found[row]! /= lower[row]![row]!;
  }
  for (let row = found.length - 1; row >= 0; row -= 1) {
    for (let at = row + 1; at < found.length; at += 1) found[row]! -= lower[at]![row]! * found[at]!;
    found[row]! /= lower[row]![row]!;
  }
  return found;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
