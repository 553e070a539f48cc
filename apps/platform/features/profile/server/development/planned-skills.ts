// Which skills the plan a person works with is about: fills the port of the teaching materials.
import type { Queries } from '../../../../core/database/database.ts';
import type { PlannedSkills } from '../../../catalogue/server/index.ts';
import type { TrainingPlan } from '../../contract.ts';
import { developmentStore } from './development-store.ts';

export const plannedSkills: PlannedSkills = {
  async list(queries: Queries, tenantId: string, personId: string) {
    const kept = await developmentStore(queries).findPlan(tenantId, personId);
    if (kept === null) return [];
    const { modules } = JSON.parse(kept.body) as TrainingPlan;
    return [...new Set(modules.map(({ skill }) => skill))];
  },
};
