// Limits of the rating rounds that browser and server share; no schema library here, so the browser pays nothing for them.

/** Whom a person may ask. The manager is one named person; all others stand behind a group. */
export const RATER_GROUPS = ['peers', 'manager', 'partners', 'academics'] as const;
export type RaterGroup = (typeof RATER_GROUPS)[number];

/** Raters who may be asked in one round at a time. */
export const RATERS_MAX = 15;
/** Nominations of one round ever made, those taken back included: nobody tries out addresses. */
export const NOMINATIONS_MAX = 30;
/** Statements a rater sees of each skill, and of how many those are chosen in one campaign. */
export const STATEMENTS_PER_SKILL = 3;
export const POOL_PER_SKILL = 7;
/** A rating counts with at least this many statements observed; below it the rater has seen too little of the person. */
export const OBSERVED_MIN = 8;
/** Longest comment and longest answer to the question, in UTF-16 units. */
export const COMMENT_MAX = 1000;
/** Longest question to the group. */
export const QUESTION_MAX = 400;
/** Days a round of one's own may be open. */
export const ROUND_DAYS_MIN = 3;
export const ROUND_DAYS_DEFAULT = 14;
export const ROUND_DAYS_MAX = 42;
/** Days between the release of one round of one's own and the next: two rounds close together could be compared person by person. */
export const ROUND_PAUSE_DAYS = 60;
/** Days the question to the group waits for answers. */
export const QUESTION_DAYS = 10;
/** Reminders one rater gets at most. */
export const REMINDERS_MAX = 3;
/** Answers in one request. */
export const RATINGS_PER_REQUEST = 64;
/** Longest time on one statement that is believed, in seconds. */
export const SECONDS_PER_STATEMENT = 3600;
/** Tries to name the address a link was sent to, before a link opened elsewhere rests for an hour. */
export const ADDRESS_TRIES = 5;
/** Days after the release after which names and addresses of raters are forgotten. */
export const CONTACT_DAYS = 60;

/** Thresholds of a round outside a campaign; a campaign may only raise them. */
export const DEFAULT_THRESHOLDS = { raterGroup: 3, ratersOverall: 4, comments: 5 } as const;
/** In steps of how many the person hears that raters have answered. */
export const STATUS_STEP = 3;
