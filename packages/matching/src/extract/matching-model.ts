// Everything that was learned, as it is shipped: weights of the ranker, the sentence filter, letters of languages, word vectors.
import { MatchingError } from '../matching-error.ts';
import type { SentenceModel } from '../filter/sentence-model.ts';
import type { FurtherWordings } from '../taxonomy/further-wordings.ts';
import type { LanguageProfiles } from '../text/detect-language.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { Calibration } from './calibration.ts';
import type { BothWays } from './combine-readings.ts';
import { FEATURES } from './features.ts';

export interface RankerModel {
  id: string;
  /** Names of the features, so that weights are never read in another order. */
  features: readonly string[];
  /** For a language with word vectors. */
  withVectors: RankerWeights;
  /** For a language without. */
  lexical: RankerWeights;
  /** For a sentence that is also read word for word in English. */
  bothWays?: BothWays;
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
  /** Words of other languages in English, for reading their sentences with the English wordings as well. */
  lexicons?: readonly Lexicon[];
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
