// Builds the plan of a calibration from coded answers and options, with the warnings that the data call for.
import type { CalibrationOptions, CalibrationWarning } from './calibration-types.ts';
import { collapsePatterns } from './collapse-patterns.ts';
import { curveFor, hasUnitSlope, isBinaryModel } from './curves/curve-for.ts';
import type { ItemModel } from './curves/item-curve.ts';
import { type Design, freeByModel, freeIndices, type GroupPlan, type ItemBlock } from './design.ts';
import { fixBlock } from './fix-block.ts';
import { layOutPairs } from './posterior-pass.ts';
import { assertPriors, ASYMPTOTE_PRIORS, type CalibrationPriors } from './priors.ts';
import { type CodedResponses, MISSING } from './read-responses.ts';
import { itemRestCorrelations, startItem } from './starting-values.ts';

export interface BuiltDesign {
  design: Design;
  start: Float64Array;
  warnings: CalibrationWarning[];
  /** Index in the responses of each calibrated item. */
  active: readonly number[];
  models: readonly ItemModel[];
  groupLabels: readonly (string | number | null)[];
  dropped: number;
  missingCells: number;
  priors: CalibrationPriors;
}

interface Plan extends Omit<BuiltDesign, 'design' | 'start'> {
  priorsOf: (name: string, categories: number) => CalibrationPriors;
  isAnchor: readonly boolean[];
  groupOfRow: Int32Array | null;
}

export function buildDesign(coded: CodedResponses, options: CalibrationOptions, nodes: Float64Array): BuiltDesign {
  const plan = readPlan(coded, options);
  const { active, models, warnings } = plan;
  const k = active.length;
  const categories = Int32Array.from(active, (j) => coded.labels[j]!.length);
  const codes = activeCodes(coded, active);
  const rowsByGroup = keptRows(codes, coded.rows, k, plan);
  const tables = rowsByGroup.map((rows) => collapsePatterns(codes, k, rows));
  const blocks: ItemBlock[] = [];
  const blockOf = tables.map(() => new Int32Array(k).fill(-1));
  let at = 0;
  for (let i = 0; i < k; i += 1) {
    const curve = curveFor(models[i]!, categories[i]!);
    const scopes = plan.isAnchor[i] ? [-1] : tables.map((_, g) => g);
    for (const group of scopes) {
      const counts = categoryCounts(tables, i, k, categories[i]!, group);
      const empty = counts.flatMap((count, c) => (count === 0 ? [c] : []));
      if (empty.length === categories[i]) continue;
      const name = coded.names[active[i]!]!;
      const priors = plan.priorsOf(name, curve.categories);
      blocks.push({ item: i, group, name, model: models[i]!, curve, at, empty, priors });
      for (const [g, map] of blockOf.entries()) if (group < 0 || group === g) map[i] = blocks.length - 1;
      at += curve.size;
    }
  }
  const groups: GroupPlan[] = tables.map((table, g) => ({
    label: String(plan.groupLabels[g]),
    persons: rowsByGroup[g]!.length,
    layout: layOutPairs(table.codes, table.patterns, table.weights, categories, nodes.length),
    blocks: blockOf[g]!,
    meanAt: at + 2 * g,
    logSdAt: at + 2 * g + 1,
  }));
  const size = at + 2 * groups.length;
  const isFree = new Uint8Array(size);
  const start = new Float64Array(size);
  const itemRest = new Float64Array(k);
  for (const table of tables) {
    const correlations = itemRestCorrelations(table.codes, table.weights, k, categories);
    for (let i = 0; i < k; i += 1) itemRest[i]! += correlations[i]! / tables.length;
  }
  for (const block of blocks) {
    const counts = categoryCounts(tables, block.item, k, categories[block.item]!, block.group);
    const keepPositive = block.priors.discrimination !== undefined;
    start.set(startItem(block.model, counts, itemRest[block.item]!, keepPositive), block.at);
    isFree.set(freeByModel(block.model, block.curve), block.at);
    const fixed = options.fixed?.[block.name];
    if (fixed) fixBlock(block, fixed, start, isFree);
  }
  freeLatent(options, models, groups, start, isFree);
  const design: Design = { blocks, groups, nodes, size, isFree, free: freeIndices(isFree) };
  warnAboutCategories(coded, active, models, blocks, options, warnings);
  return { ...plan, design, start, warnings };
}

function readPlan(coded: CodedResponses, options: CalibrationOptions): Plan {
  const warnings: CalibrationWarning[] = [];
  const models = coded.names.map((name) => options.models?.[name] ?? options.model);
  const named = [options.models ?? {}, options.fixed ?? {}, options.itemPriors ?? {}].map((each) => Object.keys(each));
  for (const list of [...named, options.anchors ?? []]) {
    for (const name of list) if (!coded.names.includes(name)) throw new RangeError(`no column is called "${name}"`);
  }
  const active: number[] = [];
  for (const [j, name] of coded.names.entries()) {
    const used = coded.counts[j]!.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    if (isBinaryModel(models[j]!) && coded.labels[j]!.length > 2) {
      throw new RangeError(`column ${name}: ${coded.labels[j]!.length} categories; the model ${models[j]} takes two`);
    }
    if (used >= 2 || (used === 1 && options.fixed?.[name])) active.push(j);
    else {
      const what = used === 0 ? 'has no answers' : 'is constant: everybody gave the same answer';
      warnings.push({
        code: 'item-excluded',
        item: name,
        message: `Column ${name} ${what}. It was left out; the other items were calibrated.`,
      });
    }
  }
  if (active.length < 2) throw new RangeError('calibration needs two items with at least two different answers');
  const groups = options.groups;
  if (groups && groups.length !== coded.rows) {
    throw new RangeError(`groups: ${groups.length} labels for ${coded.rows} rows`);
  }
  const labels = groups ? sortLabels(new Set(groups), options.referenceGroup) : [null];
  const order = new Map(labels.map((label, index) => [label, index]));
  const anchors = options.anchors ? new Set(options.anchors) : null;
  if (anchors && labels.length > 1 && anchors.size === 0 && !options.fixed) {
    throw new RangeError('anchors: several groups need at least one anchor item');
  }
  const activeModels = active.map((j) => models[j]!);
  const priors = readPriors(options, activeModels);
  return {
    warnings,
    active,
    models: activeModels,
    groupLabels: labels,
    groupOfRow: groups ? Int32Array.from(groups, (label) => order.get(label)!) : null,
    isAnchor: active.map((j) => labels.length === 1 || !anchors || anchors.has(coded.names[j]!)),
    dropped: 0,
    missingCells: 0,
    priors,
    priorsOf: (name, categories) => readItemPriors(options.itemPriors?.[name], priors, name, categories),
  };
}

/** What is stated of one item takes the place of what is stated of all. */
function readItemPriors(
  own: CalibrationPriors | undefined,
  shared: CalibrationPriors,
  name: string,
  categories: number,
): CalibrationPriors {
  if (own === undefined) return shared;
  assertPriors(own);
  const mean = own.location?.mean;
  if (typeof mean === 'object' && mean.length !== categories - 1) {
    throw new RangeError(`itemPriors: ${name} has ${categories - 1} locations, and ${mean.length} means are given`);
  }
  return { ...shared, ...own };
}

function readPriors(options: CalibrationOptions, models: readonly ItemModel[]): CalibrationPriors {
  if (options.priors === 'none') return {};
  const priors = options.priors ?? {};
  assertPriors(priors);
  const hasAsymptote = models.some((model) => model === '3pl' || model === '4pl');
  return hasAsymptote ? { ...ASYMPTOTE_PRIORS, ...priors } : priors;
}

function sortLabels(set: ReadonlySet<string | number>, reference: string | number | undefined): (string | number)[] {
  const labels = [...set].sort((one, two) =>
    typeof one === 'number' && typeof two === 'number' ? one - two : String(one) < String(two) ? -1 : 1,
  );
  if (reference === undefined) return labels;
  if (!set.has(reference)) throw new RangeError(`referenceGroup: no row belongs to "${reference}"`);
  return [reference, ...labels.filter((label) => label !== reference)];
}

function activeCodes(coded: CodedResponses, active: readonly number[]): Uint8Array {
  if (active.length === coded.columns) return coded.codes;
  const k = active.length;
  const codes = new Uint8Array(coded.rows * k);
  for (let r = 0; r < coded.rows; r += 1) {
    for (let i = 0; i < k; i += 1) codes[r * k + i] = coded.codes[r * coded.columns + active[i]!]!;
  }
  return codes;
}

function keptRows(codes: Uint8Array, rows: number, k: number, plan: Plan): Int32Array[] {
  const lists: number[][] = plan.groupLabels.map(() => []);
  const droppedRows: number[] = [];
  for (let r = 0; r < rows; r += 1) {
    let answered = 0;
    for (let i = 0; i < k; i += 1) if (codes[r * k + i] !== MISSING) answered += 1;
    if (answered === 0) droppedRows.push(r + 1);
    else {
      plan.missingCells += k - answered;
      lists[plan.groupOfRow ? plan.groupOfRow[r]! : 0]!.push(r);
    }
  }
  plan.dropped = droppedRows.length;
  if (droppedRows.length > 0) {
    const few = droppedRows.slice(0, 10);
    const more = droppedRows.length > few.length ? ` and ${droppedRows.length - few.length} more` : '';
    plan.warnings.push({
      code: 'rows-without-answers',
      rows: few,
      message: `${droppedRows.length === 1 ? 'Row' : 'Rows'} ${few.join(', ')}${more} had no answers and were left out.`,
    });
  }
  for (const [g, list] of lists.entries()) {
    if (list.length === 0) throw new RangeError(`groups: nobody of group "${plan.groupLabels[g]}" answered anything`);
  }
  return lists.map((list) => Int32Array.from(list));
}

function categoryCounts(
  tables: readonly { codes: Uint8Array; weights: Float64Array; patterns: number }[],
  item: number,
  k: number,
  categories: number,
  group: number,
): number[] {
  const counts = Array.from({ length: categories }, () => 0);
  for (const [g, table] of tables.entries()) {
    if (group >= 0 && g !== group) continue;
    for (let u = 0; u < table.patterns; u += 1) {
      const code = table.codes[u * k + item]!;
      if (code !== MISSING) counts[code]! += table.weights[u]!;
    }
  }
  return counts;
}

function isPolytomous(model: ItemModel): boolean {
  return !isBinaryModel(model);
}

function freeLatent(
  options: CalibrationOptions,
  models: readonly ItemModel[],
  groups: readonly GroupPlan[],
  start: Float64Array,
  isFree: Uint8Array,
): void {
  const allUnit = models.every((model) => hasUnitSlope(model));
  const { mean = 0, variance = allUnit ? 'free' : 1 } = options.latent ?? {};
  if (typeof mean === 'number' && !Number.isFinite(mean))
    throw new RangeError('latent.mean: a finite number or "free"');
  if (typeof variance === 'number' && !(variance > 0 && Number.isFinite(variance))) {
    throw new RangeError('latent.variance: a number above zero or "free"');
  }
  for (const [g, { meanAt, logSdAt }] of groups.entries()) {
    start[meanAt] = typeof mean === 'number' ? mean : 0;
    start[logSdAt] = typeof variance === 'number' ? 0.5 * Math.log(variance) : 0;
    isFree[meanAt] = g > 0 || mean === 'free' ? 1 : 0;
    isFree[logSdAt] = g > 0 || variance === 'free' ? 1 : 0;
  }
}

function warnAboutCategories(
  coded: CodedResponses,
  active: readonly number[],
  models: readonly ItemModel[],
  blocks: readonly ItemBlock[],
  options: CalibrationOptions,
  warnings: CalibrationWarning[],
): void {
  for (const { name, item, group, empty } of blocks) {
    if (empty.length === 0) continue;
    const labels = empty.map((c) => coded.labels[active[item]!]![c]).join(', ');
    warnings.push({
      code: 'empty-category',
      item: name,
      message:
        `Nobody${group < 0 ? '' : ' of one group'} used category ${labels} of ${name}. It was kept: half a person spread over ` +
        'the middle of the scale stands in for it, so its threshold rests on no answers.',
    });
  }
  if (options.categories) return;
  const polytomous = active.filter((_, i) => isPolytomous(models[i]!));
  const spans = polytomous.map((j) => `${coded.labels[j]![0]}-${coded.labels[j]!.at(-1)}`);
  const usual = mostFrequent(spans);
  for (const [index, j] of polytomous.entries()) {
    if (
      spans[index] === usual ||
      coded.labels[j]!.length >= Number(usual.split('-')[1]) - Number(usual.split('-')[0]) + 1
    )
      continue;
    warnings.push({
      code: 'narrower-range',
      item: coded.names[j]!,
      message: `${coded.names[j]} has answers ${spans[index]} where most items have ${usual}; declare the categories to keep the unused ones.`,
    });
  }
}

function mostFrequent(values: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as [string, number])[0];
}
