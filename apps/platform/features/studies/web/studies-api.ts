// The calls of studies, with the types of the contract.
import { request } from '../../../web/api/request.ts';
import type {
  AcceptedExpertAnswers,
  AcceptKeyBody,
  AddEvidenceBody,
  AddNoteBody,
  ExpertAnswer,
  ExpertState,
  InviteExpertBody,
  SaveStudyBody,
  StudyItems,
  StudyList,
  StudyNote,
  StudyNotes,
  StudyResults,
  StudyView,
  ValidityPageView,
  WithdrawnExpert,
} from '../contract.ts';

export const studiesApi = {
  list: () => request<StudyList>('GET', '/studies'),
  items: () => request<StudyItems>('GET', '/study-items'),
  create: (title: string, idempotencyKey: string) =>
    request<StudyView>('POST', '/studies', { body: { title }, idempotencyKey }),
  read: (id: string) => request<StudyView>('GET', `/studies/${id}`),
  save: (id: string, body: SaveStudyBody, idempotencyKey: string) =>
    request<StudyView>('PUT', `/studies/${id}`, { body, idempotencyKey }),
  invite: (id: string, body: InviteExpertBody, idempotencyKey: string) =>
    request<StudyView>('POST', `/studies/${id}/experts`, { body, idempotencyKey }),
  takeBack: (id: string, expertId: string) =>
    request<StudyView>('POST', `/studies/${id}/experts/${expertId}/take-back`, { body: {} }),
  act: (id: string, act: 'open' | 'remind' | 'close') =>
    request<StudyView>('POST', `/studies/${id}/${act}`, { body: {} }),
  results: (id: string) => request<StudyResults>('GET', `/studies/${id}/results`),
  compare: (id: string, idempotencyKey: string) =>
    request<StudyResults>('POST', `/studies/${id}/comparisons`, { body: {}, idempotencyKey }),
  accept: (id: string, body: AcceptKeyBody, idempotencyKey: string) =>
    request<StudyResults>('POST', `/studies/${id}/keys`, { body, idempotencyKey }),
  answersAddress: (id: string) => `/api/studies/${id}/answers.csv`,
};

export const notesApi = {
  list: () => request<StudyNotes>('GET', '/study-notes'),
  add: (body: AddNoteBody, idempotencyKey: string) =>
    request<StudyNotes>('POST', '/study-notes', { body, idempotencyKey }),
  decide: (id: string, decision: StudyNote['decision'], reason: string) =>
    request<StudyNotes>('POST', `/study-notes/${id}/decision`, { body: { decision, reason } }),
  link: (id: string, item: string, revision: string) =>
    request<StudyNotes>('POST', `/study-notes/${id}/revisions`, { body: { item, revision } }),
  forget: (id: string) => request<StudyNotes>('POST', `/study-notes/${id}/forget`, { body: {} }),
};

export const validityApi = {
  read: () => request<ValidityPageView>('GET', '/validity'),
  add: (body: AddEvidenceBody, idempotencyKey: string) =>
    request<ValidityPageView>('POST', '/validity/evidence', { body, idempotencyKey }),
  withdraw: (id: string) => request<ValidityPageView>('POST', `/validity/evidence/${id}/withdraw`, { body: {} }),
};

export const expertApi = {
  open: (token: string, address: string | null) =>
    request<ExpertState>('POST', '/expert-ratings/open', { body: { token, address } }),
  read: (id: string) => request<ExpertState>('GET', `/expert-ratings/${id}`),
  // Outlives the page, so that closing the tab right after an answer does not cut the request off.
  answer: (id: string, answers: readonly ExpertAnswer[]) =>
    request<AcceptedExpertAnswers>('POST', `/expert-ratings/${id}/answers`, { body: { answers }, keepalive: true }),
  handIn: (id: string, answered: number) =>
    request<ExpertState>('POST', `/expert-ratings/${id}/hand-in`, { body: { answered } }),
  withdraw: (id: string) => request<WithdrawnExpert>('POST', `/expert-ratings/${id}/withdraw`, { body: {} }),
};
