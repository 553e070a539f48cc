// Opens the room of calls for proposals: the doors to its left, and words for telling languages apart.
import { readFileSync } from 'node:fs';
import type { LanguageProfiles } from '@dragoman/matching';
import { createCalls } from '../features/calls/server/index.ts';
import type { Calls, CallsDependencies } from '../features/calls/server/index.ts';
import { demandDoor } from '../features/demand/server/index.ts';
import { programmesDoor } from '../features/programmes/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';

type Given = Omit<CallsDependencies, 'profiles' | 'demand' | 'programmes'>;

let profiles: LanguageProfiles | null = null;

export function openCalls(given: Given): Calls {
  profiles ??= JSON.parse(readFileSync(new URL('matching/languages.json', CONTENT_FOLDER), 'utf8')) as LanguageProfiles;
  return createCalls({ ...given, profiles, demand: demandDoor, programmes: programmesDoor });
}
