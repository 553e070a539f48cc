// What a plan must be beyond its shape: ids once, and no part that points at one that is not there.
import { AppError } from '@dragoman/kernel';
import type { ProgrammePlan } from '../../contract.ts';

/** Throws `programmes.plan-does-not-fit` with the id of the part that does not. */
export function checkPlan(plan: ProgrammePlan): void {
  const { needs, objectives, assessments, sessions, costs, facts } = plan;
  const items = assessments.flatMap((assessment) => assessment.items);
  for (const list of [needs, objectives, assessments, items, sessions, costs.lines]) {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) throw doesNotFit(id);
      seen.add(id);
    }
  }
  const needIds = new Set(needs.map(({ id }) => id));
  const objectiveIds = new Set(objectives.map(({ id }) => id));
  for (const { id, needIds: own } of objectives) if (own.some((each) => !needIds.has(each))) throw doesNotFit(id);
  for (const { id, objectiveIds: own } of sessions)
    if (own.some((each) => !objectiveIds.has(each))) throw doesNotFit(id);
  for (const { id, objectiveId } of items)
    if (objectiveId !== null && !objectiveIds.has(objectiveId)) throw doesNotFit(id);
  if (facts.participants.min > facts.participants.max) throw doesNotFit('participants');
}

function doesNotFit(part: string): AppError {
  return new AppError('programmes.plan-does-not-fit', { values: { part } });
}
