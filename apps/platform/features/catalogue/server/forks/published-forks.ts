// An institution's own versions of modules as they were published last, for rooms that count what it offers.
import { longModuleHead } from '@dragoman/materials';
import type { LongModuleHead } from '@dragoman/materials';
import type { Queries } from '../../../../core/database/database.ts';
import { forkStore } from './fork-store.ts';
import type { ForkVersion } from './fork-store.ts';

export interface PublishedFork {
  readonly forkId: string;
  readonly sourceId: string;
  readonly head: LongModuleHead;
}

/** Drafts are left out: nobody was promised them. */
export async function listPublishedForks(queries: Queries, tenantId: string): Promise<PublishedFork[]> {
  const store = forkStore(queries);
  const found: PublishedFork[] = [];
  for (const { id, sourceId } of await store.list(tenantId)) {
    const newest = (await store.listVersions(tenantId, id)).findLast(({ origin }) => origin === 'own');
    const head = newest === undefined ? null : await readHead(queries, tenantId, id, newest);
    if (head !== null) found.push({ forkId: id, sourceId, head });
  }
  return found;
}

/** Versions are never changed, and one holds a whole module: its head is taken out of it once. */
const heads = new Map<string, LongModuleHead>();
const HEADS_KEPT = 500;

async function readHead(
  queries: Queries,
  tenantId: string,
  forkId: string,
  { number }: ForkVersion,
): Promise<LongModuleHead | null> {
  const key = `${tenantId} ${forkId} ${number}`;
  const kept = heads.get(key);
  if (kept !== undefined) return kept;
  const files = await forkStore(queries).findFiles(tenantId, forkId, number);
  const written = files?.['module.json'];
  if (written === undefined) return null;
  const head = longModuleHead.parse(JSON.parse(written));
  if (heads.size >= HEADS_KEPT) heads.clear();
  heads.set(key, head);
  return head;
}
