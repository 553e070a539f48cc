// What goes over the wire about firms' needs, and what the rooms to the right are told of them.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import type { Queries } from '../../core/database/database.ts';
import { groupFigure, withheldReason } from '../../core/disclosure/group-figure.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { displayName, emailAddress } from '../identity/contract.ts';
import {
  ANSWER_MAX,
  CASE_KINDS,
  CASE_SOURCES,
  CASE_STAGES,
  CONFIDENTIAL_MAX,
  DAYS_MAX,
  FILE_BYTES,
  FORM_TEXT_MAX,
  NOTE_MAX,
  QUESTION_MAX,
  REFUSAL_CODES,
  REJECTION_REASONS,
  SHORT_MAX,
  STUDENT_KINDS,
  STUDENT_STATES,
  SUGGESTION_MIN,
  TALK_CHANNELS,
  TEXT_MAX,
  TITLE_MAX,
} from './limits.ts';
import type { CaseKind, CaseSource, CaseStage, NeedLevel, NeedPriority } from './limits.ts';

// --- For the rooms to the right: the front door `demandDoor` ---

export interface NeedOrganisation {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
  readonly sector: string;
}

/** Whom the firm named; gone when that person was erased. */
export interface NeedContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** A stretch, in UTF-16 units: `text.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface NeedSentence {
  readonly id: string;
  readonly textId: string;
  /** Empty when `isConfidential`: what is confidential leaves this room by `confidentialSentences` alone. */
  readonly text: string;
  /** Where it stands in its text. */
  readonly start: number;
  readonly end: number;
  readonly language: string;
  readonly isConfidential: boolean;
}

/** A skill a named person took from a firm's text. */
export interface AcceptedNeed {
  readonly id: string;
  readonly skill: { readonly uri: string; readonly label: string };
  readonly level: NeedLevel | null;
  readonly priority: NeedPriority;
  /** The sentences that led to it. `words` are stretches of the sentence's own `text`; none of a confidential one. */
  readonly sentences: readonly { readonly id: string; readonly words: readonly Stretch[] }[];
  /** Person who decided; null when that person was erased. */
  readonly decidedBy: string | null;
  /** ISO instant. */
  readonly decidedAt: string;
}

export interface NeedCaseSummary {
  readonly id: string;
  readonly title: string;
  readonly organisation: NeedOrganisation;
  readonly kind: CaseKind;
  readonly stage: CaseStage;
  readonly source: CaseSource;
  /** Two letters, of the text as a whole; `en` while nothing was read. */
  readonly language: string;
  readonly receivedAt: string;
  readonly needs: number;
}

export interface NeedCase extends Omit<NeedCaseSummary, 'needs'> {
  readonly contact: NeedContact | null;
  /** ISO date until which the firm wants it, or null. */
  readonly deadline: string | null;
  /** In the firm's words; null when it named none or marked it confidential. */
  readonly budget: string | null;
  /** Who is to learn, in the firm's words. */
  readonly audience: string;
  /** Whether training is the answer, as a named person decided; null: not decided yet. */
  readonly gate: 'training' | 'partly' | 'not-training' | null;
  readonly sentences: readonly NeedSentence[];
  /** Those accepted and not taken back, in order of priority and of the text. */
  readonly needs: readonly AcceptedNeed[];
}

// --- What a programme or a result lets the firm see; the rooms to the right fill this port ---

/** The newest programme that answers a case, a draft or not, for those who work on it. */
export type FindProgrammeOfCase = (
  queries: Queries,
  tenantId: string,
  caseId: string,
) => Promise<{ readonly id: string; readonly title: string } | null>;

/** The programme that answers a case, as the firm may see it. */
export interface ProgrammeForFirm {
  readonly title: string;
  readonly hours: number;
  readonly ects: number | null;
  /** Sessions with the needs they serve. */
  readonly sessions: readonly {
    readonly title: string;
    readonly minutes: number;
    readonly needIds: readonly string[];
  }[];
}
export type FindProgrammeForFirm = (
  queries: Queries,
  tenantId: string,
  caseId: string,
) => Promise<ProgrammeForFirm | null>;

/** What changed for the people of the course, as the firm may see it; null while no measurement is tied to its programme. */
export type FindResultForFirm = (queries: Queries, tenantId: string, caseId: string) => Promise<FirmResult | null>;

// --- Words used everywhere ---

const instant = z.iso.datetime();
const day = z.iso.date();
const uri = plainText(500, 1);
const line = plainText(SHORT_MAX);
const note = plainText(NOTE_MAX);
export const emptyBody = z.strictObject({});
export const caseParams = z.object({ caseId: z.uuid() });
export const organisationParams = z.object({ organisationId: z.uuid() });
export const deskParams = z.object({ deskId: z.uuid() });

const stretch = z.strictObject({ start: z.int().min(0).max(TEXT_MAX), end: z.int().min(1).max(TEXT_MAX) });
const stretches = z.array(stretch).max(CONFIDENTIAL_MAX);
const caseKind = z.enum(CASE_KINDS);
const caseStage = z.enum(CASE_STAGES);
const language = z.enum(LANGUAGES);
const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]);
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const priority = z.union([z.literal(1), z.literal(2), z.literal(3)]);

// --- Opening a case ---

export const organisationChoice = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ name: displayName, country, sector: line }),
]);
export const contactBody = z.strictObject({
  name: displayName,
  email: z.union([z.literal(''), emailAddress]),
  phone: plainText(60),
  language,
});
export const openCaseBody = z.strictObject({
  source: z.enum(['mail', 'file', 'contact']),
  organisation: organisationChoice,
  contact: contactBody.nullable(),
  title: plainText(TITLE_MAX).meta({ description: 'Empty: made from the first sentence that is not confidential.' }),
  text: plainText(TEXT_MAX, 1),
  fileName: plainText(SHORT_MAX).nullable(),
  confidential: stretches.meta({
    description: 'Stretches of the text; lines that say so themselves are found anyway.',
  }),
  channel: z.enum(TALK_CHANNELS).nullable().meta({ description: 'Of a contact that was logged.' }),
  deadline: day.nullable(),
  budget: line,
  audience: line,
});
export const openedCase = z.object({ id: z.uuid() });

/** The same for everybody of the institution: an academic was asked directly. */
export const logContactBody = z.strictObject({
  organisation: z.strictObject({ name: displayName, country, sector: line }),
  contact: contactBody.nullable(),
  channel: z.enum(TALK_CHANNELS),
  text: plainText(ANSWER_MAX, 1),
});
export const loggedContacts = z.object({
  contacts: z.array(
    z.object({ id: z.uuid(), organisation: z.string(), title: z.string(), stage: caseStage, receivedAt: instant }),
  ),
});

export const lookAlikesBody = z.strictObject({
  name: plainText(SHORT_MAX),
  email: plainText(254),
  text: plainText(TEXT_MAX),
});
export const lookAlike = z.object({
  id: z.uuid(),
  title: z.string(),
  organisation: z.string(),
  receivedAt: instant,
  stage: caseStage,
  reasons: z.array(z.enum(['same-organisation', 'same-address', 'same-words'])),
  likeness: z.number().min(0).max(1).meta({ description: 'Share of the shorter text’s telling words that both have.' }),
});
export const lookAlikes = z.object({ cases: z.array(lookAlike) });

export const readFileBody = z.strictObject({
  name: plainText(SHORT_MAX, 1),
  content: z
    .base64()
    .min(4)
    .max(Math.ceil(FILE_BYTES / 3) * 4),
});
export const readFile = z.object({
  text: z.string(),
  subject: z.string(),
  from: z.object({ name: z.string(), email: z.string() }).nullable(),
  attachments: z.array(z.string()).meta({ description: 'Names of a mail’s attachments; they were not read.' }),
});

// --- Cases ---

export const clock = z.object({
  receivedAt: instant,
  replyDueAt: instant,
  repliedAt: instant.nullable(),
  stepDueAt: instant.nullable().meta({ description: 'Of the step under way, once the first reply is out.' }),
  closedAt: instant.nullable(),
  isOverdue: z.boolean(),
  /** Milliseconds on the clock at which this was said. */
  hoursElapsed: z.number(),
});
export const caseHead = z.object({
  id: z.uuid(),
  title: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string(), country: z.string(), sector: z.string() }),
  kind: caseKind,
  stage: caseStage,
  source: z.enum(CASE_SOURCES),
  language: z.string(),
  needs: z.int(),
  clock,
});
export const caseList = z.object({ cases: z.array(caseHead) });

export const analysisBody = z.strictObject({
  goal: note.meta({ description: 'Organisation: what it wants to reach.' }),
  measure: line.meta({ description: 'Organisation: the figure by which it will know.' }),
  tasks: note.meta({ description: 'Task: what people do in the job, step by step.' }),
  gap: note.meta({ description: 'Task: what goes wrong today.' }),
  people: z.int().min(0).max(100_000).nullable(),
  before: line.meta({ description: 'Person: what they bring, EQF level included.' }),
  languages: line,
  availability: line,
  checks: z
    .array(z.enum(['yes', 'no', 'not-known']))
    .length(5)
    .meta({ description: 'The five questions of the gate, in order.' }),
});
export const gate = z.enum(['training', 'partly', 'not-training']);
export const analysis = z.object({
  revision: z.int(),
  body: analysisBody,
  gate: gate.nullable(),
  gateReason: z.string(),
  gateAt: instant.nullable(),
  gateBy: z.string().nullable(),
});
export const saveAnalysisBody = z.strictObject({
  revision: z.int().min(0),
  body: analysisBody,
  gate: gate.nullable(),
  gateReason: note,
});

export const caseEvent = z.object({
  at: instant,
  what: z.string(),
  detail: z.string(),
  forFirm: z.boolean(),
  by: z.string().nullable(),
});
export const caseView = z.object({
  head: caseHead,
  revision: z.int(),
  contact: z.object({ id: z.uuid(), name: z.string(), email: z.string(), phone: z.string(), language }).nullable(),
  deadline: day.nullable(),
  budget: z.string().nullable(),
  audience: z.string(),
  refusal: z.object({ code: z.enum(REFUSAL_CODES), suggestion: z.string() }).nullable(),
  question: z
    .object({ text: z.string(), askedAt: instant, answeredAt: instant.nullable(), answer: z.string().nullable() })
    .nullable(),
  analysis,
  events: z.array(caseEvent),
  programme: z
    .object({ id: z.string(), title: z.string() })
    .nullable()
    .meta({ description: 'The newest programme that answers it, be it a draft.' }),
  firmLink: z.string().nullable().meta({ description: 'To hand to the firm when no mail can reach it.' }),
});
export const changeCaseBody = z.strictObject({
  revision: z.int().min(0),
  title: plainText(TITLE_MAX, 1),
  kind: caseKind,
  deadline: day.nullable(),
  budget: line,
  audience: line,
});
export const stageBody = z.strictObject({
  stage: z.enum(['reading', 'analysed', 'designing', 'offered', 'agreed', 'running', 'closed']),
});
export const repliedBody = z.strictObject({ channel: z.enum(TALK_CHANNELS), note: plainText(NOTE_MAX, 1) });
export const refuseBody = z.strictObject({
  code: z.enum(REFUSAL_CODES),
  suggestion: plainText(NOTE_MAX, SUGGESTION_MIN),
});
export const askFirmBody = z.strictObject({ text: plainText(QUESTION_MAX, 5) });

// --- The reading ---

const suggestedSkill = z.object({ uri, label: z.string(), probability: z.number() });
const wordStretch = z.tuple([z.int(), z.int()]).meta({ description: 'Start and end in the sentence.' });
export const readingSentence = z.object({
  id: z.uuid(),
  textId: z.uuid(),
  start: z.int(),
  end: z.int(),
  kind: z.string(),
  language: z.string(),
  status: z.enum(['matched', 'group', 'unmatched']),
  reason: z.string().nullable(),
  group: z.string().nullable(),
  isConfidential: z.boolean(),
});
export const readingSkill = z.object({
  uri,
  label: z.string(),
  probability: z.number().nullable().meta({ description: 'Null for a skill that a person added.' }),
  skillType: z.enum(['skill', 'knowledge']).nullable(),
  isListed: z.boolean().meta({ description: 'False: a weaker guess, shown on request.' }),
  mentions: z.array(z.object({ sentenceId: z.uuid(), matchedLabel: z.string(), words: z.array(wordStretch) })),
  alternatives: z.array(suggestedSkill),
  decision: z
    .object({
      verdict: z.enum(['accepted', 'rejected', 'replaced']),
      needId: z.uuid().nullable(),
      level: level.nullable(),
      priority: priority.nullable(),
      why: z.enum(REJECTION_REASONS).nullable(),
      note: z.string(),
      by: z.string().nullable(),
      at: instant,
    })
    .nullable(),
});
const figure = z.object({ value: z.number(), low: z.number(), high: z.number() });
export const caseReading = z.object({
  caseId: z.uuid(),
  state: z.enum(['waiting', 'done', 'failed']),
  fault: z.string().nullable(),
  texts: z.array(
    z.object({
      id: z.uuid(),
      origin: z.enum(['request', 'answer']),
      fileName: z.string().nullable(),
      text: z.string(),
      receivedAt: instant,
    }),
  ),
  sentences: z.array(readingSentence),
  skills: z.array(readingSkill),
  taxonomy: z.object({ scheme: z.string(), version: z.string(), attribution: z.string() }).nullable(),
  choices: z.array(z.object({ scheme: z.string(), version: z.string(), concepts: z.int() })),
  language: z.string().nullable(),
  notes: z.array(z.string()),
  modelId: z.string().nullable(),
  measured: z
    .object({ language: z.string(), recall: figure, precision: figure, texts: z.int() })
    .nullable()
    .meta({ description: 'How the reading does on the labelled texts that ship with it, in per cent.' }),
});
const wordsOfSentence = z.strictObject({ start: z.int().min(0).max(TEXT_MAX), end: z.int().min(1).max(TEXT_MAX) });
export const decideBody = z.strictObject({
  verdict: z.enum(['accepted', 'rejected', 'taken-back']),
  uri,
  label: plainText(SHORT_MAX, 1),
  insteadOf: uri.nullable().meta({ description: 'The suggestion for which this alternative was taken.' }),
  sentences: z
    .array(z.strictObject({ id: z.uuid(), words: z.array(wordsOfSentence).max(20) }))
    .max(20)
    .nullable()
    .meta({ description: 'Of a skill added by hand; otherwise those of the suggestion.' }),
  why: z.enum(REJECTION_REASONS).nullable(),
  note: plainText(NOTE_MAX),
  level: level.nullable(),
  priority: priority.nullable(),
});
export const readAgainBody = z.strictObject({ scheme: plainText(60, 1).nullable() });
export const markBody = z.strictObject({ sentenceId: z.uuid(), isConfidential: z.boolean() });
export const skillsQuery = z.strictObject({ text: plainText(100, 1), language: z.string().regex(/^[a-z]{2}$/) });
export const foundSkills = z.object({
  skills: z.array(z.object({ uri, label: z.string(), matched: z.string().nullable(), attribution: z.string() })),
});

// --- What an institution's decisions teach ---

export const rankerRun = z.object({
  id: z.uuid(),
  scheme: z.string(),
  madeAt: instant,
  state: z.enum(['waiting', 'offered', 'in-use', 'left', 'replaced', 'failed']),
  figures: z
    .object({
      sentences: z.int(),
      unused: z.int(),
      setAside: z.int(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      difference: figure.nullable(),
      verdict: z.enum(['better', 'worse', 'no-reliable-difference', 'too-few']),
    })
    .nullable(),
  by: z.string().nullable(),
});
export const rankerView = z.object({
  decisions: z.object({ accepted: z.int(), rejected: z.int(), sentences: z.int(), needed: z.int() }),
  runs: z.array(rankerRun),
});
export const rankerParams = z.object({ runId: z.uuid() });
export const decideRankerBody = z.strictObject({ use: z.boolean() });

// --- Organisations and students ---

export const organisationList = z.object({
  organisations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      country: z.string(),
      sector: z.string(),
      cases: z.int(),
      latestAt: instant.nullable(),
    }),
  ),
});
export const organisationsQuery = z.strictObject({ text: plainText(100).optional() });
const step = z.object({ text: z.string(), at: instant });
export const studentCase = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  kind: z.enum(STUDENT_KINDS),
  state: z.enum(STUDENT_STATES),
  field: z.string(),
  steps: z.object({ asked: step.nullable(), offered: step.nullable(), agreed: step.nullable() }),
  revision: z.int(),
  changedAt: instant,
});
export const organisationView = z.object({
  id: z.uuid(),
  name: z.string(),
  country: z.string(),
  sector: z.string(),
  contacts: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string(), phone: z.string() })),
  cases: z.array(caseHead),
  talks: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      channel: z.enum(TALK_CHANNELS),
      note: z.string(),
      by: z.string().nullable(),
    }),
  ),
  students: z.array(studentCase),
});
export const talkBody = z.strictObject({ channel: z.enum(TALK_CHANNELS), note: plainText(NOTE_MAX, 1) });
export const studentParams = z.object({ studentCaseId: z.uuid() });
export const addStudentBody = z.strictObject({
  kind: z.enum(STUDENT_KINDS),
  caseId: z.uuid().nullable(),
  field: plainText(SHORT_MAX, 1),
  asked: plainText(NOTE_MAX, 1),
});
export const changeStudentBody = z.strictObject({
  revision: z.int().min(0),
  state: z.enum(STUDENT_STATES),
  text: note.meta({ description: 'What was asked, offered or agreed in that state.' }),
});

// --- The desk of the institution, and the clock of a network ---

export const desk = z.object({
  deskId: z.uuid(),
  isOpen: z.boolean(),
  contactName: z.string(),
  replyDays: z.int(),
  stepDays: z.int(),
  formLink: z.string(),
});
export const saveDeskBody = z.strictObject({
  isOpen: z.boolean(),
  contactName: plainText(120),
  replyDays: z.int().min(1).max(DAYS_MAX),
  stepDays: z.int().min(1).max(DAYS_MAX),
});
export const networkClock = z.object({
  institutions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      open: z.int(),
      overdue: z.int(),
      oldest: instant.nullable().meta({ description: 'When the case that has waited longest for a first reply came.' }),
    }),
  ),
});

// --- The firm, without an account: the secret of its link decides ---

/** `no-reliable-change`: the interval holds nought. `not-shown`: it would say too much about a few. */
const verdict = z.enum(['risen', 'fallen', 'no-reliable-change']);
export const resultSkill = z.object({
  needId: z.string(),
  label: z.string(),
  isTaught: z.boolean().meta({ description: 'Whether a session of the programme serves it.' }),
  outcome: z.enum([...verdict.options, 'not-shown', 'not-measured']),
  before: groupFigure.nullable(),
  after: groupFigure.nullable(),
  change: groupFigure.nullable(),
  views: z
    .array(z.object({ view: z.enum(['self', 'scenario', 'others']), outcome: verdict, change: groupFigure }))
    .meta({ description: 'What the words of one source alone show.' }),
});
/** Figures of a whole group, through the disclosure gate; nobody is named and no single answer stands in it. */
export const firmResult = z.object({
  state: z.enum(['waiting', 'ready', 'gone']),
  before: day.nullable(),
  after: day.nullable(),
  threshold: z.int().nullable(),
  instrument: z.string(),
  withheld: withheldReason.nullable().meta({ description: 'Why some or all skills are not shown.' }),
  skills: z.array(resultSkill),
});
const secretToken = z.string().regex(/^[\w-]{20,200}$/);
export const needFormHead = z.object({
  institution: z.string(),
  contactName: z.string(),
  replyDays: z.int(),
  isOpen: z.boolean(),
});
export const needForm = z.strictObject({
  organisation: plainText(120),
  country,
  sector: line,
  name: plainText(120),
  email: plainText(254),
  text: plainText(FORM_TEXT_MAX),
  confidential: stretches,
  people: line,
  deadline: day.nullable(),
  budget: line,
  isBudgetConfidential: z.boolean(),
  agreed: z.boolean().meta({ description: 'Has read who gets this and for how long.' }),
  language,
});
export const saveFormBody = z.strictObject({ token: secretToken.nullable(), form: needForm });
export const savedForm = z.object({ token: z.string(), savedAt: instant, isMailed: z.boolean() });
export const openFirmBody = z.strictObject({ token: secretToken });
export const firmPage = z.object({
  deskId: z.uuid(),
  institution: z.string(),
  contactName: z.string(),
  draft: z.object({ form: needForm, savedAt: instant }).nullable(),
  request: z
    .object({
      title: z.string(),
      stage: caseStage,
      kind: caseKind,
      clock,
      sentences: z.array(
        z.object({
          id: z.uuid(),
          text: z.string().meta({ description: 'Empty when confidential.' }),
          isConfidential: z.boolean(),
          skills: z.array(z.object({ needId: z.uuid(), words: z.array(wordStretch) })),
        }),
      ),
      skills: z.array(z.object({ needId: z.uuid(), label: z.string(), level: level.nullable(), priority })),
      attribution: z.string(),
      question: z.object({ text: z.string(), askedAt: instant, isAnswered: z.boolean() }).nullable(),
      confirmed: z.object({ isRight: z.boolean(), at: instant }).nullable(),
      refusal: z.object({ code: z.enum(REFUSAL_CODES), suggestion: z.string() }).nullable(),
      events: z.array(z.object({ at: instant, what: z.string() })),
      programme: z
        .object({
          title: z.string(),
          hours: z.number(),
          ects: z.number().nullable(),
          sessions: z.array(z.object({ title: z.string(), minutes: z.number(), needIds: z.array(z.string()) })),
        })
        .nullable(),
      result: firmResult.nullable(),
    })
    .nullable(),
});
export const answerFirmBody = z.strictObject({
  token: secretToken,
  isRight: z.boolean().nullable(),
  text: plainText(ANSWER_MAX),
  confidential: stretches,
});

export type OpenCaseBody = z.infer<typeof openCaseBody>;
export type ContactBody = z.infer<typeof contactBody>;
export type LogContactBody = z.infer<typeof logContactBody>;
export type LoggedContacts = z.infer<typeof loggedContacts>;
export type LookAlike = z.infer<typeof lookAlike>;
export type LookAlikes = z.infer<typeof lookAlikes>;
export type ReadFile = z.infer<typeof readFile>;
export type Clock = z.infer<typeof clock>;
export type CaseHead = z.infer<typeof caseHead>;
export type CaseList = z.infer<typeof caseList>;
export type CaseView = z.infer<typeof caseView>;
export type CaseEvent = z.infer<typeof caseEvent>;
export type Analysis = z.infer<typeof analysis>;
export type AnalysisBody = z.infer<typeof analysisBody>;
export type SaveAnalysisBody = z.infer<typeof saveAnalysisBody>;
export type ChangeCaseBody = z.infer<typeof changeCaseBody>;
export type RefuseBody = z.infer<typeof refuseBody>;
export type CaseReading = z.infer<typeof caseReading>;
export type ReadingSentence = z.infer<typeof readingSentence>;
export type ReadingSkill = z.infer<typeof readingSkill>;
export type DecideBody = z.infer<typeof decideBody>;
export type FoundSkills = z.infer<typeof foundSkills>;
export type RankerRun = z.infer<typeof rankerRun>;
export type RankerView = z.infer<typeof rankerView>;
export type OrganisationList = z.infer<typeof organisationList>;
export type OrganisationView = z.infer<typeof organisationView>;
export type StudentCase = z.infer<typeof studentCase>;
export type AddStudentBody = z.infer<typeof addStudentBody>;
export type ChangeStudentBody = z.infer<typeof changeStudentBody>;
export type Desk = z.infer<typeof desk>;
export type SaveDeskBody = z.infer<typeof saveDeskBody>;
export type NetworkClock = z.infer<typeof networkClock>;
export type NeedFormHead = z.infer<typeof needFormHead>;
export type NeedForm = z.infer<typeof needForm>;
export type SavedForm = z.infer<typeof savedForm>;
export type FirmPage = z.infer<typeof firmPage>;
export type FirmResult = z.infer<typeof firmResult>;
export type ResultSkill = z.infer<typeof resultSkill>;
export type AnswerFirmBody = z.infer<typeof answerFirmBody>;
