// What rooms to the right may ask of programmes: one programme with its parts, the programmes of a case, who leads a session, what is offered.
import type { Queries } from '../../../core/database/database.ts';
import type { Programme } from '../contract.ts';
import { moduleStore } from './modules/module-store.ts';
import { listTaught } from './plan/list-taught.ts';
import { countWorkload } from './plan/count-workload.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';

/** A course that somebody was promised: its newest frozen version, unless somebody who approves refused it. */
export interface OfferedProgramme {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** Skills that it teaches; those it is about before those it touches. */
  readonly skills: readonly { readonly uri: string; readonly isPart: boolean }[];
}

/** A module of the institution itself, in its newest version. */
export interface OwnModule {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly string[];
  /** The leading skill first. */
  readonly skillUris: readonly string[];
}

export interface ProgrammesDoor {
  /** Null for one that is not there or belongs to another institution. */
  programme(queries: Queries, tenantId: string, programmeId: string): Promise<Programme | null>;
  forCase(queries: Queries, tenantId: string, caseId: string): Promise<Programme[]>;
  /** Drafts are left out: nobody was promised them. */
  offered(queries: Queries, tenantId: string): Promise<OfferedProgramme[]>;
  ownModules(queries: Queries, tenantId: string): Promise<OwnModule[]>;
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
  async offered(queries, tenantId) {
    const store = programmeStore(queries);
    const offered: OfferedProgramme[] = [];
    for (const [id, number] of await store.newestVersions(tenantId)) {
      const approvals = await store.listApprovals(tenantId, id);
      if (approvals.some((approval) => approval.number === number && approval.decision === 'refused')) continue;
      const plan = await store.findVersion(tenantId, id, number);
      if (plan !== null) offered.push({ id, title: plan.title, language: plan.language, skills: listTaught(plan) });
    }
    return offered;
  },
  async ownModules(queries, tenantId) {
    return (await moduleStore(queries).list(tenantId, [])).map(({ id, content: { title, languages, skills } }) => ({
      id,
      title,
      languages,
      skillUris: skills.map(({ uri }) => uri),
    }));
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
