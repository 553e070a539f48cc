// How hard a text is to read: sentence lengths, and for English LIX (C. H. Björnsson, Läsbarhet, 1968), which needs no dictionary.
// LIX = words per sentence + percentage of words longer than six letters. Up to 40 is easy (fiction, popular papers), 40 to 50 medium
// (news), above 50 hard (specialist and official texts). Finnish words are long by grammar, so there only sentence length counts.

export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  readonly longestSentence: number;
  readonly lix: number;
}

export interface ReadingLimits {
  readonly wordsPerSentence: number;
  readonly longestSentence: number;
  readonly lix?: number;
}

/** Words as they are counted everywhere here: runs of letters and digits, with inner apostrophes, hyphens and points. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

export function countWords(text: string): number {
  return splitWords(text).length;
}

/** Ends at . ! ? or … (and a closing quotation mark) before a space and a capital, digit or opening mark. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…][”’)]*)\s+(?=[“”‘(\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => countWords(sentence) > 0);
}

/** Measures several texts as one body; a text never runs on into the next. */
export function measureReadability(texts: readonly string[]): Readability {
  const lengths = texts.flatMap((text) => splitSentences(text).map(countWords));
  const all = texts.flatMap(splitWords);
  const long = all.filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) > 6).length;
  const wordsPerSentence = lengths.length === 0 ? 0 : all.length / lengths.length;
  return {
    words: all.length,
    sentences: lengths.length,
    wordsPerSentence,
    longestSentence: Math.max(0, ...lengths),
    lix: all.length === 0 ? 0 : wordsPerSentence + (100 * long) / all.length,
  };
}

/** Sentences about texts that are harder to read than `limits` allow. */
export function findReadingFaults(place: string, texts: readonly string[], limits: ReadingLimits): string[] {
  const found = measureReadability(texts);
  const faults: string[] = [];
  if (found.words === 0) faults.push(`${place} holds no words to measure`);
  if (found.wordsPerSentence > limits.wordsPerSentence) {
    faults.push(
      `${place} has ${found.wordsPerSentence.toFixed(1)} words a sentence, more than ${limits.wordsPerSentence}`,
    );
  }
  if (found.longestSentence > limits.longestSentence) {
    faults.push(`${place} has a sentence of ${found.longestSentence} words, more than ${limits.longestSentence}`);
  }
  if (limits.lix !== undefined && found.lix > limits.lix)
    faults.push(`${place} has a LIX of ${found.lix.toFixed(1)}, more than ${limits.lix}`);
  return faults;
}
