// What is gathered from the statements of a SKOS file, subject by subject, whichever syntax they stood in.

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DCT = 'http://purl.org/dc/terms/';
const OWL = 'http://www.w3.org/2002/07/owl#';
const ESCO = 'http://data.europa.eu/esco/model#';

/** A statement as both parsers give it. */
export interface Statement {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly termType: string; readonly value: string; readonly language?: string };
}

export interface Text {
  readonly value: string;
  /** Without the region; empty where none is given. */
  readonly language: string;
}

const TEXTS = {
  [`${SKOS}prefLabel`]: 'prefLabel',
  [`${SKOS}altLabel`]: 'altLabel',
  [`${SKOS}hiddenLabel`]: 'hiddenLabel',
  [`${SKOS}definition`]: 'definition',
  [`${SKOS}scopeNote`]: 'scopeNote',
  [`${SKOS}notation`]: 'notation',
  [`${DCT}description`]: 'description',
  [`${DCT}title`]: 'title',
  [`${DCT}rights`]: 'rights',
  [`${OWL}versionInfo`]: 'version',
  [`${OWL}deprecated`]: 'deprecated',
} as const;

const LINKS = {
  [`${RDF}type`]: 'type',
  [`${SKOS}broader`]: 'broader',
  [`${SKOS}narrower`]: 'narrower',
  [`${SKOS}related`]: 'related',
  [`${SKOS}member`]: 'member',
  [`${DCT}isReplacedBy`]: 'isReplacedBy',
  [`${DCT}replaces`]: 'replaces',
  [`${ESCO}relatedEssentialSkill`]: 'essential',
  [`${ESCO}relatedOptionalSkill`]: 'optional',
  [`${ESCO}skillType`]: 'skillType',
} as const;

type TextName = (typeof TEXTS)[keyof typeof TEXTS];
type LinkName = (typeof LINKS)[keyof typeof LINKS];

export interface Subject {
  readonly uri: string;
  readonly texts: Map<TextName, Text[]>;
  readonly links: Map<LinkName, string[]>;
}

export const TYPES = {
  concept: `${SKOS}Concept`,
  collections: [`${SKOS}Collection`, `${SKOS}OrderedCollection`],
  scheme: `${SKOS}ConceptScheme`,
} as const;

export interface SkosGraph {
  readonly subjects: ReadonlyMap<string, Subject>;
  add(statement: Statement): void;
}

export function createSkosGraph(): SkosGraph {
  const subjects = new Map<string, Subject>();
  const subjectOf = (uri: string): Subject => {
    const found = subjects.get(uri) ?? { uri, texts: new Map(), links: new Map() };
    subjects.set(uri, found);
    return found;
  };
  return {
    subjects,
    add({ subject, predicate, object }) {
      const text = (TEXTS as Readonly<Record<string, TextName>>)[predicate.value];
      if (text !== undefined && object.termType === 'Literal') {
        const language = (object.language ?? '').toLowerCase().split('-')[0]!;
        append(subjectOf(subject.value).texts, text, { value: object.value.trim(), language });
      }
      const link = (LINKS as Readonly<Record<string, LinkName>>)[predicate.value];
      if (link !== undefined && object.termType === 'NamedNode') {
        append(subjectOf(subject.value).links, link, object.value);
      }
    },
  };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
