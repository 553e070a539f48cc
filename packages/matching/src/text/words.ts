// Words of a text with their places: offsets into the text as it was given.

export interface Word {
  text: string;
  start: number;
  end: number;
}

// "C#", "C++" and "F#" keep their marks; "don't" and "l'azienda" are split later by the stop words of their language.
const WORD = /[\p{L}\p{M}\p{N}]+(?:\+\+|#)?/gu;

/** The longest word that is kept whole; what is longer is no word of a language but pasted data. */
const LONGEST_WORD = 60;

export function wordsOf(text: string, start = 0, end: number = text.length): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = start;
  for (let found = WORD.exec(text); found !== null && found.index < end; found = WORD.exec(text)) {
    const word = found[0];
    if (word.length > LONGEST_WORD || found.index + word.length > end) continue;
    words.push({ text: word, start: found.index, end: found.index + word.length });
  }
  return words;
}
