// Front door of consensus in panels.
export {
  type ComparedKey,
  compareKeys,
  type GroupGap,
  type KeyComparison,
  type KeyComparisonOptions,
  type OptionRatings,
  type RatingPerson,
} from './compare-keys.ts';
export {
  contentValidityIndex,
  type ContentValidityIndex,
  type ContentValidityOptions,
  type ItemContentValidity,
} from './content-validity-index.ts';
export {
  contentValidityRatio,
  type ContentValidityRatio,
  criticalContentValidityRatio,
  type CriticalRatio,
} from './content-validity-ratio.ts';
export { ENOUGH_EXPERTS } from './enough-experts.ts';
export { panelKey, type PanelKey, type PanelKeyRule } from './panel-key.ts';
export { type ConsensusRule, panelSummary, type PanelSummary } from './panel-summary.ts';
export {
  rankStability,
  type RankStability,
  type RankStabilityOptions,
  type StatementStability,
} from './rank-stability.ts';
export { roundStability, type RoundStability, type StabilityOptions } from './round-stability.ts';
export { type SignedRank, signedRank, type SignedRankMethod } from './signed-rank.ts';
export { shareInterval } from './share-interval.ts';
