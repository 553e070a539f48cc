// The calls for the job market, with the types of their contract.
import { makeKey } from '../../../web/api/make-key.ts';
import { request } from '../../../web/api/request.ts';
import type {
  AdvertImport,
  BeginImportBody,
  ChangeSourceBody,
  MarketView,
  SaveSourceBody,
  SkillView,
} from '../contract.ts';
import type { TermDecision } from '../limits.ts';

export const marketApi = {
  read: () => request<MarketView>('GET', '/market'),
  readSkill: (uri: string) => request<SkillView>('GET', `/market/skill?${new URLSearchParams({ uri }).toString()}`),
  addSource: (body: SaveSourceBody) =>
    request<MarketView>('POST', '/market/sources', { body, idempotencyKey: makeKey() }),
  changeSource: (sourceId: string, body: ChangeSourceBody) =>
    request<MarketView>('PUT', `/market/sources/${sourceId}`, { body }),
  removeSource: (sourceId: string) => request<void>('DELETE', `/market/sources/${sourceId}`),
  decide: (term: string, decision: TermDecision | null) =>
    request<MarketView>('PUT', '/market/terms', { body: { term, decision } }),
  watchAnew: () => request<MarketView>('POST', '/market/watch', { body: {} }),
  begin: (body: BeginImportBody) =>
    request<AdvertImport>('POST', '/market/imports', { body, idempotencyKey: makeKey() }),
  sendPart: (importId: string, part: number, content: string) =>
    request<void>('PUT', `/market/imports/${importId}/parts/${part}`, { body: { content } }),
  look: (importId: string) => request<AdvertImport>('POST', `/market/imports/${importId}/look`, { body: {} }),
  takeIn: (importId: string, digest: string) =>
    request<AdvertImport>('POST', `/market/imports/${importId}/take-in`, { body: { digest } }),
  leave: (importId: string) => request<void>('DELETE', `/market/imports/${importId}`),
};
