// Reads our vocabulary from the folder it is shipped in (content/vocabulary).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatchingError } from './matching-error.ts';
import type { Vocabulary, VocabularyHead, VocabularySkills } from './taxonomy/vocabulary-source.ts';

/** @throws MatchingError when the folder does not hold a vocabulary */
export function loadVocabularyFiles(folder: string): Vocabulary {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  try {
    const names = readdirSync(join(folder, 'skills')).filter((name) => name.endsWith('.json'));
    return {
      head: read('vocabulary.json') as VocabularyHead,
      files: names.sort().map((name) => read(join('skills', name)) as VocabularySkills),
    };
  } catch {
    throw new MatchingError(`the vocabulary cannot be read from ${folder}`);
  }
}
