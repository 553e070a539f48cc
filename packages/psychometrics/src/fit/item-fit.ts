// S-X2: observed against expected answers of an item among persons with the same sum score.
// Sources: M. Orlando and D. Thissen (2000), Applied Psychological Measurement 24; T. Kang and T. T. Chen (2008),
// Journal of Educational Measurement 45 (more than two categories).
import type { MethodRecord } from '../bank/bank.ts';
import type { Calibration } from '../calibration/calibration-types.ts';
import { hasUnitSlope } from '../calibration/curves/curve-for.ts';
import type { ResponseMatrix } from '../calibration/read-responses.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { sumScoreLikelihood } from '../scoring/sum-score-table.ts';
import { completeCases, type FitData, readFitData, tabulateItem } from './fit-data.ts';

export interface ItemFitRow {
  item: string;
  status: 'estimated' | 'not-estimable';
  value: number | null;
  df: number;
  p: number | null;
  rmsea: number | null;
}

export interface ItemFit {
  items: ItemFitRow[];
  /** Persons who answered every item. */
  n: number;
  warnings: { code: string; message: string }[];
  method: MethodRecord;
}

/** Cells expected to hold fewer persons are merged with their neighbours. */
const LEAST_EXPECTED = 1;

/**
 * S-X2 of every item of a calibration of one group; persons with missing cells are left out.
 * @example
 * const rows = [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]];
 * itemFit(rows, calibrate(rows, { model: 'rasch' })).items.map((row) => row.item);
 */
export function itemFit(responses: ResponseMatrix, calibration: Calibration): ItemFit {
  const everybody = readFitData(responses, calibration);
  const data = completeCases(everybody);
  const k = data.items.length;
  const sums = new Int32Array(data.rows);
  for (let r = 0; r < data.rows; r += 1) for (let j = 0; j < k; j += 1) sums[r]! += data.codes[r * k + j]!;
  const total = sumScoreLikelihood(data.items, data.nodes);
  const fixed = new Set(calibration.items.filter((item) => item.status === 'fixed').map((item) => item.name));
  const warnings: { code: string; message: string }[] = [];
  if (data.rows < everybody.rows) {
    const message = `${everybody.rows - data.rows} persons left items out; sum scores rest on the ${data.rows} complete rows.`;
    warnings.push({ code: 'missing-cells', message });
  }
  const items = data.items.map((item, j): ItemFitRow => {
    const cells = expectedCells(data, j, total, sums);
    const free = fixed.has(item.name) ? 0 : item.curve.size - (hasUnitSlope(item.model) ? 1 : 0);
    const { value, df } = item.curve.categories === 2 ? chiSquareByScore(cells) : chiSquareByCategory(cells);
    const left = df - free;
    if (left <= 0 || data.rows < 2) {
      return { item: item.name, status: 'not-estimable', value: null, df: Math.max(0, left), p: null, rmsea: null };
    }
    const rmsea = Math.sqrt(Math.max(0, value - left) / (left * (data.rows - 1)));
    return { item: item.name, status: 'estimated', value, df: left, p: chiSquareUpperTail(value, left), rmsea };
  });
  const none = items.filter((row) => row.status === 'not-estimable').map((row) => row.item);
  if (none.length > 0) {
    warnings.push({
      code: 'no-degrees-of-freedom',
      message: `Too few persons or score groups for S-X2 of ${none.join(', ')}.`,
    });
  }
  return {
    items,
    n: data.rows,
    warnings,
    method: { name: 'S-X2', version: '1', page: 'model-fit', parameters: { leastExpected: LEAST_EXPECTED } },
  };
}

/** Expected and observed persons, one row per inner sum score. */
interface Cells {
  expected: number[][];
  observed: number[][];
}

function expectedCells(data: FitData, j: number, total: Float64Array, sums: Int32Array): Cells {
  const Q = data.nodes.length;
  const item = data.items[j]!;
  const C = item.curve.categories;
  const k = data.items.length;
  const rest = sumScoreLikelihood(data.items, data.nodes, j);
  const { p } = tabulateItem(item, data.nodes);
  const highest = total.length / Q - 1;
  const observed = Array.from({ length: highest + 1 }, () => Array.from({ length: C }, () => 0));
  for (let r = 0; r < data.rows; r += 1) observed[sums[r]!]![data.codes[r * k + j]!]! += 1;
  const cells: Cells = { expected: [], observed: [] };
  for (let s = 1; s < highest; s += 1) {
    const persons = observed[s]!.reduce((sum, count) => sum + count, 0);
    let mass = 0;
    for (let q = 0; q < Q; q += 1) mass += total[s * Q + q]! * data.weights[q]!;
    const expected = Array.from({ length: C }, (_, c) => {
      const other = s - c;
      if (other < 0 || other * Q >= rest.length) return 0;
      let sum = 0;
      for (let q = 0; q < Q; q += 1) sum += p[c * Q + q]! * rest[other * Q + q]! * data.weights[q]!;
      return (persons * sum) / mass;
    });
    cells.expected.push(expected);
    cells.observed.push(observed[s]!);
  }
  return cells;
}

/** Two categories: neighbouring score groups are merged until both cells of each hold enough. */
function chiSquareByScore({ expected, observed }: Cells): { value: number; df: number } {
  const groups: [number, number, number, number][] = [];
  let open: [number, number, number, number] = [0, 0, 0, 0];
  for (const [s, [e0, e1]] of expected.entries()) {
    const [o0, o1] = observed[s]!;
    open = [open[0] + e0!, open[1] + e1!, open[2] + o0!, open[3] + o1!];
    if (open[0] >= LEAST_EXPECTED && open[1] >= LEAST_EXPECTED) {
      groups.push(open);
      open = [0, 0, 0, 0];
    }
  }
  const last = groups.at(-1);
  if (last && open[0] + open[1] > 0) for (let i = 0; i < 4; i += 1) last[i]! += open[i]!;
  let value = 0;
  for (const [e0, e1, o0, o1] of groups) value += (o0 - e0) ** 2 / e0 + (o1 - e1) ** 2 / e1;
  return { value, df: groups.length };
}

/** More categories: within each score group neighbouring categories are merged. */
function chiSquareByCategory({ expected, observed }: Cells): { value: number; df: number } {
  let value = 0;
  let df = 0;
  for (const [s, row] of expected.entries()) {
    const merged: [number, number][] = [];
    let open: [number, number] = [0, 0];
    for (const [c, e] of row.entries()) {
      open = [open[0] + e, open[1] + observed[s]![c]!];
      if (open[0] >= LEAST_EXPECTED) {
        merged.push(open);
        open = [0, 0];
      }
    }
    const last = merged.at(-1);
    if (!last) continue;
    last[0] += open[0];
    last[1] += open[1];
    for (const [e, o] of merged) value += (o - e) ** 2 / e;
    df += merged.length - 1;
  }
  return { value, df };
}
