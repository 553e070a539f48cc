// Brings the languages of one scheme together by URI, and refuses what cannot be one taxonomy.
import { MatchingError } from '../matching-error.ts';
import type { TaxonomyConcept, TaxonomyGroup, TaxonomySource } from './taxonomy-source.ts';

export interface MergedTaxonomy {
  scheme: string;
  version: string;
  attribution: string;
  /** In alphabetical order, as are the URIs: the order in which sources come changes nothing. */
  languages: string[];
  conceptUris: string[];
  groupUris: string[];
  /** By language, then in the order of conceptUris; undefined where the language has no such concept. */
  concepts: Map<string, (TaxonomyConcept | undefined)[]>;
  groups: Map<string, (TaxonomyGroup | undefined)[]>;
}

/** @throws MatchingError with a sentence when the sources are of several schemes, empty or go in a circle */
export function mergeSources(sources: readonly TaxonomySource[]): MergedTaxonomy {
  const ordered = sources.toSorted((a, b) => compare(a.language, b.language));
  const first = ordered[0];
  if (first === undefined) throw new MatchingError('no taxonomy was given');
  for (const [at, source] of ordered.entries()) checkSource(source, first, ordered[at - 1]);
  const conceptUris = [...new Set(ordered.flatMap(({ concepts }) => concepts.map(({ uri }) => uri)))].sort(compare);
  const groupUris = [...new Set(ordered.flatMap(({ groups }) => groups.map(({ uri }) => uri)))].sort(compare);
  const merged: MergedTaxonomy = {
    scheme: first.scheme,
    version: first.version,
    attribution: first.attribution,
    languages: ordered.map(({ language }) => language),
    conceptUris,
    groupUris,
    concepts: new Map(ordered.map((source) => [source.language, inOrder(conceptUris, source.concepts)])),
    groups: new Map(ordered.map((source) => [source.language, inOrder(groupUris, source.groups)])),
  };
  refuseCycle(ordered);
  return merged;
}

function checkSource(source: TaxonomySource, first: TaxonomySource, before: TaxonomySource | undefined): void {
  const name = `${source.scheme} (${source.language})`;
  if (source.scheme !== first.scheme) {
    throw new MatchingError(`the languages given belong to different schemes: ${first.scheme} and ${source.scheme}`);
  }
  if (source.version !== first.version) {
    throw new MatchingError(
      `${source.scheme} is given in version ${first.version} (${first.language}) and ${source.version} (${source.language}); one version is needed`,
    );
  }
  if (source.language === before?.language) throw new MatchingError(`${name} is given twice`);
  if (source.concepts.length === 0) throw new MatchingError(`${name} has no skills`);
  const seen = new Set<string>();
  for (const { uri } of source.concepts) {
    if (seen.has(uri)) throw new MatchingError(`${name}: ${uri} stands twice`);
    seen.add(uri);
  }
}

function inOrder<Thing extends { uri: string }>(
  uris: readonly string[],
  things: readonly Thing[],
): (Thing | undefined)[] {
  const byUri = new Map(things.map((thing) => [thing.uri, thing]));
  return uris.map((uri) => byUri.get(uri));
}

/** Walks "broader" upwards without recursion: real hierarchies are shallow, broken ones may not be. */
function refuseCycle(sources: readonly TaxonomySource[]): void {
  const broader = new Map<string, Set<string>>();
  for (const { concepts, groups } of sources) {
    for (const { uri, broader: up } of [...concepts, ...groups]) {
      const known = broader.get(uri) ?? new Set();
      for (const one of up) known.add(one);
      broader.set(uri, known);
    }
  }
  const state = new Map<string, 'open' | 'done'>();
  for (const root of broader.keys()) {
    if (state.has(root)) continue;
    const stack: { uri: string; up: string[] }[] = [{ uri: root, up: [...broader.get(root)!] }];
    state.set(root, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const next = top.up.pop();
      if (next === undefined) {
        state.set(top.uri, 'done');
        stack.pop();
        continue;
      }
      const seen = state.get(next);
      if (seen === 'open') {
        const circle = [...stack.slice(stack.findIndex(({ uri }) => uri === next)).map(({ uri }) => uri), next];
        throw new MatchingError(`the taxonomy goes in a circle: ${circle.slice(0, 6).join(' is under ')}`);
      }
      if (seen === undefined && broader.has(next)) {
        state.set(next, 'open');
        stack.push({ uri: next, up: [...broader.get(next)!] });
      }
    }
  }
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
