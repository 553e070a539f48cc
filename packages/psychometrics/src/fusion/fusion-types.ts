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

/** Groups of raters. `others` is a merged rest. */
export type RaterGroupName = 'peers' | 'manager' | 'partners' | 'academics' | 'others';

/** How raters differ, as data. Every number may be replaced. */
export interface RaterModel {
  /** Share of one rater's error that is the same for every skill: severity and general impression. */
  sharedError: SourcedNumber;
  /** SD of the severity in units of the group's view; null: what sharedError gives. Replaced by an estimate where there are enough ratings. */
  severitySd: number | null;
  /** Correlation of what a whole group sees with what all colleagues would say; 1: the same. */
  perspective: Readonly<Record<RaterGroupName, SourcedNumber>>;
}

/** Everything the fusion needs of a group, without anybody's own ratings. JSON-safe. */
export interface GroupView {
  group: RaterGroupName;
  skills: readonly string[];
  raters: number;
  /** How many rated each skill. */
  ratersBySkill: readonly number[];
  /** The ratings as one normal statement about the group's view: exp(-u'Pu/2 + s'u). */
  precision: readonly (readonly number[])[];
  shift: readonly number[];
}

/** Answers to one instrument, with the bank version that was used. */
export interface InstrumentEvidence {
  bank: Bank | PreparedBank;
  answers: readonly Answer[];
  /** What the answers still count, above 0 and at most 1 (ageing); 1 when absent. */
  weight?: number;
}

/** An observation from outside: a test, a rubric, a credential, as a normal summary with its own error. */
export interface OutsideEvidence {
  source: 'test' | 'rubric' | 'credential';
  skill: string;
  /** What was seen on the theta scale, and the instrument's standard error. */
  theta: number;
  standardError: number;
  /** Correlation of the error-free instrument with the true skill. */
  validity: number;
  weight?: number;
}

/** Where an estimate comes from: a view of the joint model, a group of raters, or an outside instrument. */
export type SourceName = EvidenceSource | RaterGroupName | OutsideEvidence['source'];

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
  /** Groups of raters as `groupView` read them. */
  groups?: readonly (GroupView & { weight?: number })[];
  outside?: readonly OutsideEvidence[];
  /** What is assumed about raters; the default when absent. */
  raterModel?: RaterModel;
}

export type Interval = readonly [low: number, high: number];

/** One source's own estimate of a skill, on that source's own scale and from its own prior only. */
export interface SourceEstimate {
  source: SourceName;
  observations: number;
  mean: number;
  sd: number;
  /** mean on the level scale after taking off the source's mean leniency. */
  level: number;
}

/** Two sources' views compared, net of leniency. */
export interface Disagreement {
  between: readonly [SourceName, SourceName];
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
