// The calls for needs, with the types of their contract.
import { makeKey } from '../../../web/api/make-key.ts';
import { request } from '../../../web/api/request.ts';
import type {
  AddStudentBody,
  CaseList,
  CaseReading,
  CaseView,
  ChangeCaseBody,
  ChangeStudentBody,
  DecideBody,
  Desk,
  FoundSkills,
  LogContactBody,
  LoggedContacts,
  LookAlikes,
  NetworkClock,
  OpenCaseBody,
  OrganisationList,
  OrganisationView,
  RankerView,
  ReadFile,
  RefuseBody,
  SaveAnalysisBody,
  SaveDeskBody,
} from '../contract.ts';
import type { CaseStage, TalkChannel } from '../limits.ts';

const keyed = (body: unknown) => ({ body, idempotencyKey: makeKey() });

export const demandApi = {
  listCases: () => request<CaseList>('GET', '/needs'),
  openCase: (body: OpenCaseBody) => request<{ readonly id: string }>('POST', '/needs', keyed(body)),
  findLookAlikes: (body: { readonly name: string; readonly email: string; readonly text: string }) =>
    request<LookAlikes>('POST', '/needs/look-alikes', { body }),
  readFile: (name: string, content: string) => request<ReadFile>('POST', '/need-files', { body: { name, content } }),
  readCase: (caseId: string) => request<CaseView>('GET', `/needs/${caseId}`),
  changeCase: (caseId: string, body: ChangeCaseBody) => request<CaseView>('PATCH', `/needs/${caseId}`, { body }),
  saveAnalysis: (caseId: string, body: SaveAnalysisBody) =>
    request<CaseView>('PUT', `/needs/${caseId}/analysis`, { body }),
  moveCase: (caseId: string, stage: CaseStage) =>
    request<CaseView>('POST', `/needs/${caseId}/stage`, { body: { stage } }),
  logReply: (caseId: string, channel: TalkChannel, note: string) =>
    request<CaseView>('POST', `/needs/${caseId}/replies`, keyed({ channel, note })),
  sendUnderstood: (caseId: string) => request<CaseView>('POST', `/needs/${caseId}/understood`, keyed({})),
  askFirm: (caseId: string, text: string) => request<CaseView>('POST', `/needs/${caseId}/questions`, keyed({ text })),
  refuseCase: (caseId: string, body: RefuseBody) => request<CaseView>('POST', `/needs/${caseId}/refusal`, keyed(body)),
  reopenCase: (caseId: string) => request<CaseView>('POST', `/needs/${caseId}/reopen`, keyed({})),
  readReading: (caseId: string) => request<CaseReading>('GET', `/needs/${caseId}/reading`),
  decide: (caseId: string, body: DecideBody) => request<CaseReading>('POST', `/needs/${caseId}/decisions`, keyed(body)),
  markLine: (caseId: string, sentenceId: string, isConfidential: boolean) =>
    request<CaseReading>('POST', `/needs/${caseId}/confidential`, { body: { sentenceId, isConfidential } }),
  readAgain: (caseId: string, scheme: string | null) =>
    request<CaseReading>('POST', `/needs/${caseId}/read`, { body: { scheme } }),
  findSkills: (text: string, language: string) =>
    request<FoundSkills>('GET', `/need-skills?${new URLSearchParams({ text, language }).toString()}`),
  readRankers: () => request<RankerView>('GET', '/need-rankers'),
  train: () => request<RankerView>('POST', '/need-rankers', keyed({})),
  decideRanker: (runId: string, use: boolean) =>
    request<RankerView>('PUT', `/need-rankers/${runId}`, { body: { use } }),
  listOrganisations: (text: string) =>
    request<OrganisationList>('GET', `/organisations?${new URLSearchParams({ text }).toString()}`),
  readOrganisation: (id: string) => request<OrganisationView>('GET', `/organisations/${id}`),
  addTalk: (id: string, channel: TalkChannel, note: string) =>
    request<OrganisationView>('POST', `/organisations/${id}/talks`, keyed({ channel, note })),
  addStudentCase: (id: string, body: AddStudentBody) =>
    request<OrganisationView>('POST', `/organisations/${id}/students`, keyed(body)),
  changeStudentCase: (id: string, body: ChangeStudentBody) =>
    request<OrganisationView>('PUT', `/student-cases/${id}`, { body }),
  readDesk: () => request<Desk>('GET', '/need-desk'),
  saveDesk: (body: SaveDeskBody) => request<Desk>('PUT', '/need-desk', { body }),
  readNetworkClock: () => request<NetworkClock>('GET', '/need-clock'),
  logContact: (body: LogContactBody) => request<{ readonly id: string }>('POST', '/need-contacts', keyed(body)),
  listOwnContacts: () => request<LoggedContacts>('GET', '/need-contacts'),
};
