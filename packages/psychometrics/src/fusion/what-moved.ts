// What moved a profile between two dates: the observations that came, one after the other, each with what it added. Adds up by construction.
import { evidenceModel } from './condition-model.ts';
import type { Evidence, FusionModel } from './fusion-types.ts';
import { posteriorOf } from './joint-posterior.ts';
import { personState } from './person-state.ts';
import { preparedFor, type PreparedModel } from './prepare-model.ts';

export interface Movement {
  /** Of the step, as given. */
  id: string;
  /** Posterior mean after the step, by skill, on the theta scale. */
  mean: readonly number[];
  /** Posterior mean after the step less the one before it. */
  moved: readonly number[];
}

/**
 * Walks from one state of the ledger to another, a step at a time.
 * The parts depend on the order in which observations came, which is why the order is that of their dates; their sum does not.
 * @param from evidence at the earlier date
 * @param steps evidence after each thing that came or stopped counting, in order; the last is the later date
 */
export function whatMoved(
  from: Evidence,
  steps: readonly { id: string; evidence: Evidence }[],
  model: FusionModel | PreparedModel,
): { before: readonly number[]; movements: Movement[] } {
  const prepared = preparedFor(model, from.skills);
  const before = meansOf(from, prepared);
  let last = before;
  const movements = steps.map(({ id, evidence }): Movement => {
    const mean = meansOf(evidence, prepared);
    const earlier = last;
    last = mean;
    return { id, mean, moved: mean.map((value, k) => value - earlier[k]!) };
  });
  return { before, movements };
}

function meansOf(evidence: Evidence, model: PreparedModel): number[] {
  const conditioned = evidenceModel(evidence, model);
  const { fitted } = personState(evidence, conditioned);
  const asked = evidence.skills.map((_, skill) => skill);
  return Array.from(posteriorOf(conditioned, fitted, asked).mean);
}
