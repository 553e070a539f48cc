// Limits and fixed lists of needs that browser and server share; no schema library here, so the browser pays nothing for them.

/** What a case may turn out to be. `open` until somebody has decided. */
export const CASE_KINDS = ['training', 'research', 'consultancy', 'students', 'not-us', 'open'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** The way of a case, as the firm sees it, too. `refused` and `closed` are ends. */
export const CASE_STAGES = [
  'received',
  'reading',
  'asking',
  'analysed',
  'designing',
  'offered',
  'agreed',
  'running',
  'closed',
  'refused',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/** How a case came in. */
export const CASE_SOURCES = ['form', 'mail', 'file', 'contact', 'academic'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

/** Why the university says no. Each comes with a suggestion where else to turn. */
export const REFUSAL_CODES = [
  'no-capacity',
  'outside-expertise',
  'wrong-time',
  'budget',
  'conflict',
  'better-elsewhere',
  'training-is-not-the-answer',
  'no-answer',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a suggested skill is turned down; the first four teach the ranking, see `retrainRanker` of matching. */
export const REJECTION_REASONS = ['wrong-sense', 'too-narrow', 'too-broad', 'not-asked-for', 'other'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Levels a need may ask for: knows of it, works with guidance, works alone, leads others. */
export const NEED_LEVELS = [1, 2, 3, 4] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];
/** 1: must have; 2: should have; 3: would be good. */
export const NEED_PRIORITIES = [1, 2, 3] as const;
export type NeedPriority = (typeof NEED_PRIORITIES)[number];

export const TALK_CHANNELS = ['phone', 'mail', 'event', 'visit', 'online'] as const;
export type TalkChannel = (typeof TALK_CHANNELS)[number];

export const STUDENT_KINDS = ['placement', 'thesis', 'industrial-phd', 'secondment'] as const;
export type StudentKind = (typeof STUDENT_KINDS)[number];
/** Asked by the firm, offered by the university, agreed by both; `off` when it came to nothing. */
export const STUDENT_STATES = ['asked', 'offered', 'agreed', 'off'] as const;
export type StudentState = (typeof STUDENT_STATES)[number];

/** Languages in which a firm may write; the reading knows these. */
export const NEED_LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl'] as const;
export type NeedLanguage = (typeof NEED_LANGUAGES)[number];

/** Longest text of a need, in UTF-16 units: about forty pages. */
export const TEXT_MAX = 100_000;
/** Longest text a firm writes into the form itself. */
export const FORM_TEXT_MAX = 12_000;
/** Bytes of an uploaded file. A mail carries its attachments with it. */
export const FILE_BYTES = 6 * 1024 * 1024;
export const FILE_KINDS = ['eml', 'txt', 'docx', 'pdf'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const TITLE_MAX = 160;
export const SHORT_MAX = 200;
export const NOTE_MAX = 1000;
export const ANSWER_MAX = 4000;
export const QUESTION_MAX = 600;
/** A suggestion shorter than this helps nobody. */
export const SUGGESTION_MIN = 15;
/** Stretches of one text that may be marked confidential. */
export const CONFIDENTIAL_MAX = 200;
/** Skills one case may hold. */
export const NEEDS_MAX = 60;

/** Working days until the first reply, unless the institution says otherwise. */
export const REPLY_DAYS = 2;
/** Working days for each later step. */
export const STEP_DAYS = 5;
export const DAYS_MAX = 30;
/** Days a form that was begun and not sent waits for the firm. */
export const DRAFT_DAYS = 30;
/** Stands for each character of a confidential stretch wherever the text itself is kept. */
export const MASK = '\u2588';
