// What a calibration is asked and what it answers: plain JSON both ways.
import type { MethodRecord } from '../bank/bank.ts';
import type { ItemModel } from './curves/item-curve.ts';
import type { StandardErrorMethod } from './information/covariance.ts';
import type { CalibrationPriors } from './priors.ts';
import type { CategoryLabel } from './read-responses.ts';

export interface FixedParameters {
  discrimination?: number;
  /** Needs the discrimination too, unless the model's slope is 1. */
  difficulty?: number;
  thresholds?: readonly number[];
  guessing?: number;
  upperAsymptote?: number;
}

export interface CalibrationOptions {
  model: ItemModel;
  /** Another model for single items, by name. */
  models?: Readonly<Record<string, ItemModel>>;
  /** One name per column; `item 1`, `item 2` … without them. */
  names?: readonly string[];
  /** Labels from lowest to highest: one list for all items or one per item name. */
  categories?: readonly CategoryLabel[] | Readonly<Record<string, readonly CategoryLabel[]>>;
  /** Group of each row. The first label in sorted order is the reference group. */
  groups?: readonly (string | number)[];
  referenceGroup?: string | number;
  /** Items with equal parameters in all groups; all of them when absent. */
  anchors?: readonly string[];
  fixed?: Readonly<Record<string, FixedParameters>>;
  /** Latent density of the reference group: numbers hold it, 'free' estimates it (needs fixed items). */
  latent?: { mean?: number | 'free'; variance?: number | 'free' };
  /** Stated priors; 'none' also takes away the default priors of 3PL and 4PL asymptotes. */
  priors?: CalibrationPriors | 'none';
  /** Of single items, by name, in the place of `priors`: for example what an earlier calibration found. */
  itemPriors?: Readonly<Record<string, CalibrationPriors>>;
  standardErrors?: StandardErrorMethod;
  /** Equally spaced nodes, 15 or more; adapted by doubling when absent. */
  nodes?: number;
  /** Ends of the nodes on theta; -6 to 6, wider when a latent density needs it. */
  range?: readonly [number, number];
  /** Gain of log-likelihood that may be left on the table. */
  tolerance?: number;
  maximumIterations?: number;
  /** Called after each step of the search, for a progress bar. */
  onProgress?: (progress: CalibrationProgress) => void;
}

export interface CalibrationProgress {
  iteration: number;
  logLik: number;
  /** Log-likelihood still promised; the search ends at `tolerance`. */
  promisedGain: number;
}

export interface CalibrationWarning {
  code:
    | 'rows-without-answers'
    | 'item-excluded'
    | 'empty-category'
    | 'narrower-range'
    | 'few-persons'
    | 'few-items'
    | 'negative-slope'
    | 'steep-slope'
    | 'asymptote-at-bound'
    | 'variance-at-bound'
    | 'not-converged'
    | 'nodes'
    | 'not-identified'
    | 'ill-conditioned';
  message: string;
  item?: string;
  /** Rows counted from 1; at most ten are listed. */
  rows?: readonly number[];
}

export interface ItemStandardErrors {
  discrimination: number | null;
  difficulty?: number | null;
  thresholds?: readonly (number | null)[];
  guessing?: number | null;
  upperAsymptote?: number | null;
  slope: number | null;
  intercepts: readonly (number | null)[];
}

export interface CalibratedItem {
  name: string;
  /** Only for an item that is no anchor in a calibration of several groups. */
  group?: string | number;
  model: ItemModel;
  status: 'estimated' | 'fixed' | 'excluded';
  /** Slope a on the logistic scale, D = 1. */
  discrimination: number | null;
  /** b of a two-category item. */
  difficulty?: number | null;
  /** b_1 … b_m of more categories: thresholds of GRM, steps of PCM and GPCM. */
  thresholds?: readonly number[];
  guessing?: number;
  upperAsymptote?: number;
  /** The same item as a theta + d (GRM, logistic) or k a theta + c_k (PCM, GPCM). */
  slopeIntercept?: { slope: number; intercepts: readonly number[] };
  standardErrors: ItemStandardErrors | null;
  /** Persons who answered. */
  n: number;
  categories: readonly { label: CategoryLabel; n: number }[];
}

export interface CalibratedGroup {
  label: string | number | null;
  n: number;
  mean: number;
  variance: number;
  standardErrors: { mean: number | null; variance: number | null };
}

export interface Calibration {
  model: ItemModel;
  /** Persons with at least one answer. */
  n: number;
  logLik: number;
  /** Log density of the priors, up to a constant; 0 without priors. */
  logPrior: number;
  aic: number;
  bic: number;
  /** Free parameters. */
  parameters: number;
  converged: boolean;
  iterations: number;
  /** Passes over the data. */
  passes: number;
  /** Log-likelihood that the last step still promised. */
  promisedGain: number;
  nodes: number;
  range: readonly [number, number];
  /** Log-likelihood of the same parameters on twice as many nodes. */
  doubledNodesLogLik: number;
  information: { method: StandardErrorMethod; rank: number | null; condition: number | null };
  groups: readonly CalibratedGroup[];
  items: readonly CalibratedItem[];
  data: { rows: number; dropped: number; items: number; missingCells: number; patterns: number };
  warnings: readonly CalibrationWarning[];
  method: MethodRecord;
}
