// The vocabulary that ships with Dragoman, read from `content/vocabulary` and given as one taxonomy a language.
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { TaxonomySource } from '@dragoman/interop';
import { readContentAsWritten, readContentFolder } from '../../../core/content/read-content.ts';

const texts = z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1));
const head = z.object({
  id: z.literal('dragoman-vocabulary'),
  version: z.string(),
  title: texts,
  licence: z.string(),
  groups: z.array(z.object({ id: z.string(), label: texts })),
});
const skillFile = z.object({
  group: z.string(),
  skills: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['skill', 'knowledge']),
      label: texts,
      alternatives: z.record(z.string(), z.array(z.string())),
      description: z.object({ en: z.string() }).catchall(z.string()),
      broader: z.array(z.string()),
    }),
  ),
});

/** The name under which the rest of the program knows the vocabulary's taxonomies. */
export const SHIPPED_SCHEME = 'dragoman';

export function skillUri(id: string): string {
  return `dragoman:${id}`;
}

export function groupUri(id: string): string {
  return `dragoman:group:${id}`;
}

/** One taxonomy for each language the title has; none where the folder is not there. */
export function loadVocabulary(folder: URL): TaxonomySource[] {
  if (!existsSync(new URL('vocabulary.json', folder))) return [];
  const { title, version, licence, groups } = readContentAsWritten(new URL('vocabulary.json', folder), head);
  const files = readContentFolder(new URL('skills/', folder), skillFile, readContentAsWritten);
  return Object.keys(title).map((language) => ({
    scheme: SHIPPED_SCHEME,
    version,
    language,
    attribution: `${title[language]} (Dragoman, ${licence})`,
    groups: groups.map(({ id, label }) => ({
      uri: groupUri(id),
      code: '',
      preferredLabel: label[language] ?? label['en']!,
      broader: [],
    })),
    concepts: files.flatMap(({ group, skills }) =>
      skills.map((skill) => ({
        uri: skillUri(skill.id),
        preferredLabel: skill.label[language] ?? skill.label['en']!,
        altLabels: skill.alternatives[language] ?? [],
        hiddenLabels: [],
        // A description in another language would be searched and read as if it were in this one.
        description: skill.description[language] ?? '',
        skillType: skill.type,
        broader: [groupUri(group), ...skill.broader.map(skillUri)],
        related: [],
        collections: [],
        occupations: 0,
      })),
    ),
  }));
}
