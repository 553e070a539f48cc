// Sources of adverts: named, in one language, of one country, with a sentence on who is in them and who is not.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { ChangeSourceBody, SaveSourceBody } from '../contract.ts';
import { SOURCES } from '../limits.ts';
import { advertStore } from './advert-store.ts';
import { importStore, sourceStore } from './import-store.ts';
import type { SourceRow } from './import-store.ts';
import type { MarketDependencies, Watcher } from './market-parts.ts';
import { askForWatch } from './reading/ask-for-watch.ts';

export async function addSource(
  parts: MarketDependencies,
  queries: WriteQueries,
  by: Watcher,
  body: SaveSourceBody,
): Promise<string> {
  const { runtime, audit } = parts;
  const before = await sourceStore(queries).list(by.tenantId);
  if (before.length >= SOURCES) throw new AppError('market.too-many-sources', { values: { limit: SOURCES } });
  refuseSameName(before, body.name, null);
  const id = runtime.makeId();
  await sourceStore(queries).add({ tenant_id: by.tenantId, id, ...body, revision: 1, created_at: runtime.clock.iso() });
  await audit(queries, { ...by, action: 'market.source-added', subject: { type: 'advert-source', id } });
  return id;
}

/** Over the revision that was read. The same again is no mistake: the answer to the first may have been lost. */
export async function changeSource(
  parts: MarketDependencies,
  queries: WriteQueries,
  by: Watcher,
  sourceId: string,
  { revision, ...body }: ChangeSourceBody,
): Promise<void> {
  const { tenantId } = by;
  const store = sourceStore(queries);
  const before = await store.find(tenantId, sourceId);
  if (before === null) throw new AppError('market.unknown');
  if (isSame(before, body)) return;
  if (before.revision !== revision) throw new AppError('market.changed-meanwhile');
  refuseSameName(await store.list(tenantId), body.name, sourceId);
  if (before.kind !== body.kind) await refuseWhileRead(queries, tenantId, sourceId);
  if (!(await store.change(tenantId, sourceId, revision, body))) throw new AppError('market.changed-meanwhile');
  await parts.audit(queries, {
    ...by,
    action: 'market.source-changed',
    subject: { type: 'advert-source', id: sourceId },
  });
  // Its adverts were read, and held against what is taught, in the other language.
  const count = (await advertStore(queries).countBySource(tenantId)).get(sourceId)?.adverts ?? 0;
  if (before.language !== body.language && count > 0) await askForWatch(parts, queries, tenantId);
}

function isSame(row: SourceRow, { name, kind, language, country, bias }: SaveSourceBody): boolean {
  return (
    row.name === name && row.kind === kind && row.language === language && row.country === country && row.bias === bias
  );
}

/** A file that was looked at as one kind must not be taken in as another. */
async function refuseWhileRead(queries: WriteQueries, tenantId: string, sourceId: string): Promise<void> {
  const open = await importStore(queries).list(tenantId, ['looking', 'looked-at', 'taking']);
  if (open.some(({ source_id }) => source_id === sourceId)) throw new AppError('market.not-now');
}

/** With all its adverts; what is said of the market is worked out anew. */
export async function removeSource(
  parts: MarketDependencies,
  queries: WriteQueries,
  by: Watcher,
  sourceId: string,
): Promise<void> {
  const { tenantId } = by;
  const imports = importStore(queries);
  const open = await imports.list(tenantId, ['looking', 'taking']);
  if (open.some(({ source_id }) => source_id === sourceId)) throw new AppError('market.not-now');
  for (const row of await imports.list(tenantId, ['uploading', 'looked-at']))
    if (row.source_id === sourceId) await imports.removeParts(tenantId, row.id);
  await advertStore(queries).removeOfSource(tenantId, sourceId);
  await imports.removeOfSource(tenantId, sourceId);
  await sourceStore(queries).remove(tenantId, sourceId);
  await parts.audit(queries, {
    ...by,
    action: 'market.source-removed',
    subject: { type: 'advert-source', id: sourceId },
  });
  await askForWatch(parts, queries, tenantId);
}

export async function requireReadLanguage({ indexes }: MarketDependencies, tenantId: string, language: string) {
  const languages = await indexes.languages(tenantId);
  if (!languages.includes(language)) throw new AppError('market.language-not-read', { values: { language } });
}

function refuseSameName(
  sources: readonly { readonly id: string; readonly name: string }[],
  name: string,
  own: string | null,
): void {
  if (sources.some((source) => source.id !== own && source.name === name))
    throw new AppError('market.source-there-already');
}
