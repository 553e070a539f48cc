// The calls of campaigns, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type {
  AttachDocumentBody,
  AudiencePage,
  CampaignList,
  CampaignSettings,
  CampaignView,
  CandidateList,
  ImportedAudience,
  Landing,
  MailChoice,
  OwnCampaigns,
  Participation,
  SignedUp,
  SignUpLanding,
} from '../contract.ts';

export const campaignsApi = {
  list: () => request<CampaignList>('GET', '/campaigns'),
  create: (title: string, purpose: string, idempotencyKey: string) =>
    request<CampaignView>('POST', '/campaigns', { body: { title, purpose }, idempotencyKey }),
  read: (id: string) => request<CampaignView>('GET', `/campaigns/${id}`),
  save: (id: string, version: number, settings: CampaignSettings) =>
    request<CampaignView>('PUT', `/campaigns/${id}`, { body: { version, settings } }),
  remove: (id: string) => request<void>('DELETE', `/campaigns/${id}`),
  attachDocument: (id: string, body: AttachDocumentBody) =>
    request<CampaignView>('PUT', `/campaigns/${id}/document`, { body }),
  candidates: (id: string) => request<CandidateList>('GET', `/campaigns/${id}/candidates`),
  chooseMembers: (id: string, personIds: readonly string[]) =>
    request<CampaignView>('PUT', `/campaigns/${id}/audience/members`, { body: { personIds } }),
  importFile: (id: string, body: { content: string; dryRun: boolean; language: string }) =>
    request<ImportedAudience>('POST', `/campaigns/${id}/audience/file`, { body }),
  audience: (id: string, after: string | null) =>
    request<AudiencePage>('GET', `/campaigns/${id}/audience${after === null ? '' : `?after=${after}`}`),
  removePerson: (id: string, personId: string) => request<void>('DELETE', `/campaigns/${id}/audience/${personId}`),
  launch: (id: string, version: number, idempotencyKey: string) =>
    request<CampaignView>('POST', `/campaigns/${id}/launch`, { body: { version }, idempotencyKey }),
  remind: (id: string, idempotencyKey: string) =>
    request<CampaignView>('POST', `/campaigns/${id}/reminders`, { body: {}, idempotencyKey }),
  close: (id: string) => request<CampaignView>('POST', `/campaigns/${id}/close`, { body: {} }),
  nextWave: (id: string, idempotencyKey: string) =>
    request<CampaignView>('POST', `/campaigns/${id}/next-wave`, { body: {}, idempotencyKey }),
};

/** For those who are asked. The secret goes in the body: addresses are written down on the way. */
export const askedApi = {
  open: (token: string) => request<Landing>('POST', '/campaign-invitations/open', { body: { token } }),
  start: (body: { token: string; roleProfile: string; stage: string; language: string; noticeRead: boolean }) =>
    request<Participation>('POST', '/campaign-invitations/start', { body }),
  chooseMails: (token: string, stopped: boolean) =>
    request<MailChoice>('POST', '/campaign-invitations/mails', { body: { token, stopped } }),
  openSignUp: (token: string) => request<SignUpLanding>('POST', '/campaign-sign-ups/open', { body: { token } }),
  signUp: (body: { token: string; email: string | null; name: string; language: string }, idempotencyKey: string) =>
    request<SignedUp>('POST', '/campaign-sign-ups', { body, idempotencyKey }),
  own: () => request<OwnCampaigns>('GET', '/my-campaigns'),
};
