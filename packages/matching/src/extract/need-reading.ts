// What the reading of a need says: sentence by sentence, and for the text as a whole.
import type { DropReason } from '../filter/judge-sentence.ts';
import type { SkillLink } from '../taxonomy/skill-link.ts';
import type { SentenceKind } from '../text/split-sentences.ts';

export interface Span {
  start: number;
  end: number;
  /** text.slice(start, end) of the text that was given. */
  text: string;
}

/** likely: better than even; possible: worth a look; weak: listed so that nothing is hidden. */
export type Confidence = 'likely' | 'possible' | 'weak';

export interface SkillSuggestion {
  uri: string;
  label: string;
  /** Probability that a reader would call it right, calibrated as docs/methods/reading-a-need.md says. */
  probability: number;
  confidence: Confidence;
  /** Skills of other lists that it is linked to, the nearest first (our vocabulary's links to ESCO); absent where there is none. */
  links?: readonly SkillLink[];
}

export interface SkillMatch extends SkillSuggestion {
  /** The wording of the taxonomy that fits best. */
  matchedLabel: string;
  skillType: 'skill' | 'knowledge' | null;
  /** Words that justify it, in the order of the text. */
  words: (Span & { similarity: number })[];
  /** Other skills that the same words could mean, the likeliest first. */
  alternatives: SkillSuggestion[];
}

export interface GroupMatch {
  uri: string;
  code: string;
  label: string;
  /** Probability that one of the skills of the group is right. */
  probability: number;
}

export type UnmatchedReason = DropReason | 'nothing-found' | 'no-language-pack';

export interface SentenceReading extends Span {
  kind: SentenceKind;
  /** Two letters, or "unknown". */
  language: string;
  /** True when the sentence was too short to tell and took the language of the text. */
  languageAssumed: boolean;
  status: 'matched' | 'group' | 'unmatched';
  /** Why nothing was matched; null otherwise. */
  reason: UnmatchedReason | null;
  /** The reason as a sentence. */
  message: string;
  skillProbability: number | null;
  matches: SkillMatch[];
  group: GroupMatch | null;
}

export interface TextSkill extends SkillSuggestion {
  /** Places in `sentences`. */
  sentences: number[];
  spans: Span[];
}

export interface NeedReading {
  taxonomy: { scheme: string; version: string; attribution: string; languages: string[] };
  /** Of the text as a whole. */
  language: string;
  /** What compared sentences with labels: the built-in matchers alone, or with an embedder. */
  path: { id: string; fellBack: string | null; sentToEmbedder: number };
  sentences: SentenceReading[];
  /** At most `top`, best first. */
  skills: TextSkill[];
  /** What a reader should know of the reading as a whole. */
  notes: string[];
}

export interface ReadNeedOptions {
  /** Two letters: taken instead of detecting the language. */
  language?: string;
  /** In which language labels are shown; the language of the text when absent. */
  labels?: string;
  /** Skills of the text as a whole, at most. 20 when absent. */
  top?: number;
  /** Reads sentences too that the filter would drop. */
  allSentences?: boolean;
}
