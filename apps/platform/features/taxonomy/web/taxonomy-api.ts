// The calls for taxonomies, with the types of their contract.
import { makeKey } from '../../../web/api/make-key.ts';
import { request } from '../../../web/api/request.ts';
import type { BeginImportBody, ConceptDetail, ConceptPage, PackImport, PackList } from '../contract.ts';

export const taxonomyApi = {
  list: () => request<PackList>('GET', '/taxonomies'),
  listImports: () => request<{ readonly imports: readonly PackImport[] }>('GET', '/taxonomy-imports'),
  findConcepts: (packId: string, text: string, from: number) =>
    request<ConceptPage>(
      'GET',
      `/taxonomies/${packId}/concepts?${new URLSearchParams({ text, from: String(from) }).toString()}`,
    ),
  readConcept: (packId: string, uri: string) =>
    request<ConceptDetail>('GET', `/taxonomies/${packId}/concept?${new URLSearchParams({ uri }).toString()}`),
  removePack: (packId: string) => request<void>('DELETE', `/taxonomies/${packId}`),
  begin: (body: BeginImportBody) =>
    request<PackImport>('POST', '/taxonomy-imports', { body, idempotencyKey: makeKey() }),
  sendPart: (importId: string, part: number, content: string) =>
    request<void>('PUT', `/taxonomy-imports/${importId}/parts/${part}`, { body: { content } }),
  startReading: (importId: string) => request<PackImport>('POST', `/taxonomy-imports/${importId}/read`, { body: {} }),
  readImport: (importId: string) => request<PackImport>('GET', `/taxonomy-imports/${importId}`),
  switchOn: (importId: string) => request<PackImport>('POST', `/taxonomy-imports/${importId}/switch-on`, { body: {} }),
  leave: (importId: string) => request<void>('DELETE', `/taxonomy-imports/${importId}`),
};
