// Learns the runs of three letters of each language from texts in it.
import type { LanguageProfiles } from './detect-language.ts';
import { wordsOf } from './words.ts';

/** Runs kept for each language: the most frequent ones tell the most. */
const MOST_TRIGRAMS = 1500;

export function learnLanguages(id: string, texts: Readonly<Record<string, readonly string[]>>): LanguageProfiles {
  const languages: Record<string, { trigrams: Record<string, number>; unseen: number }> = {};
  for (const language of Object.keys(texts).sort()) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const text of texts[language]!) {
      for (const word of wordsOf(text)) {
        const padded = ` ${word.text.toLowerCase()} `;
        if (!/^ \p{L}+ $/u.test(padded)) continue;
        for (let at = 0; at + 3 <= padded.length; at += 1) {
          const gram = padded.slice(at, at + 3);
          counts.set(gram, (counts.get(gram) ?? 0) + 1);
          total += 1;
        }
      }
    }
    const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_TRIGRAMS);
    languages[language] = {
      trigrams: Object.fromEntries(kept.map(([gram, count]) => [gram, round(Math.log(count / total))])),
      unseen: round(Math.log(0.3 / total)),
    };
  }
  return { id, languages };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
