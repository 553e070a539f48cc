// Tables of a bank for adaptive testing, made once: category probabilities on quadrature nodes, information on a fine grid.
import type { NormalPrior } from '../irt/expected-a-posteriori.ts';
import {
  type CategoryDerivatives,
  createDerivatives,
  differentiateItem,
  prepareScorables,
  type PreparedScorable,
  type ScorableItem,
} from '../scoring/scorable-items.ts';

export interface TestBankOptions {
  /** Standard normal when absent; a bank card's `latent` belongs here. */
  prior?: NormalPrior;
  /** Equally spaced quadrature nodes, 61 when absent. */
  nodes?: number;
  /** Ends of the nodes; the prior's mean plus and minus six of its SD when absent. */
  range?: readonly [number, number];
}

/** Made by `prepareTestBank`; its tables are shared by all tests and never written to. */
export interface TestBank {
  readonly items: readonly PreparedScorable[];
  readonly position: ReadonlyMap<string, number>;
  readonly prior: NormalPrior;
  readonly nodes: Float64Array;
  /** Prior weights on the nodes with the halved ends of the trapezoid rule, summing to 1. */
  readonly priorWeights: Float64Array;
  /** Of each item: categories x nodes. */
  readonly probabilities: readonly Float64Array[];
  readonly information: InformationGrid;
  /** Item with the most categories: the size of scratch arrays. */
  readonly widest: PreparedScorable;
}

interface InformationGrid {
  readonly low: number;
  readonly step: number;
  readonly points: number;
  /** points x items. */
  readonly values: Float64Array;
  /** Of each interval: most that linear interpolation may be off for any item. */
  readonly slack: Float64Array;
}

const GRID_POINTS = 241;

/**
 * Prepares a bank.
 * @param items of a bank card or a calibration, any model
 * @throws RangeError naming the item or option that does not fit
 * @example prepareTestBank([{ name: 'x', model: '2pl', discrimination: 1.2, difficulty: 0 }]).items.length // 1
 */
export function prepareTestBank(items: readonly ScorableItem[], options: TestBankOptions = {}): TestBank {
  const { prior = { mean: 0, sd: 1 }, nodes: count = 61 } = options;
  if (!(Number.isFinite(prior.mean) && prior.sd > 0 && Number.isFinite(prior.sd))) {
    throw new RangeError('prior: a finite mean and an sd above zero are needed');
  }
  if (!(Number.isInteger(count) && count >= 15 && count <= 2001)) {
    throw new RangeError('nodes: a whole number from 15 to 2001');
  }
  const [low, high] = options.range ?? [prior.mean - 6 * prior.sd, prior.mean + 6 * prior.sd];
  if (!(low < high && Number.isFinite(high - low))) throw new RangeError('range: two finite numbers, the lower first');
  const prepared = prepareScorables(items);
  const nodes = Float64Array.from({ length: count }, (_, q) => low + ((high - low) * q) / (count - 1));
  const work = createDerivatives(prepared);
  return {
    items: prepared,
    position: new Map(prepared.map((item, j) => [item.name, j])),
    prior,
    nodes,
    priorWeights: weightsOf(nodes, prior),
    probabilities: prepared.map((item) => tabulate(item, nodes, work)),
    information: informationGrid(prepared, low, high, work),
    widest: prepared.reduce((a, b) => (b.curve.categories > a.curve.categories ? b : a)),
  };
}

function weightsOf(nodes: Float64Array, prior: NormalPrior): Float64Array {
  const weights = nodes.map((theta) => Math.exp(-0.5 * ((theta - prior.mean) / prior.sd) ** 2));
  weights[0]! /= 2;
  weights[weights.length - 1]! /= 2;
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(mass > 0)) throw new RangeError('range: it lies so far from the prior that nothing of it is left');
  return weights.map((weight) => weight / mass);
}

function tabulate(item: PreparedScorable, nodes: Float64Array, work: CategoryDerivatives): Float64Array {
  const table = new Float64Array(item.curve.categories * nodes.length);
  for (const [q, theta] of nodes.entries()) {
    differentiateItem(item, theta, work);
    for (let c = 0; c < item.curve.categories; c += 1) table[c * nodes.length + q] = work.p[c]!;
  }
  return table;
}

/** Fisher information of one item: sum of P'^2 / P. */
export function itemInformation(item: PreparedScorable, theta: number, work: CategoryDerivatives): number {
  differentiateItem(item, theta, work);
  let sum = 0;
  for (let c = 0; c < item.curve.categories; c += 1) sum += (work.first[c]! * work.first[c]!) / work.p[c]!;
  return sum;
}

function informationGrid(
  items: readonly PreparedScorable[],
  low: number,
  high: number,
  work: CategoryDerivatives,
): InformationGrid {
  const n = items.length;
  const step = (high - low) / (GRID_POINTS - 1);
  const values = new Float64Array(GRID_POINTS * n);
  for (let g = 0; g < GRID_POINTS; g += 1) {
    for (let j = 0; j < n; j += 1) values[g * n + j] = itemInformation(items[j]!, low + g * step, work);
  }
  // A linear interpolation is off by at most step^2 / 8 times the second derivative; second differences tell that
  // derivative, and four times their eighth leaves room for its change between points.
  const slack = new Float64Array(GRID_POINTS);
  for (let g = 0; g < GRID_POINTS - 1; g += 1) {
    for (const at of [Math.max(1, g), Math.min(GRID_POINTS - 2, g + 1)]) {
      for (let j = 0; j < n; j += 1) {
        const bend = values[(at - 1) * n + j]! - 2 * values[at * n + j]! + values[(at + 1) * n + j]!;
        slack[g] = Math.max(slack[g]!, Math.abs(bend) / 2);
      }
    }
  }
  return { low, step, points: GRID_POINTS, values, slack };
}
