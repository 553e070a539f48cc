// The calls of the API for calls for proposals, with the types of their contract.
import { makeKey } from '../../../web/api/make-key.ts';
import { request } from '../../../web/api/request.ts';
import type { AcademicList } from '../../academics/contract.ts';
import type {
  AddCallBody,
  AddItemBody,
  AddPartBody,
  CallFile,
  CallList,
  CallReadingView,
  CallView,
  CallWork,
  CharterPreview,
  DecideBody,
  ModuleChoices,
  SaveAnswerBody,
  SaveCallBody,
  SaveItemBody,
  SavePartBody,
  SendCharterBody,
  TieSuggestions,
} from '../contract.ts';

const keyed = (body: unknown) => ({ body, idempotencyKey: makeKey() });
const at = (callId: string): string => `/calls/${callId}`;
const asQuery = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();

/** What this room needs to know of the lists of others: enough to choose from them. */
export interface Choosable {
  readonly id: string;
  readonly title: string;
}

export const callsApi = {
  readFile: (name: string, content: string) => request<CallFile>('POST', '/calls/files', { body: { name, content } }),
  readText: (text: string) => request<CallReadingView>('POST', '/calls/readings', { body: { text } }),
  list: () => request<CallList>('GET', '/calls'),
  add: (body: AddCallBody, idempotencyKey: string) => request<CallView>('POST', '/calls', { body, idempotencyKey }),
  read: (callId: string) => request<CallView>('GET', at(callId)),
  save: (callId: string, body: SaveCallBody) => request<CallWork>('PUT', at(callId), { body }),
  remove: (callId: string) => request<void>('DELETE', at(callId)),
  addPart: (callId: string, body: AddPartBody) => request<CallWork>('POST', `${at(callId)}/parts`, keyed(body)),
  savePart: (callId: string, partId: string, body: SavePartBody) =>
    request<CallWork>('PUT', `${at(callId)}/parts/${partId}`, { body }),
  removePart: (callId: string, partId: string, revision: number) =>
    request<CallWork>('DELETE', `${at(callId)}/parts/${partId}?revision=${revision}`),
  answer: (callId: string, partId: string, body: SaveAnswerBody) =>
    request<CallWork>('PUT', `${at(callId)}/requirements/${partId}`, { body }),
  suggest: (callId: string, partId: string) =>
    request<TieSuggestions>('GET', `${at(callId)}/requirements/${partId}/suggestions`),
  findModules: (callId: string, text: string) =>
    request<ModuleChoices>('GET', `${at(callId)}/modules?${asQuery({ text })}`),
  findAcademics: (text: string) => request<AcademicList>('GET', `/academics?${asQuery({ text })}`),
  decide: (callId: string, body: DecideBody) => request<CallWork>('POST', `${at(callId)}/decisions`, keyed(body)),
  addItem: (callId: string, body: AddItemBody) => request<CallWork>('POST', `${at(callId)}/items`, keyed(body)),
  saveItem: (callId: string, itemId: string, body: SaveItemBody) =>
    request<CallWork>('PUT', `${at(callId)}/items/${itemId}`, { body }),
  removeItem: (callId: string, itemId: string, revision: number) =>
    request<CallWork>('DELETE', `${at(callId)}/items/${itemId}?revision=${revision}`),
  previewCharter: (callId: string, programmeId: string) =>
    request<CharterPreview>('GET', `${at(callId)}/charter?${asQuery({ programmeId })}`),
  sendCharter: (callId: string, body: SendCharterBody) =>
    request<CallWork>('POST', `${at(callId)}/charter`, keyed(body)),
  listProgrammes: async () =>
    (await request<{ readonly programmes: readonly Choosable[] }>('GET', '/programmes')).programmes,
  listCases: async () => (await request<{ readonly cases: readonly Choosable[] }>('GET', '/needs')).cases,
};

/** The link of the mail travels in the body. */
export const callReminderApi = {
  stop: (token: string) => request<void>('POST', '/call-reminders/stop', { body: { token } }),
};
