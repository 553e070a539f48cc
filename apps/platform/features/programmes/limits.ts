// Limits of programmes that browser and server share; no schema library here, so the browser pays nothing for them.
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';

export const AUDIENCES = ['internal', 'external'] as const;
/** `internal`: researchers and professors. `external`: managers and engineers. */
export type Audience = (typeof AUDIENCES)[number];

/** Languages in which objectives are drafted and offers are written. */
export const DRAFT_LANGUAGES = LANGUAGES;
export type DraftLanguage = Language;
/** Languages in which a session may be taught. */
export const TEACHING_LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl', 'sv', 'de', 'fr', 'es'] as const;

/** The revised taxonomy of Bloom (Anderson and Krathwohl 2001), from the simplest to the most demanding. */
export const BLOOM_STEPS = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export type BloomStep = (typeof BLOOM_STEPS)[number];

export const ASSESSMENT_KINDS = ['test', 'task', 'case', 'observation', 'project', 'reflection'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];
export const ACTIVITY_KINDS = ['input', 'exercise', 'workshop', 'case', 'project', 'coaching'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
export const PARTICIPATION_FORMS = ['on-site', 'online', 'blended'] as const;
export type Participation = (typeof PARTICIPATION_FORMS)[number];

/** An ECTS credit stands for 25 to 30 hours of work (ECTS Users' Guide 2015); which, the country's rules say. */
export const HOURS_PER_ECTS = { from: 25, to: 30 } as const;
export const EQF_LEVELS = { from: 4, to: 8 } as const;

export const COST_BASES = ['once', 'per-teaching-hour', 'per-day', 'per-participant', 'percent'] as const;
/** `percent`: on top of all other costs, for what the house costs anyway. */
export type CostBasis = (typeof COST_BASES)[number];
export const PRICE_MODES = ['per-participant', 'whole', 'none'] as const;
export type PriceMode = (typeof PRICE_MODES)[number];

/** Parts of a charter; ours (a charter at the start of a relation: Haskins and Clawson 2015). */
export const CHARTER_PARTS = ['purpose', 'participants', 'outcomes', 'steering', 'delivery', 'terms'] as const;
export type CharterPart = (typeof CHARTER_PARTS)[number];

/** The other end of a link of the thread has gone. */
export const GONE_KINDS = ['need-gone', 'lead-gone', 'module-gone'] as const;
export const APPROVAL_ROLES = ['programme-director', 'unit-head', 'steering-group', 'firm'] as const;
export type ApprovalRole = (typeof APPROVAL_ROLES)[number];

export const TITLE_MAX = 160;
export const LINE_MAX = 300;
export const TEXT_MAX = 4000;
export const NEEDS_MAX = 60;
export const OBJECTIVES_MAX = 80;
export const ASSESSMENTS_MAX = 40;
export const ITEMS_MAX = 200;
export const SESSIONS_MAX = 160;
export const COST_LINES_MAX = 40;
export const MINUTES_MAX = 60 * 40;
export const PARTICIPANTS_MAX = 1000;
export const MONEY_MAX = 10_000_000;
/** Characters of one plan as JSON; everything at its largest would be more than anybody teaches. */
export const PLAN_BYTES = 1_000_000;

/** Modules of an institution, and how many are looked at for one programme. */
export const MODULES_MAX = 2000;
export const MODULE_SKILLS_MAX = 20;
export const CANDIDATES_MAX = 300;
/** Seconds the solver may take for the best programme; after them the best found stands, with its bound. */
export const SOLVER_SECONDS = 4;

export const NAME_MAX = 120;
/** Days an interest in a course is kept after it was signed up. */
export const INTEREST_DAYS = 365;
export const INTERESTS_MAX = 5000;

/** What a micro-credential must say (Council Recommendation of 16 June 2022, 2022/C 243/02, Annex I). */
export const CREDENTIAL_ELEMENTS = [
  'learner-identity',
  'title',
  'country',
  'awarding-body',
  'date-of-issue',
  'learning-outcomes',
  'workload',
  'level',
  'assessment',
  'participation',
  'quality-assurance',
] as const;
export type CredentialElement = (typeof CREDENTIAL_ELEMENTS)[number];

/** Where a chain from need to session and item is broken. */
export const GAP_KINDS = [
  'need-without-objective',
  'objective-without-need',
  'objective-without-session',
  'objective-without-item',
  'activity-too-simple',
  'assessment-cannot-show',
  'session-without-objective',
  'item-without-objective',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];
