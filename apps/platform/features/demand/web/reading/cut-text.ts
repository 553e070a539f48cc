// A text cut into stretches for showing: what lies between sentences, and in each sentence the words of each skill.
import type { CaseReading, ReadingSentence, ReadingSkill } from '../../contract.ts';

export interface Piece {
  readonly text: string;
  /** Places in the list of skills, the first in front; empty for words that led to nothing. */
  readonly skills: readonly number[];
  /** Skills whose last word of this sentence ends here: their numbers stand behind it. */
  readonly ends: readonly number[];
}

export type Stretch =
  | { readonly kind: 'between'; readonly text: string }
  | { readonly kind: 'sentence'; readonly sentence: ReadingSentence; readonly pieces: readonly Piece[] };

/** In the order of the text, without a gap: joined, the pieces are the text again. */
export function cutText(
  text: CaseReading['texts'][number],
  sentences: readonly ReadingSentence[],
  skills: readonly ReadingSkill[],
): Stretch[] {
  const own = sentences.filter(({ textId }) => textId === text.id).toSorted((one, other) => one.start - other.start);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const sentence of own) {
    if (sentence.start < at) continue;
    if (sentence.start > at) stretches.push({ kind: 'between', text: text.text.slice(at, sentence.start) });
    const words = text.text.slice(sentence.start, sentence.end);
    stretches.push({ kind: 'sentence', sentence, pieces: cutSentence(words, sentence.id, skills) });
    at = sentence.end;
  }
  if (at < text.text.length) stretches.push({ kind: 'between', text: text.text.slice(at) });
  return stretches;
}

interface Covered {
  readonly start: number;
  readonly end: number;
  readonly skill: number;
  readonly isLast: boolean;
}

function cutSentence(words: string, sentenceId: string, skills: readonly ReadingSkill[]): Piece[] {
  const covered = skills.flatMap(({ mentions }, skill): Covered[] => {
    const own = joinWords(
      words,
      mentions.filter((mention) => mention.sentenceId === sentenceId).flatMap((mention) => mention.words),
    );
    return own.map(([start, end], place) => ({ start, end, skill, isLast: place === own.length - 1 }));
  });
  const cuts = [...new Set([0, words.length, ...covered.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= words.length)
    .toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1]!;
    const over = covered.filter((each) => each.start <= start && each.end >= end);
    return {
      text: words.slice(start, end),
      skills: over.map(({ skill }) => skill),
      ends: over.filter((each) => each.isLast && each.end === end).map(({ skill }) => skill),
    };
  });
}

/** Words of one skill with nothing but blanks between them are underlined as one. */
export function joinWords(words: string, stretches: readonly (readonly [number, number])[]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [start, end] of stretches.toSorted((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last !== undefined && (start <= last[1] || words.slice(last[1], start).trim() === '')) {
      last[1] = Math.max(last[1], end);
    } else joined.push([start, end]);
  }
  return joined;
}
