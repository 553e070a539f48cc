// Differential functioning of two-category items between two groups by Mantel-Haenszel.
import type { ResultWarning } from '../result/result-types.ts';
import type { DifData, DifItem, DifOptions, DifResult } from './dif-types.ts';
import { type EtsClass, mantelHaenszel, type TwoByTwo } from './mantel-haenszel.ts';
import { testItems } from './purify.ts';
import { type DifTable, readDifData } from './read-dif-data.ts';

export interface MantelHaenszelDifOptions extends DifOptions {
  /** Continuity correction; true when absent. */
  correction?: boolean;
}

export interface MantelHaenszelItem extends DifItem {
  oddsRatio: number | null;
  standardErrorLog: number | null;
  /** Below zero: harder for the focal group than for equally able persons of the reference group. */
  delta: number | null;
  standardErrorDelta: number | null;
  etsClass: EtsClass | null;
  strata: number;
}

/**
 * Mantel-Haenszel test of every item; persons are matched by the sum over the items, the studied one included.
 * @param data answers with two values per item, two groups
 * @throws TypeError or RangeError that names row, column or item
 * @example
 * const responses = [[1, 0, 1], [0, 0, 1], [1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [1, 1, 0], [0, 1, 0]];
 * const groups = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'];
 * difMantelHaenszel({ responses, groups }).items[0].delta;
 */
export function difMantelHaenszel(
  data: DifData,
  options: MantelHaenszelDifOptions = {},
): DifResult<MantelHaenszelItem> {
  const table = readDifData(data);
  if (table.groupLabels.length > 2) {
    throw new RangeError(
      `groups: ${table.groupLabels.length} groups; the Mantel-Haenszel test takes two, the generalised test takes more`,
    );
  }
  for (const [j, labels] of table.labels.entries()) {
    if (labels.length > 2) {
      throw new RangeError(
        `column ${table.names[j]}: ${labels.length} different answers; the Mantel-Haenszel test takes two, the generalised test takes more`,
      );
    }
  }
  const correction = options.correction ?? true;
  const alpha = options.alpha ?? 0.05;
  return testItems<MantelHaenszelItem>(
    table,
    options,
    (item, score) => {
      const result = mantelHaenszel(twoByTwoStrata(table, item, score), { correction, alpha });
      return {
        name: table.names[item]!,
        status: result.statistic === null ? 'not-estimable' : 'estimated',
        df: result.statistic === null ? null : 1,
        ...result,
        warnings: itemWarnings(table, item, result.statistic, result.oddsRatio),
      };
    },
    {
      name: 'dif-mantel-haenszel',
      version: '1',
      page: 'differential-functioning',
      parameters: {
        correction,
        alpha,
        matching: options.anchors ? 'anchors and studied item' : 'sum score with studied item',
        purify: options.purify ?? false,
        missing: 'listwise',
      },
    },
  );
}

function twoByTwoStrata(table: DifTable, item: number, score: Float64Array): TwoByTwo[] {
  const high = table.labels[item]!.at(-1)!;
  const isConstant = table.labels[item]!.length < 2;
  const strata = new Map<number, [number, number, number, number]>();
  for (let i = 0; i < table.n; i += 1) {
    let counts = strata.get(score[i]!);
    if (!counts) strata.set(score[i]!, (counts = [0, 0, 0, 0]));
    const isHigh = !isConstant && table.values[i * table.items + item] === high;
    counts[2 * table.group[i]! + (isHigh ? 0 : 1)]! += 1;
  }
  return [...strata.keys()].sort((a, b) => a - b).map((key) => strata.get(key)!);
}

function itemWarnings(
  table: DifTable,
  item: number,
  statistic: number | null,
  oddsRatio: number | null,
): ResultWarning[] {
  const name = table.names[item]!;
  if (table.labels[item]!.length < 2) {
    return [{ code: 'constant-item', message: `${name}: everybody gave the same answer, so nothing can be compared` }];
  }
  if (statistic === null) {
    const message = `${name}: no score holds persons of both groups with different answers, so nothing can be compared`;
    return [{ code: 'no-overlap', message }];
  }
  if (oddsRatio === null) {
    const message = `${name}: at every score one group gave only one answer; the odds ratio is not finite`;
    return [{ code: 'separation', message }];
  }
  return [];
}
