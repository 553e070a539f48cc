// What goes over the wire about programmes: lists, one programme with everything reckoned from its plan, courses put together, modules, pages.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { firmResult } from '../demand/contract.ts';
import { moduleRef, oneLine, partId, programmePlan } from './contract.ts';
import {
  APPROVAL_ROLES,
  AUDIENCES,
  CREDENTIAL_ELEMENTS,
  DRAFT_LANGUAGES,
  GAP_KINDS,
  GONE_KINDS,
  LINE_MAX,
  MINUTES_MAX,
  MODULE_SKILLS_MAX,
  MONEY_MAX,
  NAME_MAX,
  TEACHING_LANGUAGES,
  TEXT_MAX,
  TITLE_MAX,
} from './limits.ts';

const instant = z.iso.datetime();
const filled = (max: number) => oneLine(max, 1).regex(/\S/u, { message: 'text.empty' });
const sentenceIds = z.array(z.string());

// --- Reckoned from a plan ---

export const alignmentGap = z.object({
  kind: z.enum(GAP_KINDS),
  part: z.enum(['need', 'objective', 'session', 'item']),
  id: z.string(),
  sentenceIds: sentenceIds.meta({ description: 'The sentences of the firm that are not served because of it.' }),
});
export const alignment = z.object({
  gaps: z.array(alignmentGap),
  objectives: z.array(
    z.object({ id: z.string(), sessionIds: z.array(z.string()), itemIds: z.array(z.string()), isWhole: z.boolean() }),
  ),
});
export const planChange = z.object({
  part: z.enum(['programme', 'need', 'objective', 'assessment', 'session', 'cost', 'charter']),
  id: z.string(),
  name: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
const atCount = z.object({ participants: z.int(), cost: z.number(), income: z.number(), result: z.number() });
export const costFigures = z.object({
  teachingHours: z.number(),
  days: z.int(),
  fixed: z.number(),
  perParticipant: z.number(),
  breakEven: z.int().nullable().meta({ description: 'From how many people on a price a head carries the cost.' }),
  carriesUpTo: z.int().nullable().meta({ description: 'Up to how many people one price for all carries the cost.' }),
  atMin: atCount,
  atMax: atCount,
});
export const credentialCheck = z.object({
  elements: z.array(
    z.object({ element: z.enum(CREDENTIAL_ELEMENTS), state: z.enum(['there', 'missing', 'at-issue']) }),
  ),
  isComplete: z.boolean(),
});
const workload = z.object({
  contactMinutes: z.number(),
  selfStudyMinutes: z.number(),
  assessmentMinutes: z.number(),
  hours: z.number(),
  ects: z.number(),
  ectsRange: z.object({ from: z.number(), to: z.number() }),
});

// --- One programme ---

export const programmeParams = z.object({ programmeId: z.uuid() });
export const programmeHead = z.object({
  id: z.uuid(),
  title: z.string(),
  audience: z.enum(AUDIENCES),
  caseId: z.uuid().nullable(),
  firm: z.string().nullable().meta({ description: 'Name of the organisation whose case it answers.' }),
  version: z.int(),
  hours: z.number(),
  ects: z.number(),
  gaps: z.int(),
  isPageOpen: z.boolean(),
  savedAt: instant,
});
export const programmeList = z.object({
  programmes: z.array(programmeHead),
  cases: z.array(z.object({ id: z.uuid(), title: z.string(), firm: z.string(), needs: z.int() })).meta({
    description: 'Cases with accepted skills that no programme answers yet.',
  }),
});
export const createProgrammeBody = z.strictObject({
  caseId: z.uuid().nullable(),
  title: filled(TITLE_MAX),
  audience: z.enum(AUDIENCES),
  language: z.enum(DRAFT_LANGUAGES),
});
const named = z.object({ id: z.string(), name: z.string() });
export const moduleUpdate = z.object({ sessionId: z.string(), from: z.string(), to: z.string(), title: z.string() });
export const changeEntry = z.object({
  id: z.string(),
  revision: z.int(),
  reason: z.string(),
  changes: z.array(planChange),
  by: z.string().nullable().meta({ description: 'Null when the account was erased.' }),
  at: instant,
});
export const versionEntry = z.object({
  number: z.int(),
  note: z.string(),
  digest: z.string(),
  by: z.string().nullable(),
  createdAt: instant,
});
export const approvalEntry = z.object({
  id: z.string(),
  number: z.int(),
  role: z.enum(APPROVAL_ROLES),
  decision: z.enum(['approved', 'refused']),
  note: z.string(),
  by: z.string().nullable(),
  at: instant,
});
export const firmSentence = z.object({
  id: z.string(),
  /** Empty when the firm marked it confidential: its words are read on the page of the case alone. */
  text: z.string(),
  isConfidential: z.boolean(),
  words: z.array(z.object({ needId: z.string(), start: z.int(), end: z.int() })),
});
export const programmeView = programmeHead.extend({
  revision: z.int(),
  createdAt: instant,
  plan: programmePlan,
  institution: z.string(),
  alignment,
  workload,
  costs: costFigures,
  credential: credentialCheck,
  suggestedEqf: z.int().nullable(),
  sentences: z.array(firmSentence),
  /** Skills that the case has and the plan has not, and the other way round. */
  caseDiffers: z.object({ added: z.array(named), gone: z.array(named) }),
  academics: z.array(named),
  updates: z.array(moduleUpdate),
  versions: z.array(versionEntry),
  approvals: z.array(approvalEntry),
  changes: z.array(changeEntry),
  costTemplates: z
    .array(z.object({ id: z.string(), title: z.string(), note: z.string(), costs: programmePlan.shape.costs }))
    .meta({ description: 'To begin costs anew with; amounts are invented.' }),
  changedSinceVersion: z.number().nullable().meta({ description: 'Share of parts, 0 to 1.' }),
  interests: z.int(),
});
export const saveProgrammeBody = z.strictObject({
  revision: z
    .int()
    .min(1)
    .meta({ description: 'The revision that was read; another one meanwhile is refused with 409.' }),
  plan: programmePlan,
  reason: plainText(LINE_MAX),
});
const revisionOnly = { revision: z.int().min(1) };
/** Who could lead a session, best fitting first. */
export const leadList = z.object({
  leads: z.array(z.object({ id: z.string(), name: z.string(), hoursLeft: z.number() })),
});
export const fillBody = z.strictObject({ ...revisionOnly, what: z.enum(['needs', 'objectives', 'items', 'sessions']) });
export const versionBody = z.strictObject({ ...revisionOnly, note: plainText(LINE_MAX) });
export const approvalBody = z.strictObject({
  number: z.int().min(1),
  role: z.enum(APPROVAL_ROLES),
  decision: z.enum(['approved', 'refused']),
  note: plainText(LINE_MAX),
});
const state = z.string().regex(/^(now|\d{1,6})$/);
export const compareQuery = z.strictObject({ from: state, to: state });
export const comparison = z.object({ changes: z.array(planChange), share: z.number() });
export const pageBody = z.strictObject({ open: z.boolean() });
export const offerParams = programmeParams.extend({ file: z.enum(['offer.pdf', 'offer.docx']) });
export const offerQuery = z.strictObject({ language: z.enum(DRAFT_LANGUAGES).optional() });
export const wordsQuery = z.strictObject({
  uri: plainText(500, 1),
  label: filled(LINE_MAX),
  kind: z.enum(['skill', 'knowledge']),
  level: z.coerce.number().int().min(1).max(4),
  audience: z.enum(AUDIENCES),
  language: z.enum(DRAFT_LANGUAGES),
});
export const objectiveWords = z.object({
  steps: z.array(
    z.object({
      bloom: programmePlan.shape.objectives.element.shape.bloom,
      drafts: z.array(
        z.object({
          verb: z.string(),
          content: z.string(),
          context: z.string(),
          standard: z.string(),
          text: z.string(),
        }),
      ),
    }),
  ),
});
export const skillsQuery = z.strictObject({ text: plainText(100, 1), language: z.enum(DRAFT_LANGUAGES) });
export const skillList = z.object({
  skills: z.array(z.object({ uri: z.string(), label: z.string(), kind: z.enum(['skill', 'knowledge']) })),
  attribution: z.string(),
});

// --- Courses put together from modules ---

export const assemblyWish = z.strictObject({
  mode: z.enum(['quick', 'best', 'others', 'without']),
  contactHours: z
    .number()
    .min(0)
    .max(MINUTES_MAX / 60),
  ects: z.number().min(0).max(60).nullable(),
  price: z.number().min(0).max(MONEY_MAX).nullable(),
  language: z.enum(TEACHING_LANGUAGES),
  withAcademics: z.boolean(),
  required: z.array(plainText(200)).max(100),
  excluded: z.array(plainText(200)).max(300),
  /** For `without`: the module to do without. */
  without: plainText(200).nullable(),
});
export const candidateModule = z.object({
  key: z.string(),
  ref: moduleRef,
  title: z.string(),
  institution: z.string().nullable().meta({ description: 'Null for what ships with Dragoman.' }),
  contactMinutes: z.int(),
  workMinutes: z.int(),
  price: z.number(),
});
const course = z.object({
  modules: z.array(z.object({ key: z.string(), academicId: z.string().nullable() })),
  coverage: z.number(),
  contactMinutes: z.int(),
  workMinutes: z.int(),
  price: z.number(),
  covered: z.array(z.object({ needId: z.string(), share: z.number() })),
  proof: z.enum(['proven', 'bounded', 'quick']),
  bound: z.number().nullable(),
});
export const assembly = z.object({
  course: course.nullable().meta({ description: 'Null when nothing keeps to the limits and what is required.' }),
  others: z.array(course),
  losses: z.array(
    z.object({
      key: z.string(),
      takesAlong: z.array(z.string()),
      coverageWithout: z.number(),
      needs: z.array(z.object({ needId: z.string(), before: z.number(), after: z.number() })),
    }),
  ),
  candidates: z.array(candidateModule),
  unserved: z.array(z.string()).meta({ description: 'Needs that no module covers.' }),
  academics: z.array(named),
  milliseconds: z.int(),
});
export const applyBody = z.strictObject({
  ...revisionOnly,
  modules: z
    .array(z.strictObject({ ref: moduleRef, academicId: plainText(80, 1).nullable() }))
    .min(1)
    .max(100),
  proof: z.enum(['proven', 'bounded', 'quick']),
});
export const updateModuleBody = z.strictObject({ ...revisionOnly, sessionId: partId });

// --- Modules of institutions ---

export const moduleContent = z.strictObject({
  title: filled(TITLE_MAX),
  purpose: plainText(TEXT_MAX),
  contactMinutes: z.int().min(15).max(MINUTES_MAX),
  selfStudyMinutes: z.int().min(0).max(MINUTES_MAX),
  price: z.number().min(0).max(MONEY_MAX),
  languages: z.array(z.enum(TEACHING_LANGUAGES)).min(1).max(TEACHING_LANGUAGES.length),
  skills: z
    .array(
      z
        .strictObject({
          uri: plainText(500, 1),
          label: filled(LINE_MAX),
          kind: z.enum(['skill', 'knowledge']),
          from: z.int().min(1).max(4),
          to: z.int().min(1).max(4),
        })
        .refine(({ from, to }) => from <= to, { message: 'level.downwards' }),
    )
    .min(1)
    .max(MODULE_SKILLS_MAX),
  /** Keys of modules to have done before. */
  prerequisites: z.array(plainText(200, 1)).max(20),
});
export const moduleSummary = z.object({
  key: z.string(),
  ref: moduleRef,
  institution: z.string().nullable(),
  isOwn: z.boolean(),
  isShared: z.boolean(),
  title: z.string(),
  contactMinutes: z.int(),
  skills: z.array(z.string()),
});
export const moduleList = z.object({ modules: z.array(moduleSummary) });
export const moduleParams = z.object({ institutionId: plainText(80), moduleId: plainText(80) });
export const ownModuleParams = z.object({ moduleId: z.uuid() });
export const moduleView = moduleSummary.extend({
  content: moduleContent,
  versions: z.array(z.object({ number: z.int(), note: z.string(), createdAt: instant })),
});
export const moduleVersionQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
export const addModuleBody = z.strictObject({ content: moduleContent, isShared: z.boolean() });
export const moduleVersionBody = z.strictObject({
  version: z.int().min(1),
  content: moduleContent,
  note: plainText(LINE_MAX),
});
export const shareModuleBody = z.strictObject({ isShared: z.boolean() });
export const moduleCompareQuery = z.strictObject({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
});
export const moduleComparison = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

// --- What was measured of its people ---

export const programmeRounds = z.object({
  rounds: z.array(
    z.object({
      campaignId: z.uuid(),
      title: z.string(),
      closedAt: instant.nullable(),
      againClosedAt: instant.nullable(),
    }),
  ),
  tied: z
    .object({ campaignId: z.uuid(), by: z.string().nullable(), at: instant })
    .nullable()
    .meta({ description: 'Who tied it; null once that account was erased.' }),
  version: z.int().meta({ description: 'The version the firm sees; 0: none yet.' }),
  result: firmResult.nullable(),
});
/** Nothing is tied before somebody has said that the people of the round know of it. */
export const tieRoundBody = z
  .strictObject({ campaignId: z.uuid().nullable(), noticeSaysSo: z.boolean() })
  .refine(({ campaignId, noticeSaysSo }) => campaignId === null || noticeSaysSo, { message: 'notice.not-confirmed' });

// --- The thread ---

export const THREAD_ENDS = ['sentence', 'need', 'objective', 'session', 'item'] as const;
export const threadQuery = z.strictObject({ type: z.enum(THREAD_ENDS), id: plainText(80, 1) });
const threadPart = z.object({
  type: z.enum(THREAD_ENDS),
  id: z.string(),
  text: z.string(),
  note: z.string(),
  /** When the link that leads here was made; null for where the walk began. */
  linkedAt: instant.nullable(),
  words: z.array(z.object({ start: z.int(), end: z.int() })),
  isConfidential: z.boolean(),
});
export const threadGap = z.object({
  kind: z.enum([...GAP_KINDS, ...GONE_KINDS]),
  part: z.enum(['need', 'objective', 'session', 'item']),
  id: z.string(),
  text: z.string(),
  sentences: z.int().meta({ description: 'How many sentences of the firm are not served because of it.' }),
});
export const threadWalk = z.object({
  programme: z.object({ id: z.uuid(), title: z.string(), caseId: z.uuid().nullable() }),
  at: threadPart,
  /** Towards the firm: one list a step, the nearest first. */
  towardsFirm: z.array(z.array(threadPart)),
  /** Towards what is taught and asked. */
  towardsCourse: z.array(z.array(threadPart)),
  gaps: z.array(threadGap).meta({ description: 'What is open in the whole programme, not in this walk alone.' }),
});
export const needQuery = z.strictObject({ needId: z.uuid() });
/** The programmes that serve a need of a case: the way back from the firm's words. */
export const needUses = z.object({ programmes: z.array(z.object({ id: z.uuid(), title: z.string() })) });

// --- The public page ---

export const coursePage = z.object({
  id: z.uuid(),
  institution: z.string(),
  title: z.string(),
  audience: z.enum(AUDIENCES),
  language: z.enum(DRAFT_LANGUAGES),
  why: z.string(),
  objectives: z.array(z.string()),
  sessions: z.array(z.object({ title: z.string(), minutes: z.int() })),
  hours: z.number(),
  contactHours: z.number(),
  ects: z.number(),
  eqf: z.int().nullable(),
  participation: z.string().nullable(),
  prerequisites: z.string(),
  startsOn: z.iso.date().nullable(),
  price: z.object({ mode: z.enum(['per-participant', 'whole', 'none']), amount: z.number(), currency: z.string() }),
  hasCredential: z.boolean(),
  isSynthetic: z.boolean(),
});
export const interestBody = z.strictObject({
  name: filled(NAME_MAX),
  email: z.email().max(254),
  organisation: oneLine(NAME_MAX),
  message: plainText(1000),
  language: z.enum(DRAFT_LANGUAGES),
  agreed: z.literal(true),
});
export const interestTaken = z.object({ taken: z.literal(true) });
export const withdrawBody = z.strictObject({ token: plainText(600, 20) });
export const interestList = z.object({
  interests: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      message: z.string(),
      language: z.string(),
      at: instant,
    }),
  ),
  keptDays: z.int(),
});

export type Alignment = z.infer<typeof alignment>;
export type AlignmentGap = z.infer<typeof alignmentGap>;
export type PlanChange = z.infer<typeof planChange>;
export type CostFigures = z.infer<typeof costFigures>;
export type CredentialCheck = z.infer<typeof credentialCheck>;
export type ProgrammeList = z.infer<typeof programmeList>;
export type ProgrammeHeadView = z.infer<typeof programmeHead>;
export type ProgrammeView = z.infer<typeof programmeView>;
export type FirmSentence = z.infer<typeof firmSentence>;
export type AssemblyWish = z.infer<typeof assemblyWish>;
export type Assembly = z.infer<typeof assembly>;
export type AssembledView = NonNullable<Assembly['course']>;
export type CandidateModule = z.infer<typeof candidateModule>;
export type ModuleContent = z.infer<typeof moduleContent>;
export type ModuleSummary = z.infer<typeof moduleSummary>;
export type ModuleList = z.infer<typeof moduleList>;
export type ModuleView = z.infer<typeof moduleView>;
export type ModuleUpdate = z.infer<typeof moduleUpdate>;
export type LeadList = z.infer<typeof leadList>;
export type NeedUses = z.infer<typeof needUses>;
export type ThreadWalk = z.infer<typeof threadWalk>;
export type ThreadGap = z.infer<typeof threadGap>;
export type ThreadPart = z.infer<typeof threadPart>;
export type ThreadEndType = (typeof THREAD_ENDS)[number];
export type ProgrammeRounds = z.infer<typeof programmeRounds>;
export type CoursePage = z.infer<typeof coursePage>;
export type InterestBody = z.infer<typeof interestBody>;
export type InterestList = z.infer<typeof interestList>;
export type ObjectiveWords = z.infer<typeof objectiveWords>;
export type SkillList = z.infer<typeof skillList>;
export type Comparison = z.infer<typeof comparison>;
