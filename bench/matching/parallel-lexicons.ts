// What words of another language say in English, learned from the repository's own texts in both languages and from further pairs written by hand.
// npm run train:parallel-lexicons [-- --out FOLDER]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PackedLexicon } from '../../packages/matching/src/text/lexicon.ts';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { readWordPairs } from './make-lexicons.ts';
import { readParallelTexts } from './parallel-texts.ts';
import { alignWords } from './parallel-words.ts';

const LEXICONS = join(import.meta.dirname, '..', '..', 'content', 'matching');
const FURTHER_PAIRS = join(LEXICONS, 'parallel-word-pairs.csv');
const LANGUAGES = ['fi', 'it', 'nl', 'pl'];
/** A reading is kept from this share of what its word says, ... */
const LEAST_SHARE = 0.3;
/** ... when it was seen so often in both directions (geometric mean of expected counts). */
const LEAST_SEEN = 1.5;
const MOST_LEARNED = 2;
const MOST_READINGS = 3;
/** A reading that no pair has joins those of a pair only from this share. */
const LEAST_BESIDE_PAIR = 0.15;

/** English stems by stem, as the pairs have them. */
export function pairsByStem(language: string, file?: string): Map<string, string[]> {
  const byStem = new Map<string, string[]>();
  for (const { english, words } of readWordPairs(language, file)) {
    const [to] = tokensOf(english, 'en');
    if (to === undefined) continue;
    for (const { stem } of words.flatMap((word) => tokensOf(word, language))) {
      const known = byStem.get(stem) ?? [];
      if (!known.includes(to.stem)) byStem.set(stem, [...known, to.stem]);
    }
  }
  return byStem;
}

export function makeParallelLexicon(language: string, id: string): PackedLexicon {
  const stems = (text: string, of: string): string[] => tokensOf(text, of).map(({ stem }) => stem);
  const texts = readParallelTexts(language).map((pair) => ({
    english: stems(pair.english, 'en'),
    other: stems(pair.other, language),
  }));
  const first = pairsByStem(language);
  const further = pairsByStem(language, FURTHER_PAIRS);
  const words = new Map<string, string[]>();
  for (const [stem, english] of further) words.set(stem, [...new Set([...(first.get(stem) ?? []), ...english])]);
  for (const [stem, readings] of alignWords(texts)) {
    if (stem.length < 2 || /\d/.test(stem)) continue;
    const good = readings
      .filter(({ share, seen }) => share >= LEAST_SHARE && seen >= LEAST_SEEN)
      .slice(0, MOST_LEARNED)
      .map(({ english }) => english);
    if (good.length === 0) continue;
    const byHand = words.get(stem) ?? first.get(stem);
    if (byHand === undefined) words.set(stem, good);
    else {
      const shareOf = (english: string): number => readings.find((one) => one.english === english)?.share ?? 0;
      const sorted = [...new Set([...byHand, ...good])].sort((a, b) => shareOf(b) - shareOf(a));
      words.set(
        stem,
        sorted.filter((english, at) => at === 0 || byHand.includes(english) || shareOf(english) >= LEAST_BESIDE_PAIR),
      );
    }
  }
  const sorted = [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return {
    id,
    language,
    words: Object.fromEntries(sorted.map(([stem, english]) => [stem, english.slice(0, MOST_READINGS).join(' ')])),
  };
}

function run(): void {
  const { values } = parseArgs({ options: { out: { type: 'string', default: LEXICONS } } });
  for (const language of LANGUAGES) {
    const lexicon = makeParallelLexicon(language, `${language}-parallel-1`);
    const file = join(values.out, `parallel-lexicon-${language}.json`);
    writeFileSync(file, `${JSON.stringify(lexicon)}\n`);
    console.log(`${file}: ${Object.keys(lexicon.words).length} words`);
  }
}

if (import.meta.main) run();
