// Items with known parameters, made ready for scoring: curves, their parameters and derivatives by theta.
import { assertCardItem, type BankCardItem } from '../calibration/bank-card.ts';
import type { CalibratedItem } from '../calibration/calibration-types.ts';
import { curveFor, isBinaryModel } from '../calibration/curves/curve-for.ts';
import type { ItemCurve, ItemModel } from '../calibration/curves/item-curve.ts';
import type { CategoryLabel } from '../calibration/read-responses.ts';

/** An item of a bank card, or of a calibration (excluded items are refused by name). */
export type ScorableItem =
  | (Omit<BankCardItem, 'categories'> & { categories?: readonly CategoryLabel[] })
  | Pick<
      CalibratedItem,
      'name' | 'model' | 'discrimination' | 'difficulty' | 'thresholds' | 'guessing' | 'upperAsymptote' | 'categories'
    >;

export interface PreparedScorable {
  name: string;
  model: ItemModel;
  curve: ItemCurve;
  /** Slope, intercepts, asymptotes on the logit scale. */
  parameters: Float64Array;
  labels: readonly CategoryLabel[];
}

/** Probability of each category with its first and second derivative by theta. */
export interface CategoryDerivatives {
  p: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

/** @throws RangeError that names the item and what is wrong with it */
export function prepareScorables(items: readonly ScorableItem[]): PreparedScorable[] {
  if (items.length === 0) throw new RangeError('items: at least one item is needed');
  const names = new Set<string>();
  return items.map((item) => {
    if (names.has(item.name)) throw new RangeError(`items: "${item.name}" stands twice`);
    names.add(item.name);
    return prepareScorable(item);
  });
}

function prepareScorable(item: ScorableItem): PreparedScorable {
  const labels = labelsOf(item);
  assertCardItem({ ...(item as BankCardItem), categories: labels ?? defaultLabels(item) });
  const a = item.discrimination!;
  const locations = item.thresholds ?? [item.difficulty!];
  const parameters = [a];
  let sum = 0;
  for (const b of locations) {
    sum = item.model === 'pcm' || item.model === 'gpcm' ? sum - a * b : -a * b;
    parameters.push(sum);
  }
  // An item of a bank may hold asymptotes of exactly 0 or 1; in logits these are 36 away, where nothing changes.
  if (item.model === '3pl' || item.model === '4pl') parameters.push(logit(item.guessing ?? 0));
  if (item.model === '4pl') parameters.push(logit(item.upperAsymptote ?? 1));
  const categories = isBinaryModel(item.model) ? 2 : locations.length + 1;
  return {
    name: item.name,
    model: item.model,
    curve: curveFor(item.model, categories),
    parameters: Float64Array.from(parameters),
    labels: labels ?? defaultLabels(item),
  };
}

function labelsOf(item: ScorableItem): CategoryLabel[] | undefined {
  return item.categories?.map((entry) => (typeof entry === 'object' ? entry.label : entry));
}

function defaultLabels(item: ScorableItem): number[] {
  return Array.from({ length: (item.thresholds?.length ?? 1) + 1 }, (_, k) => k);
}

function logit(p: number): number {
  return Math.min(36, Math.max(-36, Math.log(p / (1 - p))));
}

export function createDerivatives(items: readonly PreparedScorable[]): CategoryDerivatives {
  const most = Math.max(...items.map((item) => item.curve.categories));
  return { p: new Float64Array(most), first: new Float64Array(most), second: new Float64Array(most) };
}

/** Fills P_c, P_c' and P_c'' of one item at one theta. */
export function differentiateItem(item: PreparedScorable, theta: number, out: CategoryDerivatives): void {
  if (item.model === 'pcm' || item.model === 'gpcm') differentiatePartialCredit(item, theta, out);
  else if (item.model === '3pl' || item.model === '4pl') differentiateAsymptotes(item, theta, out);
  else differentiateGraded(item, theta, out);
}

function differentiateGraded({ parameters, curve }: PreparedScorable, theta: number, out: CategoryDerivatives): void {
  const a = parameters[0]!;
  const m = curve.categories - 1;
  let upper = 1;
  let upperRest = 0;
  for (let k = 0; k <= m; k += 1) {
    const x = k < m ? a * theta + parameters[k + 1]! : -Infinity;
    const e = Math.exp(-Math.abs(x));
    const lower = x >= 0 ? 1 / (1 + e) : e / (1 + e);
    const lowerRest = x >= 0 ? e / (1 + e) : 1 / (1 + e);
    // 1 - s(x) is kept beside s(x): near 1 the difference of two curves would lose its digits.
    out.p[k] = Math.max(upper > 0.5 && lower > 0.5 ? lowerRest - upperRest : upper - lower, 1e-300);
    const upperSlope = upper * upperRest;
    const lowerSlope = lower * lowerRest;
    out.first[k] = a * (upperSlope - lowerSlope);
    out.second[k] = a * a * (upperSlope * (upperRest - upper) - lowerSlope * (lowerRest - lower));
    upper = lower;
    upperRest = lowerRest;
  }
}

function differentiatePartialCredit(item: PreparedScorable, theta: number, out: CategoryDerivatives): void {
  const { parameters, curve } = item;
  const a = parameters[0]!;
  const C = curve.categories;
  let top = 0;
  for (let k = 0; k < C; k += 1) {
    out.p[k] = k === 0 ? 0 : k * a * theta + parameters[k]!;
    top = Math.max(top, out.p[k]!);
  }
  let total = 0;
  for (let k = 0; k < C; k += 1) {
    out.p[k] = Math.exp(out.p[k]! - top);
    total += out.p[k]!;
  }
  let mean = 0;
  let square = 0;
  for (let k = 0; k < C; k += 1) {
    out.p[k] = Math.max(out.p[k]! / total, 1e-300);
    mean += k * out.p[k]!;
    square += k * k * out.p[k]!;
  }
  const variance = square - mean * mean;
  for (let k = 0; k < C; k += 1) {
    out.first[k] = a * out.p[k]! * (k - mean);
    out.second[k] = a * a * out.p[k]! * ((k - mean) ** 2 - variance);
  }
}

function differentiateAsymptotes(
  { parameters, model }: PreparedScorable,
  theta: number,
  out: CategoryDerivatives,
): void {
  const a = parameters[0]!;
  const g = 1 / (1 + Math.exp(-parameters[2]!));
  const notU = model === '4pl' ? 1 / (1 + Math.exp(parameters[3]!)) : 0;
  const width = 1 - notU - g;
  const x = a * theta + parameters[1]!;
  const e = Math.exp(-Math.abs(x));
  const s = x >= 0 ? 1 / (1 + e) : e / (1 + e);
  const r = x >= 0 ? e / (1 + e) : 1 / (1 + e);
  out.p[1] = Math.max(g + width * s, 1e-300);
  out.p[0] = Math.max(notU + width * r, 1e-300);
  out.first[1] = width * a * s * r;
  out.second[1] = width * a * a * s * r * (r - s);
  out.first[0] = -out.first[1];
  out.second[0] = -out.second[1];
}
