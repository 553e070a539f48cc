// `npm run train:lexicons`: for each language of our vocabulary a list of words and their English, from pairs written by hand and from wordings that say the same.
// npm run train:lexicons -- [--out FOLDER]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { TaxonomySource } from '@dragoman/matching';
import type { PackedLexicon } from '../../packages/matching/src/text/lexicon.ts';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { readVocabularySources } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');
const ROUNDS = 12;
/** A word whose best English is less sure than this has none. */
const LEAST_SHARE = 0.3;
/** A second reading is kept when it is at least this likely. */
const LEAST_SECOND = 0.3;

export interface WordPair {
  english: string;
  /** Words of the other language that say it. */
  words: string[];
}

export interface SentencePair {
  other: string[];
  english: string[];
}

/**
 * IBM Model 1 (Brown and others 1993): t(e | f), the probability that the word f of the other language says the English word e,
 * by expectation and maximisation over pairs of wordings, with an empty English word that takes what nothing says.
 */
export function learnTranslations(
  pairs: readonly SentencePair[],
  rounds: number = ROUNDS,
): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>();
  for (const { other, english } of pairs) {
    for (const f of other) {
      const row = table.get(f) ?? new Map<string, number>();
      for (const e of english) row.set(e, 1);
      table.set(f, row);
    }
  }
  for (const row of table.values()) for (const e of row.keys()) row.set(e, 1 / row.size);
  for (let round = 0; round < rounds; round += 1) {
    const counts = new Map<string, Map<string, number>>();
    for (const { other, english } of pairs) {
      for (const e of english) {
        const total = other.reduce((sum, f) => sum + table.get(f)!.get(e)!, 0);
        for (const f of other) {
          const row = counts.get(f) ?? new Map<string, number>();
          row.set(e, (row.get(e) ?? 0) + table.get(f)!.get(e)! / total / other.length);
          counts.set(f, row);
        }
      }
    }
    for (const [f, row] of counts) {
      const sum = [...row.values()].reduce((all, one) => all + one, 0);
      table.set(f, new Map([...row].map(([e, count]) => [e, count / sum])));
    }
  }
  return table;
}

export function readWordPairs(language: string, file: string = join(CONTENT, 'word-pairs.csv')): WordPair[] {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    english: row['en']!,
    words: (row[language] ?? '').split(' ').filter((word) => word !== ''),
  }));
}

/** Preferred labels are translations of each other; other wordings of a skill are paired with all of its English words that the labels leave. */
export function pairsOf(english: TaxonomySource, other: TaxonomySource): SentencePair[] {
  const stems = (text: string, language: string): string[] => [
    ...new Set(tokensOf(text, language).map(({ stem }) => stem)),
  ];
  const byUri = new Map(english.concepts.map((concept) => [concept.uri, concept]));
  return other.concepts.flatMap((concept): SentencePair[] => {
    const same = byUri.get(concept.uri);
    if (same === undefined) return [];
    const label = { other: stems(concept.preferredLabel, other.language), english: stems(same.preferredLabel, 'en') };
    const all = {
      other: stems(concept.altLabels.join(' '), other.language),
      english: stems(same.altLabels.join(' '), 'en'),
    };
    // The labels, being exact, count twice.
    return [label, label, all].filter((pair) => pair.other.length > 0 && pair.english.length > 0);
  });
}

export function makeLexicon(english: TaxonomySource, other: TaxonomySource, id: string): PackedLexicon {
  const { language } = other;
  const words = new Map<string, string[]>();
  for (const { english: text, words: own } of readWordPairs(language)) {
    const [to] = tokensOf(text, 'en');
    if (to === undefined) continue;
    for (const { stem } of own.flatMap((word) => tokensOf(word, language))) {
      const known = words.get(stem) ?? [];
      if (!known.includes(to.stem)) words.set(stem, [...known, to.stem]);
    }
  }
  for (const [f, row] of learnTranslations(pairsOf(english, other))) {
    if (words.has(f)) continue;
    const [first, second] = [...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (first === undefined || first[1] < LEAST_SHARE) continue;
    words.set(f, second !== undefined && second[1] >= LEAST_SECOND ? [first[0], second[0]] : [first[0]]);
  }
  const sorted = [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { id, language, words: Object.fromEntries(sorted.map(([stem, to]) => [stem, to.join(' ')])) };
}

function run(): void {
  const { values } = parseArgs({ options: { out: { type: 'string', default: CONTENT } } });
  const sources = readVocabularySources();
  const english = sources.find(({ language }) => language === 'en')!;
  for (const other of sources) {
    if (other === english) continue;
    const lexicon = makeLexicon(english, other, `${other.language}-1`);
    const file = join(values.out, `lexicon-${other.language}.json`);
    writeFileSync(file, `${JSON.stringify(lexicon)}\n`);
    console.log(`${file}: ${Object.keys(lexicon.words).length} words`);
  }
}

if (import.meta.main) run();
