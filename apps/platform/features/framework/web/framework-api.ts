// The calls for frameworks, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type { Framework, FrameworkList, ImportFrameworkBody, ImportReport } from '../contract.ts';

/** Address of one framework as a file. */
export function exportAddress(id: string, format: 'json' | 'csv'): string {
  return `/api/frameworks/${id}/export.${format}`;
}

export const frameworkApi = {
  list: () => request<FrameworkList>('GET', '/frameworks'),
  import: (body: ImportFrameworkBody) => request<ImportReport>('POST', '/frameworks/import', { body }),
  /** One version with all its texts. */
  read: async (id: string) =>
    (await request<{ readonly framework: Framework }>('GET', `/frameworks/${id}/export.json`)).framework,
};
