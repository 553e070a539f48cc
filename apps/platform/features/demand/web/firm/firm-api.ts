// The calls of a firm, which has no account: the secret of its link goes in the body, never into an address.
import { request } from '../../../../web/api/request.ts';
import type { AnswerFirmBody, FirmPage, NeedForm, NeedFormHead, SavedForm } from '../../contract.ts';

export const firmApi = {
  readForm: (deskId: string) => request<NeedFormHead>('GET', `/need-forms/${deskId}`),
  save: (deskId: string, token: string | null, form: NeedForm) =>
    request<SavedForm>('PUT', `/need-forms/${deskId}/draft`, { body: { token, form } }),
  /** The key belongs to the form on the page: sent twice it is one request. */
  send: (deskId: string, token: string | null, form: NeedForm, idempotencyKey: string) =>
    request<SavedForm>('POST', `/need-forms/${deskId}/request`, { body: { token, form }, idempotencyKey }),
  open: (token: string) => request<FirmPage>('POST', '/firm/open', { body: { token } }),
  answer: (body: AnswerFirmBody, idempotencyKey: string) =>
    request<FirmPage>('POST', '/firm/answers', { body, idempotencyKey }),
};
