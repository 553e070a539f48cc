// What the features to the right ask of taxonomies: concepts by words, a pack as a whole, what an address stands for now.
import type { TaxonomySource } from '@dragoman/interop';
import type { TaxonomyDependencies } from './dependencies.ts';
import { headOfStored, listPacks, openPack, openPacksOn, visibleTenants } from './packs.ts';
import type { OpenedPack, PackHead } from './packs.ts';
import { packStore } from './pack-store.ts';
import { storedContent } from './pack-content.ts';

export interface FoundInPack {
  readonly uri: string;
  readonly preferredLabel: string;
  /** The label that fits the words best; often the preferred one. */
  readonly label: string;
  readonly skillType: 'skill' | 'knowledge' | null;
  readonly packId: string;
  readonly attribution: string;
}

export interface ResolvedConcept {
  /** What it stands for now; the address asked for unless it was replaced. */
  readonly uri: string;
  readonly isReplaced: boolean;
  /** False: no pack in use has it; the label is from an older version. */
  readonly isCurrent: boolean;
  readonly preferredLabel: string;
  readonly description: string;
  readonly skillType: 'skill' | 'knowledge' | null;
  readonly packId: string;
  readonly scheme: string;
  readonly version: string;
  readonly language: string;
  readonly attribution: string;
}

export interface Taxonomies {
  /** Packs in use or kept that the institution sees. */
  listPacks(tenantId: string): Promise<PackHead[]>;
  /** Concepts of all packs in use in a language, the best of each pack first. */
  findConcepts(tenantId: string, text: string, language: string, limit?: number): Promise<FoundInPack[]>;
  /** All of a pack; null when the institution does not see it. */
  readTaxonomy(tenantId: string, packId: string): Promise<TaxonomySource | null>;
  /** Follows replacements; prefers the language and falls back to English and then to any. Null for an address nobody knows. */
  resolveConcept(tenantId: string, uri: string, language: string): Promise<ResolvedConcept | null>;
  /** The same for many, by the address asked for; addresses nobody knows are not in it. */
  resolveConcepts(tenantId: string, uris: readonly string[], language: string): Promise<Map<string, ResolvedConcept>>;
}

/** A chain of replacements longer than this is a circle across packs. */
const STEPS = 20;

export function createTaxonomies(dependencies: TaxonomyDependencies): Taxonomies {
  return {
    listPacks: (tenantId) => listPacks(dependencies, tenantId),
    async findConcepts(tenantId, text, language, limit = 20) {
      const packs = (await openPacksOn(dependencies, tenantId)).filter(({ head }) => head.language === language);
      const found = await Promise.all(
        packs.map(async ({ head, content }) => ({ head, list: await content.search(text, limit) })),
      );
      return found.flatMap(({ head, list }) =>
        list.map(({ uri, preferredLabel, label, kind }) => ({
          uri,
          preferredLabel,
          label,
          skillType: kind === 'skill' || kind === 'knowledge' ? kind : null,
          packId: head.id,
          attribution: head.attribution,
        })),
      );
    },
    async readTaxonomy(tenantId, packId) {
      const pack = await openPack(dependencies, tenantId, packId);
      if (pack === null) return null;
      const { scheme, version, language, attribution } = pack.head;
      return { scheme, version, language, attribution, ...(await pack.content.readAll()) };
    },
    async resolveConcept(tenantId, uri, language) {
      const packs = await openForResolving(dependencies, tenantId, language);
      return resolve(packs, uri);
    },
    async resolveConcepts(tenantId, uris, language) {
      const packs = await openForResolving(dependencies, tenantId, language);
      const resolved = new Map<string, ResolvedConcept>();
      for (const uri of new Set(uris)) {
        const found = await resolve(packs, uri);
        if (found !== null) resolved.set(uri, found);
      }
      return resolved;
    },
  };
}

interface PacksToResolveIn {
  readonly current: readonly OpenedPack[];
  readonly older: readonly OpenedPack[];
}

async function openForResolving(
  dependencies: TaxonomyDependencies,
  tenantId: string,
  language: string,
): Promise<PacksToResolveIn> {
  const { database } = dependencies;
  const kept = (await packStore(database.read).list(visibleTenants(tenantId), ['kept'])).toReversed();
  const older = kept.map((pack): OpenedPack => ({
    head: headOfStored(pack),
    content: storedContent(database.read, { tenantId: pack.tenantId, packId: pack.id }),
  }));
  return {
    current: inOrderOf(await openPacksOn(dependencies, tenantId), language),
    older: inOrderOf(older, language),
  };
}

async function resolve({ current, older }: PacksToResolveIn, uri: string): Promise<ResolvedConcept | null> {
  const now = await followReplacements(current, uri);
  const found = await findIn(current, now);
  if (found !== null) return { ...found, isReplaced: now !== uri, isCurrent: true };
  const last = await findIn(older, uri);
  return last === null ? null : { ...last, isReplaced: false, isCurrent: false };
}

/** Stops at an address that is in use: a list may name replacements for what another pack still has. */
async function followReplacements(packs: readonly OpenedPack[], uri: string): Promise<string> {
  let now = uri;
  for (let step = 0; step < STEPS; step += 1) {
    if ((await findIn(packs, now)) !== null) return now;
    let next: string | null = null;
    for (const { content } of packs) next ??= await content.findReplacement(now);
    if (next === null) return now;
    now = next;
  }
  return uri;
}

async function findIn(
  packs: readonly OpenedPack[],
  uri: string,
): Promise<Omit<ResolvedConcept, 'isReplaced' | 'isCurrent'> | null> {
  for (const { head, content } of packs) {
    const concept = await content.find(uri);
    if (concept === null) continue;
    const { preferredLabel, description, skillType } = concept;
    const { id: packId, scheme, version, language, attribution } = head;
    return { uri, preferredLabel, description, skillType, packId, scheme, version, language, attribution };
  }
  return null;
}

function inOrderOf(packs: readonly OpenedPack[], language: string): OpenedPack[] {
  const rank = ({ head }: OpenedPack): number => (head.language === language ? 0 : head.language === 'en' ? 1 : 2);
  return packs.toSorted((one, other) => rank(one) - rank(other));
}
