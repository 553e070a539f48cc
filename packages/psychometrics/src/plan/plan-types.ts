// The question a plan answers, its hit rate, and the value of one more observation.
import type { MethodRecord } from '../bank/bank.ts';
import type { EvidenceSource } from '../fusion/fusion-types.ts';

/** What the role asks for: targets in levels (1-4), weights above zero (1 when absent). */
export interface PlanQuestion {
  targets: Readonly<Record<string, number>>;
  weights?: Readonly<Record<string, number>>;
  /** Skills a plan takes up; 2 by default. */
  size?: number;
  /** Skills a plan may take up, for example those with enough evidence; all when absent. The true needs are always among all. */
  among?: readonly string[];
}

export interface DrawOptions {
  /** Seed of the draws: the same seed gives the same bits. */
  seed?: number | string;
  /** Number of draws; rounded up to whole replicates. */
  draws?: number;
}

export interface SkillNeed {
  skill: string;
  target: number;
  weight: number;
  /** Posterior mean on the level scale. */
  level: number;
  /** Weighted gap of target and level. */
  need: number;
  /** Probability that this skill is among the person's greatest true needs. */
  probabilityAmongGreatest: number;
  inPlan: boolean;
}

export interface EstimatedShare {
  value: number;
  /** Standard error of the simulation, not of the person. */
  monteCarloError: number;
}

export interface PlanHitRate {
  plan: readonly string[];
  needs: readonly SkillNeed[];
  /** Expected share of the plan's skills that are among the true greatest needs. */
  hitRate: EstimatedShare;
  /** Probability that every skill of the plan is. */
  allRight: EstimatedShare;
  /** A plan drawn by lot. */
  chance: number;
  targetsAlone: {
    plan: readonly string[];
    /** Under the prior, before any answer. */
    hitRate: EstimatedShare;
    allRight: EstimatedShare;
    /** The same plan judged with what is known now. */
    hitRateNow: EstimatedShare;
  };
  method: MethodRecord;
}

/** A cheap next observation. */
export interface CandidateObservation {
  kind: 'statement' | 'scenario' | 'peer' | 'supervisor';
  skill: string;
  /** Bank item meant, when the candidate is one. */
  itemId?: string;
}

export interface ObservationValue {
  candidate: CandidateObservation;
  source: EvidenceSource;
  /** Expected rise of the hit rate. */
  rise: EstimatedShare;
  /** Probability that the plan would change. */
  probabilityOfChange: number;
  verdict: 'worthwhile' | 'would-change-little';
}

export interface NextObservationValues {
  /** Greatest expected rise first. */
  values: readonly ObservationValue[];
  hitRate: EstimatedShare;
  /** True when no candidate is worthwhile. */
  wouldChangeLittle: boolean;
  /** Expected rise below which a candidate "would change little". */
  threshold: number;
  method: MethodRecord;
}

/** What some more raters, each rating every skill, are expected to bring. */
export interface RaterValue {
  source: EvidenceSource;
  raters: number;
  rise: EstimatedShare;
  hitRate: EstimatedShare;
  hitRateAfter: EstimatedShare;
  verdict: 'worthwhile' | 'would-change-little';
  method: MethodRecord;
}
