// Ranks the skills of a taxonomy for one prepared sentence, in its own language and for the English terms in it.
import { clausesOf } from '../text/clauses.ts';
import { tokensOf } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { rankCandidates } from './calibration.ts';
import type { ConceptScorer } from './concept-scorer.ts';
import { FEATURE_COUNT, featureAt } from './features.ts';
import type { PreparedSentence } from './prepare-sentences.ts';
import type { SentenceShape } from './sentence-words.ts';
import type { Taxonomy } from './taxonomy.ts';

export interface ScoredSkill {
  concept: number;
  score: number;
  probability: number;
  /** Best label form, in the language of `scorer`. */
  form: number;
  scorer: ConceptScorer;
  tokens: readonly Token[];
}

const KEPT = 80;
const COVERAGE = featureAt('coverageWhole');
const SENTENCE = featureAt('sentence');
const EMBEDDER = featureAt('embedder');

/** English terms in a text of another language count when a wording of some weight stands there whole. */
const ENGLISH_LEAST_MASS = 6;
const ENGLISH_DISCOUNT = 0.85;

/** Best first; null when the taxonomy has no words of this language and no English term was found. */
export function scoreSentence(
  text: string,
  sentence: PreparedSentence,
  taxonomy: Taxonomy,
  ignoreFilter: boolean,
  embedded?: Float32Array,
): ScoredSkill[] | null {
  const sentenceProbability = ignoreFilter ? null : sentence.judgement.skillProbability;
  const own = taxonomy.scorers.get(sentence.language);
  const skills = own === undefined ? [] : scoreWith(own, sentence.tokens, sentence, taxonomy, sentenceProbability, embedded);
  const english = sentence.language === 'en' ? undefined : taxonomy.scorers.get('en');
  if (english === undefined) return own === undefined ? null : skills;
  const found = new Map(skills.map((skill) => [skill.concept, skill]));
  const before = found.size;
  for (const skill of englishTerms(text, sentence, english, taxonomy)) {
    if (skill.probability > (found.get(skill.concept)?.probability ?? 0)) found.set(skill.concept, skill);
  }
  if (own === undefined && found.size === 0) return null;
  if (found.size === before && own === undefined) return skills;
  return [...found.values()].sort((a, b) => b.probability - a.probability || b.score - a.score || a.concept - b.concept);
}

function scoreWith(
  scorer: ConceptScorer,
  tokens: readonly Token[],
  shape: SentenceShape,
  taxonomy: Taxonomy,
  sentenceProbability: number | null,
  embedded?: Float32Array,
): ScoredSkill[] {
  if (tokens.length === 0) return [];
  const { ranker } = taxonomy.model;
  const { weights, calibration } = scorer.vectors === undefined ? ranker.lexical : ranker.withVectors;
  const candidates = scorer.candidates(tokens, shape, embedded);
  const used = embedded === undefined ? weights : withEmbedder(weights);
  return rankCandidates(candidates, used, calibration, sentenceProbability)
    .slice(0, KEPT)
    .map(({ concept, row, score, probability }) => ({ concept, score, probability, form: candidates.forms[row]!, scorer, tokens }));
}

/** No decisions with an embedder were there to learn from: its cosine shares the weight of the built-in sentence cosine. */
function withEmbedder(weights: readonly number[]): number[] {
  const own = Math.max(weights[SENTENCE]!, 4);
  return weights.map((weight, k) => (k === EMBEDDER ? own : k === SENTENCE ? weight / 2 : weight));
}

function englishTerms(text: string, sentence: PreparedSentence, scorer: ConceptScorer, taxonomy: Taxonomy): ScoredSkill[] {
  const small = new Set(sentence.tokens.map(({ start }) => start));
  // What is a small word in the language of the sentence is no English term.
  const tokens = tokensOf(text, 'en', sentence.start, sentence.end).filter(({ start }) => small.has(start));
  if (tokens.length === 0) return [];
  const { ranker } = taxonomy.model;
  const { weights, calibration } = scorer.vectors === undefined ? ranker.lexical : ranker.withVectors;
  const candidates = scorer.candidates(tokens, { clauses: clausesOf(text, tokens) });
  return rankCandidates(candidates, weights, calibration, sentence.judgement.skillProbability)
    .filter(
      ({ row }) =>
        candidates.features[row * FEATURE_COUNT + COVERAGE]! > 0.99 &&
        scorer.index.formMass[candidates.forms[row]!]! >= ENGLISH_LEAST_MASS,
    )
    .slice(0, 10)
    .map(({ concept, row, score, probability }) => ({
      concept,
      score,
      probability: probability * ENGLISH_DISCOUNT,
      form: candidates.forms[row]!,
      scorer,
      tokens,
    }));
}
