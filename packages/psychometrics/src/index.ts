// Front door of the measurement library.
export type * from './bank/bank.ts';
export type * from './cat/cat-types.ts';
export type * from './fusion/fusion-types.ts';
export type * from './plan/plan-types.ts';
export { prepareBank, type PreparedBank } from './bank/prepare-bank.ts';
export { fullPolicy, shortPolicy } from './cat/adaptive-policy.ts';
export { nextObservation } from './cat/next-observation.ts';
export { lookAhead } from './cat/look-ahead.ts';
export { prepareModel, type PreparedModel } from './fusion/prepare-model.ts';
export { defaultModel } from './fusion/default-model.ts';
export { fuse } from './fusion/fuse.ts';
export {
  LEVEL_CUTS,
  LEVEL_ORIGIN,
  levelFromTheta,
  levelProbabilities,
  thetaFromLevel,
  type LevelProbabilities,
} from './levels/level-scale.ts';
export { planHitRate } from './plan/plan-hit-rate.ts';
export { valueOfNextObservation } from './plan/value-of-next-observation.ts';
export {
  locationOfLevel,
  provisionalParameters,
  type ProvisionalStatementParameters,
} from './irt/provisional-parameters.ts';
export {
  provisionalScenarioParameters,
  type ProvisionalScenarioParameters,
} from './scenario/provisional-scenario-parameters.ts';
export { normalCdf } from './numeric/normal-cdf.ts';
