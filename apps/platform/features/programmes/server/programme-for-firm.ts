// What the firm may see of the programme that answers its case: the newest frozen version, without prices and names.
import type { FindProgrammeForFirm } from '../../demand/contract.ts';
import { countWorkload } from './plan/count-workload.ts';
import { programmeStore } from './store.ts';

/** Fills the port of the room of demand. Null while nothing was frozen: a draft is nobody's promise. */
export const programmeForFirm: FindProgrammeForFirm = async (queries, tenantId, caseId) => {
  const store = programmeStore(queries);
  for (const { id } of (await store.listForCase(tenantId, caseId)).toReversed()) {
    const plan = await store.findVersion(tenantId, id, await store.newestVersion(tenantId, id));
    if (plan === null) continue;
    const { hours, ects } = countWorkload(plan);
    const needsOf = new Map(plan.objectives.map((objective) => [objective.id, objective.needIds]));
    return {
      title: plan.title,
      hours,
      ects,
      sessions: plan.sessions.map(({ title, minutes, objectiveIds }) => ({
        title,
        minutes,
        needIds: [...new Set(objectiveIds.flatMap((objectiveId) => needsOf.get(objectiveId) ?? []))],
      })),
    };
  }
  return null;
};
