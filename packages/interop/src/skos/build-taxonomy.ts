// From the statements of a SKOS file to a taxonomy in one language.
import { checkUri, DESCRIPTION_MAX, LABEL_MAX, LABELS_MAX } from '../table/row-checks.ts';
import type { FindingList, Place } from '../taxonomy/finding.ts';
import type { ReadTaxonomyFileOptions } from '../taxonomy/source-options.ts';
import { concludeReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';
import type {
  Replacement,
  SkillType,
  TaxonomyConcept,
  TaxonomyGroup,
  TaxonomyRelation,
} from '../taxonomy/taxonomy-source.ts';
import { TYPES } from './skos-graph.ts';
import type { SkosGraph, Subject, Text } from './skos-graph.ts';

type Texts = Parameters<Subject['texts']['get']>[0];
type Links = Parameters<Subject['links']['get']>[0];

/** Labels without a language count as in the one asked for. Concepts without a label in it are left out, with a warning. */
export function buildTaxonomy(
  graph: SkosGraph,
  options: ReadTaxonomyFileOptions,
  findings: FindingList,
): TaxonomyReading {
  const { language } = options;
  const all = [...graph.subjects.values()];
  const concepts = all.filter((subject) => isOf(subject, [TYPES.concept]) || isGroup(subject));
  const scheme = all.find((subject) => isOf(subject, [TYPES.scheme]));
  const replacements = findReplacements(all);
  const narrower = findNarrower(concepts);
  const collections = findCollections(all, language);
  const taken: TaxonomyConcept[] = [];
  const groups: TaxonomyGroup[] = [];
  const places = new Map<string, Place>();
  const place = { file: options.file.name };
  let unnamed = 0;
  for (const subject of concepts) {
    if (isDeprecated(subject)) continue;
    const [preferredLabel] = textsOf(subject, 'prefLabel', language);
    if (preferredLabel === undefined || preferredLabel.length > LABEL_MAX) {
      unnamed += 1;
      continue;
    }
    if (!checkUri(subject.uri, 'concept', place, places, findings)) continue;
    const broader = [...new Set([...linksOf(subject, 'broader'), ...(narrower.get(subject.uri) ?? [])])];
    if (isGroup(subject)) {
      groups.push({ uri: subject.uri, code: textsOf(subject, 'notation', language)[0] ?? '', preferredLabel, broader });
    } else {
      const own = collections.get(subject.uri) ?? [];
      taken.push({ ...toConcept(subject, preferredLabel, language), broader, collections: own });
    }
  }
  reportUnnamed(concepts, taken.length + groups.length, unnamed, language, place, findings);
  const version = scheme === undefined ? undefined : scheme.texts.get('version')?.[0]?.value;
  const rights = scheme === undefined ? undefined : textsOf(scheme, 'rights', language)[0];
  return concludeReading(
    {
      scheme: options.scheme,
      version: options.version ?? version ?? 'unknown',
      language,
      attribution: options.attribution ?? rights ?? '',
      concepts: taken,
      groups,
    },
    replacements,
    findings,
    places,
  );
}

function toConcept(
  subject: Subject,
  preferredLabel: string,
  language: string,
): Omit<TaxonomyConcept, 'broader' | 'collections'> {
  const altLabels = labelsOf(subject, 'altLabel', language, [preferredLabel]);
  const description = (['definition', 'description', 'scopeNote'] as const).flatMap((name) =>
    textsOf(subject, name, language),
  )[0];
  const related = (['essential', 'optional', 'related'] as const).flatMap((relation) =>
    linksOf(subject, relation).map((uri): TaxonomyRelation => ({ uri, relation })),
  );
  return {
    uri: subject.uri,
    preferredLabel,
    altLabels,
    hiddenLabels: labelsOf(subject, 'hiddenLabel', language, [preferredLabel, ...altLabels]),
    description: (description ?? '').slice(0, DESCRIPTION_MAX),
    skillType: skillTypeOf(subject),
    related: related.filter(({ uri }, index) => related.findIndex((each) => each.uri === uri) === index),
    occupations: 0,
  };
}

function reportUnnamed(
  concepts: readonly Subject[],
  taken: number,
  unnamed: number,
  language: string,
  place: Place,
  findings: FindingList,
): void {
  if (concepts.length === 0) {
    findings.error('skos.no-concept', 'There is no skos:Concept in the file.', place);
  } else if (taken === 0 && unnamed > 0) {
    const labels = concepts.flatMap((each) => each.texts.get('prefLabel') ?? []);
    const there = [...new Set(labels.map((label) => label.language).filter((code) => code !== ''))].sort();
    const sentence = `No concept has a preferred label in “${language}”. Languages there are: ${there.join(', ') || 'none'}.`;
    findings.error('skos.language-missing', sentence, place);
  } else if (unnamed > 0) {
    const sentence = `${unnamed} of ${concepts.length} concepts have no usable label in “${language}” and are left out.`;
    findings.warn('skos.without-label', sentence, place);
  }
}

function findReplacements(subjects: readonly Subject[]): Replacement[] {
  const pairs = subjects.flatMap((subject) => [
    ...linksOf(subject, 'isReplacedBy').map((to): [string, string] => [subject.uri, to]),
    ...linksOf(subject, 'replaces').map((from): [string, string] => [from, subject.uri]),
  ]);
  return [...new Map(pairs)].map(([from, to]) => ({ from, to }));
}

function findNarrower(concepts: readonly Subject[]): Map<string, string[]> {
  const above = new Map<string, string[]>();
  for (const { uri, links } of concepts) {
    for (const below of links.get('narrower') ?? []) above.set(below, [...(above.get(below) ?? []), uri]);
  }
  return above;
}

function findCollections(subjects: readonly Subject[], language: string): Map<string, string[]> {
  const of = new Map<string, string[]>();
  for (const subject of subjects.filter((each) => isOf(each, TYPES.collections))) {
    const name = textsOf(subject, 'prefLabel', language)[0] ?? subject.uri;
    for (const member of linksOf(subject, 'member')) of.set(member, [...(of.get(member) ?? []), name]);
  }
  return of;
}

function isOf(subject: Subject, types: readonly string[]): boolean {
  return linksOf(subject, 'type').some((type) => types.includes(type));
}

/** ESCO marks its groups with a type of its own. */
function isGroup(subject: Subject): boolean {
  return linksOf(subject, 'type').some((type) => /[/#]SkillGroup$/.test(type));
}

function isDeprecated(subject: Subject): boolean {
  return (
    (subject.texts.get('deprecated') ?? []).some(({ value }) => value === 'true' || value === '1') ||
    subject.links.has('isReplacedBy')
  );
}

function skillTypeOf(subject: Subject): SkillType | null {
  const names = new Set(linksOf(subject, 'skillType').map((uri) => uri.split(/[/#]/).at(-1)));
  if (names.has('knowledge')) return 'knowledge';
  return names.has('skill') ? 'skill' : null;
}

function linksOf(subject: Subject, name: Links): readonly string[] {
  return subject.links.get(name) ?? [];
}

/** Texts in the language first, then those in none. */
function textsOf(subject: Subject, name: Texts, language: string): string[] {
  const texts = (subject.texts.get(name) ?? []).filter(({ value }) => value !== '');
  const inOwn = (wanted: string) => texts.filter((text: Text) => text.language === wanted).map(({ value }) => value);
  return [...inOwn(language), ...inOwn('')];
}

function labelsOf(subject: Subject, name: Texts, language: string, without: readonly string[]): string[] {
  const labels = new Set(textsOf(subject, name, language).filter((label) => label.length <= LABEL_MAX));
  return [...labels].filter((label) => !without.includes(label)).slice(0, LABELS_MAX);
}
