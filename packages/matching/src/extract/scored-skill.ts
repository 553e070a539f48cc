// A skill as one reading of one sentence sees it: how likely, by which wording, from which words.
import type { Token } from '../text/tokens.ts';
import type { ConceptScorer } from './concept-scorer.ts';

export interface ScoredSkill {
  concept: number;
  score: number;
  probability: number;
  /** What counts for the text as a whole, where that is another. */
  ofText?: number;
  /** Best label form, in the language of `scorer`. */
  form: number;
  scorer: ConceptScorer;
  tokens: readonly Token[];
}
