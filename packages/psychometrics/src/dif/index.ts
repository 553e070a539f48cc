// Front door of differential item functioning.
export type * from './dif-types.ts';
export { type CumulativeLogit, cumulativeLogit, type LogitStatus } from './cumulative-logit.ts';
export { difGeneralised, type GeneralisedDifItem, type GeneralisedDifOptions } from './dif-generalised.ts';
export {
  difLikelihoodRatio,
  type LikelihoodRatioDifOptions,
  type LikelihoodRatioItem,
} from './dif-likelihood-ratio.ts';
export {
  type DifContrast,
  difLogistic,
  difOrdinal,
  type LogisticDifItem,
  type LogisticDifKind,
  type LogisticDifOptions,
} from './dif-logistic.ts';
export { difMantelHaenszel, type MantelHaenszelDifOptions, type MantelHaenszelItem } from './dif-mantel-haenszel.ts';
export {
  type GeneralisedMantelHaenszel,
  generalisedMantelHaenszel,
  type StratumCounts,
} from './generalised-mantel-haenszel.ts';
export {
  type EtsClass,
  type MantelHaenszel,
  mantelHaenszel,
  type MantelHaenszelOptions,
  type TwoByTwo,
} from './mantel-haenszel.ts';
export { nagelkerke } from './nagelkerke.ts';
