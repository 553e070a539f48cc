// The result of a calibration as JSON, with every warning that its numbers call for.
import type { BuiltDesign } from './build-design.ts';
import type {
  CalibratedGroup,
  CalibratedItem,
  Calibration,
  CalibrationOptions,
  CalibrationWarning,
} from './calibration-types.ts';
import { isBinaryModel } from './curves/curve-for.ts';
import { ASYMPTOTE_BOUND, STEEPEST_SLOPE } from './curves/item-curve.ts';
import { type CovarianceReader, covarianceReader, describeItem } from './describe-items.ts';
import type { Design } from './design.ts';
import type { Evaluation } from './evaluate.ts';
import { LOG_SD_BOUND } from './hold-at-bounds.ts';
import type { CovarianceResult } from './information/covariance.ts';
import type { CodedResponses } from './read-responses.ts';

/** Where a search ended. */
export interface Fitted {
  design: Design;
  evaluation: Evaluation;
  iterations: number;
  passes: number;
  converged: boolean;
  promisedGain: number;
  doubledNodesLogLik: number;
}

/** Condition of the scaled information above which standard errors say little. */
const ILL_CONDITION = 1e6;

export function summarise(
  coded: CodedResponses,
  built: BuiltDesign,
  fitted: Fitted,
  covariance: CovarianceResult | null,
  options: CalibrationOptions,
): Calibration {
  const { design, evaluation } = fitted;
  const read = covarianceReader(design, covariance?.covariance ?? null);
  const n = design.groups.reduce((sum, group) => sum + group.persons, 0);
  // A parameter at its bound was estimated, too.
  const p = built.design.free.length;
  const { logLik, logPrior } = evaluation;
  const warnings = [...built.warnings, ...numericWarnings(built, fitted, covariance, n)];
  const { nodes } = design;
  return {
    model: options.model,
    n,
    logLik,
    logPrior,
    aic: 2 * p - 2 * logLik,
    bic: p * Math.log(n) - 2 * logLik,
    parameters: p,
    converged: fitted.converged,
    iterations: fitted.iterations,
    passes: fitted.passes,
    promisedGain: fitted.promisedGain,
    nodes: nodes.length,
    range: [nodes[0]!, nodes[nodes.length - 1]!],
    doubledNodesLogLik: fitted.doubledNodesLogLik,
    information: {
      method: options.standardErrors ?? 'oakes',
      rank: covariance?.rank ?? null,
      condition: covariance?.condition ?? null,
    },
    groups: groupsOf(built, fitted, read),
    items: itemsOf(coded, built, fitted, read, options),
    data: {
      rows: coded.rows,
      dropped: built.dropped,
      items: built.active.length,
      missingCells: built.missingCells,
      patterns: design.groups.reduce((sum, group) => sum + group.layout.patterns, 0),
    },
    warnings,
    method: {
      name: logPrior === 0 ? 'marginal-maximum-likelihood' : 'marginal-maximum-a-posteriori',
      version: '1',
      page: 'calibration',
      parameters: {
        model: options.model,
        metric: 'logistic, D = 1',
        latent: 'normal',
        missing: 'at random',
        standardErrors: options.standardErrors ?? 'oakes',
        priors: JSON.stringify(built.priors),
        ...(options.itemPriors === undefined ? {} : { itemPriors: Object.keys(options.itemPriors).length }),
      },
    },
  };
}

function itemsOf(
  coded: CodedResponses,
  built: BuiltDesign,
  fitted: Fitted,
  read: CovarianceReader,
  options: CalibrationOptions,
): CalibratedItem[] {
  const { design, evaluation } = fitted;
  return coded.names.flatMap((name, j): CalibratedItem[] => {
    const item = built.active.indexOf(j);
    const counts = coded.counts[j]!;
    const shared = {
      name,
      n: counts.reduce((sum, count) => sum + count, 0),
      categories: coded.labels[j]!.map((label, c) => ({ label, n: counts[c]! })),
    };
    if (item < 0) {
      const model = options.models?.[name] ?? options.model;
      return [{ ...shared, model, status: 'excluded', discrimination: null, difficulty: null, standardErrors: null }];
    }
    return design.blocks
      .filter((block) => block.item === item)
      .map((block) => {
        const described = describeItem(block, evaluation.parameters, design, read);
        const isFixed = !design.isFree.subarray(block.at, block.at + block.curve.size).includes(1);
        return {
          ...shared,
          ...(block.group < 0 || design.groups.length === 1 ? {} : { group: built.groupLabels[block.group]! }),
          model: block.model,
          status: isFixed ? ('fixed' as const) : ('estimated' as const),
          ...described,
        };
      });
  });
}

function groupsOf(built: BuiltDesign, fitted: Fitted, read: CovarianceReader): CalibratedGroup[] {
  const { parameters } = fitted.evaluation;
  return fitted.design.groups.map(({ persons, meanAt, logSdAt }, g) => {
    const variance = Math.exp(2 * parameters[logSdAt]!);
    const error = (at: number, slope: number): number | null => {
      if (!read || !fitted.design.isFree[at]) return null;
      const value = read(at, at);
      return value > 0 ? slope * Math.sqrt(value) : null;
    };
    return {
      label: built.groupLabels[g]!,
      n: persons,
      mean: parameters[meanAt]!,
      variance,
      standardErrors: { mean: error(meanAt, 1), variance: error(logSdAt, 2 * variance) },
    };
  });
}

function numericWarnings(
  built: BuiltDesign,
  fitted: Fitted,
  covariance: CovarianceResult | null,
  n: number,
): CalibrationWarning[] {
  const { design, evaluation } = fitted;
  const p = built.design.free.length;
  const warnings: CalibrationWarning[] = [];
  if (n < p) {
    const message = `${n} persons are fewer than the ${p} free parameters; the numbers rest on too little. Priors or a simpler model would help.`;
    warnings.push({ code: 'few-persons', message });
  }
  const freeSlopes = design.blocks.filter((block) => design.isFree[block.at]).length;
  if (built.active.length < 3 && freeSlopes > 0) {
    warnings.push({
      code: 'few-items',
      message: 'Two items do not identify two slopes; hold one or use a model with equal slopes.',
    });
  }
  for (const block of design.blocks) {
    const a = evaluation.parameters[block.at]!;
    if (!built.design.isFree[block.at]) continue;
    if (a < 0) {
      const message = `${block.name} has a negative slope: is it keyed the other way round?`;
      warnings.push({ code: 'negative-slope', item: block.name, message });
    }
    if (Math.abs(a) > 0.5 * STEEPEST_SLOPE) {
      const message = `The slope of ${block.name} (${a.toFixed(1)}) is so steep that the answers nearly separate the persons; it has no finite estimate of use. A prior would hold it.`;
      warnings.push({ code: 'steep-slope', item: block.name, message });
    }
    if (isBinaryModel(block.model) && block.curve.size > 2)
      warnings.push(...asymptoteWarnings(block, evaluation.parameters));
  }
  if (!fitted.converged) {
    const message = `The search stopped after ${fitted.iterations} iterations with ${fitted.promisedGain.toExponential(1)} of log-likelihood still to gain.`;
    warnings.push({ code: 'not-converged', message });
  }
  const shift = fitted.doubledNodesLogLik - evaluation.logLik;
  if (Math.abs(shift) > 1e-3) {
    const message = `Twice as many nodes move the log-likelihood by ${shift.toExponential(1)}; ${design.nodes.length} nodes are too few.`;
    warnings.push({ code: 'nodes', message });
  }
  warnings.push(...varianceWarnings(built, fitted));
  warnings.push(...informationWarnings(covariance, design.free.length));
  return warnings;
}

function asymptoteWarnings(
  block: BuiltDesign['design']['blocks'][number],
  parameters: Float64Array,
): CalibrationWarning[] {
  const found: CalibrationWarning[] = [];
  for (let t = 2; t < block.curve.size; t += 1) {
    if (Math.abs(parameters[block.at + t]!) < ASYMPTOTE_BOUND - 2) continue;
    const name = t === 2 ? 'guessing' : 'upper asymptote';
    found.push({
      code: 'asymptote-at-bound',
      item: block.name,
      message: `The ${name} of ${block.name} ran to its bound; the data do not determine it. A prior would hold it.`,
    });
  }
  return found;
}

function varianceWarnings(built: BuiltDesign, fitted: Fitted): CalibrationWarning[] {
  return fitted.design.groups.flatMap(({ logSdAt }, g): CalibrationWarning[] => {
    const logSd = fitted.evaluation.parameters[logSdAt]!;
    if (!built.design.isFree[logSdAt] || Math.abs(logSd) < LOG_SD_BOUND - 0.4) return [];
    const group = built.groupLabels[g] === null ? '' : ` in group ${built.groupLabels[g]}`;
    const message =
      logSd < 0
        ? `The answers show no differences between persons${group}: the variance of theta ran to zero and was held there.`
        : `The answers separate the persons${group}: the variance of theta grew without end and was held.`;
    return [{ code: 'variance-at-bound', message }];
  });
}

function informationWarnings(covariance: CovarianceResult | null, p: number): CalibrationWarning[] {
  if (!covariance) return [];
  if (!covariance.covariance) {
    const message = `The information has rank ${covariance.rank} for ${p} parameters; there are no standard errors.`;
    return [{ code: 'not-identified', message }];
  }
  if (covariance.condition !== null && covariance.condition > ILL_CONDITION) {
    const message = `The information is ill-conditioned (${covariance.condition.toExponential(1)}); the standard errors are rough.`;
    return [{ code: 'ill-conditioned', message }];
  }
  return [];
}
