// `npm run bench:matching`: how well and how fast needs are read, on SkillSkape dev, our gold set and SkillSpan test.
// npm run bench:matching -- [--esco DIR] [--skillskape DIR] [--skillspan DIR] [--gold-split dev|test] [--json]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, loadMatchingModel, openTaxonomy, packIndex, readIndex, readNeed } from '@dragoman/matching';
import type { MatchingModel, Taxonomy } from '@dragoman/matching';
import { FEATURE_COUNT, FEATURES, featureAt } from '../../packages/matching/src/extract/features.ts';
import { skillProbability } from '../../packages/matching/src/filter/sentence-model.ts';
import { clausesOf } from '../../packages/matching/src/text/clauses.ts';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { wordsOf } from '../../packages/matching/src/text/words.ts';
import { areaUnderCurve, f1At } from './classification.ts';
import { FIGURES, rankingFigures, reliabilityTable } from './ranking-figures.ts';
import type { RankedText } from './ranking-figures.ts';
import {
  readEscoWithWordings,
  readSkillSkape,
  readSkillSpan,
  readVocabularySources,
  referenceFolders,
} from './reference-data.ts';
import type { LabelledText } from './reference-data.ts';
import { readAdvertLines } from './training-cases.ts';

/** The ranker learned from all of them, without the further wordings; those were written before the third set was chosen. */
const ADVERT_SETS = ['first', 'second', 'third'] as const;

const CONTENT = join(import.meta.dirname, '..', '..', 'content');

interface GoldText {
  id: string;
  split: 'dev' | 'test';
  language: string;
  text: string;
  skills: { uri: string }[];
}

/** Rankings of each matcher alone and of equal weights, for one sentence. */
function singleRankings(texts: readonly LabelledText[], taxonomy: Taxonomy): Record<string, RankedText[]> {
  const scorer = taxonomy.scorers.get('en')!;
  const uris = [...taxonomy.index.uris];
  const names = {
    'BM25 on labels': 'labelWords',
    coverage: 'coverage',
    'soft coverage': 'softCoverage',
    'best window': 'window',
    'sentence vector': 'sentence',
    'description vector': 'description',
  } as const;
  const rankings: Record<string, RankedText[]> = Object.fromEntries(
    [...Object.keys(names), 'equal parts'].map((name) => [name, []]),
  );
  for (const { text, skills } of texts) {
    const tokens = tokensOf(text, 'en');
    const { concepts, features } = scorer.candidates(tokens, { clauses: clausesOf(text, tokens) });
    const right = new Set(skills);
    const rankBy = (score: (row: number) => number): string[] =>
      Array.from(concepts, (concept, row) => ({ concept, score: score(row) }))
        .sort((a, b) => b.score - a.score || a.concept - b.concept)
        .slice(0, 20)
        .map(({ concept }) => uris[concept]!);
    const value = (row: number, at: number): number => features[row * FEATURE_COUNT + at]!;
    for (const [name, feature] of Object.entries(names)) {
      rankings[name]!.push({ ranked: rankBy((row) => value(row, featureAt(feature))), right });
    }
    const three = (['softCoverage', 'window', 'sentence'] as const).map(featureAt);
    rankings['equal parts']!.push({
      ranked: rankBy((row) => three.reduce((sum, at) => sum + value(row, at), 0)),
      right,
    });
  }
  return rankings;
}

interface Case {
  probability: number;
  isRight: boolean;
}

function readAll(
  texts: readonly LabelledText[],
  taxonomy: Taxonomy,
  language?: string,
  allSentences = true,
): { rankings: RankedText[]; cases: Case[]; milliseconds: number[] } {
  const rankings: RankedText[] = [];
  const cases: Case[] = [];
  const milliseconds: number[] = [];
  for (const { text, skills } of texts) {
    const right = new Set(skills);
    const started = performance.now();
    const reading = readNeed(text, taxonomy, { allSentences, ...(language === undefined ? {} : { language }) });
    milliseconds.push((performance.now() - started) / Math.max(1, reading.sentences.length));
    rankings.push({ ranked: reading.skills.map(({ uri }) => uri), right });
    for (const { uri, probability } of reading.skills) cases.push({ probability, isRight: right.has(uri) });
  }
  return { rankings, cases, milliseconds };
}

export function readVocabulary(model: MatchingModel): Taxonomy | null {
  const sources = readVocabularySources();
  return sources.length === 0 ? null : openTaxonomy(buildIndex(sources, model.vectors), model);
}

function filterFigures(folder: string, model: MatchingModel): Record<string, number> {
  const english = model.sentences.find(({ language }) => language === 'en')!;
  const cases = readSkillSpan(folder, 'test').map(({ words, inSpan }) => ({
    score: skillProbability(wordsOf(words.join(' ')), english),
    isTrue: inSpan.some(Boolean),
  }));
  return { ...f1At(cases, 0.5), auc: areaUnderCurve(cases), sentences: cases.length };
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      skillskape: { type: 'string' },
      skillspan: { type: 'string' },
      'gold-split': { type: 'string', default: 'dev' },
      json: { type: 'boolean' },
    },
  });
  const folders = referenceFolders(values);
  const model = loadMatchingModel(join(CONTENT, 'matching'));
  const report: Record<string, unknown> = {};
  const say = (line: string): void => {
    if (!values.json) console.log(line);
  };
  const table = (title: string, rankings: Record<string, RankedText[]>): void => {
    const figures = Object.fromEntries(Object.entries(rankings).map(([name, list]) => [name, rankingFigures(list)]));
    report[title] = figures;
    say(`\n${title} (${Object.values(figures)[0]?.texts ?? 0} texts; in per cent, 95 % interval)`);
    for (const [name, figure] of Object.entries(figures)) {
      say(
        `  ${name.padEnd(22)} ${FIGURES.map((one) => `${one} ${figure[one].value.toFixed(1)} [${figure[one].low.toFixed(1)}; ${figure[one].high.toFixed(1)}]`).join('  ')}`,
      );
    }
  };
  const reliability = (title: string, cases: readonly Case[]): void => {
    report[title] = reliabilityTable(cases);
    say(`\n${title}`);
    for (const { said, came, count } of reliabilityTable(cases))
      say(`  said ${said.toFixed(2)}  came true ${came.toFixed(2)}  (${count})`);
  };
  if (existsSync(join(folders.esco, 'skills_en.csv'))) {
    const esco = await readEscoWithWordings(folders.esco);
    const built = performance.now();
    const bytes = packIndex(buildIndex([esco], model.vectors));
    const buildSeconds = (performance.now() - built) / 1000;
    const opened = performance.now();
    const taxonomy = openTaxonomy(readIndex(bytes), model);
    report['index'] = { buildSeconds, openSeconds: (performance.now() - opened) / 1000, megabytes: bytes.length / 1e6 };
    say(
      `index: built in ${buildSeconds.toFixed(1)} s, opened in ${((performance.now() - opened) / 1000).toFixed(2)} s, ${(bytes.length / 1e6).toFixed(1)} MB`,
    );
    if (existsSync(join(folders.skillskape, 'dev.csv'))) {
      const dev = (await readSkillSkape(folders.skillskape, 'dev', esco)).filter(({ skills }) => skills.length > 0);
      const read = readAll(dev, taxonomy, 'en');
      table('SkillSkape dev on ESCO', { ...singleRankings(dev, taxonomy), 'trained ranker': read.rankings });
      reliability('SkillSkape dev: stated probability of the 20 best and what came true', read.cases);
      const speed = { p50: percentile(read.milliseconds, 0.5), p99: percentile(read.milliseconds, 0.99) };
      report['millisecondsASentence'] = speed;
      say(`\nmilliseconds a sentence: p50 ${speed.p50.toFixed(1)}, p99 ${speed.p99.toFixed(1)}`);
    } else say('SkillSkape is not there; its figures are left out.');
    if (existsSync(join(folders.skillspan, 'train.json'))) {
      const train = readSkillSpan(folders.skillspan, 'train');
      for (const set of ADVERT_SETS) {
        const lines = readAdvertLines()
          .filter((one) => one.set.startsWith(set) && one.skills.length > 0)
          .map(({ line, skills }) => ({ id: `line ${line}`, text: train[line]!.words.join(' '), skills }));
        table(`lines of adverts marked by us, set ${set}, on ESCO`, {
          ...singleRankings(lines, taxonomy),
          'trained ranker': readAll(lines, taxonomy, 'en').rankings,
        });
      }
    }
  } else say('ESCO is not there; its figures are left out.');
  if (existsSync(join(folders.skillspan, 'test.json'))) {
    report['sentenceFilter'] = filterFigures(folders.skillspan, model);
    say(
      `\nsentence filter on SkillSpan test: ${JSON.stringify(report['sentenceFilter'], (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value))}`,
    );
  } else say('SkillSpan is not there; the figures of the sentence filter are left out.');
  const vocabulary = readVocabulary(model);
  const goldFile = join(CONTENT, 'matching', 'gold', 'texts.jsonl');
  if (vocabulary !== null && existsSync(goldFile)) {
    const gold = readFileSync(goldFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GoldText)
      .filter(({ split }) => split === values['gold-split']);
    const labelled = gold.map(({ id, text, language, skills }) => ({
      id,
      text,
      language,
      skills: [...new Set(skills.map(({ uri }) => uri))],
    }));
    const read = readAll(labelled, vocabulary, undefined, false);
    const byLanguage = Object.fromEntries(
      [...new Set(labelled.map(({ language }) => language))]
        .sort()
        .map((language) => [language, read.rankings.filter((_, at) => labelled[at]!.language === language)]),
    );
    table(`our gold set (${values['gold-split']}) on our vocabulary, whole texts`, {
      all: read.rankings,
      ...byLanguage,
    });
    reliability(
      `our gold set (${values['gold-split']}): stated probability of the 20 best and what came true`,
      read.cases,
    );
  } else say('\nThe gold set or the vocabulary is not there; its figures are left out.');
  report['residentMegabytes'] = process.memoryUsage().rss / 1e6;
  report['features'] = FEATURES;
  if (values.json) console.log(JSON.stringify(report, null, 1));
}

if (import.meta.main) await run();
