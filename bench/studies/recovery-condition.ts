// One condition of the recovery study: synthetic answers from known items, calibrated again and again.
import { calibrate, createRandom, type ItemModel, score } from '@dragoman/psychometrics';
import {
  syntheticAnswers,
  syntheticItems,
  syntheticThetas,
} from '../../packages/psychometrics/src/calibration/testing/simulate-answers.ts';

export interface RecoveryCondition {
  model: ItemModel;
  persons: number;
  items: number;
  categories: number;
  replications: number;
}

export interface RecoveryRow extends RecoveryCondition {
  converged: number;
  /** Mean of estimate minus truth, root mean square of it, and share of 95 % intervals that hold the truth. */
  slope: { bias: number; rmse: number; coverage: number } | null;
  location: { bias: number; rmse: number; coverage: number };
  /** Of theta by EAP: root mean square error, and share of posterior means plus or minus 1.96 posterior SD. */
  theta: { rmse: number; coverage: number };
}

const Z = 1.959963984540054;

interface Tally {
  n: number;
  sum: number;
  square: number;
  covered: number;
}

/** Runs a condition; the same seed gives the same row. */
export function recover(condition: RecoveryCondition, seed: string): RecoveryRow {
  const { model, persons, items, categories, replications } = condition;
  const slope = emptyTally();
  const location = emptyTally();
  const theta = emptyTally();
  let converged = 0;
  for (let r = 0; r < replications; r += 1) {
    const place = `${seed}/${model}/${persons}/${r}`;
    const truth = syntheticItems(model, items, categories, place);
    // Persons are drawn anew in each replication, from one stream, so that no two share their luck.
    const thetas = syntheticThetas(persons, `${place}/${createRandom(place).below(1e9)}`);
    const answers = syntheticAnswers(truth, thetas, place);
    const fit = calibrate(answers, { model, categories: Array.from({ length: categories }, (_, c) => c) });
    if (!fit.converged) continue;
    converged += 1;
    for (const [j, item] of fit.items.entries()) {
      const [a, ...intercepts] = truth[j]!.parameters;
      const errors = item.standardErrors!;
      if (model !== 'rasch' && model !== 'pcm') add(slope, item.discrimination! - a!, errors.discrimination);
      const estimates = item.thresholds ?? [item.difficulty!];
      const spreads = errors.thresholds ?? [errors.difficulty!];
      for (const [k, b] of estimates.entries()) {
        const isCredit = model === 'pcm' || model === 'gpcm';
        const before = isCredit && k > 0 ? intercepts[k - 1]! : 0;
        add(location, b - (before - intercepts[k]!) / a!, spreads[k]!);
      }
    }
    const [group] = fit.groups;
    const scores = score(answers, fit.items, { prior: { mean: 0, sd: Math.sqrt(group!.variance) } });
    for (const [p, value] of scores.theta.entries()) add(theta, value! - thetas[p]!, scores.standardError[p]!);
  }
  return {
    ...condition,
    converged: converged / replications,
    slope: slope.n > 0 ? summary(slope) : null,
    location: summary(location),
    theta: summary(theta),
  };
}

function emptyTally(): Tally {
  return { n: 0, sum: 0, square: 0, covered: 0 };
}

function add(tally: Tally, error: number, spread: number | null): void {
  tally.n += 1;
  tally.sum += error;
  tally.square += error * error;
  if (spread !== null && Math.abs(error) <= Z * spread) tally.covered += 1;
}

function summary(tally: Tally): { bias: number; rmse: number; coverage: number } {
  return { bias: tally.sum / tally.n, rmse: Math.sqrt(tally.square / tally.n), coverage: tally.covered / tally.n };
}
