// What the matchers say of one skill for one sentence: the columns that the ranker weighs.

export const FEATURES = [
  'coverage',
  'coverageWhole',
  'softCoverage',
  'softWhole',
  'labelSoft',
  'window',
  'labelWindow',
  'sentence',
  'clause',
  'description',
  'clauseDescription',
  'labelWords',
  'descriptionWords',
  'phrase',
  'occupations',
  'embedder',
] as const;

export type FeatureName = (typeof FEATURES)[number];
export const FEATURE_COUNT = FEATURES.length;

export function featureAt(name: FeatureName): number {
  return FEATURES.indexOf(name);
}

/** One sentence's candidates: concepts, and a row of features for each. */
export interface Candidates {
  concepts: Uint32Array;
  /** concepts x FEATURES. */
  features: Float32Array;
  /** The label form that fits best, by candidate. */
  forms: Uint32Array;
}
