// `npm run bench:suggestions`: what a reader is shown for each sentence of a mail: how much of what was asked for, and how much of it is right.
// npm run bench:suggestions -- [--esco DIR] [--gold-split dev|test] [--write] [--json]; --write keeps the figures in content/matching/figures.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, loadMatchingModel, openTaxonomy, readNeed } from '@dragoman/matching';
import type { SentenceReading, Taxonomy } from '@dragoman/matching';
import { seededRandom } from '../../packages/matching/src/random.ts';
import { readEscoWithWordings, readVocabularySources, referenceFolders } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');
const RESAMPLES = 1000;

interface Mark {
  start: number;
  end: number;
  uri: string;
}

interface MarkedText {
  id: string;
  language: string;
  text: string;
  marks: Mark[];
}

/** What one text adds to the sums. */
interface Counts {
  marks: number;
  found: number;
  foundFirst: number;
  foundSomewhere: number;
  shown: number;
  right: number;
  likely: number;
  likelyRight: number;
  needs: number;
  needsSilent: number;
  others: number;
  othersSpoken: number;
}

interface Figure {
  value: number;
  low: number;
  high: number;
}

export interface SuggestionFigures {
  texts: number;
  marks: number;
  /** Of the skills marked in a sentence, those shown for it, alternatives included. */
  recall: Figure;
  /** The same, first suggestions only. */
  recallFirst: Figure;
  /** Of the skills marked in a text, those among the 20 of the text as a whole. */
  recallText: Figure;
  /** Of the first suggestions of all sentences, those that are marked there. */
  precision: Figure;
  precisionLikely: Figure;
  likely: number;
  /** Of the sentences with a marked skill, those for which nothing is shown. */
  silent: Figure;
  /** Of the other sentences, those for which something is shown. */
  spokenInVain: Figure;
}

export function countText(one: MarkedText, taxonomy: Taxonomy): Counts {
  const reading = readNeed(one.text, taxonomy);
  const counts: Counts = {
    marks: 0,
    found: 0,
    foundFirst: 0,
    foundSomewhere: 0,
    shown: 0,
    right: 0,
    likely: 0,
    likelyRight: 0,
    needs: 0,
    needsSilent: 0,
    others: 0,
    othersSpoken: 0,
  };
  const anywhere = new Set(reading.skills.map(({ uri }) => uri));
  for (const mark of one.marks) {
    const sentences = reading.sentences.filter((sentence) => overlaps(sentence, mark));
    const first = sentences.flatMap(({ matches }) => matches);
    counts.marks += 1;
    if (first.some(({ uri }) => uri === mark.uri)) counts.foundFirst += 1;
    if (first.some((match) => [match, ...match.alternatives].some(({ uri }) => uri === mark.uri))) counts.found += 1;
    if (anywhere.has(mark.uri)) counts.foundSomewhere += 1;
  }
  for (const sentence of reading.sentences)
    countSentence(
      sentence,
      one.marks.filter((mark) => overlaps(sentence, mark)),
      counts,
    );
  return counts;
}

function countSentence({ matches }: SentenceReading, marks: readonly Mark[], counts: Counts): void {
  const wanted = new Set(marks.map(({ uri }) => uri));
  if (wanted.size > 0) {
    counts.needs += 1;
    if (matches.length === 0) counts.needsSilent += 1;
  } else {
    counts.others += 1;
    if (matches.length > 0) counts.othersSpoken += 1;
  }
  for (const { uri, confidence } of matches) {
    const isRight = wanted.has(uri);
    counts.shown += 1;
    if (isRight) counts.right += 1;
    if (confidence !== 'likely') continue;
    counts.likely += 1;
    if (isRight) counts.likelyRight += 1;
  }
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return Math.min(one.end, other.end) > Math.max(one.start, other.start);
}

/** Ratios of sums, with 95 % bootstrap intervals over texts. */
export function suggestionFigures(texts: readonly Counts[]): SuggestionFigures {
  const random = seededRandom(1);
  const samples = Array.from({ length: RESAMPLES }, () => texts.map(() => Math.floor(random() * texts.length)));
  const ratio = (over: keyof Counts, under: keyof Counts): Figure => {
    const of = (places: Iterable<number>): number => {
      let [top, bottom] = [0, 0];
      for (const place of places) {
        top += texts[place]![over];
        bottom += texts[place]![under];
      }
      return bottom === 0 ? 0 : Math.round((1000 * top) / bottom) / 10;
    };
    const drawn = samples.map(of).sort((a, b) => a - b);
    return {
      value: of(texts.keys()),
      low: drawn[Math.floor(0.025 * RESAMPLES)]!,
      high: drawn[Math.ceil(0.975 * RESAMPLES) - 1]!,
    };
  };
  const sum = (name: keyof Counts): number => texts.reduce((total, one) => total + one[name], 0);
  return {
    texts: texts.length,
    marks: sum('marks'),
    recall: ratio('found', 'marks'),
    recallFirst: ratio('foundFirst', 'marks'),
    recallText: ratio('foundSomewhere', 'marks'),
    precision: ratio('right', 'shown'),
    precisionLikely: ratio('likelyRight', 'likely'),
    likely: sum('likely'),
    silent: ratio('needsSilent', 'needs'),
    spokenInVain: ratio('othersSpoken', 'others'),
  };
}

interface GoldLine {
  id: string;
  split: string;
  language: string;
  text: string;
  parallel?: string;
  sentences: { start: number; end: number }[];
  skills: { uri: string; sentence: number }[];
}

function readGold(split: string): GoldLine[] {
  return readLines<GoldLine>(join(CONTENT, 'gold', 'texts.jsonl')).filter((one) => one.split === split);
}

function readLines<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** Needs told in English and in Polish: the share of the ten best skills that both texts have. */
function parallelShares(gold: readonly GoldLine[], taxonomy: Taxonomy): { name: string; shared: number; of: number }[] {
  const names = [...new Set(gold.flatMap(({ parallel }) => parallel ?? []))].sort();
  return names.flatMap((name) => {
    const [one, other] = gold.filter(({ parallel }) => parallel === name);
    if (one === undefined || other === undefined) return [];
    const top = ({ text }: GoldLine): string[] => readNeed(text, taxonomy, { top: 10 }).skills.map(({ uri }) => uri);
    const [first, second] = [top(one), new Set(top(other))];
    return [{ name, shared: first.filter((uri) => second.has(uri)).length, of: Math.max(first.length, second.size) }];
  });
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      'gold-split': { type: 'string', default: 'dev' },
      write: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const split = values['gold-split'];
  const model = loadMatchingModel(CONTENT);
  const gold = readGold(split);
  const vocabulary = openTaxonomy(buildIndex(readVocabularySources(), model.vectors), model);
  const marked = gold.map(({ id, language, text, sentences, skills }): MarkedText => ({
    id,
    language,
    text,
    marks: skills.map(({ uri, sentence }) => ({
      uri,
      start: sentences[sentence]!.start,
      end: sentences[sentence]!.end,
    })),
  }));
  const counts = marked.map((one) => countText(one, vocabulary));
  const languages = [...new Set(marked.map(({ language }) => language))].sort();
  const byLanguage = Object.fromEntries(
    languages.map((language) => [
      language,
      suggestionFigures(counts.filter((_, at) => marked[at]!.language === language)),
    ]),
  );
  const parallel = parallelShares(gold, vocabulary);
  const report: Record<string, unknown> = {
    note: 'Suggestions for each sentence of synthetic mails, calls and notes; per cent with a 95 % bootstrap interval over texts. See docs/methods/reading-a-need.md.',
    command: `npm run bench:suggestions -- --gold-split ${split} --write`,
    goldSplit: split,
    model: { ranker: model.ranker.id, vectors: model.vectors.map(({ id }) => id) },
    vocabulary: { all: suggestionFigures(counts), ...byLanguage },
    parallel: {
      texts: parallel,
      share:
        Math.round(
          (1000 * parallel.reduce((sum, one) => sum + one.shared, 0)) /
            Math.max(
              1,
              parallel.reduce((sum, one) => sum + one.of, 0),
            ),
        ) / 10,
    },
  };
  const { esco: folder } = referenceFolders(values);
  if (split === 'dev' && existsSync(join(folder, 'skills_en.csv'))) {
    const esco = openTaxonomy(buildIndex([await readEscoWithWordings(folder)], model.vectors), model);
    const marks = readLines<{ id: string; start: number; end: number; skills: string[] }>(
      join(CONTENT, 'gold-esco-dev.jsonl'),
    );
    report['esco'] = {
      en: suggestionFigures(
        marked
          .filter(({ language }) => language === 'en')
          .map((one) =>
            countText(
              {
                ...one,
                marks: marks
                  .filter(({ id }) => id === one.id)
                  .flatMap(({ start, end, skills }) => skills.map((uri) => ({ start, end, uri }))),
              },
              esco,
            ),
          ),
      ),
    };
  }
  if (values.write) writeFileSync(join(CONTENT, 'figures.json'), `${JSON.stringify(report, null, 1)}\n`);
  if (values.json) console.log(JSON.stringify(report, null, 1));
  else print(report as never);
}

function print({
  vocabulary,
  esco,
  parallel,
}: {
  vocabulary: Record<string, SuggestionFigures>;
  esco?: Record<string, SuggestionFigures>;
  parallel: { share: number; texts: unknown };
}): void {
  const rows = [
    ...Object.entries(vocabulary),
    ...Object.entries(esco ?? {}).map(([name, figures]) => [`ESCO ${name}`, figures] as const),
  ];
  for (const [name, figures] of rows) {
    const show = ({ value, low, high }: Figure): string =>
      `${value.toFixed(0)} [${low.toFixed(0)}; ${high.toFixed(0)}]`;
    console.log(
      name.padEnd(8),
      `recall ${show(figures.recall)}, first ${show(figures.recallFirst)}, text ${show(figures.recallText)}; precision ${show(figures.precision)}, likely ${show(figures.precisionLikely)} of ${figures.likely}; silent ${show(figures.silent)}; in vain ${show(figures.spokenInVain)} (${figures.texts} texts, ${figures.marks} marks)`,
    );
  }
  console.log(
    `the same need in English and Polish: ${parallel.share} % of the ten best shared`,
    JSON.stringify(parallel.texts),
  );
}

if (import.meta.main) await run();
