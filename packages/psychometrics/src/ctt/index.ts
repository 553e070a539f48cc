// Front door of classical test theory.
export { alphaCoefficient } from './alpha-coefficient.ts';
export { alphaInterval, type AlphaIntervalInput, type AlphaIntervalMethod } from './alpha-interval.ts';
export { alphaStandardError } from './alpha-standard-error.ts';
export { correctedItemTotals } from './corrected-item-total.ts';
export { type AlphaOptions, type CronbachAlpha, cronbachAlpha } from './cronbach-alpha.ts';
export { guttmanLambdaSix, squaredMultipleCorrelations } from './guttman-lambda-six.ts';
export { type ItemAnalysis, itemAnalysis, type ItemStatistics } from './item-analysis.ts';
export { standardErrorOfMeasurement } from './measurement-error.ts';
export { type Omega, omega, type OmegaEstimator, type OmegaOptions } from './omega.ts';
export { fitOneFactorMinres } from './one-factor-minres.ts';
export { fitOneFactorMl, type OneFactorMl } from './one-factor-ml.ts';
export type { OneFactorSolution } from './one-factor-types.ts';
export { type Reliability, reliability } from './reliability.ts';
export { type AnswerRange, reverseColumns, reverseScore } from './reverse-score.ts';
export type { MissingRule, ScoreCell, ScaleOptions, ScoreRows } from './score-table.ts';
export {
  allSplitHalves,
  type AllSplitHalves,
  type AllSplitsOptions,
  spearmanBrown,
  splitHalf,
  type SplitHalf,
  type SplitHalfOptions,
} from './split-half.ts';
