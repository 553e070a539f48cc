// What an adaptive test of one trait is told and what it answers: plain JSON both ways.
import type { MethodRecord } from '../bank/bank.ts';
import type { CategoryLabel } from '../calibration/read-responses.ts';
import type { PatternStatus } from '../scoring/estimate-pattern.ts';

/**
 * `maximum-information` at the estimate (F. M. Lord 1980); `expected-variance`: least expected posterior variance
 * (W. J. van der Linden 1998); `kullback-leibler`: posterior-weighted divergence (H.-H. Chang and Z. Ying 1996);
 * `decision`: greatest expected fall of the entropy of the class that the cuts make.
 */
export type SelectionRule = 'maximum-information' | 'expected-variance' | 'kullback-leibler' | 'decision';

export type TestEstimator = 'eap' | 'map' | 'mle' | 'wle';

/** When a test ends; every rule that is given holds, the first that is met ends it. */
export interface TestStop {
  /** At or below this standard error. */
  standardError?: number;
  /** When the last answer moved the standard error by less than this. */
  change?: number;
  /** Answers before `standardError` and `change` may end the test. */
  minimum?: number;
  /** Most answers. */
  maximum?: number;
  /** Measured seconds after which nothing more is asked. */
  seconds?: number;
}

/** Everything the choice depends on besides bank and answers. Plain JSON, stored with the test. */
export interface TestPolicy {
  /** `maximum-information` when absent. */
  rule?: SelectionRule;
  /** Another rule for the first answers. */
  opening?: { items: number; rule: SelectionRule };
  /** `eap` when absent. An estimator without a finite value lends the choice to EAP until it has one. */
  estimator?: TestEstimator;
  /** Theta where one class ends and the next begins, ascending; for the rule `decision`. */
  cuts?: readonly number[];
  /** Area of each item and the share of the test that each area should have. */
  content?: { areas: Readonly<Record<string, string>>; shares: Readonly<Record<string, number>> };
  /** Draw among this many best items; 1 when absent. */
  randomesque?: number;
  /** Chance that a selected item is given, by name (J. B. Sympson and R. D. Hetter 1985); 1 for items not named. */
  exposure?: Readonly<Record<string, number>>;
  /** Seed of the draws. */
  seed?: number | string;
  stop: TestStop;
}

export interface TestAnswer {
  item: string;
  /** Label of the category; null is a skipped item, which is not asked again. */
  category: CategoryLabel | null;
  seconds?: number;
}

export interface TestEstimate {
  theta: number | null;
  standardError: number | null;
  status: PatternStatus;
}

export interface ChoiceReason {
  /** The rule that ranked the items. */
  code: SelectionRule;
  numbers: {
    /** Value of the rule for this item. */
    criterion: number;
    /** Theta at which the choice was made. */
    theta: number;
    /** Place in the ranking, 1 is the best. */
    rank: number;
    /** Items that could have been chosen. */
    candidates: number;
  };
  /** Area that was behind its share. */
  area?: string;
}

export type TestStopCode = 'standard-error' | 'change' | 'maximum' | 'seconds' | 'exhausted';

export interface TestStopReason {
  code: TestStopCode;
  numbers: Readonly<Record<string, number>>;
}

interface Step {
  estimate: TestEstimate;
  progress: { answered: number; skipped: number; seconds: number };
  method: MethodRecord;
}

export interface TestAsk extends Step {
  status: 'ask';
  item: string;
  categories: readonly CategoryLabel[];
  reason: ChoiceReason;
}

export interface TestEnd extends Step {
  status: 'stop';
  reason: TestStopReason;
}

export type TestStep = TestAsk | TestEnd;
