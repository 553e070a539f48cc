// Builds the index of a taxonomy: label forms, their words, who holds which word, and vectors where there are any.
import { createHash } from 'node:crypto';
import { tokensOf } from '../text/tokens.ts';
import { embedStems } from '../vectors/word-vectors.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { mergeSources } from './merge-sources.ts';
import { byNearness, LINK_RELATIONS } from './skill-link.ts';
import type { SkillLink } from './skill-link.ts';
import type { MergedTaxonomy } from './merge-sources.ts';
import { StringTable } from './string-table.ts';
import type { LanguageIndex, TaxonomyIndex } from './taxonomy-index.ts';
import type { TaxonomyConcept, TaxonomySource } from './taxonomy-source.ts';

/** Raised when the columns change, so that an older cache is built anew. */
export const INDEX_FORMAT = 3;

/** Weight of a word that one skill alone uses. */
const RAREST = 9;

const SKILL_TYPES = { skill: 1, knowledge: 2 } as const;

/** @throws MatchingError when the sources cannot be one taxonomy */
export function buildIndex(sources: readonly TaxonomySource[], vectors: readonly WordVectors[] = []): TaxonomyIndex {
  const merged = mergeSources(sources);
  const { conceptUris, groupUris } = merged;
  const any = <Thing>(byLanguage: Map<string, (Thing | undefined)[]>, at: number): Thing =>
    merged.languages.map((language) => byLanguage.get(language)![at]).find((one) => one !== undefined)!;
  const { offsets, ids } = broaderOf(merged);
  const languages = merged.languages.map((language) =>
    languageIndex(
      merged,
      language,
      vectors.find((one) => one.language === language),
    ),
  );
  return {
    scheme: merged.scheme,
    version: merged.version,
    attribution: merged.attribution,
    digest: digestOf(sources, vectors),
    uris: StringTable.of(conceptUris),
    groupUris: StringTable.of(groupUris),
    groupCodes: StringTable.of(groupUris.map((_, at) => any(merged.groups, at).code)),
    skillTypes: Uint8Array.from(conceptUris, (_, at) => {
      const { skillType } = any(merged.concepts, at);
      return skillType === null ? 0 : SKILL_TYPES[skillType];
    }),
    occupations: Uint32Array.from(conceptUris, (_, at) => any(merged.concepts, at).occupations),
    broaderOffsets: offsets,
    broaderIds: ids,
    ...linkColumns(merged),
    languages,
  };
}

function digestOf(sources: readonly TaxonomySource[], vectors: readonly WordVectors[]): string {
  const hash = createHash('sha256');
  hash.update(`format ${INDEX_FORMAT}\n`);
  for (const { id } of vectors.toSorted((a, b) => (a.id < b.id ? -1 : 1))) hash.update(`vectors ${id}\n`);
  for (const source of sources.toSorted((a, b) => (a.language < b.language ? -1 : 1))) {
    hash.update(`${source.scheme} ${source.version} ${source.language}\n`);
    for (const concept of source.concepts.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)))
      hash.update(JSON.stringify(concept));
    for (const group of source.groups.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) hash.update(JSON.stringify(group));
  }
  return hash.digest('hex');
}

function broaderOf(merged: MergedTaxonomy): { offsets: Uint32Array; ids: Uint32Array } {
  const places = new Map<string, number>();
  for (const [at, uri] of merged.conceptUris.entries()) places.set(uri, at);
  for (const [at, uri] of merged.groupUris.entries()) {
    if (!places.has(uri)) places.set(uri, merged.conceptUris.length + at);
  }
  const lists = [
    ...merged.conceptUris.map((_, at) =>
      merged.languages.flatMap((language) => merged.concepts.get(language)![at]?.broader ?? []),
    ),
    ...merged.groupUris.map((_, at) =>
      merged.languages.flatMap((language) => merged.groups.get(language)![at]?.broader ?? []),
    ),
  ].map((uris) => [...new Set(uris)].flatMap((uri) => places.get(uri) ?? []).sort((a, b) => a - b));
  return packLists(lists);
}

/** A language may know a link that another does not; each link once. */
function linkColumns(merged: MergedTaxonomy): Pick<TaxonomyIndex, 'linkOffsets' | 'linkUris' | 'linkRelations'> {
  const lists = merged.conceptUris.map((_, at) => {
    const byUri = new Map<string, SkillLink>();
    for (const language of merged.languages) {
      for (const link of merged.concepts.get(language)![at]?.links ?? []) byUri.set(link.uri, link);
    }
    return [...byUri.values()].sort(byNearness);
  });
  const flat = lists.flat();
  const linkOffsets = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) linkOffsets[at + 1] = linkOffsets[at]! + list.length;
  return {
    linkOffsets,
    linkUris: StringTable.of(flat.map(({ uri }) => uri)),
    linkRelations: Uint8Array.from(flat, ({ relation }) => LINK_RELATIONS.indexOf(relation)),
  };
}

function languageIndex(merged: MergedTaxonomy, language: string, vectors: WordVectors | undefined): LanguageIndex {
  const concepts = merged.concepts.get(language)!;
  const forms = concepts.map((concept) => (concept === undefined ? [] : formsOf(concept, language)));
  const descriptions = concepts.map((concept) =>
    concept === undefined
      ? []
      : [...new Set(tokensOf(concept.description.slice(0, 2000), language).map((token) => token.stem))],
  );
  const flat = forms.flat();
  const labelStems = [...new Set(flat.flatMap(({ stems }) => stems))].sort();
  const inLabels = new Set(labelStems);
  const words = [...labelStems, ...[...new Set(descriptions.flat())].filter((one) => !inLabels.has(one)).sort()];
  const wordIds = new Map(words.map((word, id) => [word, id]));
  const idf = inverseFrequencies(words.length, forms, wordIds);
  const formLists = packLists(flat.map(({ stems }) => stems.map((one) => wordIds.get(one)!)));
  const postingLists = invert(formLists.offsets, formLists.ids, labelStems.length);
  const descriptionLists = packLists(descriptions.map((stems) => stems.map((one) => wordIds.get(one)!)));
  const conceptForms = new Uint32Array(concepts.length + 1);
  for (const [at, list] of forms.entries()) conceptForms[at + 1] = conceptForms[at]! + list.length;
  return {
    language,
    labels: StringTable.of(concepts.map((concept) => concept?.preferredLabel ?? '')),
    groupLabels: StringTable.of(merged.groups.get(language)!.map((group) => group?.preferredLabel ?? '')),
    words: StringTable.of(words),
    labelWords: labelStems.length,
    idf,
    formTexts: StringTable.of(flat.map(({ text }) => text)),
    formConcepts: Uint32Array.from(forms.flatMap((list, concept) => list.map(() => concept))),
    formKinds: Uint8Array.from(flat, ({ kind }) => kind),
    formOffsets: formLists.offsets,
    formWords: formLists.ids,
    formMass: Float32Array.from(flat, ({ stems }) => stems.reduce((sum, one) => sum + idf[wordIds.get(one)!]!, 0)),
    conceptForms,
    postingOffsets: postingLists.offsets,
    postings: postingLists.ids,
    descriptionOffsets: descriptionLists.offsets,
    descriptionWords: descriptionLists.ids,
    vectors: vectors?.id ?? '',
    dimension: vectors?.dimension ?? 0,
    formVectors: vectors
      ? packUnits(flat.length, (at) => embedStems(flat[at]!.stems, vectors), vectors.dimension)
      : new Int8Array(),
    conceptVectors: vectors
      ? packUnits(
          concepts.length,
          (at) => embedStems([...(forms[at]![0]?.stems ?? []), ...descriptions[at]!], vectors),
          vectors.dimension,
        )
      : new Int8Array(),
  };
}

interface Form {
  text: string;
  kind: number;
  stems: string[];
}

/** Every wording of a concept once; a label with a gloss in brackets also without it. */
function formsOf(concept: TaxonomyConcept, language: string): Form[] {
  const wordings: [string, number][] = [
    [concept.preferredLabel, 0],
    ...concept.altLabels.map((text): [string, number] => [text, 1]),
    ...concept.hiddenLabels.map((text): [string, number] => [text, 2]),
  ];
  for (const [text] of wordings.slice()) {
    const short = text.replace(/\s*\([^()]*\)\s*$/, '');
    if (short !== text && short !== '') wordings.push([short, 3]);
  }
  const seen = new Set<string>();
  const forms: Form[] = [];
  for (const [text, kind] of wordings) {
    const stems = [...new Set(tokensOf(text, language).map((token) => token.stem))];
    const key = stems.join(' ');
    if (stems.length === 0 || seen.has(key)) continue;
    seen.add(key);
    forms.push({ text, kind, stems });
  }
  return forms;
}

/**
 * ln((N + 1) / (n + 0.5)) over concepts: a word in ten wordings of one skill is no more common for it.
 * Scaled so that a word of one skill weighs the same in a taxonomy of 400 as in one of 14,000.
 */
function inverseFrequencies(
  size: number,
  forms: readonly Form[][],
  wordIds: ReadonlyMap<string, number>,
): Float32Array {
  const counts = new Uint32Array(size);
  for (const list of forms) {
    for (const word of new Set(list.flatMap(({ stems }) => stems))) counts[wordIds.get(word)!]! += 1;
  }
  const scale = RAREST / Math.log((forms.length + 1) / 1.5);
  return Float32Array.from(counts, (count) => scale * Math.log((forms.length + 1) / (count + 0.5)));
}

function packLists(lists: readonly (readonly number[])[]): { offsets: Uint32Array; ids: Uint32Array } {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) offsets[at + 1] = offsets[at]! + list.length;
  const ids = new Uint32Array(offsets[lists.length]!);
  for (const [at, list] of lists.entries()) ids.set(list, offsets[at]);
  return { offsets, ids };
}

function invert(offsets: Uint32Array, ids: Uint32Array, size: number): { offsets: Uint32Array; ids: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (const id of ids) starts[id + 1]! += 1;
  for (let id = 0; id < size; id += 1) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const inverted = new Uint32Array(ids.length);
  for (let list = 0; list + 1 < offsets.length; list += 1) {
    for (let at = offsets[list]!; at < offsets[list + 1]!; at += 1) inverted[next[ids[at]!]!++] = list;
  }
  return { offsets: starts, ids: inverted };
}

/** One at a time: a hundred thousand vectors at once would be forgotten by nobody until all are made. */
function packUnits(count: number, vectorAt: (at: number) => Float32Array | null, dimension: number): Int8Array {
  const packed = new Int8Array(count * dimension);
  for (let at = 0; at < count; at += 1) {
    const vector = vectorAt(at);
    if (vector) for (let d = 0; d < dimension; d += 1) packed[at * dimension + d] = Math.round(vector[d]! * 127);
  }
  return packed;
}
