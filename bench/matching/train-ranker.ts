// `npm run train:ranker`: weights of the ranker from lines of adverts marked by hand, and its calibration from adverts and mails.
// npm run train:ranker -- [--esco DIR] [--skillspan DIR] [--out FILE.json]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, loadMatchingModel, openTaxonomy } from '@dragoman/matching';
import type { MatchingModel, TaxonomySource } from '@dragoman/matching';
import { fitCalibration, fitLogistic, rankWithEvidence } from '../../packages/matching/src/extract/calibration.ts';
import type { Calibration, CalibrationCase } from '../../packages/matching/src/extract/calibration.ts';
import { combineReadings, readingLogit } from '../../packages/matching/src/extract/combine-readings.ts';
import type { BothWays } from '../../packages/matching/src/extract/combine-readings.ts';
import { FEATURES } from '../../packages/matching/src/extract/features.ts';
import type { RankerModel, RankerWeights } from '../../packages/matching/src/extract/matching-model.ts';
import { featureScales, trainRanker } from '../../packages/matching/src/extract/ranker.ts';
import { readBothWays } from '../../packages/matching/src/extract/score-sentence.ts';
import { readSentenceModel } from '../../packages/matching/src/filter/sentence-model.ts';
import {
  readEsco,
  readEscoWithWordings,
  readSkillSpan,
  readVocabularySources,
  referenceFolders,
} from './reference-data.ts';
import type { Folders } from './reference-data.ts';
import {
  goldEscoSentences,
  goldSentences,
  lineAsSentence,
  makeCase,
  markedAdvertLines,
  openScorer,
} from './training-cases.ts';
import type { MarkedSentence, TrainingCase } from './training-cases.ts';
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
const TRAINING = { pull: 0.2, iterations: 300, rate: 0.08 };
const FOLDS = 8;
const NO_SKILL_LINES = 400;
const JUDGED_A_LINE = 20;

/** The marked lines, and others without a skill; the sentence model has seen neither. */
function advertSentences(
  skillspan: string,
  shipped: MatchingModel,
): { marked: MarkedSentence[]; without: MarkedSentence[] } {
  const train = readSkillSpan(skillspan, 'train');
  const noSkill = train
    .filter((one) => !one.inSpan.some(Boolean) && one.words.length >= 4 && one.words.length <= 30)
    .filter((_, at) => at % 5 === 0)
    .slice(0, NO_SKILL_LINES)
    .map(({ words }) => words.join(' '));
  const apart = new Set([...markedAdvertLines(skillspan, shipped).map(({ text }) => text), ...noSkill]);
  const sentences = [readSentenceModel(makeSentenceModel(train.filter(({ words }) => !apart.has(words.join(' ')))))];
  const model = { ...shipped, sentences };
  return {
    marked: markedAdvertLines(skillspan, model),
    without: noSkill.flatMap((text) => lineAsSentence(text, [], model)),
  };
}

type Weights = readonly number[];

function evidenceOf(one: TrainingCase, weights: Weights): CalibrationCase[] {
  const right = new Set(one.right);
  return rankWithEvidence(one.candidates, weights, one.context)
    .slice(0, JUDGED_A_LINE)
    .map(({ row, evidence }) => ({ evidence, isRight: right.has(row) }));
}

/**
 * Weights on lines read without the further wordings, some of which were written after reading these lines; the calibration on the
 * taxonomies as the product reads them, each marked line by weights that had not seen it.
 */
function fit(
  lines: readonly TrainingCase[],
  asRead: readonly TrainingCase[],
  others: readonly TrainingCase[],
  prior: Weights,
): RankerWeights & { judged: number } {
  const scales = featureScales(lines);
  const train = (fold: number): number[] =>
    trainRanker(
      lines.filter((_, at) => at % FOLDS !== fold),
      prior,
      TRAINING,
      scales,
    );
  const seen: CalibrationCase[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = train(fold);
    for (const [at, one] of asRead.entries()) if (at % FOLDS === fold) seen.push(...evidenceOf(one, weights));
  }
  const weights = train(-1).map((weight) => Number(weight.toPrecision(6)));
  seen.push(...others.flatMap((one) => evidenceOf(one, weights)));
  return { weights, calibration: rounded(fitCalibration(seen)), judged: seen.length };
}

function rounded(calibration: Calibration): Calibration {
  return Object.fromEntries(
    Object.entries(calibration).map(([name, value]) => [name, Number(value.toPrecision(5))]),
  ) as unknown as Calibration;
}

/** Mails and calls of the development half, of sentences that the filter keeps. */
function mailCases(model: MatchingModel, esco: TaxonomySource, isVector: boolean): TrainingCase[] {
  const vocabulary = readVocabularySources();
  const packs = new Set(vocabulary.map(({ language }) => language));
  const kept = goldSentences('dev', model, packs).filter(({ sentence }) => sentence.judgement.keep);
  const english = openScorer([esco], model, 'en', isVector);
  const onEsco = goldEscoSentences(model).filter(({ sentence }) => sentence.judgement.keep);
  return [
    ...onEsco.map((one) => makeCase(one, english.scorer, english.index)),
    ...[...packs]
      .filter((language) => (language === 'en') === isVector)
      .flatMap((language) => {
        const { index, scorer } = openScorer(vocabulary, model, language, isVector);
        return kept.filter(({ sentence }) => sentence.language === language).map((one) => makeCase(one, scorer, index));
      }),
  ];
}

async function fitOne(
  folders: Folders,
  model: MatchingModel,
  isVector: boolean,
): Promise<RankerWeights & { judged: number }> {
  const { marked, without } = advertSentences(folders.skillspan, model);
  const plain = openScorer([await readEsco(folders.esco)], model, 'en', isVector);
  const esco = await readEscoWithWordings(folders.esco);
  const asRead = openScorer([esco], model, 'en', isVector);
  const prior = isVector ? PRIOR : LEXICAL_PRIOR;
  return fit(
    marked.map((one) => makeCase(one, plain.scorer, plain.index)),
    marked.map((one) => makeCase(one, asRead.scorer, asRead.index)),
    [...without.map((one) => makeCase(one, asRead.scorer, asRead.index)), ...mailCases(model, esco, isVector)],
    FEATURES.map((feature) => (prior as Record<string, number>)[feature] ?? 0),
  );
}

/**
 * What each of two readings counts: with the wordings of the language, and word for word in English. Sentences of the development half
 * that the filter keeps; logistic by Newton's method.
 */
function fitBothWays(model: MatchingModel): BothWays & { judged: number } {
  const vocabulary = readVocabularySources();
  const taxonomy = openTaxonomy(buildIndex(vocabulary, model.vectors), model);
  const packs = new Set(vocabulary.map(({ language }) => language));
  const cases = goldSentences('dev', model, packs)
    .filter(({ sentence }) => sentence.judgement.keep && sentence.gloss !== null)
    .flatMap(({ sentence, skills }) => {
      const { alone, glossed } = readBothWays(sentence, taxonomy, { ignoreFilter: false, inParts: true });
      const english = new Map((glossed ?? []).map(({ concept, probability }) => [concept, probability]));
      const own = new Map(alone.map(({ concept, probability }) => [concept, probability]));
      const judged = combineReadings(alone, glossed ?? []).slice(0, JUDGED_A_LINE);
      return judged.map(({ concept }) => ({
        x: [1, readingLogit(own.get(concept)), readingLogit(english.get(concept))],
        isRight: skills.includes(taxonomy.index.uris.at(concept)),
      }));
    });
  const [intercept, ownWeight, englishWeight] = fitLogistic(cases).map((value) => Number(value.toPrecision(4)));
  return { intercept: intercept!, own: ownWeight!, english: englishWeight!, judged: cases.length };
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      skillspan: { type: 'string' },
      out: { type: 'string', default: join(CONTENT, 'ranker.json') },
    },
  });
  const folders = referenceFolders(values);
  const model = loadMatchingModel(CONTENT);
  const fitted: Partial<Record<'withVectors' | 'lexical', RankerWeights>> = {};
  const judgedBy: Record<string, number> = {};
  for (const name of ['withVectors', 'lexical'] as const) {
    const { weights, calibration, judged } = await fitOne(folders, model, name === 'withVectors');
    fitted[name] = { weights, calibration };
    judgedBy[name] = judged;
    console.log(
      name,
      `${judged} judged`,
      FEATURES.map((feature, k) => `${feature} ${weights[k]}`)
        .filter((text) => !text.endsWith(' 0'))
        .join(', '),
      calibration,
    );
  }
  const ranker = { id: 'general-3', features: FEATURES, ...(fitted as Pick<RankerModel, 'withVectors' | 'lexical'>) };
  const { judged: judgedBothWays, ...bothWays } = fitBothWays({ ...model, ranker });
  judgedBy['bothWays'] = judgedBothWays;
  console.log('both ways', `${judgedBothWays} judged`, bothWays);
  const result = {
    ...ranker,
    bothWays,
    trainedOn: {
      lines: markedAdvertLines(folders.skillspan, model).length,
      linesWithoutSkill: NO_SKILL_LINES,
      judged: judgedBy,
    },
  };
  writeFileSync(values.out, `${JSON.stringify(result, null, 1)}\n`);
}

if (import.meta.main) await run();
