// The loop around an item-by-item test: matching scores, purification, corrected p values.
// Sources: P. W. Holland and D. T. Thayer (1988) for the purified criterion; A. Candell and F. Drasgow (1988) for its iteration.
import { holmAdjusted } from './holm-adjusted.ts';
import type { DifItem, DifOptions, DifResult, GroupLabel, Purification } from './dif-types.ts';
import type { MethodRecord } from '../bank/bank.ts';
import { assertDifOptions, type DifTable } from './read-dif-data.ts';

/** Tests one item; `score` is the matching score of each person, the studied item included. */
export type ItemTest<Item extends DifItem> = (item: number, score: Float64Array) => Omit<Item, 'adjustedP' | 'flagged'>;

/** Runs a test over all items, in rounds when purification is wanted. */
export function testItems<Item extends DifItem>(
  table: DifTable,
  options: DifOptions,
  test: ItemTest<Item>,
  method: MethodRecord,
): DifResult<Item> {
  assertDifOptions(options, table.names);
  const alpha = options.alpha ?? 0.05;
  const most = options.purify ? (options.maximumRounds ?? 10) : 1;
  let matching = table.names.map((name) => options.anchors?.includes(name) ?? true);
  const flags: string[][] = [];
  let items: Item[] = [];
  let settled = !options.purify;
  let rounds = 0;
  let isExhausted = false;
  for (; rounds < most && !isExhausted;) {
    items = runTest(table, matching, test, alpha);
    rounds += 1;
    const flagged = items.filter((item) => item.flagged).map((item) => item.name);
    flags.push(flagged);
    const next = table.names.map((name) => !flagged.includes(name));
    if (!options.purify) break;
    settled = next.every((isIn, j) => isIn === matching[j]);
    if (settled) break;
    isExhausted = next.every((isIn) => !isIn);
    matching = next;
  }
  const purification: Purification = { applied: options.purify === true, rounds, settled, flags };
  const warnings = [...table.warnings];
  if (!settled) {
    const message = isExhausted
      ? 'every item was flagged, so no item is left to match persons by; the last round is given'
      : `the flags still changed after ${rounds} rounds of purification; the last round is given`;
    warnings.push({ code: 'purification-not-settled', message });
  }
  return {
    items,
    groups: table.groupLabels.map((label: GroupLabel, g) => ({
      label,
      n: table.groupSizes[g]!,
      role: g === 0 ? ('reference' as const) : ('focal' as const),
    })),
    n: table.n,
    droppedRows: table.droppedRows,
    purification,
    warnings,
    method,
  };
}

function runTest<Item extends DifItem>(
  table: DifTable,
  matching: readonly boolean[],
  test: ItemTest<Item>,
  alpha: number,
): Item[] {
  const tested = table.names.map((_, j) => test(j, matchingScore(table, matching, j)));
  const adjusted = holmAdjusted(tested.map((item) => item.p));
  return tested.map(
    (item, j) => ({ ...item, adjustedP: adjusted[j]!, flagged: item.p !== null && item.p < alpha }) as Item,
  );
}

/** Sum over the matching items and the studied one (Holland and Thayer 1988: without it the test is biased). */
export function matchingScore(table: DifTable, matching: readonly boolean[], studied: number): Float64Array {
  const { n, items, values } = table;
  const score = new Float64Array(n);
  for (let j = 0; j < items; j += 1) {
    if (!matching[j] && j !== studied) continue;
    for (let i = 0; i < n; i += 1) score[i]! += values[i * items + j]!;
  }
  return score;
}
