// What calibration and scoring need to know about a response curve: log-probabilities and their slopes on nodes of theta.

/** The models of one item. Rasch is `2pl` with slope 1, PCM is `gpcm` with slope 1. */
export type ItemModel = 'rasch' | '2pl' | '3pl' | '4pl' | 'grm' | 'pcm' | 'gpcm';

export const ITEM_MODELS: readonly ItemModel[] = ['rasch', '2pl', '3pl', '4pl', 'grm', 'pcm', 'gpcm'];

/**
 * A curve in slope-intercept form. Parameter 0 is always the slope a; 1 ... m are the intercepts; asymptotes follow on
 * the logit scale.
 */
export interface ItemCurve {
  /** Response categories, 2 or more. */
  readonly categories: number;
  /** Parameters, slope first. */
  readonly size: number;
  /** Intercepts (categories - 1). */
  readonly intercepts: number;
  /**
   * Fills tables on nodes.
   * @param parameters full parameter vector
   * @param at where this item's parameters begin
   * @param nodes theta
   * @param logP categories x nodes, row by row
   * @param slopes size x categories x nodes: derivative of log P by each parameter; left alone when absent
   */
  tabulate(parameters: Float64Array, at: number, nodes: Float64Array, logP: Float64Array, slopes?: Float64Array): void;
  /** Derivative of log P by theta, categories x nodes. */
  thetaSlopes(parameters: Float64Array, at: number, nodes: Float64Array, out: Float64Array): void;
  /** False where a probability would not be positive (intercepts out of order) or a parameter is out of its bounds. */
  isAdmissible(parameters: Float64Array, at: number): boolean;
}

/** Slopes beyond this are a sign of separation; the search stops there and says so. */
export const STEEPEST_SLOPE = 12;

/** Asymptotes stay this far, in logits, from 0 and 1. */
export const ASYMPTOTE_BOUND = 9;
