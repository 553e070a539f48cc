// What the rooms to the right may ask of the profile, and what the profile asks of rooms that fill its ports.
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { KeptPlan, OutsideSource, RaterGroup } from '../contract.ts';

/** A person's newest estimates. For group figures behind the disclosure gate and for research exports, for nothing else. */
export interface PersonEstimate {
  readonly personId: string;
  readonly resultId: string;
  readonly attemptId: string;
  readonly computedAt: string;
  readonly bankVersion: string;
  readonly skills: readonly SkillEstimate[];
}

export interface SkillEstimate {
  readonly skill: string;
  readonly status: 'estimated' | 'not-enough-evidence';
  /** Posterior mean and standard deviation in levels. */
  readonly mean: number;
  readonly sd: number;
  readonly target: number;
  readonly weight: number;
  /** Probability that the person is below the target. */
  readonly needProbability: number;
}

/** Which attempts of a person are two occasions of one campaign and its next wave. */
export interface OccasionPair {
  readonly personId: string;
  readonly beforeAttemptId: string;
  readonly afterAttemptId: string;
}

export interface Estimated {
  readonly mean: number;
  readonly sd: number;
}

/** A person's change between two occasions, in levels. For group figures behind the disclosure gate, for nothing else. */
export interface PersonChange {
  readonly personId: string;
  /** What was given out of either occasion, and so what other figures of groups are made of. */
  readonly beforeResultId: string;
  readonly afterResultId: string;
  /** Skills with enough evidence on both occasions; all of one joint posterior. */
  readonly skills: readonly {
    readonly skill: string;
    readonly before: Estimated;
    readonly after: Estimated;
    readonly change: Estimated;
    /** What the words of one source alone show. `others`: colleagues of all kinds together. */
    readonly views: Readonly<Partial<Record<'self' | 'scenario' | 'others', Estimated>>>;
  }[];
}

/** An observation from a source that is added later: a test, a teaching rubric, a credential. */
export interface OutsideObservation {
  /** Made by the source; the same key of the same source enters once, however often it is sent. */
  readonly key: string;
  readonly source: OutsideSource;
  readonly skill: string;
  /** What was seen, on the level axis (1 to 4), with the standard error of the instrument itself, in levels. */
  readonly level: number;
  readonly standardError: number;
  /** Correlation of the error-free instrument with performance, and who says so; without a source nothing is believed. */
  readonly validity: { readonly value: number; readonly source: string };
  /** Instrument and version. */
  readonly instrument: string;
  readonly observedAt: string;
}

/** One round of other people, as the raters' room releases it: nothing below a threshold, nobody named. */
export interface ReleasedRound {
  readonly roundId: string;
  readonly campaignId: string | null;
  readonly releasedAt: string;
  readonly bankVersion: string;
  readonly groups: readonly {
    readonly group: RaterGroup;
    readonly raters: number;
    readonly ratings: readonly { readonly rater: number; readonly itemId: string; readonly category: number }[];
  }[];
  readonly withheld: readonly { readonly group: string; readonly reason: string }[];
}

/** Filled by the raters' room: what it has released about a person so far. */
export interface RaterRounds {
  released(queries: Queries, tenantId: string, personId: string): Promise<readonly ReleasedRound[]>;
}

/** A session at which a module can be taken with others. */
export interface TrainingOffer {
  readonly offerId: string;
  readonly moduleId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly minutes: number;
  /** Null: no limit. */
  readonly seatsLeft: number | null;
  readonly language: string;
  readonly place: string;
}

/** Filled by a later room; empty until then. */
export interface TrainingOffers {
  list(queries: Queries, tenantId: string, from: string): Promise<readonly TrainingOffer[]>;
}

/** What a person lets one named colleague see; gone with the next request after it is taken back. */
export interface ProfileShare {
  readonly id: string;
  readonly personId: string;
  readonly withPersonId: string;
  readonly what: 'plan' | 'profile';
  readonly grantedAt: string;
}

export interface ProfileDoor {
  /** The newest estimates of these persons; who has no result is left out. Reads stored results, computes nothing. */
  estimates(queries: Queries, tenantId: string, personIds: readonly string[]): Promise<PersonEstimate[]>;
  /**
   * How these persons changed, for those of whom both attempts are finished and comparable. Computes, so only for a job. `until`: what
   * of the first occasion had been given out by then counts as its result.
   */
  changes(tenantId: string, pairs: readonly OccasionPair[], until: string): Promise<PersonChange[]>;
  /** Enters observations of a later source into the ledger, once each. A new result is computed at the next reading. */
  addObservations(
    queries: WriteQueries,
    tenantId: string,
    personId: string,
    observations: readonly OutsideObservation[],
  ): Promise<{ readonly added: number }>;
  /** To be called once a round is released: copies it into the ledger, once, and keeps a new result. Safe to repeat. */
  takeInRounds(tenantId: string, personId: string): Promise<{ readonly rounds: number }>;
  readonly shares: {
    /** What is shared with this person now. Named, revocable, nothing else of anybody. */
    forManager(queries: Queries, tenantId: string, managerPersonId: string): Promise<ProfileShare[]>;
    /** The plan taken on behind such a share, with its progress; null when there is none, or when the share is no longer there. */
    planFor(queries: Queries, tenantId: string, managerPersonId: string, shareId: string): Promise<KeptPlan | null>;
  };
}
