// How far raters differ in severity, estimated from many rounds by marginal maximum likelihood (EM over the raters' severities).
// A rater stands in one round only, so severity is told from the person rated by the other raters of the round.
import type { FusionModel, RaterModel } from './fusion-types.ts';
import { type GroupEvidence, groupView } from './group-view.ts';
import { preparedFor, type PreparedModel } from './prepare-model.ts';
import { raterErrorParts } from './rater-model.ts';

/** Below these the stated prior stays: a spread from few raters would be mostly noise. */
export const ENOUGH_RATERS = 100;
export const ENOUGH_RATEES = 30;

const MAXIMUM_ITERATIONS = 40;
const TOLERANCE = 0.005;

export interface SeveritySpread {
  status: 'estimated' | 'too-few';
  /** SD of severity in units of the group's view; the prior's when too few. */
  sd: number;
  raters: number;
  rounds: number;
  iterations: number;
  converged: boolean;
}

/**
 * Estimate the SD of severity.
 * @param rounds groups of one kind, each about one person; groups of fewer than two raters say nothing about severity
 * @param enough thresholds, for studies; the named ones when absent
 * @example severitySpread(rounds, defaultModel(), defaultRaterModel(), bank.skills).sd
 */
export function severitySpread(
  rounds: readonly GroupEvidence[],
  model: FusionModel | PreparedModel,
  raterModel: RaterModel,
  skills: readonly string[],
  enough: { raters: number; ratees: number } = { raters: ENOUGH_RATERS, ratees: ENOUGH_RATEES },
): SeveritySpread {
  const prepared = preparedFor(model, skills);
  const usable = rounds.filter((round) => round.raters.length >= 2);
  const raters = usable.reduce((sum, round) => sum + round.raters.length, 0);
  let variance = raterErrorParts(prepared.model, raterModel, usable[0]?.group ?? 'peers').severity;
  const counts = { raters, rounds: usable.length };
  if (raters < enough.raters || usable.length < enough.ratees) {
    return { status: 'too-few', sd: Math.sqrt(variance), ...counts, iterations: 0, converged: true };
  }
  let converged = false;
  let iterations = 0;
  while (iterations < MAXIMUM_ITERATIONS && !converged) {
    const assumed = { ...raterModel, severitySd: Math.sqrt(variance) };
    let sum = 0;
    for (const round of usable) {
      for (const { severity, sd } of groupView(round, prepared, assumed, skills).severities)
        sum += severity ** 2 + sd ** 2;
    }
    const next = sum / raters;
    converged = Math.abs(Math.sqrt(next) - Math.sqrt(variance)) < TOLERANCE;
    variance = next;
    iterations += 1;
  }
  return { status: 'estimated', sd: Math.sqrt(variance), ...counts, iterations, converged };
}
