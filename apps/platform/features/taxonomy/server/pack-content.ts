// What is in a pack, asked in the same words whether it lies in the database or ships with Dragoman.
import type { TaxonomyConcept, TaxonomyGroup, TaxonomySource } from '@dragoman/interop';
import type { Queries } from '../../../core/database/database.ts';
import { readContent } from './content-store.ts';
import type { Content, PackKey } from './content-store.ts';
import { foldLabel } from './fold-label.ts';
import { findReplacement, listConcepts, nameEntries, searchConcepts } from './search-store.ts';
import type { FoundConcept, NamedEntry } from './search-store.ts';

export interface PackContent {
  search(text: string, limit: number, from?: number): Promise<FoundConcept[]>;
  /** All concepts, or those directly below something. */
  list(above: string | null, limit: number, from?: number): Promise<FoundConcept[]>;
  find(uri: string): Promise<TaxonomyConcept | null>;
  name(uris: readonly string[]): Promise<Map<string, NamedEntry>>;
  findReplacement(uri: string): Promise<string | null>;
  readAll(): Promise<Content>;
}

export function storedContent(queries: Queries, key: PackKey): PackContent {
  return {
    search: (text, limit, from) => searchConcepts(queries, key, text, limit, from),
    list: (above, limit, from) => listConcepts(queries, key, above, limit, from),
    find: async (uri) => (await readContent(queries, key, uri)).concepts[0] ?? null,
    name: (uris) => nameEntries(queries, key, uris),
    findReplacement: (uri) => findReplacement(queries, key, uri),
    readAll: () => readContent(queries, key),
  };
}

/** For vocabularies of some hundred skills: everything is looked through each time. */
export function shippedContent(source: TaxonomySource): PackContent {
  const concepts = new Map(source.concepts.map((concept) => [concept.uri, concept]));
  const groups = new Map(source.groups.map((group) => [group.uri, group]));
  const byLabel = [...concepts.values()].toSorted((one, other) =>
    one.preferredLabel.localeCompare(other.preferredLabel, source.language),
  );
  const toFound = (concept: TaxonomyConcept, label = concept.preferredLabel): FoundConcept => ({
    uri: concept.uri,
    preferredLabel: concept.preferredLabel,
    label,
    kind: concept.skillType ?? '',
  });
  return {
    async search(text, limit, from = 0) {
      const folded = foldLabel(text);
      if (folded === '') return [];
      const found = byLabel.flatMap((concept) => {
        const best = bestLabel(concept, folded);
        return best === null ? [] : [{ ...best, found: toFound(concept, best.label) }];
      });
      return found
        .toSorted((one, other) => one.rank - other.rank)
        .slice(from, from + limit)
        .map((each) => each.found);
    },
    async list(above, limit, from = 0) {
      const wanted = above === null ? byLabel : byLabel.filter(({ broader }) => broader.includes(above));
      return wanted.slice(from, from + limit).map((concept) => toFound(concept));
    },
    find: async (uri) => concepts.get(uri) ?? null,
    name: async (uris) =>
      new Map(
        uris.flatMap((uri): [string, NamedEntry][] => {
          const entry: TaxonomyConcept | TaxonomyGroup | undefined = concepts.get(uri) ?? groups.get(uri);
          return entry === undefined ? [] : [[uri, { uri, label: entry.preferredLabel, isGroup: groups.has(uri) }]];
        }),
      ),
    findReplacement: async () => null,
    readAll: async () => source,
  };
}

/** The same order as in the database: equal, beginning, anywhere; preferred labels and short ones first. */
function bestLabel(concept: TaxonomyConcept, folded: string): { rank: number; label: string } | null {
  const words = folded.split(' ');
  const labels = [concept.preferredLabel, ...concept.altLabels, ...concept.hiddenLabels];
  let best: { rank: number; label: string } | null = null;
  for (const [number, label] of labels.entries()) {
    const own = foldLabel(label);
    if (!words.every((word) => own.includes(word))) continue;
    const rank =
      (own === folded ? 0 : own.startsWith(folded) ? 100_000 : 200_000) + (number === 0 ? 0 : 10_000) + own.length;
    if (best === null || rank < best.rank) best = { rank, label };
  }
  return best;
}
