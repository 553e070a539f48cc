// Limits of the room of academics that browser and server share; no schema library here, so the browser pays nothing for them.

/** What is known of an academic, one by one: a publication, a course given, work with or in industry. */
export const RECORD_KINDS = ['publication', 'course', 'industry'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Who may give a session of a programme to an academic: those who may change a programme. */
export const LEAD_CHOOSERS: ReadonlySet<string> = new Set([
  'programme-designer',
  'trainer',
  'institution-administrator',
]);

/** What a rank is made of; the order in which the parts are shown. */
export const RANK_PARTS = ['expertise', 'teaching', 'industry', 'language', 'availability', 'fairness'] as const;
export type RankPart = (typeof RANK_PARTS)[number];
export type RankWeights = Readonly<Record<RankPart, number>>;

/** Points of a hundred. Teaching as much as expertise: what is needed is taught, not published. */
export const DEFAULT_WEIGHTS: RankWeights = {
  expertise: 30,
  teaching: 30,
  industry: 15,
  language: 10,
  availability: 10,
  fairness: 5,
};
export const WEIGHT_MAX = 100;

export const IMPORT_FORMATS = ['openalex', 'orcid', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
/** Bytes of one file as text; larger ones are cut into several. */
export const IMPORT_BYTES = 6_000_000;
export const ACADEMICS_MAX = 5000;
export const RECORDS_MAX = 400;

export const TITLE_MAX = 500;
export const ABSTRACT_MAX = 6000;
export const NAME_MAX = 200;
export const AFFILIATION_MAX = 300;
export const LANGUAGES_MAX = 12;
export const HOURS_MAX = 2000;
export const NEED_MAX = 8000;
export const SKILLS_MAX = 60;
/** Of a ranking, how many are shown. */
export const RANKED_SHOWN = 40;

/** Days after the import by which the notice of Article 14 GDPR must have been sent (Art. 14(3)(a): within a month at the latest). */
export const NOTICE_DAYS = 30;
/** Days after the import on which it is sent without anybody asking: leaves room for a correction before and a failed mail after. */
export const NOTICE_SENT_AFTER_DAYS = 21;

/** Days between two requests to one academic. */
export const COOL_DOWN_DAYS = 30;
/** Months over which earlier requests count for fairness. */
export const ASKED_MONTHS = 12;
/** Days a request waits for its answer. */
export const ANSWER_DAYS = 45;
/** Latest "not before" from today, in days. */
export const LATER_DAYS = 730;
/** Works a request names as the reason, at most. */
export const REASONS_MAX = 3;

export const REFUSALS = ['not-my-field', 'no-time', 'not-this-audience', 'conflict-of-interest', 'rather-not'] as const;
export type Refusal = (typeof REFUSALS)[number];
export const NOTE_MAX = 600;
export const WHAT_MAX = 200;
export const WHEN_MAX = 120;

export const REHEARSAL_KINDS = ['presenting', 'teaching'] as const;
export type RehearsalKind = (typeof REHEARSAL_KINDS)[number];
/** Levels of the rubric, 0 to 4. */
export const RUBRIC_LEVELS = 5;
/** Criteria of each rubric, in the order observers meet them. */
export const RUBRIC: Readonly<Record<RehearsalKind, readonly string[]>> = {
  presenting: ['opening', 'clarity', 'relevance', 'pace', 'contact', 'questions'],
  teaching: ['aim', 'clarity', 'practice', 'pace', 'feedback', 'experience'],
};
/** Fewer observers give comments only: one or two people's severity cannot be told from what they saw. */
export const OBSERVERS_FOR_INTERVAL = 3;
export const OBSERVERS_MAX = 12;
export const COMMENT_MAX = 1000;
export const GOAL_MAX = 300;
export const GOALS_MAX = 30;
/** Days an observer's link works. */
export const OBSERVER_DAYS = 60;
