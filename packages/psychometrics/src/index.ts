// Front door of the measurement library.
export type * from './bank/bank.ts';
export type * from './cat/cat-types.ts';
export type * from './fusion/fusion-types.ts';
export type * from './plan/plan-types.ts';

export { prepareBank, type PreparedBank, type PreparedItem } from './bank/prepare-bank.ts';

export * from './calibration/index.ts';

export { focusedPolicy, fullPolicy, shortPolicy } from './cat/adaptive-policy.ts';
export { lookAhead } from './cat/look-ahead.ts';
export { nextObservation } from './cat/next-observation.ts';

export * from './adaptive/index.ts';
export * from './agreement/index.ts';

export * from './change/index.ts';

export * from './consensus/index.ts';

export * from './ctt/index.ts';
export * from './dif/index.ts';
export * from './linking/index.ts';
export * from './simulate/index.ts';

export { defaultModel } from './fusion/default-model.ts';
export { GAP_PROBABILITY, GAP_THAT_MATTERS } from './fusion/disagreement.ts';
export { fuse } from './fusion/fuse.ts';
export { type EstimatedSeverity, type GroupEvidence, groupView, type RaterAnswers } from './fusion/group-view.ts';
export { defaultRaterModel } from './fusion/rater-model.ts';
export { ENOUGH_RATEES, ENOUGH_RATERS, type SeveritySpread, severitySpread } from './fusion/severity-spread.ts';
export { ownEstimate, poolGroups } from './fusion/group-estimates.ts';
export { openReleasedView, type ReleasedSkill, type ReleasedView, releaseView } from './fusion/release-view.ts';
export { type Movement, whatMoved } from './fusion/what-moved.ts';
export { raterErrorVariance } from './fusion/rater-error.ts';
export { prepareModel, type PreparedModel, viewCorrelation } from './fusion/prepare-model.ts';

export { expectedAPosteriori } from './irt/expected-a-posteriori.ts';
export {
  partialCreditInformation,
  partialCreditLogProbability,
  partialCreditProbabilities,
  type PartialCreditItem,
} from './irt/generalised-partial-credit.ts';
export {
  type GradedItem,
  gradedInformation,
  gradedLogProbability,
  gradedProbabilities,
} from './irt/graded-response.ts';
export { maximumAPosteriori } from './irt/maximum-a-posteriori.ts';
export {
  locationOfLevel,
  provisionalParameters,
  type ProvisionalStatementParameters,
} from './irt/provisional-parameters.ts';

export { bookmarkCut, mappedLocation, type PanelCut, panelCut } from './levels/item-mapping.ts';
export {
  LEVEL_CUTS,
  LEVEL_ORIGIN,
  levelFromTheta,
  levelProbabilities,
  type LevelProbabilities,
  thetaFromLevel,
} from './levels/level-scale.ts';

export { fQuantile, fUpperTail } from './numeric/f-distribution.ts';
export { normalCdf } from './numeric/normal-cdf.ts';
export { normalQuantile } from './numeric/normal-quantile.ts';
export { createRandom, hashSeed, type SeededRandom } from './numeric/seeded-random.ts';

export { planHitRate } from './plan/plan-hit-rate.ts';
export { valueOfNextObservation, WORTHWHILE_RISE } from './plan/value-of-next-observation.ts';
export { valueOfRaters } from './plan/value-of-raters.ts';
export { weightedNeed } from './plan/weighted-need.ts';

export {
  provisionalScenarioParameters,
  type ProvisionalScenarioParameters,
} from './scenario/provisional-scenario-parameters.ts';

export * from './fit/index.ts';
export * from './raters/index.ts';
export * from './scoring/index.ts';

export * from './self-other/index.ts';

export { runAdaptively, type SyntheticRun } from './simulate/run-adaptively.ts';
export { syntheticAnswer } from './simulate/synthetic-answers.ts';
export { perturbBank, syntheticBank } from './simulate/synthetic-bank.ts';
export { syntheticPeople, type SyntheticPerson } from './simulate/synthetic-people.ts';
export { truthsGivenViews } from './simulate/truths-given-views.ts';
