// The data that go into a fused profile and what comes out of it.
import type { Answer, Bank, MethodRecord } from '../bank/bank.ts';
import type { LevelProbabilities } from '../levels/level-scale.ts';
import type { PreparedBank } from '../bank/prepare-bank.ts';

/** What "true skill" means: an outside criterion, or what unlimited colleagues would say. */
export type TruthDefinition = 'performance' | 'peer-universe';

/** A source of evidence with its own latent view of each skill. */
export type EvidenceSource = 'self' | 'scenario' | 'peers' | 'supervisor';

/** A number taken from the literature, with where it comes from and how it was read. */
export interface SourcedNumber {
  value: number;
  source: string;
  reading: string;
}

/** Correlation of two views of the same skill, each free of its own measurement error. */
export interface ViewCorrelation extends SourcedNumber {
  between: readonly [EvidenceSource, EvidenceSource];
}

/** The joint model as data: every number is named, sourced and may be replaced. */
export interface FusionModel {
  truth: TruthDefinition;
  /** Correlation among the true skills (0, .3 and .5 are the published settings). */
  skillCorrelation: number;
  /** Loading of each source's view on the true skill (validity). */
  validity: Readonly<Record<EvidenceSource, SourcedNumber>>;
  /** Mean of each source's view above the truth, in population SD (leniency). */
  leniency: Readonly<Record<EvidenceSource, SourcedNumber>>;
  /** Correlations between the sources' views of the same skill. */
  viewCorrelations: readonly ViewCorrelation[];
  /** Correlation across skills of what a source adds to the truth (halo, rating style); null means equal to skillCorrelation. */
  halo: number | null;
  /** Reliability of one rater of the universe of such raters. */
  singleRaterReliability: Readonly<Record<'peers' | 'supervisor', SourcedNumber>>;
  /** Observations a skill needs before an estimate is shown. */
  minimumObservations: number;
}

/** Answers to one instrument, with the bank version that was used. */
export interface InstrumentEvidence {
  bank: Bank | PreparedBank;
  answers: readonly Answer[];
}

/** One rater's (or one test's) view of one skill as a normal summary on the source's own theta scale. */
export interface SummaryEvidence {
  source: EvidenceSource;
  skill: string;
  mean: number;
  /** Error variance around the source's universe view, 1 = variance of that view in the population. */
  errorVariance: number;
}

export interface Evidence {
  skills: readonly string[];
  instruments: readonly InstrumentEvidence[];
  summaries?: readonly SummaryEvidence[];
}

export type Interval = readonly [low: number, high: number];

/** One source's own estimate of a skill, on that source's own scale and from its own prior only. */
export interface SourceEstimate {
  source: EvidenceSource;
  observations: number;
  mean: number;
  sd: number;
  /** mean on the level scale after taking off the source's mean leniency. */
  level: number;
}

/** Two sources' views compared, net of leniency. */
export interface Disagreement {
  between: readonly [EvidenceSource, EvidenceSource];
  /** First minus second, in levels, net of mean leniency. */
  gap: number;
  sd: number;
  /** Probability that the first is more than half a level above the second. */
  probabilityAbove: number;
  /** Probability that the first is more than half a level below the second. */
  probabilityBelow: number;
  verdict: 'above' | 'below' | 'undecided';
}

export interface FusedSkill {
  skill: string;
  status: 'estimated' | 'not-enough-evidence';
  /** Informative observations: statements, scenarios and raters each count one. */
  observations: number;
  /** Further observations until the skill is no longer "not enough evidence". */
  missing: number;
  /** Posterior of the true skill on the theta scale. */
  mean: number;
  sd: number;
  interval50: Interval;
  interval90: Interval;
  /** The same posterior on the level scale (1-4, unclipped). */
  level: number;
  levelInterval50: Interval;
  levelInterval90: Interval;
  levels: LevelProbabilities;
  sources: readonly SourceEstimate[];
  disagreements: readonly Disagreement[];
}

/** Normal posterior of the true skills. */
export interface SkillPosterior {
  skills: readonly string[];
  mean: readonly number[];
  covariance: readonly (readonly number[])[];
}

export interface Convergence {
  converged: boolean;
  sweeps: number;
  /** Largest change of a site parameter in the last sweep. */
  lastChange: number;
}

export interface FusedProfile {
  skills: readonly FusedSkill[];
  posterior: SkillPosterior;
  /** The same with no evidence: what the model says before any answer. */
  prior: SkillPosterior;
  convergence: Convergence;
  method: MethodRecord;
}
