// Marginal likelihood of ratings, its exact slopes and the cross-products of persons' slopes.
// An answer to item i by rater r follows the item's curve at theta - severity: intercepts move by -a severity (graded)
// or -k a severity (partial credit). Sources: J. M. Linacre (1989), Many-facet Rasch measurement; E. Muraki and
// J. E. Carlson's graded form as in R. J. Patz et al. (2002), Journal of Educational and Behavioral Statistics 27.
import { curveFor } from '../calibration/curves/curve-for.ts';
import type { ItemCurve } from '../calibration/curves/item-curve.ts';
import { latentLogWeights } from '../calibration/design.ts';
import { latentScores, PSEUDO_PERSONS } from '../calibration/evaluate.ts';
import type { RatingTable } from './read-ratings.ts';

/** Layout of the vector: items one after the other, severities but the last, log SD of theta. */
export interface RatingPlan {
  table: RatingTable;
  model: 'grm' | 'pcm' | 'gpcm';
  curve: ItemCurve;
  nodes: Float64Array;
  severityAt: number;
  logSdAt: number;
  size: number;
  free: Int32Array;
  /** Item and rater of each combination that occurs. */
  combinations: { item: number; rater: number }[];
  combinationOf: Int32Array;
  /** Categories that an item never got, by item. */
  empty: number[][];
  priorSd: number | null;
}

export interface RatingEvaluation {
  logLik: number;
  objective: number;
  gradient: Float64Array;
  /** size x size, when asked for. */
  crossProduct: Float64Array | null;
  theta: Float64Array;
  thetaSd: Float64Array;
}

export function planRatings(
  table: RatingTable,
  model: 'grm' | 'pcm' | 'gpcm',
  nodes: Float64Array,
  priorSd: number | null,
  withSeverity: boolean,
): RatingPlan {
  const categories = table.labels.length;
  const curve = curveFor(model, categories);
  const severityAt = table.items.length * curve.size;
  const logSdAt = severityAt + table.raters.length - 1;
  const combinations: { item: number; rater: number }[] = [];
  const seen = new Map<number, number>();
  const combinationOf = Int32Array.from(table.item, (item, i) => {
    const key = item * table.raters.length + table.rater[i]!;
    if (!seen.has(key)) {
      seen.set(key, combinations.length);
      combinations.push({ item, rater: table.rater[i]! });
    }
    return seen.get(key)!;
  });
  const free: number[] = [];
  for (let i = 0; i < table.items.length; i += 1) {
    for (let t = model === 'pcm' ? 1 : 0; t < curve.size; t += 1) free.push(i * curve.size + t);
  }
  if (withSeverity) for (let r = 0; r < table.raters.length - 1; r += 1) free.push(severityAt + r);
  if (model === 'pcm') free.push(logSdAt);
  const empty = table.items.map((_, item) => {
    const counts = new Int32Array(categories);
    for (const [i, c] of table.category.entries()) if (table.item[i] === item) counts[c]! += 1;
    return Array.from(counts).flatMap((count, c) => (count === 0 ? [c] : []));
  });
  return {
    table,
    model,
    curve,
    nodes,
    severityAt,
    logSdAt,
    size: logSdAt + 1,
    free: Int32Array.from(free),
    combinations,
    combinationOf,
    empty,
    priorSd,
  };
}

/** Severity of each rater; the last makes the sum zero. */
export function severitiesOf(plan: RatingPlan, parameters: Float64Array): Float64Array {
  const R = plan.table.raters.length;
  const severities = new Float64Array(R);
  let sum = 0;
  for (let r = 0; r < R - 1; r += 1) {
    severities[r] = parameters[plan.severityAt + r]!;
    sum += severities[r]!;
  }
  severities[R - 1] = -sum;
  return severities;
}

interface CombinationTables {
  logP: Float64Array;
  /** Slopes by the item's parameters, then by the severity: (size + 1) x categories x nodes. */
  slopes: Float64Array;
}

export function evaluateRatings(
  plan: RatingPlan,
  parameters: Float64Array,
  withCrossProduct: boolean,
): RatingEvaluation | null {
  const { table, curve, nodes, size, logSdAt } = plan;
  const Q = nodes.length;
  const severities = severitiesOf(plan, parameters);
  if (Math.abs(parameters[logSdAt]!) > 4) return null;
  for (let i = 0; i < table.items.length; i += 1) if (!curve.isAdmissible(parameters, i * curve.size)) return null;
  const tables = plan.combinations.map(({ item, rater }) => tabulate(plan, parameters, item, severities[rater]!));
  const logWeights = latentLogWeights(nodes, 0, parameters[logSdAt]!);
  const latent = latentScores(nodes, 0, parameters[logSdAt]!, logWeights);
  const N = table.persons.length;
  const result: RatingEvaluation = {
    logLik: 0,
    objective: 0,
    gradient: new Float64Array(size),
    crossProduct: withCrossProduct ? new Float64Array(size * size) : null,
    theta: new Float64Array(N),
    thetaSd: new Float64Array(N),
  };
  const work = new Float64Array(Q);
  const score = new Float64Array(size);
  for (let p = 0; p < N; p += 1) {
    const logLik = posteriorOf(plan, tables, logWeights, p, work);
    if (!(logLik > -Infinity)) return null;
    result.logLik += logLik;
    let mean = 0;
    let square = 0;
    for (let q = 0; q < Q; q += 1) {
      mean += work[q]! * nodes[q]!;
      square += work[q]! * nodes[q]! ** 2;
    }
    result.theta[p] = mean;
    result.thetaSd[p] = Math.sqrt(Math.max(0, square - mean * mean));
    score.fill(0);
    addPersonScore(plan, tables, p, work, score);
    for (let q = 0; q < Q; q += 1) score[logSdAt]! += work[q]! * latent[Q + q]!;
    for (let t = 0; t < size; t += 1) result.gradient[t]! += score[t]!;
    if (result.crossProduct) addOuter(score, result.crossProduct, size);
  }
  result.objective = result.logLik + addPenalties(plan, parameters, severities, result.gradient);
  return result;
}

function tabulate(plan: RatingPlan, parameters: Float64Array, item: number, severity: number): CombinationTables {
  const { curve, nodes, model } = plan;
  const Q = nodes.length;
  const row = curve.categories * Q;
  const at = item * curve.size;
  const a = parameters[at]!;
  const moved = parameters.slice(at, at + curve.size);
  const shift = (k: number): number => (model === 'grm' ? 1 : k);
  for (let k = 1; k < curve.size; k += 1) moved[k]! -= shift(k) * a * severity;
  const logP = new Float64Array(row);
  const slopes = new Float64Array((curve.size + 1) * row);
  curve.tabulate(moved, 0, nodes, logP, slopes);
  for (let k = 1; k < curve.size; k += 1) {
    for (let i = 0; i < row; i += 1) {
      const slope = shift(k) * slopes[k * row + i]!;
      slopes[i]! -= severity * slope;
      slopes[curve.size * row + i]! -= a * slope;
    }
  }
  return { logP, slopes };
}

function posteriorOf(
  plan: RatingPlan,
  tables: readonly CombinationTables[],
  logWeights: Float64Array,
  p: number,
  work: Float64Array,
): number {
  const { table, combinationOf } = plan;
  const Q = logWeights.length;
  work.set(logWeights);
  for (let i = table.start[p]!; i < table.start[p + 1]!; i += 1) {
    const { logP } = tables[combinationOf[i]!]!;
    const from = table.category[i]! * Q;
    for (let q = 0; q < Q; q += 1) work[q]! += logP[from + q]!;
  }
  let top = -Infinity;
  for (let q = 0; q < Q; q += 1) top = Math.max(top, work[q]!);
  let mass = 0;
  for (let q = 0; q < Q; q += 1) {
    work[q] = Math.exp(work[q]! - top);
    mass += work[q]!;
  }
  for (let q = 0; q < Q; q += 1) work[q]! /= mass;
  return top + Math.log(mass);
}

function addPersonScore(
  plan: RatingPlan,
  tables: readonly CombinationTables[],
  p: number,
  posterior: Float64Array,
  score: Float64Array,
): void {
  const { table, combinationOf, curve, severityAt } = plan;
  const Q = posterior.length;
  const row = curve.categories * Q;
  const R = table.raters.length;
  for (let i = table.start[p]!; i < table.start[p + 1]!; i += 1) {
    const { slopes } = tables[combinationOf[i]!]!;
    const from = table.category[i]! * Q;
    for (let t = 0; t <= curve.size; t += 1) {
      let sum = 0;
      for (let q = 0; q < Q; q += 1) sum += posterior[q]! * slopes[t * row + from + q]!;
      if (t < curve.size) score[table.item[i]! * curve.size + t]! += sum;
      else if (table.rater[i]! < R - 1) score[severityAt + table.rater[i]!]! += sum;
      else for (let r = 0; r < R - 1; r += 1) score[severityAt + r]! -= sum;
    }
  }
}

function addOuter(score: Float64Array, into: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const value = score[i]!;
    if (value === 0) continue;
    for (let j = 0; j < n; j += 1) into[i * n + j]! += value * score[j]!;
  }
}

/** Prior of the severities and half a person for each category that nobody used. */
function addPenalties(
  plan: RatingPlan,
  parameters: Float64Array,
  severities: Float64Array,
  gradient: Float64Array,
): number {
  const { priorSd, severityAt, curve, nodes, empty } = plan;
  const R = severities.length;
  let value = 0;
  if (priorSd !== null) {
    for (let r = 0; r < R; r += 1) value -= 0.5 * (severities[r]! / priorSd) ** 2;
    for (let r = 0; r < R - 1; r += 1)
      gradient[severityAt + r]! -= (severities[r]! - severities[R - 1]!) / (priorSd * priorSd);
  }
  const Q = nodes.length;
  const row = curve.categories * Q;
  const middle = Array.from(nodes).flatMap((theta, q) => (Math.abs(theta) <= 3 ? [q] : []));
  for (const [item, categories] of empty.entries()) {
    if (categories.length === 0) continue;
    const { logP, slopes } = tabulate(plan, parameters, item, 0);
    for (const c of categories) {
      for (const q of middle) {
        value += (PSEUDO_PERSONS / middle.length) * logP[c * Q + q]!;
        for (let t = 0; t < curve.size; t += 1) {
          gradient[item * curve.size + t]! += (PSEUDO_PERSONS / middle.length) * slopes[t * row + c * Q + q]!;
        }
      }
    }
  }
  return value;
}
