// What a calibration of raters is asked and what it answers.
import type { MethodRecord } from '../bank/bank.ts';

/** One rating: who was rated, on what, by whom, with which category. */
export interface FacetRating {
  person: string | number;
  item: string | number;
  rater: string | number;
  value: number | string | null;
}

export interface RaterOptions {
  /** grm: ordered thresholds, free slopes. pcm: slope 1, free latent variance. gpcm: free slopes. */
  model: 'grm' | 'pcm' | 'gpcm';
  /** Labels from lowest to highest, shared by all items; every whole number between the extremes without. */
  categories?: readonly (number | string)[];
  /** Normal prior of the severities with mean 0: for raters with few ratings. None without. */
  severityPrior?: { sd: number };
  nodes?: number;
  maximumIterations?: number;
}

export interface RaterSeverity {
  rater: string | number;
  /** In units of theta; above zero: harder to please than the average rater. They sum to zero. */
  severity: number;
  standardError: number | null;
  n: number;
}

export interface RatedItem {
  item: string | number;
  discrimination: number;
  /** Thresholds (grm) or steps (pcm, gpcm) for a rater of severity 0. */
  thresholds: number[];
  standardErrors: { discrimination: number | null; thresholds: (number | null)[] };
  n: number;
}

export interface RatedPerson {
  person: string | number;
  /** EAP, taking account of who rated. */
  theta: number;
  standardError: number;
  n: number;
}

export interface RaterWarning {
  code:
    | 'missing-values'
    | 'empty-category'
    | 'few-ratings'
    | 'not-connected'
    | 'not-converged'
    | 'not-identified'
    | 'few-persons'
    | 'repeated-rating';
  message: string;
}

export interface RaterCalibration {
  model: RaterOptions['model'];
  n: { persons: number; items: number; raters: number; ratings: number };
  logLik: number;
  aic: number;
  bic: number;
  parameters: number;
  converged: boolean;
  iterations: number;
  latentVariance: number;
  latentVarianceStandardError: number | null;
  raters: RaterSeverity[];
  items: RatedItem[];
  persons: RatedPerson[];
  /** Likelihood-ratio test of no differences in severity. */
  equalSeverity: { chiSquare: number; df: number; p: number } | null;
  warnings: RaterWarning[];
  method: MethodRecord;
}
