// Differential functioning by the likelihood ratio of item response models with and without equal parameters.
// Source: D. Thissen, L. Steinberg and H. Wainer (1993), in P. W. Holland and H. Wainer (eds.).
import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration, CalibrationOptions } from '../calibration/calibration-types.ts';
import type { ItemModel } from '../calibration/curves/item-curve.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { holmAdjusted } from './holm-adjusted.ts';
import { assertDifOptions } from './read-dif-data.ts';
import type { DifData, DifItem, DifOptions, DifResult, GroupLabel } from './dif-types.ts';

export interface LikelihoodRatioDifOptions extends DifOptions {
  model: ItemModel;
  /** Priors, nodes, categories and so on of the calibrations; groups, anchors and names are set here. */
  calibration?: Omit<
    CalibrationOptions,
    'model' | 'groups' | 'referenceGroup' | 'anchors' | 'names' | 'standardErrors'
  >;
  /** Called after each calibration. */
  onProgress?: (done: number, of: number) => void;
}

export interface LikelihoodRatioItem extends DifItem {
  /** Parameters of the item in each group when they may differ. */
  byGroup: readonly {
    group: GroupLabel;
    discrimination: number | null;
    difficulty?: number | null;
    thresholds?: readonly number[];
  }[];
}

/**
 * Likelihood-ratio test of every item: all other items (or the given anchors) have equal parameters in all groups and
 * carry the comparison of the groups; the studied item has equal parameters in one fit and its own in the other.
 * Missing answers stay (missing at random). With `purify`, flagged items leave the anchors and the tests run again.
 * @throws TypeError or RangeError that names row, column, item or option
 * @example
 * const responses = [[1, 0, 1], [0, 0, 1], [1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [1, 1, 0], [0, 1, 0]];
 * const groups = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'];
 * difLikelihoodRatio({ responses, groups }, { model: 'rasch' }).items[0].statistic;
 */
export function difLikelihoodRatio(data: DifData, options: LikelihoodRatioDifOptions): DifResult<LikelihoodRatioItem> {
  const study = prepareStudy(data, options);
  const most = options.purify ? (options.maximumRounds ?? 10) : 1;
  const flags: string[][] = [];
  let anchors = options.anchors ? [...options.anchors] : [...study.names];
  let items: LikelihoodRatioItem[] = [];
  let settled = !options.purify;
  let isExhausted = false;
  for (let round = 0; round < most; round += 1) {
    items = testRound(study, anchors, options);
    const flagged = items.filter((item) => item.flagged).map((item) => item.name);
    flags.push(flagged);
    if (!options.purify) break;
    const next = study.names.filter((name) => !flagged.includes(name));
    settled = next.join('\n') === anchors.join('\n');
    isExhausted = next.length === 0;
    if (settled || isExhausted) break;
    anchors = next;
  }
  const warnings = [...study.warnings];
  if (!settled) {
    const message = isExhausted
      ? 'every item was flagged, so no anchor is left; the last round is given'
      : `the flags still changed after ${flags.length} rounds of purification; the last round is given`;
    warnings.push({ code: 'purification-not-settled', message });
  }
  return {
    items,
    groups: study.groups,
    n: study.groups.reduce((sum, group) => sum + group.n, 0),
    droppedRows: study.droppedRows,
    purification: { applied: options.purify === true, rounds: flags.length, settled, flags },
    warnings,
    method: {
      name: 'dif-likelihood-ratio',
      version: '1',
      page: 'differential-functioning',
      parameters: {
        model: options.model,
        alpha: options.alpha ?? 0.05,
        anchors: options.anchors ? options.anchors.join(', ') : 'all other items',
        purify: options.purify ?? false,
        missing: 'at random',
      },
    },
  };
}

interface Study {
  names: readonly string[];
  rows: DifData['responses'][number][];
  groupOfRow: GroupLabel[];
  groups: DifResult<DifItem>['groups'];
  droppedRows: number;
  warnings: ResultWarning[];
}

function prepareStudy(data: DifData, options: LikelihoodRatioDifOptions): Study {
  const { responses, groups } = data;
  if (!Array.isArray(responses)) throw new TypeError('responses: an array of rows is needed');
  if (!Array.isArray(groups)) throw new TypeError('groups: an array with one group per row is needed');
  if (groups.length !== responses.length) {
    throw new RangeError(`groups: ${groups.length} entries for ${responses.length} rows`);
  }
  const columns = (responses[0] as readonly unknown[] | undefined)?.length ?? 0;
  if (columns < 2) throw new RangeError('responses: at least one row and two items are needed');
  const names = data.names ?? Array.from({ length: columns }, (_, j) => `item ${j + 1}`);
  assertDifOptions(options, names);
  const kept = (responses as DifData['responses']).flatMap((row, index) => {
    const group = groups[index] as GroupLabel | null | undefined;
    return group === null || group === undefined ? [] : [{ row, group }];
  });
  const reference = data.referenceGroup;
  const labels = [...new Set(kept.map(({ group }) => group))].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  if (labels.length < 2) throw new RangeError(`groups: two or more groups are needed, ${labels.length} is there`);
  if (reference !== undefined && !labels.includes(reference)) {
    throw new RangeError(`referenceGroup: there is no group ${JSON.stringify(reference)}`);
  }
  const ordered = reference === undefined ? labels : [reference, ...labels.filter((label) => label !== reference)];
  const droppedRows = responses.length - kept.length;
  return {
    names,
    rows: kept.map(({ row }) => row),
    groupOfRow: kept.map(({ group }) => group),
    groups: ordered.map((label, g) => ({
      label,
      n: kept.filter(({ group }) => group === label).length,
      role: g === 0 ? ('reference' as const) : ('focal' as const),
    })),
    droppedRows,
    warnings:
      droppedRows > 0 ? [{ code: 'rows-left-out', message: `${droppedRows} rows have no group and are left out` }] : [],
  };
}

function testRound(
  study: Study,
  anchors: readonly string[],
  options: LikelihoodRatioDifOptions,
): LikelihoodRatioItem[] {
  const alpha = options.alpha ?? 0.05;
  const fit = (equal: readonly string[]): Calibration =>
    calibrate(study.rows, {
      ...options.calibration,
      model: options.model,
      names: study.names,
      groups: study.groupOfRow,
      referenceGroup: study.groups[0]!.label,
      anchors: equal,
      standardErrors: 'none',
    });
  const of = study.names.length + 1;
  const allEqual = fit(anchors);
  options.onProgress?.(1, of);
  const tested = study.names.map((name, j) => {
    const isAnchor = anchors.includes(name);
    const others = anchors.filter((anchor) => anchor !== name);
    const result =
      others.length === 0
        ? nothing(name, 'no-anchor', `${name}: no other item is left as an anchor, so the groups cannot be compared`)
        : testItem(name, isAnchor ? allEqual : fit([...anchors, name]), isAnchor ? fit(others) : allEqual);
    options.onProgress?.(j + 2, of);
    return result;
  });
  const adjusted = holmAdjusted(tested.map((item) => item.p));
  return tested.map((item, j) =>
    Object.assign(item, { adjustedP: adjusted[j]!, flagged: item.p !== null && item.p < alpha }),
  );
}

function testItem(
  name: string,
  equal: Calibration,
  free: Calibration,
): Omit<LikelihoodRatioItem, 'adjustedP' | 'flagged'> {
  const own = free.items.filter((item) => item.name === name);
  if (own.some((item) => item.status === 'excluded')) {
    return nothing(
      name,
      'item-excluded',
      `${name}: the item has no estimate in these data (everybody gave one answer)`,
    );
  }
  const df = free.parameters - equal.parameters;
  if (df < 1) {
    return nothing(name, 'no-difference', `${name}: no parameter can differ between the groups`);
  }
  const warnings: ResultWarning[] = [];
  if (!equal.converged || !free.converged) {
    return nothing(name, 'not-converged', `${name}: a calibration did not converge; there is no test`);
  }
  for (const warning of free.warnings) {
    if (warning.item === name) warnings.push({ code: warning.code, message: warning.message });
  }
  const statistic = Math.max(0, 2 * (free.logLik - equal.logLik));
  return {
    name,
    status: 'estimated',
    statistic,
    df,
    p: chiSquareUpperTail(statistic, df),
    byGroup: own.flatMap((item) =>
      item.group === undefined
        ? []
        : [
            {
              group: item.group,
              discrimination: item.discrimination,
              ...(item.thresholds ? { thresholds: item.thresholds } : { difficulty: item.difficulty ?? null }),
            },
          ],
    ),
    warnings,
  };
}

function nothing(name: string, code: string, message: string): Omit<LikelihoodRatioItem, 'adjustedP' | 'flagged'> {
  return {
    name,
    status: 'not-estimable',
    statistic: null,
    df: null,
    p: null,
    byGroup: [],
    warnings: [{ code, message }],
  };
}
