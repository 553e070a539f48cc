// Whether a text repeats what a firm marked as confidential: nothing of it goes into a mail.

/** So many words in a row are a quotation and no coincidence; a shorter sentence counts as a whole. */
const RUN = 4;

/** @example repeatsConfidential('The budget is 40,000 euros.', ['our budget is 40,000 euros']); // true */
export function repeatsConfidential(text: string, sentences: Iterable<string>): boolean {
  const said = ` ${wordsOf(text).join(' ')} `;
  for (const sentence of sentences) {
    const words = wordsOf(sentence);
    const run = Math.min(RUN, words.length);
    for (let from = 0; run > 0 && from + run <= words.length; from += 1) {
      if (said.includes(` ${words.slice(from, from + run).join(' ')} `)) return true;
    }
  }
  return false;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
