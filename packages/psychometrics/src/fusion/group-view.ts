// What a group of raters says about a person: their ratings in, one normal statement about the group's view out, severities estimated beside it.
import { collectAnswers, matchAnswers } from '../bank/collect-answers.ts';
import type { Answer, Bank } from '../bank/bank.ts';
import { type PreparedBank, preparedBankOf } from '../bank/prepare-bank.ts';
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { fitSites, type FittedSites, type NormalPrior, type Site } from './expectation-propagation.ts';
import type { FusionModel, GroupView, RaterGroupName, RaterModel } from './fusion-types.ts';
import { posteriorOf } from './joint-posterior.ts';
import { dimensionOf, preparedFor, type PreparedModel, VIEWS } from './prepare-model.ts';
import { raterErrorParts, viewOfGroup } from './rater-model.ts';

/** One rater's ratings; "could not observe" is simply not among them. */
export interface RaterAnswers {
  /** A label within the group; never a person. */
  rater: number | string;
  answers: readonly Answer[];
}

/** Severity of one rater: above zero is harder to please than the group's kind usually is. */
export interface EstimatedSeverity {
  rater: number | string;
  severity: number;
  sd: number;
}

export interface GroupEvidence {
  group: RaterGroupName;
  bank: Bank | PreparedBank;
  raters: readonly RaterAnswers[];
}

/**
 * Reads a group's ratings under the graded response model with a severity for every rater.
 * A rater's view of a skill is the group's view less the rater's severity plus an error of its own.
 * @returns the view, and the severities for whoever looks after the instrument, never for the person rated
 * @throws RangeError without raters, for an unknown item, or an item that is no statement
 */
export function groupView(
  evidence: GroupEvidence,
  model: FusionModel | PreparedModel,
  raterModel: RaterModel,
  skills: readonly string[],
): { view: GroupView; severities: EstimatedSeverity[]; converged: boolean } {
  if (evidence.raters.length === 0) throw new RangeError('a group needs at least one rater');
  const prepared = preparedFor(model, skills);
  const error = raterErrorParts(prepared.model, raterModel, evidence.group);
  const rows = readRows(evidence, skills);
  const prior = ratingPrior(prepared, evidence.group, rows, error);
  const fitted = fitSites(prior, sitesOf(rows, skills.length + evidence.raters.length));
  const { precision, shift } = summarise(rows, fitted, error, skills.length);
  const ratersBySkill = skills.map((_, k) => rows.filter((row) => row.skill === k).length);
  const severities = severitiesOf(evidence, prior, fitted, skills.length);
  const view = { group: evidence.group, skills: [...skills], raters: evidence.raters.length, ratersBySkill };
  return { view: { ...view, precision, shift }, severities, converged: fitted.convergence.converged };
}

/** One rater's likelihood of one skill. */
interface RatingRow {
  rater: number;
  skill: number;
  logLikelihood: Float64Array;
}

function readRows({ bank, raters }: GroupEvidence, skills: readonly string[]): RatingRow[] {
  const prepared = preparedBankOf(bank);
  return raters.flatMap(({ answers }, rater) => {
    const matched = matchAnswers(prepared, answers, skills);
    for (const { item } of matched) {
      if (item.kind !== 'statement')
        throw new RangeError(`item ${item.item.id} is no statement: others rate behaviour`);
    }
    return collectAnswers(skills.length, matched).self.flatMap((logLikelihood, skill) =>
      logLikelihood === null ? [] : [{ rater, skill, logLikelihood }],
    );
  });
}

/** Dimensions: the group's view of every skill, the raters' severities, then each rater's view of each skill rated. */
function ratingPrior(
  model: PreparedModel,
  group: RaterGroupName,
  rows: readonly RatingRow[],
  error: { own: number; severity: number },
): NormalPrior {
  const n = model.skills.length;
  const raters = rows.reduce((most, row) => Math.max(most, row.rater + 1), 0);
  const offset = n + raters;
  const size = offset + rows.length;
  const covariance = new Float64Array(size * size);
  const mean = new Float64Array(size);
  const view = VIEWS.indexOf(viewOfGroup(group));
  const between = (k: number, l: number): number =>
    model.covariance[dimensionOf(view, k, n) * model.size + dimensionOf(view, l, n)]!;
  const put = (i: number, j: number, value: number): void => {
    covariance[i * size + j] = value;
    covariance[j * size + i] = value;
  };
  for (let k = 0; k < n; k += 1) {
    mean[k] = model.mean[dimensionOf(view, k, n)]!;
    for (let l = 0; l <= k; l += 1) put(k, l, between(k, l));
  }
  for (let r = 0; r < raters; r += 1) put(n + r, n + r, error.severity);
  for (const [i, row] of rows.entries()) {
    mean[offset + i] = mean[row.skill]!;
    for (let k = 0; k < n; k += 1) put(offset + i, k, between(row.skill, k));
    put(offset + i, n + row.rater, -error.severity);
    for (let j = 0; j <= i; j += 1) {
      const other = rows[j]!;
      const shared = row.rater === other.rater ? error.severity : 0;
      put(offset + i, offset + j, between(row.skill, other.skill) + shared + (i === j ? error.own : 0));
    }
  }
  return { size, mean, covariance };
}

function sitesOf(rows: readonly RatingRow[], offset: number): Site[] {
  return rows.map(({ logLikelihood }, i) => ({
    dimension: offset + i,
    logLikelihood,
    normalPrecision: 0,
    normalShift: 0,
  }));
}

/** Sum over raters of C^-1 and C^-1 y, with C the covariance of one rater's fitted views around the group's. */
function summarise(
  rows: readonly RatingRow[],
  fitted: FittedSites,
  error: { own: number; severity: number },
  skills: number,
): { precision: number[][]; shift: number[] } {
  const precision = Array.from({ length: skills }, () => Array.from({ length: skills }, () => 0));
  const shift = Array.from({ length: skills }, () => 0);
  for (const rater of new Set(rows.map((row) => row.rater))) {
    const own = [...rows.keys()].filter((i) => rows[i]!.rater === rater && fitted.precision[i]! > 0);
    const n = own.length;
    if (n === 0) continue;
    const matrix = new Float64Array(n * n).fill(error.severity);
    for (const [a, i] of own.entries()) matrix[a * n + a]! += error.own + 1 / fitted.precision[i]!;
    const factor = choleskyFactor(matrix, n);
    if (factor === null) throw new RangeError('a rater’s error must be above zero');
    const seen = Float64Array.from(own, (i) => fitted.shift[i]! / fitted.precision[i]!);
    solve(factor, n, seen);
    for (const [a, i] of own.entries()) {
      shift[rows[i]!.skill]! += seen[a]!;
      const unit = new Float64Array(n);
      unit[a] = 1;
      solve(factor, n, unit);
      for (const [b, j] of own.entries()) precision[rows[j]!.skill]![rows[i]!.skill]! += unit[b]!;
    }
  }
  return { precision, shift };
}

function solve(factor: Float64Array, n: number, vector: Float64Array): void {
  solveLower(factor, n, vector);
  solveLowerTransposed(factor, n, vector);
}

function severitiesOf(
  evidence: GroupEvidence,
  prior: NormalPrior,
  fitted: FittedSites,
  skills: number,
): EstimatedSeverity[] {
  const asked = evidence.raters.map((_, r) => skills + r).filter((dimension) => dimension < prior.size);
  const posterior = posteriorOf(prior, fitted, asked);
  return asked.map((_, r) => ({
    rater: evidence.raters[r]!.rater,
    severity: posterior.mean[r]!,
    sd: Math.sqrt(Math.max(0, posterior.covariance[r * asked.length + r]!)),
  }));
}
