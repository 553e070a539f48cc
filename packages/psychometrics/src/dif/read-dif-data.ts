// Reads answers and groups for a study of differential functioning: complete rows only, cells checked one by one.
import type { ResultWarning } from '../result/result-types.ts';
import type { DifData, DifOptions, GroupLabel } from './dif-types.ts';

export interface DifTable {
  names: readonly string[];
  /** Persons kept. */
  n: number;
  items: number;
  /** persons x items, the answers as given. */
  values: Float64Array;
  /** Group of each person kept: 0 is the reference. */
  group: Uint8Array;
  groupLabels: readonly GroupLabel[];
  groupSizes: readonly number[];
  /** Different answers of each item, ascending. */
  labels: readonly (readonly number[])[];
  droppedRows: number;
  warnings: ResultWarning[];
}

/**
 * Complete rows with a group, as typed arrays. A row with a missing answer or without a group is left out: a sum over
 * fewer items would match persons who are not alike.
 * @throws TypeError or RangeError that names the row and column (counted from 1) of what cannot be read
 */
export function readDifData(data: DifData): DifTable {
  const { responses, groups } = data;
  if (!Array.isArray(responses)) throw new TypeError('responses: an array of rows is needed');
  if (!Array.isArray(groups)) throw new TypeError('groups: an array with one group per row is needed');
  if (groups.length !== responses.length) {
    throw new RangeError(`groups: ${groups.length} entries for ${responses.length} rows`);
  }
  const items = (responses[0] as readonly unknown[] | undefined)?.length ?? 0;
  if (items < 2) throw new RangeError('responses: at least one row and two items are needed');
  const names = itemNames(data.names, items);
  const groupLabels = orderedGroups(groups as DifData['groups'], data.referenceGroup);
  const kept: number[] = [];
  const group: number[] = [];
  let dropped = 0;
  for (const [index, row] of (responses as DifData['responses']).entries()) {
    const cells = readRow(row, index, names);
    const label = groups[index] as GroupLabel | null | undefined;
    if (label === null || label === undefined || cells.some(Number.isNaN)) {
      dropped += 1;
      continue;
    }
    for (const cell of cells) kept.push(cell);
    group.push(groupLabels.indexOf(label));
  }
  const groupSizes = groupLabels.map((_, g) => group.filter((at) => at === g).length);
  const without = groupLabels.filter((_, g) => groupSizes[g] === 0);
  if (without.length > 0) throw new RangeError(`groups: nobody in group ${without.join(', ')} answered every item`);
  const values = Float64Array.from(kept);
  const labels = names.map((_, j) => differentValues(values, group.length, items, j));
  const warnings: ResultWarning[] = [];
  if (dropped > 0) {
    const message = `${dropped} of ${responses.length} rows miss an answer or their group and are left out`;
    warnings.push({ code: 'rows-left-out', message });
  }
  for (const [g, size] of groupSizes.entries()) {
    if (size >= 100) continue;
    const message = `group ${groupLabels[g]} has ${size} persons; differences would have to be large to be seen`;
    warnings.push({ code: 'small-group', message });
  }
  return {
    names,
    n: group.length,
    items,
    values,
    group: Uint8Array.from(group),
    groupLabels,
    groupSizes,
    labels,
    droppedRows: dropped,
    warnings,
  };
}

/** @throws RangeError for options that do not fit the items */
export function assertDifOptions(options: DifOptions, names: readonly string[]): void {
  const { alpha, maximumRounds, anchors } = options;
  if (alpha !== undefined && !(alpha > 0 && alpha < 1)) throw new RangeError(`alpha: between 0 and 1, not ${alpha}`);
  if (maximumRounds !== undefined && !(Number.isInteger(maximumRounds) && maximumRounds >= 1)) {
    throw new RangeError('maximumRounds: a whole number, 1 or more');
  }
  for (const name of anchors ?? []) {
    if (!names.includes(name)) throw new RangeError(`anchors: there is no item "${name}"`);
  }
  if (anchors && anchors.length === 0) throw new RangeError('anchors: at least one item is needed');
  if (anchors && options.purify) throw new RangeError('purify: not together with anchors, which are taken as they are');
}

function itemNames(names: readonly string[] | undefined, items: number): readonly string[] {
  if (!names) return Array.from({ length: items }, (_, j) => `item ${j + 1}`);
  if (names.length !== items) throw new RangeError(`names: ${names.length} names for ${items} columns`);
  if (new Set(names).size !== items) throw new RangeError('names: a name stands twice');
  return names;
}

function orderedGroups(groups: DifData['groups'], reference: GroupLabel | undefined): GroupLabel[] {
  const labels = [...new Set(groups.filter((label) => label !== null && label !== undefined))];
  labels.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1));
  if (labels.length < 2) throw new RangeError(`groups: two or more groups are needed, ${labels.length} is there`);
  if (labels.length > 100) throw new RangeError(`groups: ${labels.length} different groups; is this a group column?`);
  if (reference === undefined) return labels;
  if (!labels.includes(reference)) {
    throw new RangeError(
      `referenceGroup: there is no group ${JSON.stringify(reference)} (there are ${labels.join(', ')})`,
    );
  }
  return [reference, ...labels.filter((label) => label !== reference)];
}

function readRow(row: unknown, index: number, names: readonly string[]): number[] {
  if (!Array.isArray(row)) throw new TypeError(`responses: row ${index + 1} is not an array`);
  if (row.length !== names.length) {
    throw new RangeError(`responses: row ${index + 1} has ${row.length} cells where the first row has ${names.length}`);
  }
  return Array.from(row as readonly unknown[], (cell, j) => {
    if (cell === null || cell === undefined) return NaN;
    if (typeof cell !== 'number') {
      throw new TypeError(`row ${index + 1}, column ${names[j]}: ${JSON.stringify(cell)} is not a number`);
    }
    if (cell === Infinity || cell === -Infinity) {
      throw new RangeError(`row ${index + 1}, column ${names[j]}: the answer is infinite`);
    }
    return cell;
  });
}

function differentValues(values: Float64Array, n: number, items: number, j: number): number[] {
  const seen = new Set<number>();
  for (let i = 0; i < n; i += 1) seen.add(values[i * items + j]!);
  return [...seen].sort((a, b) => a - b);
}
