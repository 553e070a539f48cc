// Opens the room of academics: the doors to its left, words for telling languages apart, labels of skills.
import { readFileSync } from 'node:fs';
import type { LanguageProfiles } from '@dragoman/matching';
import { createAcademics } from '../features/academics/server/index.ts';
import type { Academics, AcademicsDependencies } from '../features/academics/server/index.ts';
import { demandDoor } from '../features/demand/server/index.ts';
import { programmesDoor } from '../features/programmes/server/index.ts';
import type { Taxonomies } from '../features/taxonomy/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';

type Given = Omit<AcademicsDependencies, 'profiles' | 'demand' | 'programmes' | 'findLabels'>;

let profiles: LanguageProfiles | null = null;

export function openAcademics(given: Given, taxonomies: Taxonomies): Academics {
  profiles ??= JSON.parse(readFileSync(new URL('matching/languages.json', CONTENT_FOLDER), 'utf8')) as LanguageProfiles;
  return createAcademics({
    ...given,
    profiles,
    demand: demandDoor,
    programmes: programmesDoor,
    findLabels: async (tenantId, uris, language) => {
      const found = uris.length === 0 ? new Map() : await taxonomies.resolveConcepts(tenantId, [...uris], language);
      return new Map([...found].map(([uri, { preferredLabel }]) => [uri, preferredLabel]));
    },
  });
}
