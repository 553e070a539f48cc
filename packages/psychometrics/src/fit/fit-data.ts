// What the fit statistics share: answers coded by the labels of a calibration, its items and its latent density.
import type { Calibration } from '../calibration/calibration-types.ts';
import { MISSING, readResponses, type ResponseMatrix } from '../calibration/read-responses.ts';
import { latentLogWeights, equalNodes } from '../calibration/design.ts';
import { type PreparedScorable, prepareScorables } from '../scoring/scorable-items.ts';

export interface FitData {
  items: readonly PreparedScorable[];
  /** rows x items, -1 for missing; rows without answers are left out. */
  codes: Int16Array;
  rows: number;
  /** Row of the responses (0-based) of each kept row. */
  rowOf: Int32Array;
  nodes: Float64Array;
  /** Latent density at the nodes, summing to 1. */
  weights: Float64Array;
  mean: number;
  sd: number;
}

/**
 * @param responses the matrix that was calibrated: same columns in the same order
 * @throws RangeError for several groups or other columns
 */
export function readFitData(responses: ResponseMatrix, calibration: Calibration): FitData {
  if (calibration.groups.length !== 1) throw new RangeError('calibration: fit statistics take one group at a time');
  const names = calibration.items.map((item) => item.name);
  const categories = Object.fromEntries(
    calibration.items
      .filter((item) => item.status !== 'excluded')
      .map((item) => [item.name, item.categories.map(({ label }) => label)]),
  );
  const coded = readResponses(
    responses,
    names,
    categories,
    calibration.items.map((item) => item.model),
  );
  const active = calibration.items.flatMap((item, j) => (item.status === 'excluded' ? [] : [j]));
  const items = prepareScorables(active.map((j) => calibration.items[j]!));
  const kept: number[] = [];
  const codes: number[] = [];
  for (let r = 0; r < coded.rows; r += 1) {
    const row = active.map((j) => coded.codes[r * coded.columns + j]!);
    if (row.every((code) => code === MISSING)) continue;
    kept.push(r);
    for (const code of row) codes.push(code === MISSING ? -1 : code);
  }
  if (kept.length === 0) throw new RangeError('responses: nobody answered anything');
  const { mean, variance } = calibration.groups[0]!;
  const sd = Math.sqrt(variance);
  const nodes = equalNodes(Math.max(61, calibration.nodes), calibration.range[0], calibration.range[1]);
  const weights = latentLogWeights(nodes, mean, Math.log(sd)).map((log) => Math.exp(log));
  return {
    items,
    codes: Int16Array.from(codes),
    rows: kept.length,
    rowOf: Int32Array.from(kept),
    nodes,
    weights,
    mean,
    sd,
  };
}

/** Probabilities of an item at the nodes (categories x nodes), and the slopes of its log-probabilities. */
export function tabulateItem(item: PreparedScorable, nodes: Float64Array): { p: Float64Array; slopes: Float64Array } {
  const { curve, parameters } = item;
  const logP = new Float64Array(curve.categories * nodes.length);
  const slopes = new Float64Array(curve.size * curve.categories * nodes.length);
  curve.tabulate(parameters, 0, nodes, logP, slopes);
  return { p: logP.map((log) => Math.exp(log)), slopes };
}

/** The rows in which every item is answered. */
export function completeCases(data: FitData): FitData {
  const k = data.items.length;
  const rows: number[] = [];
  for (let r = 0; r < data.rows; r += 1) if (!data.codes.subarray(r * k, (r + 1) * k).includes(-1)) rows.push(r);
  if (rows.length === data.rows) return data;
  const codes = new Int16Array(rows.length * k);
  for (const [to, r] of rows.entries()) codes.set(data.codes.subarray(r * k, (r + 1) * k), to * k);
  return { ...data, codes, rows: rows.length, rowOf: Int32Array.from(rows, (r) => data.rowOf[r]!) };
}
