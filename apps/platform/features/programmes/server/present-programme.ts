// What those who design a programme see of it: the plan and everything that is reckoned from it.
import type { Queries } from '../../../core/database/database.ts';
import type { NeedCase } from '../../demand/contract.ts';
import { institutionStore, memberStore } from '../../identity/server/index.ts';
import type { FirmSentence, ModuleUpdate, PlanChange, ProgrammeHeadView, ProgrammeView } from '../wire-contract.ts';
import { keyOf } from './assembly/assemble-programme.ts';
import { listKnownModules } from './modules/known-modules.ts';
import { interestStore } from './page/interest-store.ts';
import { alignPlan } from './plan/align-plan.ts';
import { checkCredential } from './plan/check-credential.ts';
import { shareChanged } from './plan/compare-plans.ts';
import { computeCosts } from './plan/compute-costs.ts';
import { startCosts } from './plan/cost-templates.ts';
import { countWorkload } from './plan/count-workload.ts';
import { suggestEqf } from './plan/suggest-eqf.ts';
import { isOwnNeed } from './plan/take-needs.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';

export function presentHead(record: ProgrammeRecord, version: number, firm: string | null): ProgrammeHeadView {
  const { plan } = record;
  const { hours, ects } = countWorkload(plan);
  return {
    id: record.id,
    title: plan.title,
    audience: plan.audience,
    caseId: record.caseId,
    firm,
    version,
    hours,
    ects,
    gaps: alignPlan(plan).gaps.length,
    isPageOpen: record.pageOpenedAt !== null,
    savedAt: record.savedAt,
  };
}

export async function presentProgramme(parts: ProgrammesParts, record: ProgrammeRecord): Promise<ProgrammeView> {
  const { read } = parts.database;
  const { tenantId, id, plan } = record;
  const store = programmeStore(read);
  const [versions, approvals, changes, institution, needCase, names, interests] = await Promise.all([
    store.listVersions(tenantId, id),
    store.listApprovals(tenantId, id),
    store.listChanges(tenantId, id),
    institutionStore(read).find(tenantId),
    record.caseId === null ? null : parts.demand.case(read, tenantId, record.caseId),
    listNames(read, tenantId),
    interestStore(read).count(tenantId, id),
  ]);
  const newest = versions.at(-1)?.number ?? 0;
  const frozen = newest === 0 ? null : await store.findVersion(tenantId, id, newest);
  const academicIds = [...new Set(plan.sessions.flatMap(({ academicId }) => academicId ?? []))];
  const academics = await parts.academics.names(tenantId, academicIds);
  const by = (personId: string | null): string | null => (personId === null ? null : (names.get(personId) ?? null));
  return {
    ...presentHead(record, newest, needCase?.organisation.name ?? null),
    revision: record.revision,
    createdAt: record.createdAt,
    plan,
    institution: institution?.name ?? '',
    alignment: alignPlan(plan),
    workload: countWorkload(plan),
    costs: computeCosts(plan),
    credential: checkCredential(plan),
    suggestedEqf: suggestEqf(plan),
    sentences: needCase === null ? [] : presentSentences(needCase),
    caseDiffers: compareWithCase(plan.needs, needCase),
    academics: [...academics].map(([academicId, name]) => ({ id: academicId, name })),
    updates: await findUpdates(parts, record),
    versions: versions.map(({ personId, ...rest }) => ({ ...rest, by: by(personId) })),
    approvals: approvals.map(({ personId, ...rest }) => ({ ...rest, by: by(personId) })),
    changes: changes.map(({ personId, changes: list, ...rest }) => ({
      ...rest,
      changes: list as PlanChange[],
      by: by(personId),
    })),
    costTemplates: listTemplates(parts, plan),
    changedSinceVersion: frozen === null ? null : shareChanged(frozen, plan),
    interests,
  };
}

/** The firm's sentences with the words that spoke of each need; of those marked confidential only that they are there. */
export function presentSentences(needCase: NeedCase): FirmSentence[] {
  return needCase.sentences.map(({ id, text, isConfidential }) => ({
    id,
    text: isConfidential ? '' : text,
    isConfidential,
    words: isConfidential
      ? []
      : needCase.needs.flatMap((need) =>
          need.sentences
            .filter((sentence) => sentence.id === id)
            .flatMap(({ words }) => words.map(({ start, end }) => ({ needId: need.id, start, end }))),
        ),
  }));
}

/** Templates for the audience in the language of the plan. */
function listTemplates(
  { costTemplates }: ProgrammesParts,
  { audience, language }: ProgrammeRecord['plan'],
): ProgrammeView['costTemplates'] {
  return costTemplates.map(({ id, title, note }) => ({
    id,
    title: title[language] ?? title['en']!,
    note: note[language] ?? note['en']!,
    costs: startCosts(costTemplates, audience, language, id),
  }));
}

function compareWithCase(
  needs: ProgrammeRecord['plan']['needs'],
  needCase: NeedCase | null,
): ProgrammeView['caseDiffers'] {
  if (needCase === null) return { added: [], gone: [] };
  const planned = new Set(needs.map(({ id }) => id));
  const accepted = new Set(needCase.needs.map(({ id }) => id));
  return {
    added: needCase.needs.filter(({ id }) => !planned.has(id)).map(({ id, skill }) => ({ id, name: skill.label })),
    gone: needs
      .filter(({ id }) => !isOwnNeed(id) && !accepted.has(id))
      .map(({ id, skill }) => ({ id, name: skill.label })),
  };
}

/** Modules of sessions of which there is a newer version than the one that was taken over. */
async function findUpdates(parts: ProgrammesParts, { tenantId, plan }: ProgrammeRecord): Promise<ModuleUpdate[]> {
  const using = plan.sessions.filter(({ moduleRef }) => moduleRef !== null);
  if (using.length === 0) return [];
  const known = new Map(
    (await listKnownModules(parts, parts.database.read, tenantId, plan.language)).map((module) => [module.key, module]),
  );
  return using.flatMap(({ id, moduleRef }) => {
    const newest = known.get(keyOf(moduleRef!));
    if (newest === undefined || newest.ref.version === moduleRef!.version) return [];
    return [{ sessionId: id, from: moduleRef!.version, to: newest.ref.version, title: newest.content.title }];
  });
}

async function listNames(queries: Queries, tenantId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await memberStore(queries).list(tenantId)).map(({ personId, name }) => [personId, name]));
}
