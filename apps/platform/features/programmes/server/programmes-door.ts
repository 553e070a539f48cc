// What rooms to the right may ask of programmes: one programme with its parts, the programmes of a case, and who leads a session.
import type { Queries } from '../../../core/database/database.ts';
import type { Programme } from '../contract.ts';
import { countWorkload } from './plan/count-workload.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';

export interface ProgrammesDoor {
  /** Null for one that is not there or belongs to another institution. */
  programme(queries: Queries, tenantId: string, programmeId: string): Promise<Programme | null>;
  forCase(queries: Queries, tenantId: string, caseId: string): Promise<Programme[]>;
}

export const programmesDoor: ProgrammesDoor = {
  async programme(queries, tenantId, programmeId) {
    const record = await programmeStore(queries).find(tenantId, programmeId);
    return record === null
      ? null
      : toProgramme(record, await programmeStore(queries).newestVersion(tenantId, programmeId));
  },
  async forCase(queries, tenantId, caseId) {
    const records = await programmeStore(queries).listForCase(tenantId, caseId);
    return Promise.all(
      records.map(async (record) =>
        toProgramme(record, await programmeStore(queries).newestVersion(tenantId, record.id)),
      ),
    );
  },
};

function toProgramme(record: ProgrammeRecord, version: number): Programme {
  const { plan } = record;
  const { hours, ects } = countWorkload(plan);
  return {
    tenantId: record.tenantId,
    id: record.id,
    caseId: record.caseId,
    version,
    revision: record.revision,
    title: plan.title,
    audience: plan.audience,
    language: plan.language,
    needs: plan.needs,
    objectives: plan.objectives,
    assessments: plan.assessments.map((assessment) => ({
      ...assessment,
      objectiveIds: [...new Set(assessment.items.flatMap(({ objectiveId }) => objectiveId ?? []))],
    })),
    sessions: plan.sessions,
    hours,
    ects,
    eqf: plan.facts.eqf,
    price: { mode: plan.costs.priceMode, amount: plan.costs.price, currency: plan.costs.currency },
    startsOn: plan.facts.startsOn,
    charter: plan.charter,
    createdAt: record.createdAt,
    savedAt: record.savedAt,
  };
}
