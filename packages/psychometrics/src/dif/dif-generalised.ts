// Differential functioning of items with any number of categories between any number of groups.
import type { ResultWarning } from '../result/result-types.ts';
import type { DifData, DifItem, DifOptions, DifResult } from './dif-types.ts';
import { generalisedMantelHaenszel } from './generalised-mantel-haenszel.ts';
import { testItems } from './purify.ts';
import { type DifTable, readDifData } from './read-dif-data.ts';

export interface GeneralisedDifOptions extends DifOptions {
  /** `ordinal` compares mean scores (Mantel 1963), `nominal` any difference of the categories; `ordinal` when absent. */
  categories?: 'ordinal' | 'nominal';
}

export interface GeneralisedDifItem extends DifItem {
  strata: number;
  /**
   * Standardised mean difference of each focal group (focal minus reference at equal scores, weighted by the focal
   * group; Zwick and Thayer 1996), in units of the item.
   */
  meanDifferences: readonly { group: string | number; difference: number | null }[];
}

/**
 * Generalised Mantel-Haenszel test of every item.
 * @throws TypeError or RangeError that names row, column or item
 * @example
 * const responses = [[2, 0, 1], [0, 1, 1], [1, 2, 0], [2, 1, 0], [0, 1, 2], [1, 0, 1], [1, 2, 2], [0, 1, 0]];
 * difGeneralised({ responses, groups: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c'] }).items[0].df; // 2
 */
export function difGeneralised(data: DifData, options: GeneralisedDifOptions = {}): DifResult<GeneralisedDifItem> {
  const table = readDifData(data);
  const categories = options.categories ?? 'ordinal';
  if (categories !== 'ordinal' && categories !== 'nominal') {
    throw new RangeError(`categories: "ordinal" or "nominal", not ${JSON.stringify(categories)}`);
  }
  return testItems<GeneralisedDifItem>(table, options, (item, score) => testItem(table, item, score, categories), {
    name: 'dif-generalised-mantel-haenszel',
    version: '1',
    page: 'differential-functioning',
    parameters: {
      categories,
      alpha: options.alpha ?? 0.05,
      matching: options.anchors ? 'anchors and studied item' : 'sum score with studied item',
      purify: options.purify ?? false,
      missing: 'listwise',
    },
  });
}

function testItem(
  table: DifTable,
  item: number,
  score: Float64Array,
  categories: 'ordinal' | 'nominal',
): Omit<GeneralisedDifItem, 'adjustedP' | 'flagged'> {
  const name = table.names[item]!;
  const labels = table.labels[item]!;
  const strata = countStrata(table, item, score);
  const meanDifferences = table.groupLabels
    .slice(1)
    .map((group, g) => ({ group, difference: meanDifference(strata, labels, g + 1) }));
  if (labels.length < 2) {
    const message = `${name}: everybody gave the same answer, so nothing can be compared`;
    return { name, ...NOTHING, meanDifferences, warnings: [{ code: 'constant-item', message }] };
  }
  const {
    statistic,
    df,
    p,
    strata: informative,
  } = generalisedMantelHaenszel(strata, categories === 'ordinal' ? labels : null);
  const warnings: ResultWarning[] = [];
  if (statistic === null) {
    const message = `${name}: the persons at equal scores do not tell groups and categories apart, so nothing can be compared`;
    warnings.push({ code: 'no-overlap', message });
  }
  return {
    name,
    status: statistic === null ? 'not-estimable' : 'estimated',
    statistic,
    df: statistic === null ? null : df,
    p,
    strata: informative,
    meanDifferences,
    warnings,
  };
}

const NOTHING = { status: 'not-estimable', statistic: null, df: null, p: null, strata: 0 } as const;

function countStrata(table: DifTable, item: number, score: Float64Array): number[][][] {
  const labels = table.labels[item]!;
  const strata = new Map<number, number[][]>();
  for (let i = 0; i < table.n; i += 1) {
    let counts = strata.get(score[i]!);
    if (!counts) strata.set(score[i]!, (counts = table.groupLabels.map(() => labels.map(() => 0))));
    counts[table.group[i]!]![labels.indexOf(table.values[i * table.items + item]!)]! += 1;
  }
  return [...strata.keys()].sort((a, b) => a - b).map((key) => strata.get(key)!);
}

function meanDifference(strata: readonly number[][][], labels: readonly number[], focal: number): number | null {
  let weight = 0;
  let sum = 0;
  for (const counts of strata) {
    const [inReference, inFocal] = [counts[0]!, counts[focal]!].map((row) => row.reduce((a, b) => a + b, 0));
    if (!inReference || !inFocal) continue;
    const mean = (row: readonly number[], n: number): number => row.reduce((a, c, k) => a + c * labels[k]!, 0) / n;
    sum += inFocal * (mean(counts[focal]!, inFocal) - mean(counts[0]!, inReference));
    weight += inFocal;
  }
  return weight > 0 ? sum / weight : null;
}
