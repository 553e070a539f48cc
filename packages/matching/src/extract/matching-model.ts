// Everything that was learned, as it is shipped: weights of the ranker, the sentence filter, letters of languages, word vectors.
import { MatchingError } from '../matching-error.ts';
import type { SentenceModel } from '../filter/sentence-model.ts';
import type { FurtherWordings } from '../taxonomy/further-wordings.ts';
import type { LanguageProfiles } from '../text/detect-language.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { Calibration } from './calibration.ts';
import { FEATURES } from './features.ts';

export interface RankerModel {
  id: string;
  /** Names of the features, so that weights are never read in another order. */
  features: readonly string[];
  /** For a language with word vectors. */
  withVectors: RankerWeights;
  /** For a language without. */
  lexical: RankerWeights;
}

export interface RankerWeights {
  weights: readonly number[];
  calibration: Calibration;
}

export interface MatchingModel {
  ranker: RankerModel;
  sentences: readonly SentenceModel[];
  languages: LanguageProfiles;
  vectors: readonly WordVectors[];
  /** To be added to a taxonomy before its index is built (`addWordings`). */
  wordings: readonly FurtherWordings[];
}

/** @throws MatchingError when the weights belong to other features than this version computes */
export function checkRankerModel(model: RankerModel): RankerModel {
  if (model.features.join() !== FEATURES.join()) {
    throw new MatchingError(
      `the ranker "${model.id}" was trained on other features than this version computes; train it again`,
    );
  }
  return model;
}
