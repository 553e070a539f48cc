// One probability from two readings of a sentence: with the wordings of its language, and word for word in English with the English ones.
import type { ScoredSkill } from './scored-skill.ts';

/** Logistic: what the logit of each reading counts. */
export interface BothWays {
  readonly intercept: number;
  readonly own: number;
  readonly english: number;
}

/** Where nothing was fitted: the mean of both. */
export const EVEN: BothWays = { intercept: 0, own: 0.5, english: 0.5 };

/**
 * In the list of a mail: that list is longer than what is shown for a sentence, and what English says is what the languages of one need
 * share. Chosen on the development half.
 */
const OF_MAIL: BothWays = { intercept: 0, own: 0.4, english: 0.6 };

/** A reading that does not list a skill says no more than this of it. */
const LEAST_LOGIT = -5;

export function readingLogit(probability: number | undefined): number {
  if (probability === undefined) return LEAST_LOGIT;
  const kept = Math.min(0.999, probability);
  return Math.max(LEAST_LOGIT, Math.log(kept / (1 - kept)));
}

/**
 * Best first; the words that justify a skill are those of the surer reading. For the list of a whole text the two count otherwise: evenly
 * where that is a line or two, more in English where it is a mail.
 */
export function combineReadings(
  own: readonly ScoredSkill[],
  english: readonly ScoredSkill[],
  fitted: BothWays = EVEN,
  isMail = false,
): ScoredSkill[] {
  const even = (fitted.own + fitted.english) / 2;
  const forText: BothWays = isMail ? OF_MAIL : { intercept: fitted.intercept, own: even, english: even };
  const [byOwn, byEnglish] = [own, english].map((skills) => new Map(skills.map((skill) => [skill.concept, skill])));
  return [...new Set([...byOwn!.keys(), ...byEnglish!.keys()])]
    .map((concept): ScoredSkill => {
      const [one, other] = [byOwn!.get(concept), byEnglish!.get(concept)];
      const logits = [readingLogit(one?.probability), readingLogit(other?.probability)] as const;
      const surer = one !== undefined && one.probability >= (other?.probability ?? 0) ? one : other!;
      const ofText = [one, other].map((skill) => readingLogit(skill?.ofText ?? skill?.probability));
      return {
        ...surer,
        probability: combine(logits, fitted),
        ofText: combine([ofText[0]!, ofText[1]!], forText),
      };
    })
    .sort((a, b) => b.probability - a.probability || b.score - a.score || a.concept - b.concept);
}

function combine([own, english]: readonly [number, number], weights: BothWays): number {
  return 1 / (1 + Math.exp(-(weights.intercept + weights.own * own + weights.english * english)));
}
