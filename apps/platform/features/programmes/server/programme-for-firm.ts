// What is told to a case of the programme that answers it: its name to those who work on it, the newest frozen version to the firm, without prices and names.
import type { FindProgrammeForFirm, FindProgrammeOfCase } from '../../demand/contract.ts';
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

export const programmeOfCase: FindProgrammeOfCase = async (queries, tenantId, caseId) => {
  const newest = (await programmeStore(queries).listForCase(tenantId, caseId)).at(-1);
  return newest === undefined ? null : { id: newest.id, title: newest.plan.title };
};
