// The packs an institution sees: what ships with Dragoman, what the installation brought in, and its own.
import type { TaxonomySource } from '@dragoman/interop';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import type { PackSummary } from '../contract.ts';
import { shippedContent, storedContent } from './pack-content.ts';
import type { PackContent } from './pack-content.ts';
import type { TaxonomyDependencies } from './dependencies.ts';
import { PACK_STATES, packStore } from './pack-store.ts';
import type { Pack } from './pack-store.ts';
import { countPackUses } from './uses.ts';

export type PackHead = Omit<PackSummary, 'uses'> & { readonly tenantId: string };

export interface OpenedPack {
  readonly head: PackHead;
  readonly content: PackContent;
}

/** Tenants whose packs an institution sees. */
export function visibleTenants(tenantId: string): readonly string[] {
  return [...new Set([tenantId, PUBLIC_TENANT])];
}

export function shippedId(language: string): string {
  return `dragoman-vocabulary-${language}`;
}

/** Those in use and older versions that are kept; what ships with Dragoman first. */
export async function listPacks({ database, shipped }: TaxonomyDependencies, tenantId: string): Promise<PackHead[]> {
  const stored = await packStore(database.read).list(visibleTenants(tenantId), PACK_STATES);
  return [...shipped.map(headOfShipped), ...stored.map(headOfStored)];
}

export async function summarise({ uses }: Pick<TaxonomyDependencies, 'uses'>, head: PackHead): Promise<PackSummary> {
  const { tenantId, ...rest } = head;
  return { ...rest, uses: head.scope === 'shipped' ? 0 : await countPackUses(uses, { tenantId, id: head.id }) };
}

/** Null for what is not there, what is not this institution's to see, and what is not switched on. */
export async function openPack(
  { database, shipped }: TaxonomyDependencies,
  tenantId: string,
  id: string,
): Promise<OpenedPack | null> {
  const own = shipped.find(({ language }) => shippedId(language) === id);
  if (own !== undefined) return openShipped(own);
  const pack = await packStore(database.read).find(visibleTenants(tenantId), id);
  if (pack === null || !PACK_STATES.includes(pack.state)) return null;
  return { head: headOfStored(pack), content: storedContent(database.read, { tenantId: pack.tenantId, packId: id }) };
}

/** All packs in use, opened: an institution's own first, then the installation's, then what ships with Dragoman. */
export async function openPacksOn(dependencies: TaxonomyDependencies, tenantId: string): Promise<OpenedPack[]> {
  const { database, shipped } = dependencies;
  const stored = await packStore(database.read).list(visibleTenants(tenantId), ['on']);
  const opened = stored.map((pack) => ({
    head: headOfStored(pack),
    content: storedContent(database.read, { tenantId: pack.tenantId, packId: pack.id }),
  }));
  const isOwn = ({ head }: OpenedPack): number => (head.scope === 'institution' ? 0 : 1);
  return [...opened.toSorted((one, other) => isOwn(one) - isOwn(other)), ...shipped.map(openShipped)];
}

const opened = new WeakMap<TaxonomySource, OpenedPack>();

function openShipped(source: TaxonomySource): OpenedPack {
  const known = opened.get(source) ?? { head: headOfShipped(source), content: shippedContent(source) };
  opened.set(source, known);
  return known;
}

function headOfShipped(source: TaxonomySource): PackHead {
  return {
    tenantId: PUBLIC_TENANT,
    id: shippedId(source.language),
    scheme: source.scheme,
    version: source.version,
    language: source.language,
    attribution: source.attribution,
    scope: 'shipped',
    state: 'on',
    concepts: source.concepts.length,
    groups: source.groups.length,
    switchedOnAt: null,
  };
}

export function headOfStored(pack: Pack): PackHead {
  const { tenantId, id, scheme, version, language, attribution, state, concepts, groups, switchedOnAt } = pack;
  const scope = tenantId === PUBLIC_TENANT ? 'installation' : 'institution';
  return { tenantId, id, scheme, version, language, attribution, scope, state, concepts, groups, switchedOnAt };
}
