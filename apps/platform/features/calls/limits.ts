// Limits and fixed lists of calls for proposals that browser and server share; no schema library here, so the browser pays nothing for them.

/** Languages that calls are read in. */
export const CALL_LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl'] as const;
export type CallLanguage = (typeof CALL_LANGUAGES)[number];

/** What a sentence of a call may be. */
export const PART_KINDS = ['lot', 'eligibility', 'deadline', 'budget', 'criterion', 'requirement', 'document'] as const;
export type PartKind = (typeof PART_KINDS)[number];
/** Parts that are answered one by one: these are the rows of the matrix. */
export const ANSWERED_KINDS = ['requirement', 'eligibility'] as const;
/** Parts that become lines of the checklist. */
export const CHECKED_KINDS = ['deadline', 'document'] as const;
export const DEADLINE_ROLES = ['submission', 'questions', 'answers', 'start', 'other'] as const;
export type DeadlineRole = (typeof DEADLINE_ROLES)[number];
export const STRENGTHS = ['must', 'should'] as const;
export const WEIGHT_UNITS = ['percent', 'points'] as const;

/** How a requirement stands. `not-ours`: somebody else of the consortium, or another lot, answers it. */
export const ANSWER_STATUSES = ['open', 'met', 'partly', 'not-met', 'not-ours'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];
/** Why a requirement that must be met is amber. `nothing-behind-it`: said to be met, without a tie and without a word. */
export const ANSWER_GAPS = ['open', 'partly', 'not-met', 'nothing-behind-it'] as const;
export type AnswerGap = (typeof ANSWER_GAPS)[number];

export const BID_DECISIONS = ['bid', 'no-bid'] as const;
export type BidDecision = (typeof BID_DECISIONS)[number];
export const REASONS_FOR = [
  'fits-strategy',
  'strong-team',
  'proven-offer',
  'firm-asked',
  'partner-asked',
  'good-return',
  'learning',
  'few-competitors',
] as const;
export type ReasonFor = (typeof REASONS_FOR)[number];
export const REASONS_AGAINST = [
  'not-eligible',
  'musts-missing',
  'no-time',
  'no-people',
  'too-much-work',
  'too-little-money',
  'own-share',
  'outside-strategy',
  'conflict',
  'weak-chance',
] as const;
export type ReasonAgainst = (typeof REASONS_AGAINST)[number];
/** Hard facts that speak against a bid. A list and no score: a person decides. */
export const BID_FACTS = [
  'deadline-passed',
  'deadline-near',
  'no-deadline',
  'eligibility-not-met',
  'eligibility-open',
  'musts-not-met',
  'musts-open',
] as const;
export type BidFact = (typeof BID_FACTS)[number];
/** Days to the submission under which the time left is named as a fact. */
export const NEAR_DAYS = 14;

/** What became of a bid; said by a person. */
export const OUTCOMES = ['submitted', 'won', 'lost'] as const;
/** `deciding` until somebody decided; then the decision; then what became of it. */
export const CALL_STAGES = ['deciding', 'bidding', 'not-bidding', 'submitted', 'won', 'lost'] as const;
export type CallStage = (typeof CALL_STAGES)[number];

/** Parts of a programme's charter that a promise may go into (the same list as in programmes). */
export const PROMISE_PLACES = ['outcomes', 'participants', 'delivery', 'steering', 'terms', 'purpose'] as const;
export type PromisePlace = (typeof PROMISE_PLACES)[number];

/** Days before a line is due on which its person in charge gets a mail. */
export const REMIND_DAYS = [14, 7, 2] as const;

/** Longest text of a call in UTF-16 units: about a hundred and twenty pages. */
export const CALL_TEXT_MAX = 300_000;
/** Bytes of an uploaded file. */
export const CALL_FILE_BYTES = 6 * 1024 * 1024;
export const TITLE_MAX = 200;
export const FUNDER_MAX = 160;
export const LOT_MAX = 60;
export const PART_TEXT_MAX = 2000;
export const ANSWER_TEXT_MAX = 2000;
export const WORDS_MAX = 2000;
export const ITEM_TITLE_MAX = 300;
export const PARTS_MAX = 800;
export const ITEMS_MAX = 200;
export const CALLS_MAX = 500;
/** Ties of each kind of one requirement. */
export const TIES_MAX = 12;
export const DECISIONS_MAX = 50;
export const SUGGESTED = 5;
export const MODULES_LISTED = 30;
export const AMOUNT_MAX = 1_000_000_000_000;
export const PAGES_MAX = 10_000;

/** Months after the last change that a call is kept: one that was bid for has to be accounted for longer. */
export const KEEP_MONTHS = { bid: 84, other: 24 } as const;
