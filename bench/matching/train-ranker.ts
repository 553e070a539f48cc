// `npm run train:ranker`: weights of the ranker and its calibration, from lines of adverts marked by hand.
// npm run train:ranker -- [--esco DIR] [--skillspan DIR] [--vectors FILE] [--out FILE.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConceptScorer } from '../../packages/matching/src/extract/concept-scorer.ts';
import { fitCalibration, listStrength, sentenceLogit } from '../../packages/matching/src/extract/calibration.ts';
import type { Calibration, CalibrationCase } from '../../packages/matching/src/extract/calibration.ts';
import { FEATURES } from '../../packages/matching/src/extract/features.ts';
import type { RankerModel, RankerWeights } from '../../packages/matching/src/extract/matching-model.ts';
import { featureScales, rankerScore, trainRanker } from '../../packages/matching/src/extract/ranker.ts';
import type { RankedList } from '../../packages/matching/src/extract/ranker.ts';
import { wordImportance } from '../../packages/matching/src/extract/word-importance.ts';
import { readSentenceModel, skillProbability } from '../../packages/matching/src/filter/sentence-model.ts';
import type { SentenceModel } from '../../packages/matching/src/filter/sentence-model.ts';
import { buildIndex } from '../../packages/matching/src/taxonomy/build-index.ts';
import { clausesOf } from '../../packages/matching/src/text/clauses.ts';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { wordsOf } from '../../packages/matching/src/text/words.ts';
import { readWordVectors } from '../../packages/matching/src/vectors/word-vectors.ts';
import { readEsco, readSkillSpan, referenceFolders } from './reference-data.ts';
import { makeSentenceModel } from './train-sentence-filter.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');

/** Where training starts and what it is pulled towards: equal parts of three likenesses, as a reader would guess. */
const PRIOR: Readonly<Partial<Record<(typeof FEATURES)[number], number>>> = {
  softCoverage: 8,
  labelSoft: 3,
  window: 10,
  sentence: 4,
  clause: 3,
  description: 3,
  clauseDescription: 2,
  occupations: 0.3,
};
const LEXICAL_PRIOR = { softCoverage: 12, labelSoft: 6, labelWords: 0.5, descriptionWords: 0.5, occupations: 0.2 };
const TRAINING = { pull: 0.05, iterations: 300, rate: 0.08 };
const FOLDS = 8;
const NO_SKILL_LINES = 400;

export interface MarkedLine {
  text: string;
  skills: string[];
}

export function readMarkedLines(skillspan: string): MarkedLine[] {
  const train = readSkillSpan(skillspan, 'train');
  return readFileSync(join(CONTENT, 'advert-lines', 'skillspan-train.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; skills: string[] })
    .map(({ line, skills }) => ({ text: train[line]!.words.join(' '), skills }));
}

interface Case extends RankedList {
  logit: number;
}

function caseOf(text: string, skills: ReadonlySet<number>, scorer: ConceptScorer, model: SentenceModel): Case {
  const words = wordsOf(text);
  const tokens = tokensOf(text, 'en');
  const { byWord, importance } = wordImportance(words, tokens, model);
  const { concepts, features } = scorer.candidates(tokens, { importance, clauses: clausesOf(text, tokens) });
  return {
    features,
    right: [...concepts].flatMap((concept, row) => (skills.has(concept) ? [row] : [])),
    logit: sentenceLogit(skillProbability(words, model, byWord)),
  };
}

/** Weights on all lines; the calibration on scores of lines that the weights had not seen, and on lines without a skill. */
function fit(
  cases: readonly Case[],
  without: readonly Case[],
  prior: readonly number[],
): RankerWeights & { cases: number } {
  const scales = featureScales(cases);
  const seen: CalibrationCase[] = [];
  const judge = (one: Case, weights: readonly number[]): void => {
    const scores = Array.from({ length: one.features.length / FEATURES.length }, (_, row) => ({
      row,
      score: rankerScore(weights, one.features, row),
    })).sort((a, b) => b.score - a.score);
    const strength = listStrength(scores.map(({ score }) => score));
    for (const { row, score } of scores.slice(0, 20))
      seen.push({ score, strength, logit: one.logit, isRight: one.right.includes(row) });
  };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = trainRanker(
      cases.filter((_, at) => at % FOLDS !== fold),
      prior,
      TRAINING,
      scales,
    );
    for (const [at, one] of cases.entries()) if (at % FOLDS === fold) judge(one, weights);
  }
  const weights = trainRanker(cases, prior, TRAINING, scales);
  for (const one of without) judge(one, weights);
  return {
    weights: weights.map((weight) => Number(weight.toPrecision(6))),
    calibration: rounded(fitCalibration(seen)),
    cases: seen.length,
  };
}

function rounded({ intercept, score, list, sentence }: Calibration): Calibration {
  const short = (value: number): number => Number(value.toPrecision(5));
  return { intercept: short(intercept), score: short(score), list: short(list), sentence: short(sentence) };
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      skillspan: { type: 'string' },
      vectors: { type: 'string', default: join(CONTENT, 'vectors-en.bin') },
      out: { type: 'string', default: join(CONTENT, 'ranker.json') },
    },
  });
  const folders = referenceFolders(values);
  const vectors = readWordVectors(readFileSync(values.vectors));
  const index = buildIndex([await readEsco(folders.esco)], [vectors]);
  const places = new Map([...index.uris].map((uri, at) => [uri, at]));
  const marked = readMarkedLines(folders.skillspan);
  const train = readSkillSpan(folders.skillspan, 'train');
  // The sentence model for these figures has not seen the lines it judges.
  const markedTexts = new Set(marked.map(({ text }) => text));
  const noSkill = train
    .filter((one) => !one.inSpan.some(Boolean) && one.words.length >= 4 && one.words.length <= 30)
    .filter((_, at) => at % 5 === 0)
    .slice(0, NO_SKILL_LINES);
  const apart = new Set([...markedTexts, ...noSkill.map(({ words }) => words.join(' '))]);
  const model = readSentenceModel(makeSentenceModel(train.filter(({ words }) => !apart.has(words.join(' ')))));
  const result: RankerModel & { trainedOn: unknown } = {
    id: 'general-1',
    features: FEATURES,
    withVectors: { weights: [], calibration: { intercept: 0, score: 0, list: 0, sentence: 0 } },
    lexical: { weights: [], calibration: { intercept: 0, score: 0, list: 0, sentence: 0 } },
    trainedOn: { lines: marked.length, linesWithoutSkill: noSkill.length },
  };
  for (const [name, scorer, prior] of [
    ['withVectors', new ConceptScorer(index.languages[0]!, index.occupations, vectors), PRIOR],
    [
      'lexical',
      new ConceptScorer({ ...index.languages[0]!, vectors: '' }, index.occupations, undefined),
      LEXICAL_PRIOR,
    ],
  ] as const) {
    const cases = marked.map(({ text, skills }) =>
      caseOf(text, new Set(skills.map((uri) => places.get(uri)!)), scorer, model),
    );
    const without = noSkill.map(({ words }) => caseOf(words.join(' '), new Set(), scorer, model));
    const {
      weights,
      calibration,
      cases: judged,
    } = fit(
      cases,
      without,
      FEATURES.map((feature) => (prior as Record<string, number>)[feature] ?? 0),
    );
    result[name] = { weights, calibration };
    console.log(
      name,
      `${judged} judged`,
      FEATURES.map((feature, k) => `${feature} ${weights[k]}`)
        .filter((text) => !text.endsWith(' 0'))
        .join(', '),
      calibration,
    );
  }
  writeFileSync(values.out, `${JSON.stringify(result, null, 1)}\n`);
}

if (import.meta.main) await run();
