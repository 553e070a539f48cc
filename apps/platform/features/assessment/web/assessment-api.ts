// The calls of the assessment, with the types of its contract.
import { request } from '../../../web/api/request.ts';
import type {
  AcceptedAnswers,
  AnswersBody,
  AssessmentOffer,
  AttemptSummary,
  FinishBody,
  RunnerState,
  StartAssessmentBody,
  StartedAssessment,
} from '../contract.ts';

export interface AttemptList {
  readonly attempts: readonly AttemptSummary[];
}

export const assessmentApi = {
  offer: () => request<AssessmentOffer>('GET', '/assessment-offer'),
  start: (body: StartAssessmentBody, idempotencyKey: string) =>
    request<StartedAssessment>('POST', '/assessments', { body, idempotencyKey }),
  listOwn: () => request<AttemptList>('GET', '/assessments'),
  read: (attemptId: string) => request<RunnerState>('GET', `/assessments/${attemptId}`),
  // Outlives the page, so that closing the tab right after an answer does not cut the request off.
  answer: (attemptId: string, body: AnswersBody) =>
    request<AcceptedAnswers>('POST', `/assessments/${attemptId}/answers`, { body, keepalive: true }),
  finish: (attemptId: string, body: FinishBody) =>
    request<RunnerState>('POST', `/assessments/${attemptId}/finish`, { body }),
  openLink: (token: string) => request<AttemptList>('POST', '/private-links/open', { body: { token } }),
};
