// What the ranker and its calibration learn from: marked lines of adverts, lines without a skill, and the development half of our gold set.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '@dragoman/matching';
import type { MatchingModel, TaxonomyIndex, TaxonomySource } from '@dragoman/matching';
import { ConceptScorer } from '../../packages/matching/src/extract/concept-scorer.ts';
import type { SentenceContext } from '../../packages/matching/src/extract/calibration.ts';
import type { Candidates } from '../../packages/matching/src/extract/features.ts';
import type { RankedList } from '../../packages/matching/src/extract/ranker.ts';
import { prepareSentences } from '../../packages/matching/src/extract/prepare-sentences.ts';
import type { PreparedSentence } from '../../packages/matching/src/extract/prepare-sentences.ts';
import { readSkillSpan } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');

export interface TrainingCase extends RankedList {
  /** Lines of one text are held out together. */
  text: string;
  candidates: Candidates;
  context: SentenceContext;
}

export interface MarkedSentence {
  text: string;
  /** The sentence as it was prepared within its text. */
  sentence: PreparedSentence;
  skills: readonly string[];
}

interface GoldText {
  id: string;
  split: 'dev' | 'test';
  language: string;
  text: string;
  sentences: { start: number; end: number; skill: boolean }[];
  skills: { uri: string; sentence: number }[];
}

export interface AdvertLine {
  line: number;
  source: string;
  set: 'first' | 'second-a' | 'second-b' | 'third';
  skills: string[];
}

export function readAdvertLines(): AdvertLine[] {
  return readLines(join(CONTENT, 'advert-lines', 'skillspan-train.jsonl')) as AdvertLine[];
}

/** A line is judged as a sentence of its own. */
export function lineAsSentence(text: string, skills: readonly string[], model: MatchingModel): MarkedSentence[] {
  const { sentences } = prepareSentences(text, model, new Set(['en']), { language: 'en' });
  return sentences.length === 1 ? [{ text, sentence: sentences[0]!, skills }] : [];
}

export function markedAdvertLines(skillspan: string, model: MatchingModel): MarkedSentence[] {
  const train = readSkillSpan(skillspan, 'train');
  return readAdvertLines().flatMap(({ line, skills }) => lineAsSentence(train[line]!.words.join(' '), skills, model));
}

export function readGold(split: 'dev' | 'test', file = join(CONTENT, 'gold', 'texts.jsonl')): GoldText[] {
  return (readLines(file) as GoldText[]).filter((text) => text.split === split);
}

/** Every sentence of the half, with the skills of our vocabulary marked in it. */
export function goldSentences(
  split: 'dev' | 'test',
  model: MatchingModel,
  packs: ReadonlySet<string>,
): (MarkedSentence & { language: string; isNeed: boolean })[] {
  return readGold(split).flatMap((gold) => {
    const { text, sentences } = prepareSentences(gold.text, model, packs, {});
    return sentences.map((sentence) => {
      const places = gold.sentences.flatMap((one, at) => (overlap(one, sentence) > 0 ? [at] : []));
      return {
        text,
        sentence,
        language: gold.language,
        isNeed: places.some((at) => gold.sentences[at]!.skill),
        skills: [...new Set(gold.skills.filter((one) => places.includes(one.sentence)).map(({ uri }) => uri))],
      };
    });
  });
}

/** English sentences of the development half with the ESCO skills a reader would call right; those without a need have none. */
export function goldEscoSentences(model: MatchingModel): (MarkedSentence & { isNeed: boolean })[] {
  const marks = readLines(join(CONTENT, 'gold-esco-dev.jsonl')) as {
    id: string;
    start: number;
    end: number;
    skills: string[];
  }[];
  return readGold('dev')
    .filter(({ language }) => language === 'en')
    .flatMap(({ id, text: whole }) => {
      const { text, sentences } = prepareSentences(whole, model, new Set(['en']), {});
      return sentences.map((sentence) => {
        const own = marks.filter((mark) => mark.id === id && overlap(mark, sentence) > 0);
        return { text, sentence, isNeed: own.length > 0, skills: [...new Set(own.flatMap(({ skills }) => skills))] };
      });
    });
}

export function makeCase(
  { text, sentence, skills }: MarkedSentence,
  scorer: ConceptScorer,
  index: TaxonomyIndex,
): TrainingCase {
  const candidates = scorer.candidates(sentence.tokens, sentence);
  const wanted = new Set(skills);
  return {
    text,
    candidates,
    features: candidates.features,
    right: Array.from(candidates.concepts).flatMap((concept, row) => (wanted.has(index.uris.at(concept)) ? [row] : [])),
    context: {
      sentenceProbability: sentence.judgement.skillProbability,
      asks: sentence.judgement.asks,
      skills: index.uris.length,
    },
  };
}

/** A taxonomy with its matchers in one language, with word vectors or without. */
export function openScorer(
  sources: readonly TaxonomySource[],
  model: MatchingModel,
  language: string,
  isVector: boolean,
): { index: TaxonomyIndex; scorer: ConceptScorer } {
  const index = buildIndex(sources, isVector ? model.vectors : []);
  const own = index.languages.find((one) => one.language === language)!;
  return {
    index,
    scorer: new ConceptScorer(
      own,
      index.occupations,
      model.vectors.find(({ id }) => id === own.vectors),
    ),
  };
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): number {
  return Math.min(one.end, other.end) - Math.max(one.start, other.start);
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
