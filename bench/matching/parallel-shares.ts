// `npm run bench:parallel`: is the same need read alike in five languages? The share of the ten best skills that two languages have in common.
// npm run bench:parallel -- [--split dev|test] [--top 10] [--json]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, loadMatchingModel, openTaxonomy, readNeed } from '@dragoman/matching';
import type { Taxonomy } from '@dragoman/matching';
import { seededRandom } from '../../packages/matching/src/random.ts';
import { readVocabularySources } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');
const RESAMPLES = 1000;
const OTHERS = ['fi', 'it', 'nl', 'pl'] as const;

export interface ParallelNeed {
  id: string;
  split: 'dev' | 'test';
  texts: Readonly<Record<string, string>>;
}

export interface Share {
  /** Per cent, with a 95 % bootstrap interval over needs. */
  value: number;
  low: number;
  high: number;
  needs: number;
}

export function readParallelNeeds(split: string): ParallelNeed[] {
  return readFileSync(join(CONTENT, 'parallel-needs.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ParallelNeed)
    .filter((need) => need.split === split);
}

/** Skills in both lists of those in the longer. */
export function sharedOf(one: readonly string[], other: readonly string[]): { shared: number; of: number } {
  const there = new Set(other);
  return { shared: one.filter((uri) => there.has(uri)).length, of: Math.max(one.length, other.length) };
}

export function parallelShares(needs: readonly ParallelNeed[], taxonomy: Taxonomy, top: number): Record<string, Share> {
  const bestOf = (text: string): string[] => readNeed(text, taxonomy, { top }).skills.map(({ uri }) => uri);
  const english = needs.map(({ texts }) => bestOf(texts['en']!));
  const byLanguage = OTHERS.map((language) =>
    needs.map(({ texts }, at) => sharedOf(english[at]!, bestOf(texts[language]!))),
  );
  const entries = OTHERS.map((language, at): [string, Share] => [language, shareOf(byLanguage[at]!, needs.length)]);
  return Object.fromEntries([...entries, ['all', shareOf(byLanguage.flat(), needs.length)]]);
}

function shareOf(counts: readonly { shared: number; of: number }[], needs: number): Share {
  const ratio = (some: readonly { shared: number; of: number }[]): number => {
    const of = some.reduce((sum, one) => sum + one.of, 0);
    return of === 0 ? 0 : Math.round((1000 * some.reduce((sum, one) => sum + one.shared, 0)) / of) / 10;
  };
  const random = seededRandom(1);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    ratio(counts.map(() => counts[Math.floor(random() * counts.length)]!)),
  ).sort((a, b) => a - b);
  return {
    value: ratio(counts),
    low: drawn[Math.floor(0.025 * RESAMPLES)]!,
    high: drawn[Math.ceil(0.975 * RESAMPLES) - 1]!,
    needs,
  };
}

function run(): void {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'test' },
      top: { type: 'string', default: '10' },
      json: { type: 'boolean' },
    },
  });
  const model = loadMatchingModel(CONTENT);
  const taxonomy = openTaxonomy(buildIndex(readVocabularySources(), model.vectors), model);
  const shares = parallelShares(readParallelNeeds(values.split), taxonomy, Number(values.top));
  if (values.json) {
    console.log(JSON.stringify({ split: values.split, top: Number(values.top), shares }, null, 1));
    return;
  }
  for (const [language, { value, low, high, needs }] of Object.entries(shares))
    console.log(
      `${language.padEnd(4)} ${value.toFixed(0)} % [${low.toFixed(0)}; ${high.toFixed(0)}] of the ${values.top} best shared with English (${needs} needs)`,
    );
}

if (import.meta.main) run();
