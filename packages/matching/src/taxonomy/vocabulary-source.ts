// Our own vocabulary (content/vocabulary) as taxonomies, one a language.
import { MatchingError } from '../matching-error.ts';
import type { FurtherWordings } from './further-wordings.ts';
import type { TaxonomyConcept, TaxonomySource } from './taxonomy-source.ts';

type ByLanguage<Value> = Readonly<Record<string, Value>>;

export interface VocabularyHead {
  id: string;
  version: string;
  title: ByLanguage<string>;
  licence: string;
  groups: readonly { id: string; label: ByLanguage<string> }[];
}

export interface VocabularySkills {
  group: string;
  skills: readonly {
    id: string;
    type: 'skill' | 'knowledge';
    label: ByLanguage<string>;
    alternatives?: ByLanguage<readonly string[]>;
    description?: ByLanguage<string>;
    broader?: readonly string[];
    esco?: readonly { uri: string; label: string; relation: string }[];
  }[];
}

export interface Vocabulary {
  head: VocabularyHead;
  files: readonly VocabularySkills[];
}

export const VOCABULARY_PREFIX = 'dragoman:';
const GROUP_PREFIX = `${VOCABULARY_PREFIX}group:`;

/** Links that say the same thing in other words; a broader or narrower skill is another skill. */
const SAME = new Set(['exact', 'close']);

/** @throws MatchingError when a skill names a group or a broader skill that is not there */
export function vocabularySources(head: VocabularyHead, files: readonly VocabularySkills[]): TaxonomySource[] {
  const groups = new Set(head.groups.map(({ id }) => id));
  const ids = new Set(files.flatMap(({ skills }) => skills.map(({ id }) => id)));
  for (const { group, skills } of files) {
    if (!groups.has(group))
      throw new MatchingError(`the vocabulary has skills in the group "${group}", which it does not name`);
    for (const { id, broader = [] } of skills) {
      const missing = broader.find((one) => !ids.has(one));
      if (missing !== undefined)
        throw new MatchingError(`the vocabulary puts "${id}" under "${missing}", which it does not have`);
    }
  }
  return Object.keys(head.title)
    .sort()
    .map((language) => ({
      scheme: head.id,
      version: head.version,
      language,
      attribution: `${head.title[language]} ${head.version}, ${head.licence}`,
      concepts: files.flatMap(({ group, skills }) => skills.flatMap((skill) => conceptOf(skill, group, language))),
      groups: head.groups.map(({ id, label }) => ({
        uri: `${GROUP_PREFIX}${id}`,
        code: id,
        preferredLabel: label[language] ?? label['en'] ?? id,
        broader: [],
      })),
    }));
}

function conceptOf(skill: VocabularySkills['skills'][number], group: string, language: string): TaxonomyConcept[] {
  const preferredLabel = skill.label[language];
  if (preferredLabel === undefined) return [];
  return [
    {
      uri: `${VOCABULARY_PREFIX}${skill.id}`,
      preferredLabel,
      altLabels: skill.alternatives?.[language] ?? [],
      hiddenLabels: [],
      description: skill.description?.[language] ?? '',
      skillType: skill.type,
      broader: [...(skill.broader ?? []).map((id) => `${VOCABULARY_PREFIX}${id}`), `${GROUP_PREFIX}${group}`],
      related: [],
      collections: [],
      occupations: 0,
    },
  ];
}

/** The vocabulary's wordings for the ESCO skills it links as the same, one list a language: a firm's words for what ESCO calls otherwise. */
export function escoWordings(head: VocabularyHead, files: readonly VocabularySkills[]): FurtherWordings[] {
  return Object.keys(head.title)
    .sort()
    .map((language) => {
      const byUri = new Map<string, { uri: string; label: string; wordings: string[] }>();
      for (const { label, alternatives, esco = [] } of files.flatMap(({ skills }) => skills)) {
        const wordings = [label[language] ?? [], ...(alternatives?.[language] ?? [])].flat();
        for (const link of esco) {
          if (!SAME.has(link.relation)) continue;
          const known = byUri.get(link.uri) ?? { uri: link.uri, label: link.label, wordings: [] };
          known.wordings = [...new Set([...known.wordings, ...wordings])];
          byUri.set(link.uri, known);
        }
      }
      return { id: `${head.id} ${head.version}`, scheme: 'esco', language, skills: [...byUri.values()] };
    });
}
