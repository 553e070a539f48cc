// Which earlier cases a new text looks like: by the words that tell something, not by those every mail has.

/** Words shorter than this are articles and endings in all our languages. */
const LEAST_LETTERS = 5;
/** Words are compared by their beginnings, so that inflected forms meet: `huoltoa`, `huollon` do not, `training`, `trainings` do. */
const STEM_LETTERS = 7;
/** A word in more than this share of the cases tells nothing. */
const COMMON_SHARE = 0.4;
const LEAST_CASES_FOR_COMMON = 5;

export function tellingWords(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= LEAST_LETTERS).map((word) => word.slice(0, STEM_LETTERS)));
}

/**
 * Share of the shorter text's telling words that both have, for each of the others; words that many of the others have are left out.
 * 1 means that one text is contained in the other.
 */
export function likenessTo(text: string, others: readonly string[]): number[] {
  const sets = others.map(tellingWords);
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isCommon = (word: string): boolean =>
    others.length >= LEAST_CASES_FOR_COMMON && (counts.get(word) ?? 0) > COMMON_SHARE * others.length;
  const own = [...tellingWords(text)].filter((word) => !isCommon(word));
  return sets.map((words) => {
    const theirs = [...words].filter((word) => !isCommon(word));
    const shorter = Math.min(own.length, theirs.length);
    return shorter === 0 ? 0 : own.filter((word) => words.has(word)).length / shorter;
  });
}
