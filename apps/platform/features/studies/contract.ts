// What goes over the wire about studies of the instrument: panels of experts, keys, notes, and what each claim of validity rests on.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { slug, texts } from '../framework/contract.ts';
import { displayName, emailAddress, language } from '../identity/contract.ts';
import {
  BACKGROUNDS,
  EVIDENCE_LINK_MAX,
  EVIDENCE_TEXT_MAX,
  EVIDENCE_TITLE_MAX,
  EXPERT_ANSWERS_PER_REQUEST,
  NOTE_DECISIONS,
  NOTE_ITEMS_MAX,
  NOTE_KINDS,
  NOTE_TEXT_MAX,
  NOTE_WHO_MAX,
  REASON_MAX,
  REMARK_MAX,
  STUDY_ITEMS_MAX,
  STUDY_SCENARIOS_MAX,
  STUDY_TITLE_MAX,
  VALIDITY_CLAIMS,
} from './limits.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const oneLine = (max: number, min = 1) =>
  plainText(max, min).regex(/^[^\p{Cc}\u2028\u2029]*$/u, { message: 'text.one-line' });
const written = (max: number) => plainText(max, 1).regex(/\S/u, { message: 'text.empty' });
const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() });
export const panelRule = z.enum(['mean', 'median', 'mode']);
export type PanelRule = z.infer<typeof panelRule>;

// --- Study ---

export const createStudyBody = z.strictObject({ title: oneLine(STUDY_TITLE_MAX) });
export const saveStudyBody = z.strictObject({
  title: oneLine(STUDY_TITLE_MAX),
  relevance: z
    .array(slug)
    .max(STUDY_ITEMS_MAX)
    .meta({ description: 'Items whose relevance for their skill is rated 1-4.' }),
  effectiveness: z
    .array(slug)
    .max(STUDY_SCENARIOS_MAX)
    .meta({ description: 'Scenarios whose options are rated 1-5 for effectiveness.' }),
  closesAt: instant.nullable(),
  version: z.int().min(1).max(1_000_000),
});
export const studyParams = z.object({ studyId: z.uuid() });
export const expertOfStudyParams = z.object({ studyId: z.uuid(), expertId: z.uuid() });
export const emptyBody = z.strictObject({});
export const background = z.enum(BACKGROUNDS);
export const inviteExpertBody = z.strictObject({ name: displayName, email: emailAddress, background, language });

export const studyStatus = z.enum(['draft', 'open', 'closed']);
export const studyHead = z.object({
  id: z.uuid(),
  title: z.string(),
  status: studyStatus,
  createdAt: instant,
  closesAt: instant.nullable(),
  closedAt: instant.nullable(),
  relevance: z.int(),
  effectiveness: z.int(),
});
export const studyList = z.object({ studies: z.array(studyHead), synthetic: z.boolean() });

const keyLabel = z.enum(['authors-key', 'panel-key']);
export const studyItem = z.object({
  id: z.string(),
  kind: z.enum(['statement', 'scenario']),
  skill: z.string(),
  text: texts,
  options: z.int().meta({ description: 'Options of a scenario; 0 for a statement.' }),
  keyLabel: keyLabel.nullable().meta({ description: 'Null for statements, which have no key.' }),
});
export const studyItems = z.object({
  bank: z.string(),
  bankVersion: z.string(),
  parameters: z.string(),
  skills: z.array(z.object({ id: z.string(), name: texts })),
  items: z.array(studyItem),
});

export const studyView = studyHead.omit({ relevance: true, effectiveness: true }).extend({
  version: z.int(),
  relevance: z.array(z.string()),
  effectiveness: z.array(z.string()),
  bankVersion: z.string(),
  openedAt: instant.nullable(),
  startedBy: z.string().nullable().meta({ description: 'Null once that person was erased.' }),
  minutes: z.int().meta({ description: 'What an expert needs, estimated.' }),
  experts: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string(), background, language })),
  progress: z
    .object({ asked: z.int(), begun: z.int(), finished: z.int() })
    .meta({ description: 'How many, never who and never what.' }),
  remindFrom: instant.nullable().meta({ description: 'When those missing may be reminded again; null: now or never.' }),
});

// --- Results, after the close ---

const relevanceFigure = z.object({
  item: z.string(),
  experts: z.int(),
  relevant: z.int().nullable(),
  index: z.number().nullable(),
  interval: interval.nullable(),
  modifiedKappa: z.number().nullable(),
  verdict: z.enum(['poor', 'fair', 'good', 'excellent']).nullable(),
  isEnough: z.boolean(),
});
const optionFigure = z.object({
  option: z.string(),
  text: texts,
  authors: z.int(),
  current: z.int().meta({ description: 'The key in use now: the authors’ one, or one taken over from a panel.' }),
  experts: z.int(),
  mean: z.number().nullable(),
  interval: interval.nullable(),
  median: z.number().nullable(),
  modes: z.array(z.int()),
  counts: z.array(z.int()).nullable(),
  keys: z.object({ mean: z.int().nullable(), median: z.int().nullable(), mode: z.int().nullable() }),
  isEnough: z.boolean(),
});
const scenarioFigure = z.object({
  item: z.string(),
  keyLabel,
  options: z.array(optionFigure),
  acceptable: z
    .object({ mean: z.boolean(), median: z.boolean(), mode: z.boolean() })
    .meta({ description: 'Eight experts rated every option, and the key reaches from ineffective to effective.' }),
});
const comparedKey = z.object({
  key: z.enum(['authors', 'mean', 'median', 'mode']),
  single: z.number().nullable(),
  reliability: z.number().nullable(),
  interval: interval.nullable(),
  closeness: z.number().nullable(),
  gaps: z.array(
    z.object({
      by: z.string(),
      group: z.string(),
      people: z.int(),
      others: z.int(),
      gap: z.number(),
      interval,
    }),
  ),
});
export const keyComparison = z.object({
  madeAt: instant,
  synthetic: z.boolean(),
  status: z.enum(['estimated', 'not-estimable']),
  people: z.int(),
  scenarios: z.int(),
  isEnough: z.boolean().meta({ description: 'False when a compared panel key rests on fewer than eight experts.' }),
  keys: z.array(comparedKey),
});
export const keyVersionView = z.object({
  id: z.uuid(),
  parameters: z.string(),
  parent: z.string(),
  studyId: z.uuid(),
  rule: panelRule,
  scenarios: z.array(z.string()),
  experts: z.int().meta({ description: 'The fewest experts behind any of its options.' }),
  reason: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedAt: instant,
});
export const studyResults = z.object({
  study: studyView,
  panel: z.object({ experts: z.int(), backgrounds: z.array(z.object({ background, count: z.int() })) }),
  isEnough: z.boolean(),
  scaleAverage: z.number().nullable(),
  scaleUniversal: z.number().nullable(),
  relevance: z.array(relevanceFigure),
  effectiveness: z.array(scenarioFigure),
  remarks: z.array(z.object({ item: z.string(), text: z.string() })),
  comparison: keyComparison.nullable(),
  keyVersions: z.array(keyVersionView),
  parameters: z.string().meta({ description: 'The version of the bank in use now; an accepted key follows it.' }),
});
export const acceptKeyBody = z.strictObject({
  rule: panelRule,
  scenarios: z.array(slug).min(1).max(STUDY_SCENARIOS_MAX),
  reason: written(REASON_MAX),
  parameters: z.string().min(1).max(120),
});

// --- Experts, without an account ---

export const openExpertBody = z.strictObject({
  token: z.string().regex(/^[\w-]{20,200}$/),
  address: emailAddress.nullable(),
});
export const expertParams = z.object({ expertId: z.uuid() });
export const expertValue = z.union([
  z.strictObject({ relevance: z.int().min(1).max(4) }),
  z.strictObject({ effectiveness: z.record(slug, z.int().min(1).max(5)) }),
  z.strictObject({ remark: plainText(REMARK_MAX) }),
]);
export const expertAnswer = z.strictObject({
  item: slug,
  revision: z.int().min(1).max(10_000),
  value: expertValue,
});
export const expertAnswersBody = z.strictObject({
  answers: z.array(expertAnswer).min(1).max(EXPERT_ANSWERS_PER_REQUEST),
});
export const expertHandInBody = z.strictObject({ answered: z.int().min(0).max(1000) });
export const expertState = z.object({
  expertId: z.uuid(),
  name: z.string(),
  study: z.string(),
  institution: z.string(),
  language,
  status: z.enum(['open', 'handed-in', 'closed']),
  closesAt: instant.nullable(),
  minutes: z.int(),
  skills: z.array(z.object({ id: z.string(), name: texts, definition: texts })),
  items: z.array(
    z.object({
      item: z.string(),
      ask: z.enum(['relevance', 'effectiveness']),
      kind: z.enum(['statement', 'scenario']),
      skill: z.string(),
      text: texts,
      options: z.array(z.object({ id: z.string(), text: texts })),
    }),
  ),
  answered: z.array(expertAnswer.extend({ value: z.unknown() })),
});
export const acceptedExpertAnswers = z.object({
  saved: z.array(z.object({ item: z.string(), revision: z.int() })),
  refused: z.array(z.object({ item: z.string(), revision: z.int() })),
  status: z.enum(['open', 'handed-in', 'closed']),
});
export const withdrawnExpert = z.object({ after: z.enum(['before-close', 'after-close']) });

// --- Notes of cognitive interviews and focus groups ---

export const noteKind = z.enum(NOTE_KINDS);
export const noteDecision = z.enum(NOTE_DECISIONS);
export const addNoteBody = z.strictObject({
  kind: noteKind,
  heldOn: day,
  who: oneLine(NOTE_WHO_MAX).meta({ description: 'Who took part, described and without names.' }),
  items: z.array(slug).min(1).max(NOTE_ITEMS_MAX),
  said: written(NOTE_TEXT_MAX),
});
export const noteParams = z.object({ noteId: z.uuid() });
export const decideNoteBody = z.strictObject({ decision: noteDecision, reason: plainText(NOTE_TEXT_MAX) });
export const linkRevisionBody = z.strictObject({
  item: slug,
  revision: z.string().min(1).max(120).meta({ description: 'The version of the bank in which the item changed.' }),
});
export const studyNote = z.object({
  id: z.uuid(),
  kind: noteKind,
  heldOn: z.string(),
  who: z.string().nullable(),
  items: z.array(z.string()),
  said: z.string().nullable().meta({ description: 'Null once it was forgotten at a participant’s wish.' }),
  decision: noteDecision,
  reason: z.string(),
  writtenBy: z.string().nullable(),
  writtenAt: instant,
  revisions: z.array(z.object({ item: z.string(), revision: z.string(), at: instant })),
});
export const studyNotes = z.object({
  notes: z.array(studyNote),
  items: z.array(z.object({ id: z.string(), skill: z.string(), text: texts })),
  revisions: z.array(z.object({ id: z.string(), at: instant.nullable() })),
});

// --- What each claim of validity rests on ---

export const validityClaim = z.enum(VALIDITY_CLAIMS);
export const addEvidenceBody = z.strictObject({
  claim: validityClaim,
  title: oneLine(EVIDENCE_TITLE_MAX),
  says: written(EVIDENCE_TEXT_MAX),
  heldOn: day,
  link: z
    .url({ protocol: /^https?$/ })
    .max(EVIDENCE_LINK_MAX)
    .nullable(),
});
export const evidenceParams = z.object({ evidenceId: z.uuid() });
export const evidenceEntry = z.object({
  id: z.string(),
  kind: z.enum([
    'panel-study',
    'key-version',
    'key-comparison',
    'note',
    'scale-report',
    'calibration',
    'level-cuts',
    'written',
  ]),
  title: z.string(),
  says: z.string().nullable().meta({ description: 'What somebody wrote; null where the page words the figures.' }),
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
  on: z.string(),
  by: z.string().nullable(),
  href: z.string().nullable(),
  mayWithdraw: z.boolean(),
});
export const validityPage = z.object({
  synthetic: z.boolean(),
  bank: z.string(),
  bankVersion: z.string(),
  claims: z.array(z.object({ claim: validityClaim, evidence: z.array(evidenceEntry) })),
});

export type StudyList = z.infer<typeof studyList>;
export type StudyHead = z.infer<typeof studyHead>;
export type StudyView = z.infer<typeof studyView>;
export type StudyItems = z.infer<typeof studyItems>;
export type StudyItem = z.infer<typeof studyItem>;
export type StudyResults = z.infer<typeof studyResults>;
export type KeyComparisonView = z.infer<typeof keyComparison>;
export type KeyVersionView = z.infer<typeof keyVersionView>;
export type SaveStudyBody = z.infer<typeof saveStudyBody>;
export type InviteExpertBody = z.infer<typeof inviteExpertBody>;
export type AcceptKeyBody = z.infer<typeof acceptKeyBody>;
export type ExpertValue = z.infer<typeof expertValue>;
export type ExpertAnswer = z.infer<typeof expertAnswer>;
export type ExpertState = z.infer<typeof expertState>;
export type AcceptedExpertAnswers = z.infer<typeof acceptedExpertAnswers>;
export type WithdrawnExpert = z.infer<typeof withdrawnExpert>;
export type AddNoteBody = z.infer<typeof addNoteBody>;
export type StudyNote = z.infer<typeof studyNote>;
export type StudyNotes = z.infer<typeof studyNotes>;
export type AddEvidenceBody = z.infer<typeof addEvidenceBody>;
export type EvidenceEntry = z.infer<typeof evidenceEntry>;
export type ValidityPageView = z.infer<typeof validityPage>;
