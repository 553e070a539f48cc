// Words ready for matching: stem, place, and whether they carry a subject.
import { fillerWords } from './filler-words.ts';
import { functionWords } from './function-words.ts';
import { stem } from './stem.ts';
import { wordsOf } from './words.ts';

export interface Token {
  stem: string;
  start: number;
  end: number;
}

/** Words of one letter that carry a subject: programming languages, vitamins and the like. */
const SINGLE = /^(?:[crCR]|\d)$/;

/** Content words of a stretch of text; function words and lone letters are left out. */
export function tokensOf(text: string, language: string, start = 0, end: number = text.length): Token[] {
  const small = functionWords(language);
  const filler = fillerWords(language);
  const tokens: Token[] = [];
  for (const word of wordsOf(text, start, end)) {
    const lower = word.text.toLowerCase();
    if (small.has(lower) || filler.has(lower)) continue;
    if (word.text.length === 1 && !SINGLE.test(word.text)) continue;
    tokens.push({ stem: stem(word.text, language), start: word.start, end: word.end });
  }
  return tokens;
}
