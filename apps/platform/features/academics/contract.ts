// Academics: who they are by what they have done, who fits a need and why, who was asked and what they said, how rehearsals went.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { displayName, emailAddress } from '../identity/contract.ts';
import {
  AFFILIATION_MAX,
  COMMENT_MAX,
  GOAL_MAX,
  HOURS_MAX,
  IMPORT_BYTES,
  IMPORT_FORMATS,
  LANGUAGES_MAX,
  NEED_MAX,
  NOTE_MAX,
  RANK_PARTS,
  REASONS_MAX,
  RECORD_KINDS,
  REFUSALS,
  REHEARSAL_KINDS,
  RUBRIC_LEVELS,
  SKILLS_MAX,
  WEIGHT_MAX,
  WHAT_MAX,
  WHEN_MAX,
} from './limits.ts';
import type { RankPart, RankWeights, RecordKind } from './limits.ts';

// --- For the rooms to the right: the front door `academicsDoor` ---

/** What somebody is looked for to do. Words of a firm are marked confidential by leaving them out before they come here. */
export interface RankingNeed {
  /** What is needed, in words; sentences of a firm without those marked confidential, titles, objectives. */
  readonly text: string;
  readonly skills: readonly { readonly uri: string; readonly label: string }[];
  /** ISO 639-1 of the teaching; null: any. */
  readonly language: string | null;
  /** Hours of work; null: not known yet. */
  readonly hours: number | null;
  /** First day of the work as an ISO date; null: today. */
  readonly from: string | null;
  /** Instead of the institution's own, for trying out. */
  readonly weights?: RankWeights | undefined;
}

export interface RankedPart {
  readonly part: RankPart;
  /** Points this part could give, of 100. */
  readonly weight: number;
  /** 0 to 1; null: nothing is known, and half of the weight is given. */
  readonly value: number | null;
  /** In tenths of a point exactly; the parts of one academic add up to the score. */
  readonly points: number;
}

/** Something the academic has done that speaks for them, as it stands in their record at this moment. */
export interface CitedRecord {
  readonly recordId: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly year: number | null;
  /** Words it shares with the need. */
  readonly words: readonly string[];
}

export interface RankedAcademic {
  readonly academicId: string;
  readonly name: string;
  readonly affiliation: string;
  /** 0 to 100 in tenths. */
  readonly score: number;
  readonly parts: readonly RankedPart[];
  readonly reasons: readonly CitedRecord[];
  /** Hours left in the coming twelve months; null: not known. */
  readonly hoursLeft: number | null;
  readonly askedLately: number;
  /** First day on which a request would not be refused for the pause between two; null: now. */
  readonly coolsUntil: string | null;
}

// --- Over the wire: academics and what is known of them ---

const instant = z.iso.datetime();
const day = z.iso.date();
const uuid = z.uuid();
const languageCode = z.string().regex(/^[a-z]{2}$/);
export const rankPart = z.enum(RANK_PARTS);
export const recordKind = z.enum(RECORD_KINDS);
export const emptyBody = z.strictObject({});
export const academicParams = z.object({ academicId: uuid });
export const recordParams = z.object({ academicId: uuid, recordId: uuid });
const secretToken = z.string().regex(/^[\w-]{20,200}$/);
export const tokenBody = z.strictObject({ token: secretToken });

export const academicRecord = z.object({
  id: uuid,
  kind: recordKind,
  title: z.string(),
  year: z.int().nullable(),
  /** Of courses and work in industry: with whom; of publications: where they appeared. */
  venue: z.string(),
  hours: z.number().nullable(),
  forProfessionals: z.boolean().meta({ description: 'Of courses: given to people at work.' }),
  source: z.enum(['openalex', 'orcid', 'csv', 'own']),
  hidden: z.boolean(),
});

export const academicSummary = z.object({
  id: uuid,
  name: z.string(),
  affiliation: z.string(),
  languages: z.array(languageCode),
  publications: z.int(),
  courses: z.int(),
  industry: z.int(),
  notBefore: day.nullable(),
  optedOut: z.boolean(),
  hasAddress: z.boolean(),
  notice: z.enum(['sent', 'told', 'waiting', 'late']),
  askedLately: z.int(),
});
export const academicList = z.object({
  academics: z.array(academicSummary),
  found: z.int(),
  total: z.int(),
  hidden: z.int().meta({ description: 'Academics who hid themselves; nothing else is told of them.' }),
  objected: z.int().meta({ description: 'Objections kept as keyed digests, so that no import brings anybody back.' }),
  noticeLate: z.int(),
  noticeWithoutAddress: z.int(),
  open: z.int().meta({ description: 'Requests that wait for an answer.' }),
});
export const academicsQuery = z.strictObject({
  text: plainText(100).optional(),
  from: z.coerce.number().int().min(0).max(100_000).optional(),
});

export const academicView = academicSummary.extend({
  email: z.string().nullable(),
  orcid: z.string().nullable(),
  openAlexId: z.string().nullable(),
  hoursPerYear: z.number().nullable(),
  hoursLeft: z.number().nullable(),
  corrected: z.array(z.string()).meta({ description: 'Fields the academic set; an import leaves them alone.' }),
  importedAt: instant,
  noticeDueAt: instant,
  noticeSentAt: instant.nullable(),
  openedAt: instant.nullable().meta({ description: 'When the academic first opened the own page.' }),
  records: z.array(academicRecord),
});

export const importBody = z.strictObject({
  format: z.enum(IMPORT_FORMATS),
  fileName: displayName,
  text: plainText(IMPORT_BYTES, 1),
  /** Null tries the file and changes nothing; otherwise the fingerprint the trial gave. */
  confirm: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export const importFinding = z.object({
  severity: z.enum(['error', 'warning']),
  line: z.int().nullable(),
  code: z.string(),
  sentence: z.string().meta({ description: 'In English.' }),
});
export const importReport = z.object({
  taken: z.boolean(),
  fingerprint: z.string(),
  findings: z.array(importFinding),
  people: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  objected: z.int().meta({ description: 'Left out, because they objected before.' }),
  publications: z.int(),
  courses: z.int(),
  industry: z.int(),
  withoutRecords: z.int(),
  withoutAddress: z.int(),
  first: z.array(z.object({ name: z.string(), affiliation: z.string(), records: z.int() })),
});

// --- Ranking ---

export const rankWeights = z.strictObject({
  expertise: z.int().min(0).max(WEIGHT_MAX),
  teaching: z.int().min(0).max(WEIGHT_MAX),
  industry: z.int().min(0).max(WEIGHT_MAX),
  language: z.int().min(0).max(WEIGHT_MAX),
  availability: z.int().min(0).max(WEIGHT_MAX),
  fairness: z.int().min(0).max(WEIGHT_MAX),
});
export const weightsView = z.object({ weights: rankWeights, isOwn: z.boolean(), changedAt: instant.nullable() });
export const weightsBody = z.strictObject({ weights: rankWeights });

export const rankBody = z.strictObject({
  caseId: uuid.nullable().meta({ description: 'A firm’s case whose accepted needs are asked for.' }),
  text: plainText(NEED_MAX).meta({ description: 'What else is needed; enough by itself without a case.' }),
  skills: z.array(z.strictObject({ uri: plainText(500), label: plainText(300, 1) })).max(SKILLS_MAX),
  language: languageCode.nullable(),
  hours: z.number().min(0.5).max(HOURS_MAX).nullable(),
  from: day.nullable(),
  weights: rankWeights.nullable(),
});
export const rankedAcademic = z.object({
  academicId: uuid,
  name: z.string(),
  affiliation: z.string(),
  score: z.number(),
  parts: z.array(z.object({ part: rankPart, weight: z.number(), value: z.number().nullable(), points: z.number() })),
  reasons: z.array(
    z.object({
      recordId: uuid,
      kind: recordKind,
      title: z.string(),
      year: z.int().nullable(),
      words: z.array(z.string()),
    }),
  ),
  hoursLeft: z.number().nullable(),
  askedLately: z.int(),
  coolsUntil: day.nullable(),
});
export const ranking = z.object({
  need: z.object({
    title: z.string(),
    skills: z.array(z.string()),
    language: languageCode.nullable(),
    hours: z.number().nullable(),
    from: day,
    withheld: z.int().meta({ description: 'Sentences of the firm left out because they are marked confidential.' }),
  }),
  weights: rankWeights,
  programmes: z
    .array(
      z.object({
        id: uuid,
        title: z.string(),
        revision: z.int(),
        sessions: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            hours: z.number(),
            academicId: z.string().nullable(),
            lead: z.string().nullable().meta({ description: 'Name of who leads it; null: nobody, or gone.' }),
          }),
        ),
      }),
    )
    .meta({ description: 'Programmes that answer the case, so that somebody found here can lead a session of one.' }),
  ranked: z.array(rankedAcademic),
  considered: z.int(),
  fitting: z.int().meta({ description: 'All who are ranked; the first of them stand in `ranked`.' }),
  tiedToNothing: z.int().meta({ description: 'People none of whose records shares a word with the need.' }),
  notYet: z.array(z.object({ academicId: uuid, name: z.string(), from: day })),
  optedOut: z.int(),
  otherLanguage: z.int().meta({ description: 'People known not to speak the language wanted.' }),
  noHours: z.int().meta({ description: 'People known to have no hours left.' }),
  notTold: z.int().meta({ description: 'Left out because the notice is overdue.' }),
});

// --- Asking ---

export const requestParams = z.object({ requestId: uuid });
export const askBody = z.strictObject({
  academicId: uuid,
  caseId: uuid.nullable(),
  programmeId: uuid.nullable(),
  sessionId: plainText(64).nullable(),
  what: plainText(WHAT_MAX, 3),
  hours: z.number().min(0.5).max(HOURS_MAX),
  when: plainText(WHEN_MAX, 2),
  startsOn: day.nullable(),
  language: z.enum(LANGUAGES).meta({ description: 'Of the mail.' }),
  reasons: z.array(uuid).min(1).max(REASONS_MAX).meta({ description: 'Records of the academic the mail names.' }),
  override: plainText(NOTE_MAX, 10).nullable().meta({ description: 'Why the pause between two requests is not kept.' }),
});
export const askAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes'), note: plainText(NOTE_MAX) }),
  z.strictObject({
    kind: z.literal('other'),
    reason: z.enum(REFUSALS),
    note: plainText(NOTE_MAX).meta({ description: 'Who or what instead.' }),
  }),
  z.strictObject({ kind: z.literal('later'), notBefore: day, note: plainText(NOTE_MAX) }),
]);
export const requestState = z.enum(['open', 'yes', 'other', 'later', 'withdrawn', 'over']);
export const askRequest = z.object({
  id: uuid,
  academicId: uuid.nullable(),
  name: z.string(),
  caseId: uuid.nullable(),
  programmeId: uuid.nullable(),
  sessionId: z.string().nullable(),
  what: z.string(),
  hours: z.number(),
  when: z.string(),
  sentAt: instant,
  answeredAt: instant.nullable(),
  state: requestState,
  answer: askAnswer.nullable(),
  override: z.string().nullable(),
  askedByMe: z.boolean(),
});
export const requestList = z.object({
  requests: z.array(askRequest),
  refusals: z.array(z.object({ reason: z.enum(REFUSALS), count: z.int() })),
});
export const askPreview = z.object({ subject: z.string(), lines: z.array(z.string()) });

// --- By link, without an account ---

export const answerBody = z.strictObject({ token: secretToken, answer: askAnswer });
export const askedState = z.object({
  academic: z.string(),
  institution: z.string(),
  asker: z.string(),
  what: z.string(),
  why: z.array(z.string()),
  hours: z.number(),
  when: z.string(),
  state: requestState,
  answer: askAnswer.nullable(),
  latest: day,
  earliest: day,
});
export const changeOwnBody = z.strictObject({
  token: secretToken,
  name: displayName.optional(),
  affiliation: plainText(AFFILIATION_MAX).optional(),
  languages: z.array(languageCode).max(LANGUAGES_MAX).optional(),
  hoursPerYear: z.number().min(0).max(HOURS_MAX).nullable().optional(),
  notBefore: day.nullable().optional(),
  optedOut: z.boolean().optional(),
});
export const hideRecordBody = z.strictObject({ token: secretToken, recordId: uuid, hidden: z.boolean() });
export const hideMeBody = z.strictObject({ token: secretToken, hidden: z.boolean() });
export const correctRecordBody = z.strictObject({ token: secretToken, recordId: uuid, title: plainText(500, 1) });
export const agreeGoalBody = z.strictObject({ token: secretToken, goalId: uuid });

export const goal = z.object({
  id: uuid,
  criterion: z.string().nullable(),
  text: z.string(),
  setAt: instant,
  agreedAt: instant.nullable(),
  state: z.enum(['open', 'met', 'dropped']),
});

/** What can be said of one criterion of one rehearsal. */
export const criterionEstimate = z.object({
  criterion: z.string(),
  /** In levels of the rubric, 0 to 4; null: not observed by enough people. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  inner: z.object({ low: z.number(), high: z.number() }).nullable().meta({ description: 'Half of the time within.' }),
  observers: z.int(),
});
export const comparison = z.object({
  criterion: z.string(),
  verdict: z.enum(['better', 'probably-better', 'cannot-tell', 'probably-weaker', 'weaker']),
  probability: z.number().meta({ description: 'That this rehearsal was better than the one before.' }),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
});
export const rehearsalReport = z.object({
  id: uuid,
  kind: z.enum(REHEARSAL_KINDS),
  title: z.string(),
  heldOn: day,
  closed: z.boolean(),
  observers: z.int().meta({ description: 'Who handed in.' }),
  asked: z.int(),
  /** Null below the number of observers for which severity can be told apart. */
  overall: z
    .object({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      inner: z.object({ low: z.number(), high: z.number() }),
    })
    .nullable(),
  criteria: z.array(criterionEstimate),
  comments: z.array(z.object({ criterion: z.string().nullable(), text: z.string() })),
  comparedWith: z.object({ id: uuid, title: z.string(), heldOn: day, sharedObservers: z.int() }).nullable(),
  comparisons: z.array(comparison),
});

export const ownAcademic = z.object({
  id: uuid,
  name: z.string(),
  institution: z.string(),
  affiliation: z.string(),
  email: z.string().nullable(),
  languages: z.array(languageCode),
  hoursPerYear: z.number().nullable(),
  notBefore: day.nullable(),
  optedOut: z.boolean(),
  hidden: z.boolean(),
  sources: z.array(z.string()),
  importedAt: instant,
  corrected: z.array(z.string()),
  records: z.array(academicRecord),
  requests: z.array(
    z.object({
      id: uuid,
      what: z.string(),
      sentAt: instant,
      state: requestState,
      answer: askAnswer.nullable(),
      why: z.array(z.string()),
    }),
  ),
  rehearsals: z.array(rehearsalReport),
  goals: z.array(goal),
});

// --- Mentoring ---

export const rehearsalParams = z.object({ rehearsalId: uuid });
export const observerParams = z.object({ rehearsalId: uuid, observerId: uuid });
export const goalParams = z.object({ goalId: uuid });
export const openRehearsalBody = z.strictObject({
  kind: z.enum(REHEARSAL_KINDS),
  title: plainText(WHAT_MAX, 2),
  heldOn: day,
});
export const addObserverBody = z.strictObject({
  name: displayName.meta({ description: 'The same name in a later rehearsal is taken for the same person.' }),
  email: emailAddress.nullable().meta({ description: 'Where the link goes; not kept. Null: it is shown.' }),
  language: z.enum(LANGUAGES),
});
export const rehearsalView = rehearsalReport.extend({
  academicId: uuid,
  academic: z.string(),
  people: z.array(
    z.object({ id: uuid, name: z.string(), handedInAt: instant.nullable(), link: z.string().nullable() }),
  ),
  goals: z.array(goal),
});
export const mentoringView = z.object({
  academicId: uuid,
  academic: z.string(),
  rehearsals: z.array(rehearsalReport),
  goals: z.array(goal),
});
export const setGoalBody = z.strictObject({
  criterion: z
    .string()
    .regex(/^[a-z]{2,20}$/)
    .nullable(),
  text: plainText(GOAL_MAX, 3),
});
export const goalStateBody = z.strictObject({ state: z.enum(['open', 'met', 'dropped']) });

const observed = z.strictObject({
  criterion: z.string().regex(/^[a-z]{2,20}$/),
  level: z
    .int()
    .min(0)
    .max(RUBRIC_LEVELS - 1)
    .nullable()
    .meta({ description: 'Null: not seen.' }),
  comment: plainText(COMMENT_MAX),
});
export const observationBody = z.strictObject({
  token: secretToken,
  observed: z.array(observed).max(10),
  remark: plainText(COMMENT_MAX),
  handIn: z.boolean(),
});
export const observationState = z.object({
  academic: z.string(),
  title: z.string(),
  kind: z.enum(REHEARSAL_KINDS),
  observer: z.string(),
  open: z.boolean(),
  handedInAt: instant.nullable(),
  observed: z.array(observed),
  remark: z.string(),
});

// --- Assignment over a whole programme ---

export const assignBody = z.strictObject({
  programmeId: uuid,
  fairness: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: '0: only who fits best; 1: spread as evenly as the pool allows.' }),
});
export const assignment = z.object({
  programme: z.object({ id: uuid, title: z.string() }),
  status: z.enum(['optimal', 'best-found', 'greedy']),
  value: z.number(),
  bound: z.number().nullable(),
  greedyValue: z.number(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      title: z.string(),
      hours: z.number(),
      language: z.string(),
      academicId: uuid.nullable(),
      name: z.string().nullable(),
      fit: z.number().nullable(),
      reasons: z.array(z.string()),
      alternatives: z.array(z.object({ academicId: uuid, name: z.string(), fit: z.number() })),
      given: z.object({ academicId: z.string(), name: z.string() }).nullable(),
    }),
  ),
  loads: z.array(z.object({ academicId: uuid, name: z.string(), hours: z.number(), hoursLeft: z.number().nullable() })),
});

export type AcademicSummary = z.infer<typeof academicSummary>;
export type AcademicList = z.infer<typeof academicList>;
export type AcademicView = z.infer<typeof academicView>;
export type AcademicRecord = z.infer<typeof academicRecord>;
export type ImportBody = z.infer<typeof importBody>;
export type ImportReport = z.infer<typeof importReport>;
export type ImportFinding = z.infer<typeof importFinding>;
export type WeightsView = z.infer<typeof weightsView>;
export type RankBody = z.infer<typeof rankBody>;
export type Ranking = z.infer<typeof ranking>;
export type AskBody = z.infer<typeof askBody>;
export type AskAnswer = z.infer<typeof askAnswer>;
export type AskPreview = z.infer<typeof askPreview>;
export type AskRequest = z.infer<typeof askRequest>;
export type RequestList = z.infer<typeof requestList>;
export type RequestState = z.infer<typeof requestState>;
export type AskedState = z.infer<typeof askedState>;
export type ChangeOwnBody = z.infer<typeof changeOwnBody>;
export type OwnAcademic = z.infer<typeof ownAcademic>;
export type Goal = z.infer<typeof goal>;
export type RehearsalReport = z.infer<typeof rehearsalReport>;
export type RehearsalView = z.infer<typeof rehearsalView>;
export type MentoringView = z.infer<typeof mentoringView>;
export type Comparison = z.infer<typeof comparison>;
export type OpenRehearsalBody = z.infer<typeof openRehearsalBody>;
export type AddObserverBody = z.infer<typeof addObserverBody>;
export type SetGoalBody = z.infer<typeof setGoalBody>;
export type ObservationBody = z.infer<typeof observationBody>;
export type ObservationState = z.infer<typeof observationState>;
export type Assignment = z.infer<typeof assignment>;
