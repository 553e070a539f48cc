// Ranks the skills of a taxonomy for one prepared sentence, in its own language and for the English terms in it.
import { clausesOf } from '../text/clauses.ts';
import { tokensOf } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { rankCandidates, sentenceShare } from './calibration.ts';
import type { Calibration, SentenceContext } from './calibration.ts';
import type { ConceptScorer } from './concept-scorer.ts';
import { FEATURE_COUNT, featureAt } from './features.ts';
import type { Candidates } from './features.ts';
import { combineReadings, readingLogit } from './combine-readings.ts';
import type { ScoredSkill } from './scored-skill.ts';
import type { PreparedSentence } from './prepare-sentences.ts';
import type { SentenceShape } from './sentence-words.ts';
import type { Taxonomy } from './taxonomy.ts';

const KEPT = 80;
/** A wording that stands in one clause nearly whole and carries some weight is judged by its clause too. */
const CLAUSE_LEAST_COVERAGE = 0.9;
const CLAUSE_LEAST_MASS = 7;
const LONG_SENTENCE = 6;
const LONGEST_TO_PART = 60;
const MOST_PARTS = 8;
const CLAUSE_DISCOUNT = 0.7;
const COVERAGE = featureAt('coverageWhole');
const SENTENCE = featureAt('sentence');
const CLAUSE = featureAt('clause');
const DESCRIPTION = featureAt('description');
const CLAUSE_DESCRIPTION = featureAt('clauseDescription');
const SOFT = featureAt('softWhole');
const EMBEDDER = featureAt('embedder');

/** English terms in a text of another language count when a wording of some weight stands there whole. */
const ENGLISH_LEAST_MASS = 6;
const ENGLISH_DISCOUNT = 0.85;

/**
 * In the list of a mail a sentence is held to be what the filter says of it by this share only: the same sentence in two languages differs in
 * how it asks more than in what it asks for. Chosen on the development half.
 */
const FILTER_OF_MAIL = 0.25;

export interface HowToScore {
  ignoreFilter: boolean;
  /** Reads long sentences need by need as well: for mails, where one sentence holds several; a single line is ranked whole. */
  inParts: boolean;
}

/** Best first; null when the taxonomy has no words of this language and no English term was found. */
export function scoreSentence(
  text: string,
  sentence: PreparedSentence,
  taxonomy: Taxonomy,
  how: HowToScore,
  embedded?: Float32Array,
): ScoredSkill[] | null {
  const context = contextOf(sentence, taxonomy, how);
  const own = taxonomy.scorers.get(sentence.language);
  const { alone, glossed } = readBothWays(sentence, taxonomy, how, embedded);
  const english = sentence.language === 'en' ? undefined : taxonomy.scorers.get('en');
  if (english === undefined) return own === undefined ? null : alone;
  const skills =
    glossed === null
      ? alone
      : combineReadings(alone, glossed, taxonomy.model.ranker.bothWays, how.inParts).slice(0, KEPT);
  const found = new Map(skills.map((skill) => [skill.concept, skill]));
  const before = found.size;
  for (const skill of englishTerms(text, sentence, english, taxonomy, context)) {
    if (skill.probability > (found.get(skill.concept)?.probability ?? 0)) found.set(skill.concept, skill);
  }
  if (own === undefined && found.size === 0) return null;
  if (found.size === before && own === undefined) return skills;
  return [...found.values()].sort(
    (a, b) => b.probability - a.probability || b.score - a.score || a.concept - b.concept,
  );
}

/** With the wordings of its own language, and word for word in English: null where the one or the other cannot be. */
export function readBothWays(
  sentence: PreparedSentence,
  taxonomy: Taxonomy,
  how: HowToScore,
  embedded?: Float32Array,
): { alone: ScoredSkill[]; glossed: ScoredSkill[] | null } {
  const context = contextOf(sentence, taxonomy, how);
  const own = taxonomy.scorers.get(sentence.language);
  const english = taxonomy.scorers.get('en');
  const { gloss } = sentence;
  const options = { context, inParts: how.inParts };
  const ofMail = (scorer: ConceptScorer, skills: ScoredSkill[]): ScoredSkill[] =>
    how.inParts ? skills.map((skill) => steadier(skill, calibrationOf(scorer, taxonomy), context)) : skills;
  return {
    alone: own === undefined ? [] : ofMail(own, scoreOwn(own, sentence, taxonomy, { ...options, embedded })),
    glossed:
      own === undefined || english === undefined || gloss === null
        ? null
        : ofMail(english, scoreOwn(english, { ...sentence, ...gloss }, taxonomy, { ...options, embedded: undefined })),
  };
}

function steadier(skill: ScoredSkill, calibration: Calibration, context: SentenceContext): ScoredSkill {
  const logit = readingLogit(skill.probability) - (1 - FILTER_OF_MAIL) * sentenceShare(calibration, context);
  return { ...skill, ofText: 1 / (1 + Math.exp(-logit)) };
}

function calibrationOf(scorer: ConceptScorer, { model: { ranker } }: Taxonomy): Calibration {
  return (scorer.vectors === undefined ? ranker.lexical : ranker.withVectors).calibration;
}

function contextOf({ judgement }: PreparedSentence, { index }: Taxonomy, how: HowToScore): SentenceContext {
  return {
    sentenceProbability: how.ignoreFilter ? null : judgement.skillProbability,
    asks: judgement.asks || how.ignoreFilter,
    skills: index.uris.length,
  };
}

function scoreWith(
  scorer: ConceptScorer,
  tokens: readonly Token[],
  shape: SentenceShape,
  taxonomy: Taxonomy,
  context: SentenceContext,
  embedded?: Float32Array,
): ScoredSkill[] {
  if (tokens.length === 0) return [];
  const { ranker } = taxonomy.model;
  const { weights, calibration } = scorer.vectors === undefined ? ranker.lexical : ranker.withVectors;
  const candidates = scorer.candidates(tokens, shape, embedded);
  const used = embedded === undefined ? weights : withEmbedder(weights);
  const ranked = rankCandidates(candidates, used, calibration, context);
  const byClause = clauseProbabilities(scorer, candidates, used, calibration, context);
  return ranked
    .map(({ concept, row, score, probability }) => ({
      concept,
      score,
      probability: Math.max(probability, byClause.get(concept) ?? 0),
      form: candidates.forms[row]!,
      scorer,
      tokens,
    }))
    .sort((a, b) => b.probability - a.probability || b.score - a.score || a.concept - b.concept)
    .slice(0, KEPT);
}

/** A long sentence of several needs dilutes each of them: what stands in one clause word for word is measured against that clause. */
function clauseProbabilities(
  scorer: ConceptScorer,
  candidates: Candidates,
  weights: readonly number[],
  calibration: Calibration,
  context: SentenceContext,
): Map<number, number> {
  const { features, forms, concepts } = candidates;
  const swapped = features.slice();
  for (let row = 0, at = 0; row < concepts.length; row += 1, at += FEATURE_COUNT) {
    swapped[at + SENTENCE] = features[at + CLAUSE]!;
    swapped[at + DESCRIPTION] = features[at + CLAUSE_DESCRIPTION]!;
  }
  const found = new Map<number, number>();
  for (const { concept, row, probability } of rankCandidates(
    { concepts, features: swapped, forms },
    weights,
    calibration,
    context,
  )) {
    const covered = features[row * FEATURE_COUNT + SOFT]! >= CLAUSE_LEAST_COVERAGE;
    if (covered && scorer.index.formMass[forms[row]!]! >= CLAUSE_LEAST_MASS)
      found.set(concept, CLAUSE_DISCOUNT * probability);
  }
  return found;
}

interface OwnOptions {
  context: SentenceContext;
  inParts: boolean;
  embedded: Float32Array | undefined;
}

/** A sentence of several needs is read whole and need by need; a skill takes the better of the two. */
function scoreOwn(
  scorer: ConceptScorer,
  sentence: PreparedSentence,
  taxonomy: Taxonomy,
  options: OwnOptions,
): ScoredSkill[] {
  const { context, inParts, embedded } = options;
  const whole = scoreWith(scorer, sentence.tokens, sentence, taxonomy, context, embedded);
  const parts = inParts ? partsOf(sentence) : [];
  if (parts.length < 2) return whole;
  const found = new Map(whole.map((skill) => [skill.concept, skill]));
  for (const places of parts) {
    const tokens = places.map((at) => sentence.tokens[at]!);
    const shape = { importance: sentence.importance && places.map((at) => sentence.importance![at]!) };
    for (const skill of scoreWith(scorer, tokens, shape, taxonomy, context)) {
      const probability = CLAUSE_DISCOUNT * skill.probability;
      if (probability > (found.get(skill.concept)?.probability ?? 0))
        found.set(skill.concept, { ...skill, probability });
    }
  }
  return [...found.values()].sort(
    (a, b) => b.probability - a.probability || b.score - a.score || a.concept - b.concept,
  );
}

/** Clauses of a long sentence, by places of their tokens; one of a single word goes with the clause before it. */
function partsOf({ tokens, clauses }: PreparedSentence): number[][] {
  if (tokens.length < LONG_SENTENCE || tokens.length > LONGEST_TO_PART) return [];
  const parts: number[][] = [];
  for (const [at, clause] of clauses.entries()) {
    const isNew = at === 0 || (clause !== clauses[at - 1] && parts.at(-1)!.length >= 2);
    if (isNew) parts.push([at]);
    else parts.at(-1)!.push(at);
  }
  return parts.length > MOST_PARTS ? [] : parts;
}

/** No decisions with an embedder were there to learn from: its cosine shares the weight of the built-in sentence cosine. */
function withEmbedder(weights: readonly number[]): number[] {
  const own = Math.max(weights[SENTENCE]!, 4);
  return weights.map((weight, k) => (k === EMBEDDER ? own : k === SENTENCE ? weight / 2 : weight));
}

function englishTerms(
  text: string,
  sentence: PreparedSentence,
  scorer: ConceptScorer,
  taxonomy: Taxonomy,
  context: SentenceContext,
): ScoredSkill[] {
  const small = new Set(sentence.tokens.map(({ start }) => start));
  // What is a small word in the language of the sentence is no English term.
  const tokens = tokensOf(text, 'en', sentence.start, sentence.end).filter(({ start }) => small.has(start));
  if (tokens.length === 0) return [];
  const { ranker } = taxonomy.model;
  const { weights, calibration } = scorer.vectors === undefined ? ranker.lexical : ranker.withVectors;
  const candidates = scorer.candidates(tokens, { clauses: clausesOf(text, tokens) });
  return rankCandidates(candidates, weights, calibration, context)
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
