// The plan of a calibration: which parameters there are, which are free, and which answers inform them.
import { hasUnitSlope } from './curves/curve-for.ts';
import type { ItemCurve, ItemModel } from './curves/item-curve.ts';
import type { PairLayout } from './posterior-pass.ts';
import type { CalibrationPriors } from './priors.ts';

/** One set of item parameters: of an item in all groups, or of an item in one group when it is no anchor. */
export interface ItemBlock {
  /** Index among the items that are calibrated. */
  item: number;
  /** Group, or -1 for all. */
  group: number;
  name: string;
  model: ItemModel;
  curve: ItemCurve;
  /** Where the parameters begin in the full vector. */
  at: number;
  /** Categories nobody used; each gets half a person spread over the latent density. */
  empty: readonly number[];
  /** Of this item's parameters: its own, or those of all items. */
  priors: CalibrationPriors;
}

export interface GroupPlan {
  label: string;
  persons: number;
  layout: PairLayout;
  /** Block of each item; -1 when nobody of the group answered it. */
  blocks: Int32Array;
  /** Index of the mean and of the log SD in the full vector. */
  meanAt: number;
  logSdAt: number;
}

export interface Design {
  blocks: readonly ItemBlock[];
  groups: readonly GroupPlan[];
  nodes: Float64Array;
  /** Length of the full parameter vector: items, then mean and log SD of each group. */
  size: number;
  isFree: Uint8Array;
  /** Indices of the free parameters. */
  free: Int32Array;
}

/** Equally spaced nodes. */
export function equalNodes(count: number, low: number, high: number): Float64Array {
  return Float64Array.from({ length: count }, (_, q) => low + ((high - low) * q) / (count - 1));
}

/** The same plan on other nodes; windows start anew. */
export function withNodes(design: Design, nodes: Float64Array): Design {
  return {
    ...design,
    nodes,
    groups: design.groups.map((group) => ({
      ...group,
      layout: {
        ...group.layout,
        low: new Uint16Array(group.layout.patterns),
        high: new Uint16Array(group.layout.patterns).fill(nodes.length - 1),
      },
    })),
  };
}

/** Indices of the free entries of a mask. */
export function freeIndices(isFree: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < isFree.length; i += 1) if (isFree[i]) found.push(i);
  return Int32Array.from(found);
}

/** Log of a normal density on the nodes, normalised to sum 1 over them. */
export function latentLogWeights(nodes: Float64Array, mean: number, logSd: number): Float64Array {
  const sd = Math.exp(logSd);
  const logs = Float64Array.from(nodes, (theta) => -0.5 * ((theta - mean) / sd) ** 2);
  const top = Math.max(...logs);
  let mass = 0;
  for (const log of logs) mass += Math.exp(log - top);
  const total = top + Math.log(mass);
  for (let q = 0; q < logs.length; q += 1) logs[q]! -= total;
  return logs;
}

/** Free parameters of an item of this model before anything is fixed by hand. */
export function freeByModel(model: ItemModel, curve: ItemCurve): Uint8Array {
  const mask = new Uint8Array(curve.size).fill(1);
  if (hasUnitSlope(model)) mask[0] = 0;
  return mask;
}
