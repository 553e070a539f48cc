// Which of the languages a call, or a stretch of it, is in: by its small words alone, which a page of prose never lacks.
import { detectLanguage } from '@dragoman/matching';
import type { LanguageProfiles } from '@dragoman/matching';
import { CALL_LANGUAGES } from './call-reading.ts';
import type { CallLanguage } from './call-reading.ts';

/** Letters that tell nothing between the five, so that only small words do. */
const NO_LETTERS: LanguageProfiles = {
  id: 'small-words',
  languages: Object.fromEntries(CALL_LANGUAGES.map((language) => [language, { trigrams: {}, unseen: -8 }])),
};
/** A stretch that is judged by itself: two paragraphs or so. */
const STRETCH = 700;
const SURE = 0.9;

export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Null where the stretch does not tell. */
  readonly language: CallLanguage | null;
  readonly isKnown: boolean;
}

/** Stretches in order, parted at line ends; `language` of the whole is the one most letters are in. */
export function findLanguages(text: string): { language: CallLanguage | null; stretches: Stretch[] } {
  const stretches: Stretch[] = [];
  const letters = new Map<string, number>();
  for (let start = 0; start < text.length;) {
    const line = text.indexOf('\n', start + STRETCH);
    const end = line < 0 ? text.length : Math.min(line + 1, start + 4 * STRETCH);
    const { language: found, confidence } = detectLanguage(text.slice(start, end), NO_LETTERS);
    const isKnown = found !== 'unknown' && confidence >= SURE;
    if (isKnown) letters.set(found, (letters.get(found) ?? 0) + end - start);
    const language = CALL_LANGUAGES.find((each) => isKnown && each === found) ?? null;
    stretches.push({ start, end, language, isKnown });
    start = end;
  }
  const most = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { language: CALL_LANGUAGES.find((each) => each === most) ?? null, stretches };
}
