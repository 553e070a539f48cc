// Whether the vocabulary can carry the reading of a need: enough skills, every language, no word that points at two skills.
import { readFileSync } from 'node:fs';
import { findTextFaults } from './find-text-faults.ts';

const LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl'] as const;
type Language = (typeof LANGUAGES)[number];
const TYPES = new Set(['skill', 'knowledge']);
const RELATIONS = new Set(['exact', 'close', 'broad', 'narrow', 'related']);

export interface VocabularySkill {
  id: string;
  type: string;
  label: Record<string, string>;
  alternatives: Record<string, string[]>;
  description: { en: string };
  broader: string[];
  esco: { uri: string; label: string; relation: string }[];
}

export interface Vocabulary {
  head: { id: string; version: string; licence: string; languages: string[]; groups: { id: string }[] };
  groups: { group: string; skills: VocabularySkill[] }[];
}

const LIMITS = {
  skills: 420,
  perGroup: 25,
  alternatives: { en: { from: 3, to: 6 }, others: { from: 4, to: 8 } },
  descriptionWords: { from: 4, to: 32 },
  linkedShare: 0.5,
} as const;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ESCO_URI = /^http:\/\/data\.europa\.eu\/esco\/(skill\/[0-9a-f-]{36}|isced-f\/\d{2,4}|skill\/S[\d.]+)$/;

/** Reads the head and one file a group. */
export function loadVocabulary(folder: URL): Vocabulary {
  const read = <Shape>(path: string): Shape => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Shape;
  const head = read<Vocabulary['head']>('vocabulary.json');
  return { head, groups: head.groups.map(({ id }) => read(`skills/${id}.json`)) };
}

/** Every skill by its address `dragoman:<id>`, with the addresses of the ESCO concepts it is linked to. */
export function listKnownSkills({ groups }: Vocabulary): Map<string, string[]> {
  return new Map(
    groups.flatMap(({ skills }) =>
      skills.map(({ id, esco }) => [`dragoman:${id}`, esco.map(({ uri }) => uri)] as const),
    ),
  );
}

/** Sentences about what does not hold; empty when all does. `framework` are the ids of the framework's skills. */
export function findVocabularyFaults({ head, groups }: Vocabulary, framework: readonly string[]): string[] {
  const skills = groups.flatMap((each) => each.skills);
  const faults: string[] = [];
  if (skills.length < LIMITS.skills) faults.push(`${skills.length} skills are fewer than ${LIMITS.skills}`);
  groups.forEach((each, at) => {
    if (each.group !== head.groups[at]?.id) faults.push(`the file of ${head.groups[at]?.id} says ${each.group}`);
    if (each.skills.length < LIMITS.perGroup) faults.push(`${each.group} has only ${each.skills.length} skills`);
  });
  for (const language of LANGUAGES)
    if (!head.languages.includes(language)) faults.push(`the head does not name the language ${language}`);
  const ids = new Set<string>();
  for (const { id } of skills) {
    if (!SLUG.test(id)) faults.push(`${id} is no id`);
    if (ids.has(id)) faults.push(`${id} is there twice`);
    ids.add(id);
  }
  for (const id of framework)
    if (!ids.has(`framework-${id}`)) faults.push(`the framework’s skill ${id} is not in the vocabulary`);
  faults.push(
    ...skills.flatMap((each) => [...findSkillFaults(each), ...findBroaderFaults(each, skills, ids)]),
    ...findSharedWords(skills),
    ...findLinkFaults(skills),
  );
  return faults;
}

/** One skill by itself. */
function findSkillFaults(skill: VocabularySkill): string[] {
  const faults: string[] = [];
  if (!TYPES.has(skill.type)) faults.push(`${skill.id} is of the unknown type ${skill.type}`);
  faults.push(...findTextFaults({ place: skill.id, byLanguage: skill.label }, LANGUAGES));
  for (const language of LANGUAGES) {
    const label = skill.label[language] ?? '';
    if (label !== '' && !/^[\p{Lu}\d]/u.test(label))
      faults.push(`${skill.id} (${language}) begins with a small letter`);
    const phrases = skill.alternatives[language] ?? [];
    const { from, to } = language === 'en' ? LIMITS.alternatives.en : LIMITS.alternatives.others;
    if (phrases.length < from || phrases.length > to)
      faults.push(`${skill.id} (${language}) has ${phrases.length} alternatives, not ${from} to ${to}`);
    for (const phrase of phrases)
      faults.push(
        ...findTextFaults({ place: `${skill.id} “${phrase}”`, byLanguage: { [language]: phrase } }, [language]),
      );
  }
  const { en } = skill.description;
  const words = en.split(/\s+/).length;
  if (words < LIMITS.descriptionWords.from || words > LIMITS.descriptionWords.to)
    faults.push(`${skill.id} is described in ${words} words`);
  if (!/^[\p{Lu}\d].*\.$/u.test(en)) faults.push(`${skill.id} is not described in a sentence`);
  return faults;
}

function findBroaderFaults(
  skill: VocabularySkill,
  skills: readonly VocabularySkill[],
  ids: ReadonlySet<string>,
): string[] {
  const faults = skill.broader
    .filter((id) => !ids.has(id))
    .map((id) => `${skill.id} is a part of the unknown skill ${id}`);
  const seen = new Set<string>();
  let above = skill.broader;
  while (above.length > 0) {
    if (above.includes(skill.id)) return [...faults, `${skill.id} is a part of itself`];
    const next = above.filter((id) => !seen.has(id));
    for (const id of next) seen.add(id);
    above = skills.filter(({ id }) => next.includes(id)).flatMap(({ broader }) => broader);
  }
  return faults;
}

/** A label or phrase that two skills share would make the reading a toss-up. */
function findSharedWords(skills: readonly VocabularySkill[]): string[] {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const owners = new Map<string, string>();
    for (const skill of skills) {
      for (const phrase of [skill.label[language as Language], ...(skill.alternatives[language] ?? [])]) {
        if (phrase === undefined) continue;
        const key = phrase.toLocaleLowerCase(language);
        const owner = owners.get(key);
        if (owner !== undefined) faults.push(`“${phrase}” (${language}) stands for ${owner} and for ${skill.id}`);
        owners.set(key, skill.id);
      }
    }
  }
  return faults;
}

function findLinkFaults(skills: readonly VocabularySkill[]): string[] {
  const faults: string[] = [];
  const labels = new Map<string, string>();
  for (const { id, esco } of skills) {
    for (const { uri, label, relation } of esco) {
      if (!ESCO_URI.test(uri)) faults.push(`${id} links to “${uri}”, which is no ESCO address`);
      if (!RELATIONS.has(relation)) faults.push(`${id} has the unknown relation ${relation}`);
      if ((labels.get(uri) ?? label) !== label) faults.push(`${uri} is called “${label}” and “${labels.get(uri)}”`);
      labels.set(uri, label);
    }
    if (new Set(esco.map(({ uri }) => uri)).size < esco.length) faults.push(`${id} links twice to one concept`);
  }
  const linked = skills.filter(({ esco }) => esco.length > 0).length;
  if (linked < skills.length * LIMITS.linkedShare) faults.push(`only ${linked} of ${skills.length} skills are linked`);
  return faults;
}
