// The calls of programmes, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type { ModuleRef, PlanObjective, ProgrammePlan } from '../contract.ts';
import type { ApprovalRole, Audience, DraftLanguage } from '../limits.ts';
import type {
  Assembly,
  AssemblyWish,
  Comparison,
  CoursePage,
  InterestList,
  LeadList,
  ModuleContent,
  ModuleList,
  ModuleView,
  NeedUses,
  ObjectiveWords,
  ProgrammeList,
  ProgrammeRounds,
  ProgrammeView,
  SkillList,
  ThreadEndType,
  ThreadWalk,
} from '../wire-contract.ts';

type Key = string;
const at = (id: string): string => `/programmes/${id}`;
const asQuery = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();

export const programmesApi = {
  list: () => request<ProgrammeList>('GET', '/programmes'),
  create: (
    body: { caseId: string | null; title: string; audience: Audience; language: DraftLanguage },
    idempotencyKey: Key,
  ) => request<ProgrammeView>('POST', '/programmes', { body, idempotencyKey }),
  read: (id: string) => request<ProgrammeView>('GET', at(id)),
  save: (id: string, body: { revision: number; plan: ProgrammePlan; reason: string }) =>
    request<ProgrammeView>('PUT', at(id), { body }),
  fill: (
    id: string,
    body: { revision: number; what: 'needs' | 'objectives' | 'items' | 'sessions' },
    idempotencyKey: Key,
  ) => request<ProgrammeView>('POST', `${at(id)}/fill`, { body, idempotencyKey }),
  assemble: (id: string, body: AssemblyWish) => request<Assembly>('POST', `${at(id)}/assembly`, { body }),
  takeModules: (
    id: string,
    body: {
      revision: number;
      modules: readonly { ref: ModuleRef; academicId: string | null }[];
      proof: 'proven' | 'bounded' | 'quick';
    },
    idempotencyKey: Key,
  ) => request<ProgrammeView>('POST', `${at(id)}/modules`, { body, idempotencyKey }),
  updateModule: (id: string, body: { revision: number; sessionId: string }, idempotencyKey: Key) =>
    request<ProgrammeView>('POST', `${at(id)}/module-update`, { body, idempotencyKey }),
  freeze: (id: string, body: { revision: number; note: string }, idempotencyKey: Key) =>
    request<ProgrammeView>('POST', `${at(id)}/versions`, { body, idempotencyKey }),
  compare: (id: string, from: string, to: string) =>
    request<Comparison>('GET', `${at(id)}/compare?${asQuery({ from, to })}`),
  approve: (
    id: string,
    body: { number: number; role: ApprovalRole; decision: 'approved' | 'refused'; note: string },
    idempotencyKey: Key,
  ) => request<ProgrammeView>('POST', `${at(id)}/approvals`, { body, idempotencyKey }),
  openPage: (id: string, open: boolean) => request<ProgrammeView>('PUT', `${at(id)}/page`, { body: { open } }),
  rounds: (id: string) => request<ProgrammeRounds>('GET', `${at(id)}/rounds`),
  tieRound: (id: string, body: { campaignId: string | null; noticeSaysSo: boolean }) =>
    request<ProgrammeRounds>('PUT', `${at(id)}/round`, { body }),
  interests: (id: string) => request<InterestList>('GET', `${at(id)}/interests`),
  forNeed: (needId: string) => request<NeedUses>('GET', `/needs-served?needId=${needId}`),
  leads: (id: string) => request<LeadList>('GET', `${at(id)}/leads`),
  walk: (id: string, type: ThreadEndType, end: string) =>
    request<ThreadWalk>('GET', `${at(id)}/thread?${asQuery({ type, id: end })}`),
  words: (skill: { uri: string; label: string; kind: string }, plan: ProgrammePlan, level: PlanObjective['level']) =>
    request<ObjectiveWords>(
      'GET',
      `/programme-words?${asQuery({ ...skill, level: String(level), audience: plan.audience, language: plan.language })}`,
    ),
  skills: (text: string, language: string) =>
    request<SkillList>('GET', `/programme-skills?${asQuery({ text, language })}`),
};

export const modulesApi = {
  list: () => request<ModuleList>('GET', '/teaching-modules'),
  read: (institutionId: string, moduleId: string, version?: string) =>
    request<ModuleView>(
      'GET',
      `/teaching-modules/${institutionId}/${moduleId}${version === undefined ? '' : `?version=${version}`}`,
    ),
  compare: (institutionId: string, moduleId: string, from: string, to: string) =>
    request<{ fields: { field: string; before: string; after: string }[] }>(
      'GET',
      `/teaching-modules/${institutionId}/${moduleId}/compare?${asQuery({ from, to })}`,
    ),
  add: (body: { content: ModuleContent; isShared: boolean }, idempotencyKey: Key) =>
    request<ModuleView>('POST', '/teaching-modules', { body, idempotencyKey }),
  addVersion: (
    moduleId: string,
    body: { version: number; content: ModuleContent; note: string },
    idempotencyKey: Key,
  ) => request<ModuleView>('POST', `/teaching-modules/${moduleId}/versions`, { body, idempotencyKey }),
  share: (moduleId: string, isShared: boolean) =>
    request<ModuleView>('PUT', `/teaching-modules/${moduleId}/sharing`, { body: { isShared } }),
};

/** For whoever has the address of a course; the link of the mail travels in the body. */
export const courseApi = {
  read: (id: string) => request<CoursePage>('GET', `/courses/${id}`),
  sign: (
    id: string,
    body: { name: string; email: string; organisation: string; message: string; language: DraftLanguage; agreed: true },
  ) => request<{ taken: true }>('POST', `/courses/${id}/interests`, { body }),
  withdraw: (token: string) => request<void>('POST', '/course-interests/withdraw', { body: { token } }),
};
