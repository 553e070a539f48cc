// Limits of studies of the instrument that browser and server share; no schema library here.

export const STUDY_TITLE_MAX = 120;
/** Items one study may ask about. More than fit fifteen minutes are possible, and the set-up says how long they take. */
export const STUDY_ITEMS_MAX = 120;
export const STUDY_SCENARIOS_MAX = 40;
/** Experts asked in one study. */
export const EXPERTS_MAX = 60;
/** Below three ratings of an item no figure is shown: it could be read as somebody's answer. */
export const FIGURES_FROM = 3;
/** What the panel's figures need; the same number as in the measurement library. */
export const ENOUGH_EXPERTS = 8;
/** Seconds an expert needs, for the estimate shown at set-up: one relevance, one option of a scenario, reading a scenario. */
export const SECONDS_PER_RELEVANCE = 12;
export const SECONDS_PER_OPTION = 9;
export const SECONDS_PER_SCENARIO = 25;
/** What an expert is promised. */
export const MINUTES_PROMISED = 15;
export const REMARK_MAX = 600;
export const STUDY_DAYS_MAX = 120;
/** Reminders one expert gets at most, and days between two. */
export const EXPERT_REMINDERS_MAX = 3;
export const EXPERT_REMINDER_DAYS = 3;
/** Days after the close after which names and addresses of experts are forgotten. */
export const EXPERT_CONTACT_DAYS = 60;
/** Tries to name the address a link was sent to, before a link opened elsewhere rests for an hour. */
export const EXPERT_ADDRESS_TRIES = 5;
export const EXPERT_ANSWERS_PER_REQUEST = 64;
/** People who must have answered since the last comparison before another one is made. */
export const COMPARISON_STEP = 10;

export const BACKGROUNDS = ['knowledge-transfer', 'learning', 'academic', 'firm', 'measurement', 'other'] as const;
export type Background = (typeof BACKGROUNDS)[number];

export const NOTE_KINDS = ['cognitive-interview', 'focus-group'] as const;
export const NOTE_DECISIONS = ['open', 'keep', 'revise', 'drop'] as const;
export const NOTE_WHO_MAX = 200;
export const NOTE_TEXT_MAX = 4000;
export const NOTE_ITEMS_MAX = 20;
export const REASON_MAX = 1000;

/** The five sources of evidence of the Standards for Educational and Psychological Testing (AERA, APA, NCME 2014, chapter 1). */
export const VALIDITY_CLAIMS = [
  'content',
  'response-process',
  'internal-structure',
  'relations',
  'consequences',
] as const;
export type ValidityClaim = (typeof VALIDITY_CLAIMS)[number];
export const EVIDENCE_TITLE_MAX = 160;
export const EVIDENCE_TEXT_MAX = 2000;
export const EVIDENCE_LINK_MAX = 500;
