// The calls of the profile, with the types of its contract, and the addresses of what can be taken along.
import { request } from '../../../web/api/request.ts';
import type { RunnerState } from '../../assessment/contract.ts';
import type { Explanation, ImportedResult, PracticeModule, ProfileResult, TrainingPlan } from '../contract.ts';

export const profileApi = {
  result: (attemptId: string) => request<ProfileResult>('GET', `/results/${attemptId}`),
  attempt: (attemptId: string) => request<RunnerState>('GET', `/assessments/${attemptId}`),
  plan: (attemptId: string, hours: number) => request<TrainingPlan>('GET', `/results/${attemptId}/plan?hours=${hours}`),
  explain: (attemptId: string, skill: string) =>
    request<Explanation>('GET', `/results/${attemptId}/explanations/${encodeURIComponent(skill)}`),
  module: (moduleId: string) => request<PracticeModule>('GET', `/modules/${encodeURIComponent(moduleId)}`),
  import: (archive: unknown) => request<ImportedResult>('POST', '/results/import', { body: archive }),
  deleteMyData: () => request<undefined>('DELETE', '/my-data'),
};

/** Addresses of downloads; the browser keeps them as files. */
export const files = {
  report: (attemptId: string, language: string, hours: number) =>
    `/api/results/${attemptId}/report.pdf?language=${language}&hours=${hours}`,
  json: (attemptId: string) => `/api/results/${attemptId}/export.json`,
  csv: (attemptId: string, language: string) => `/api/results/${attemptId}/export.csv?language=${language}`,
  calendar: (attemptId: string, language: string, hours: number, start: string) =>
    `/api/results/${attemptId}/plan.ics?hours=${hours}&start=${start}&language=${language}`,
};
