// The calls of the profile, with the types of its contract, and the addresses of what can be taken along.
import type { Language } from '@dragoman/kernel';
import { request } from '../../../web/api/request.ts';
import { wishFor, wishQuery } from './plan/hours.ts';
import type { RunnerState } from '../../assessment/contract.ts';
import type { StartedAssessment } from '../../assessment/contract.ts';
import type {
  AgeingView,
  Development,
  Explanation,
  ImportedResult,
  InstitutionAgeing,
  KeptPlan,
  ModuleState,
  MovedSkill,
  Note,
  OccasionChange,
  PlanAlternatives,
  PracticeModule,
  ProfileResult,
  ReceivedShares,
  ResultEntries,
  Share,
  SharedView,
  TrainingPlan,
} from '../contract.ts';

export const profileApi = {
  result: (attemptId: string, entry: string | null = null) =>
    request<ProfileResult>(
      'GET',
      `/results/${attemptId}${entry === null ? '' : `?entry=${encodeURIComponent(entry)}`}`,
    ),
  attempt: (attemptId: string) => request<RunnerState>('GET', `/assessments/${attemptId}`),
  plan: (attemptId: string, hours: number) =>
    request<TrainingPlan>('GET', `/results/${attemptId}/plan?${wishQuery(hours)}`),
  explain: (attemptId: string, skill: string) =>
    request<Explanation>('GET', `/results/${attemptId}/explanations/${encodeURIComponent(skill)}`),
  module: (moduleId: string) => request<PracticeModule>('GET', `/modules/${encodeURIComponent(moduleId)}`),
  import: (archive: unknown) => request<ImportedResult>('POST', '/results/import', { body: archive }),
  deleteMyData: () => request<undefined>('DELETE', '/my-data'),
};

/** Addresses of downloads; the browser keeps them as files. */
export const files = {
  report: (attemptId: string, language: string, hours: number) =>
    `/api/results/${attemptId}/report.pdf?language=${language}&${wishQuery(hours)}`,
  json: (attemptId: string) => `/api/results/${attemptId}/export.json`,
  csv: (attemptId: string, language: string) => `/api/results/${attemptId}/export.csv?language=${language}`,
  calendar: (attemptId: string, language: string, hours: number, start: string) =>
    `/api/results/${attemptId}/plan.ics?${wishQuery(hours)}&start=${start}&language=${language}`,
};

/** The institution's own setting, for its administrator. */
export const institutionAgeingApi = {
  read: () => request<InstitutionAgeing>('GET', '/institution/ageing'),
  choose: (halfLifeMonths: number | null) =>
    request<InstitutionAgeing>('PUT', '/institution/ageing', { body: { halfLifeMonths } }),
};

export interface Remeasuring {
  readonly roleProfile: string;
  readonly stage: string;
  readonly language: Language;
  readonly focus: readonly string[];
}

/** The calls of a person's own development: entries, change, plan taken on, notes, ageing, shares. */
export const developmentApi = {
  read: () => request<Development>('GET', '/me/development'),
  entries: (attemptId: string) => request<ResultEntries>('GET', `/results/${attemptId}/entries`),
  recompute: (attemptId: string) => request<ProfileResult>('POST', `/results/${attemptId}/recompute`, { body: {} }),
  change: (attemptId: string) => request<OccasionChange>('GET', `/results/${attemptId}/change`),
  moved: (skill: string, from: string | null) =>
    request<MovedSkill>('GET', `/me/moved?skill=${encodeURIComponent(skill)}${from === null ? '' : `&from=${from}`}`),
  alternatives: (attemptId: string, hours: number) =>
    request<PlanAlternatives>('GET', `/results/${attemptId}/plan/alternatives?${wishQuery(hours)}`),
  keepPlan: (attemptId: string, hours: number, idempotencyKey: string) =>
    request<KeptPlan>('POST', `/results/${attemptId}/plan`, { body: wishFor(hours), idempotencyKey }),
  setProgress: (moduleId: string, state: ModuleState) =>
    request<undefined>('PUT', '/me/progress', { body: { moduleId, state } }),
  notes: () => request<{ notes: Note[] }>('GET', '/me/notes'),
  writeNote: (text: string, idempotencyKey: string) =>
    request<Note>('POST', '/me/notes', { body: { moduleId: null, text }, idempotencyKey }),
  removeNote: (id: string) => request<undefined>('DELETE', `/me/notes/${id}`),
  ageing: (halfLifeMonths: number | null) =>
    request<AgeingView>('GET', `/me/ageing${halfLifeMonths === null ? '' : `?halfLifeMonths=${halfLifeMonths}`}`),
  chooseAgeing: (halfLifeMonths: number | null) =>
    request<AgeingView>('PUT', '/me/ageing', { body: { halfLifeMonths } }),
  shares: () => request<{ shares: Share[] }>('GET', '/me/shares'),
  share: (email: string, what: Share['what']) => request<Share>('POST', '/me/shares', { body: { email, what } }),
  revoke: (id: string) => request<undefined>('DELETE', `/me/shares/${id}`),
  received: () => request<ReceivedShares>('GET', '/shared'),
  shared: (id: string) => request<SharedView>('GET', `/shared/${id}`),
  measureAgain: ({ focus, ...rest }: Remeasuring, idempotencyKey: string) =>
    request<StartedAssessment>('POST', '/assessments', { body: { ...rest, form: 'full', focus }, idempotencyKey }),
};
