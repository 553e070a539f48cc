// The calls of the room of academics, with the types of the contract.
import { request } from '../../../web/api/request.ts';
import type { ProgrammePlan } from '../../programmes/contract.ts';
import type {
  AcademicList,
  AcademicView,
  AddObserverBody,
  AskAnswer,
  AskBody,
  AskedState,
  AskPreview,
  AskRequest,
  Assignment,
  ChangeOwnBody,
  ImportBody,
  ImportReport,
  MentoringView,
  ObservationBody,
  ObservationState,
  OpenRehearsalBody,
  OwnAcademic,
  RankBody,
  Ranking,
  RehearsalView,
  RequestList,
  SetGoalBody,
  WeightsView,
} from '../contract.ts';
import type { RankWeights } from '../limits.ts';

export const academicsApi = {
  list: (text: string, from: number) =>
    request<AcademicList>('GET', `/academics?${new URLSearchParams({ text, from: String(from) }).toString()}`),
  read: (academicId: string) => request<AcademicView>('GET', `/academics/${academicId}`),
  told: (academicId: string) => request<void>('POST', `/academics/${academicId}/told`, { body: {} }),
  import: (body: ImportBody) => request<ImportReport>('POST', '/academics/imports', { body }),
  weights: () => request<WeightsView>('GET', '/academics/weights'),
  setWeights: (weights: RankWeights) => request<WeightsView>('PUT', '/academics/weights', { body: { weights } }),
  rank: (body: RankBody) => request<Ranking>('POST', '/academics/rankings', { body }),
  assign: (programmeId: string, fairness: number) =>
    request<Assignment>('POST', '/academics/assignments', { body: { programmeId, fairness } }),
  /** Writes the lead of one session, over the revision that stood beside the choice; the rest of the plan stays as it is. */
  giveSession: async (
    programme: { readonly id: string; readonly revision: number },
    sessionId: string,
    academicId: string,
    reason: string,
  ) => {
    const { plan } = await request<{ plan: ProgrammePlan }>('GET', `/programmes/${programme.id}`);
    const sessions = plan.sessions.map((session) => (session.id === sessionId ? { ...session, academicId } : session));
    await request<unknown>('PUT', `/programmes/${programme.id}`, {
      body: { revision: programme.revision, plan: { ...plan, sessions }, reason },
    });
  },
  requests: () => request<RequestList>('GET', '/academics/requests'),
  requestsOf: (academicId: string) => request<RequestList>('GET', `/academics/${academicId}/requests`),
  preview: (body: AskBody) => request<AskPreview>('POST', '/academics/request-previews', { body }),
  ask: (body: AskBody, idempotencyKey: string) =>
    request<AskRequest>('POST', '/academics/requests', { body, idempotencyKey }),
  withdraw: (requestId: string) => request<void>('POST', `/academics/requests/${requestId}/withdraw`, { body: {} }),
};

export const mentoringApi = {
  read: (academicId: string) => request<MentoringView>('GET', `/academics/${academicId}/mentoring`),
  openRehearsal: (academicId: string, body: OpenRehearsalBody, idempotencyKey: string) =>
    request<RehearsalView>('POST', `/academics/${academicId}/rehearsals`, { body, idempotencyKey }),
  setGoal: (academicId: string, body: SetGoalBody, idempotencyKey: string) =>
    request<MentoringView>('POST', `/academics/${academicId}/goals`, { body, idempotencyKey }),
  changeGoal: (goalId: string, state: 'open' | 'met' | 'dropped') =>
    request<void>('PUT', `/academics/goals/${goalId}`, { body: { state } }),
  rehearsal: (rehearsalId: string) => request<RehearsalView>('GET', `/rehearsals/${rehearsalId}`),
  addObserver: (rehearsalId: string, body: AddObserverBody, idempotencyKey: string) =>
    request<RehearsalView>('POST', `/rehearsals/${rehearsalId}/observers`, { body, idempotencyKey }),
  close: (rehearsalId: string) => request<RehearsalView>('POST', `/rehearsals/${rehearsalId}/close`, { body: {} }),
};

export const linkApi = {
  openAsked: (token: string) => request<AskedState>('POST', '/academic-requests/open', { body: { token } }),
  answer: (token: string, answer: AskAnswer) =>
    request<AskedState>('POST', '/academic-requests/answer', { body: { token, answer } }),
  openOwn: (token: string) => request<OwnAcademic>('POST', '/academic-own/open', { body: { token } }),
  change: (body: ChangeOwnBody) => request<OwnAcademic>('POST', '/academic-own/change', { body }),
  hideRecord: (token: string, recordId: string, hidden: boolean) =>
    request<OwnAcademic>('POST', '/academic-own/hide-record', { body: { token, recordId, hidden } }),
  correctRecord: (token: string, recordId: string, title: string) =>
    request<OwnAcademic>('POST', '/academic-own/correct-record', { body: { token, recordId, title } }),
  hideMe: (token: string, hidden: boolean) =>
    request<OwnAcademic>('POST', '/academic-own/hide', { body: { token, hidden } }),
  object: (token: string) => request<void>('POST', '/academic-own/object', { body: { token } }),
  agreeGoal: (token: string, goalId: string) =>
    request<OwnAcademic>('POST', '/academic-own/agree-goal', { body: { token, goalId } }),
  openObservation: (token: string) => request<ObservationState>('POST', '/observations/open', { body: { token } }),
  saveObservation: (body: ObservationBody) => request<ObservationState>('POST', '/observations/save', { body }),
};
