// The skills a whole text asks for: what its sentences say together, and in a mail also what it is about.
import { suggest } from './choose-matches.ts';
import { justify } from './justify.ts';
import type { Span, TextSkill } from './need-reading.ts';
import type { PreparedSentence } from './prepare-sentences.ts';
import type { ScoredSkill } from './scored-skill.ts';
import type { Taxonomy } from './taxonomy.ts';
import { textLikeness } from './text-likeness.ts';

/** A skill named again in another sentence adds this share of its probability there. */
const REPEATED = 0.3;
/** A thread that quotes itself says a thing once. */
const MOST_REPEATS = 3;
/** Only the best of the sentences are weighed by what the text is about. */
const WEIGHED = 200;
/** Weights of what a mail is about, chosen on the development halves for lists that are alike in five languages and right. */
const TO_TEXT = 1;
const OF_NEIGHBOURS = 0.3;
/** Keeps a skill without neighbours in the list. */
const LEAST_NEIGHBOURS = 0.1;
/** From these sums to a probability: fitted on the development half of the gold set (bench/matching/parallel-calibration.ts). */
export const CALIBRATION = { intercept: -0.68, slope: 0.89 };

export interface SkillsOfSentence {
  at: number;
  sentence: PreparedSentence;
  /** What the sentence counts: less where the filter doubts it. */
  weight: number;
  skills: readonly ScoredSkill[];
}

export interface TextSkillOptions {
  /** Language of the labels. */
  language: string;
  top: number;
  /** A text of some sentences: what it is about counts too. A line of an advert is ranked by its words alone. */
  isMail: boolean;
}

interface Mentioned {
  concept: number;
  best: ScoredSkill;
  mentions: readonly { at: number; skill: ScoredSkill }[];
  probability: number;
}

export function skillsOfText(
  text: string,
  scored: readonly SkillsOfSentence[],
  taxonomy: Taxonomy,
  { language, top, isMail }: TextSkillOptions,
): TextSkill[] {
  const mentioned = mentionedSkills(text, scored);
  const ranked = isMail ? weighByText(mentioned.slice(0, WEIGHED), scored, taxonomy) : mentioned;
  return ranked.slice(0, top).map(({ concept, mentions, best, probability }) => {
    const telling = mentions.filter(({ skill }) => skill.probability >= best.probability / 2);
    return {
      ...suggest(taxonomy, concept, probability, language),
      sentences: telling.map(({ at }) => at),
      spans: telling.slice(0, 5).flatMap(({ skill }): Span[] =>
        justify(skill.scorer, skill.form, skill.tokens).map(({ start, end }) => ({
          start,
          end,
          text: text.slice(start, end),
        })),
      ),
    };
  });
}

/** Probability that the text asks for the skill at all: the surest sentence, and a little for every other that says it. */
function mentionedSkills(text: string, scored: readonly SkillsOfSentence[]): Mentioned[] {
  const wordingAt = new Map(scored.map(({ at, sentence }) => [at, text.slice(sentence.start, sentence.end)]));
  const byConcept = new Map<number, { at: number; skill: ScoredSkill }[]>();
  for (const { at, weight, skills } of scored) {
    for (const one of skills) {
      const skill = { ...one, probability: weight * (one.ofText ?? one.probability) };
      const known = byConcept.get(skill.concept);
      if (known === undefined) byConcept.set(skill.concept, [{ at, skill }]);
      else known.push({ at, skill });
    }
  }
  return [...byConcept]
    .map(([concept, mentions]): Mentioned => {
      const first = mentions.reduce((best, one) => (one.skill.probability > best.skill.probability ? one : best));
      const again = new Map(
        mentions.filter(({ at }) => at !== first.at).map(({ at, skill }) => [wordingAt.get(at), skill.probability]),
      );
      again.delete(wordingAt.get(first.at));
      const others = [...again.values()]
        .sort((a, b) => b - a)
        .slice(0, MOST_REPEATS)
        .reduce((none, repeated) => none * (1 - REPEATED * repeated), 1);
      return { concept, best: first.skill, mentions, probability: 1 - (1 - first.skill.probability) * others };
    })
    .sort(bestFirst);
}

/** A skill gains by what the text is about and by its neighbours; two tellings of one need differ less in these than in single words. */
function weighByText(
  mentioned: readonly Mentioned[],
  scored: readonly SkillsOfSentence[],
  taxonomy: Taxonomy,
): readonly Mentioned[] {
  const likeness = textLikeness(scored, mentioned, taxonomy);
  if (likeness === null) return mentioned;
  return mentioned
    .map((one, at) => {
      const kept = Math.min(0.999, Math.max(0.0001, one.probability));
      const { toText, ofNeighbours } = likeness[at]!;
      const sum =
        Math.log(kept / (1 - kept)) +
        TO_TEXT * toText +
        OF_NEIGHBOURS * Math.log((LEAST_NEIGHBOURS + ofNeighbours) / LEAST_NEIGHBOURS);
      return { ...one, probability: 1 / (1 + Math.exp(-(CALIBRATION.intercept + CALIBRATION.slope * sum))) };
    })
    .sort(bestFirst);
}

function bestFirst(a: Mentioned, b: Mentioned): number {
  return b.probability - a.probability || b.best.score - a.best.score || a.concept - b.concept;
}
