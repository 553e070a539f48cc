// The calls for forks, with the types of their contract.
import { request } from '../../../../web/api/request.ts';
import type {
  DraftFaults,
  FileChanges,
  ForkDetail,
  ForkSummary,
  SaveDraftBody,
  Updated,
} from '../../forks-contract.ts';
import type { ModuleDetail } from '../../materials-contract.ts';

/** The shelf on which a fork's versions stand, for the addresses of their pages and files. */
export function shelfOf(forkId: string): string {
  return `module-forks/${forkId}/versions`;
}

export function changesAddress(forkId: string, from: string, to: string): string {
  return `/module-forks/${forkId}/changes/${from}/${to}`;
}

export const forksApi = {
  list: () => request<{ readonly forks: readonly ForkSummary[] }>('GET', '/module-forks'),
  make: (moduleId: string, idempotencyKey: string) =>
    request<{ readonly id: string }>('POST', `/module-forks/of/${moduleId}`, { idempotencyKey }),
  read: (forkId: string) => request<ForkDetail>('GET', `/module-forks/${forkId}`),
  version: (forkId: string, number: string) =>
    request<ModuleDetail>('GET', `/module-forks/${forkId}/versions/${number}`),
  faults: (forkId: string) => request<DraftFaults>('GET', `/module-forks/${forkId}/faults`),
  changes: (forkId: string, from: string, to: string) =>
    request<FileChanges>('GET', `/module-forks/${forkId}/changes?from=${from}&to=${to}`),
  save: (forkId: string, body: SaveDraftBody) =>
    request<{ readonly revision: number; readonly savedAt: string }>('PUT', `/module-forks/${forkId}/draft`, { body }),
  publish: (forkId: string, idempotencyKey: string) =>
    request<{ readonly number: number; readonly version: string }>('POST', `/module-forks/${forkId}/versions`, {
      idempotencyKey,
    }),
  update: (forkId: string) => request<Updated>('POST', `/module-forks/${forkId}/update`),
};
