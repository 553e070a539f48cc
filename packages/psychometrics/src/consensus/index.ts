// Front door of consensus in panels.
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
export { type ConsensusRule, panelSummary, type PanelSummary } from './panel-summary.ts';
export {
  rankStability,
  type RankStability,
  type RankStabilityOptions,
  type StatementStability,
} from './rank-stability.ts';
export { roundStability, type RoundStability, type StabilityOptions } from './round-stability.ts';
export { type SignedRank, signedRank, type SignedRankMethod } from './signed-rank.ts';
