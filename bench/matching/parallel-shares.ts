// `npm run bench:parallel`: is the same need read alike in five languages? The share of the ten best skills that two languages have in common.
// npm run bench:parallel -- [--split dev|test] [--top 10] [--tellings] [--json]
// --tellings: how much two English tellings of a need to develop with have in common, which is what a perfect translation could reach
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

/** The needs to develop with told in English once more: freely, and as a person translated the Finnish and the Polish text back. */
export function readTellings(): Map<string, Readonly<Record<string, string>>> {
  const lines = readFileSync(join(import.meta.dirname, 'parallel-tellings.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const { id, texts } = JSON.parse(line) as { id: string; texts: Record<string, string> };
      return [id, texts];
    }),
  );
}

/** Every two English tellings of a need against each other; "en" is the text the other languages are measured against. */
export function tellingShares(needs: readonly ParallelNeed[], taxonomy: Taxonomy, top: number): Record<string, Share> {
  const tellings = readTellings();
  const lists = needs.map(({ id, texts }) =>
    Object.entries({ en: texts['en']!, ...tellings.get(id)! }).map(([name, text]): [string, string[]] => [
      name,
      readNeed(text, taxonomy, { top }).skills.map(({ uri }) => uri),
    ]),
  );
  const names = lists[0]!.map(([name]) => name);
  const pairs = names.flatMap((_, at) =>
    names.slice(at + 1).map((__, after): [number, number] => [at, at + 1 + after]),
  );
  return Object.fromEntries(
    pairs.map(([one, other]): [string, Share] => [
      `${names[one]!} and ${names[other]!}`,
      shareOf(
        lists.map((list) => sharedOf(list[one]![1], list[other]![1])),
        needs.length,
      ),
    ]),
  );
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
      tellings: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const model = loadMatchingModel(CONTENT);
  const taxonomy = openTaxonomy(buildIndex(readVocabularySources(), model.vectors), model);
  const top = Number(values.top);
  const shares = values.tellings
    ? tellingShares(readParallelNeeds('dev'), taxonomy, top)
    : parallelShares(readParallelNeeds(values.split), taxonomy, top);
  if (values.json) {
    console.log(JSON.stringify({ split: values.tellings ? 'dev' : values.split, top, shares }, null, 1));
    return;
  }
  for (const [language, { value, low, high, needs }] of Object.entries(shares))
    console.log(
      `${language.padEnd(4)} ${value.toFixed(0)} % [${low.toFixed(0)}; ${high.toFixed(0)}] of the ${top} best shared${values.tellings ? '' : ' with English'} (${needs} needs)`,
    );
}

if (import.meta.main) run();
