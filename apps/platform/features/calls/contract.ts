// Calls for proposals: a text that is read into parts, a matrix of what is asked and what answers it, a decision, a checklist, promises.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { moduleRef, partId as sessionId } from '../programmes/contract.ts';
import { AUDIENCES, DRAFT_LANGUAGES } from '../programmes/limits.ts';
import {
  AMOUNT_MAX,
  ANSWER_GAPS,
  ANSWER_STATUSES,
  ANSWER_TEXT_MAX,
  BID_DECISIONS,
  BID_FACTS,
  CALL_FILE_BYTES,
  CALL_LANGUAGES,
  CALL_STAGES,
  DEADLINE_ROLES,
  FUNDER_MAX,
  ITEM_TITLE_MAX,
  LOT_MAX,
  OUTCOMES,
  PAGES_MAX,
  PART_KINDS,
  PART_TEXT_MAX,
  PROMISE_PLACES,
  REASONS_AGAINST,
  REASONS_FOR,
  STRENGTHS,
  TIES_MAX,
  TITLE_MAX,
  WEIGHT_UNITS,
  WORDS_MAX,
} from './limits.ts';

const instant = z.iso.datetime();
const uuid = z.uuid();
const filled = (max: number) => plainText(max, 1).regex(/\S/u, { message: 'text.empty' });
/** As it was written; whether the calendar has it is said by `calls.date-not-possible`. */
const writtenDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const revision = z.int().min(0).meta({ description: 'Of what was read; 0 for what nobody has saved yet.' });
/** Somebody of the staff; `name` is null for whoever is gone. */
const somebody = z.object({ personId: uuid, name: z.string().nullable() });
/** Who did it, by name; null for whoever is gone. */
const by = z.string().nullable();

// --- What is sent ---

export const readCallFileBody = z.strictObject({
  name: plainText(200, 1),
  content: z
    .base64()
    .min(4)
    .max(Math.ceil(CALL_FILE_BYTES / 3) * 4),
});
/** Longer than a call may be, so that the refusal can say how much too long it is. */
const callText = plainText(CALL_FILE_BYTES);
export const readCallTextBody = z.strictObject({ text: callText });
export const addCallBody = z.strictObject({
  title: filled(TITLE_MAX),
  funder: plainText(FUNDER_MAX),
  text: callText,
  caseId: uuid.nullable().meta({ description: 'The firm’s case it goes with; null for none.' }),
});
export const saveCallBody = z.strictObject({
  revision,
  title: filled(TITLE_MAX),
  funder: plainText(FUNDER_MAX),
  inCharge: uuid.nullable().meta({ description: 'The person of `staff` in charge; null for nobody yet.' }),
  caseId: uuid.nullable(),
  programmeId: uuid.nullable().meta({ description: 'The programme whose sessions can be tied to.' }),
  outcome: z.enum(OUTCOMES).nullable(),
});
export const callParams = z.object({ callId: uuid });
export const callPartParams = z.object({ callId: uuid, partId: uuid });
export const callItemParams = z.object({ callId: uuid, itemId: uuid });

const saying = {
  kind: z.enum(PART_KINDS),
  text: filled(PART_TEXT_MAX),
  lot: plainText(LOT_MAX, 1).nullable().meta({ description: 'Its label; null: for the whole call.' }),
  date: writtenDay.nullable(),
  time: clockTime.nullable(),
  amount: z.number().min(0).max(AMOUNT_MAX).nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  weight: z.number().min(0).max(100_000).nullable(),
  weightUnit: z.enum(WEIGHT_UNITS).nullable(),
  strength: z.enum(STRENGTHS).nullable(),
  pages: z.int().min(1).max(PAGES_MAX).nullable(),
  role: z.enum(DEADLINE_ROLES).nullable(),
};
const place = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1) })
  .nullable()
  .meta({ description: 'Where it stands in the text, UTF-16, the end exclusive; null for what is not in it.' });
export const addPartBody = z.strictObject({ ...saying, place });
export const savePartBody = z.strictObject({ revision, ...saying });
export const removeQuery = z.strictObject({ revision: z.coerce.number().int().min(0) });

export const saveAnswerBody = z.strictObject({
  revision,
  status: z.enum(ANSWER_STATUSES),
  text: plainText(ANSWER_TEXT_MAX).meta({ description: 'What we say to it, in our own words.' }),
  promise: z.enum(PROMISE_PLACES).nullable().meta({
    description: 'The part of the charter into which the text goes as a promise; null: it is none.',
  }),
  modules: z.array(moduleRef).max(TIES_MAX),
  academicIds: z.array(uuid).max(TIES_MAX),
  sessionIds: z.array(sessionId).max(TIES_MAX).meta({ description: 'Sessions of the call’s programme.' }),
});
export const decideBody = z.strictObject({
  after: z.int().min(0).meta({ description: 'Number of the newest decision that was read; 0 where there was none.' }),
  decision: z.enum(BID_DECISIONS),
  reasonsFor: z.array(z.enum(REASONS_FOR)).max(REASONS_FOR.length),
  reasonsAgainst: z.array(z.enum(REASONS_AGAINST)).max(REASONS_AGAINST.length),
  words: plainText(WORDS_MAX),
});
const itemSaying = {
  title: filled(ITEM_TITLE_MAX),
  dueOn: writtenDay.nullable().meta({ description: 'Own date; null: the one of its part, or of the submission.' }),
  inCharge: uuid.nullable().meta({ description: 'Null: the person in charge of the call.' }),
};
export const addItemBody = z.strictObject(itemSaying);
export const saveItemBody = z.strictObject({ revision, ...itemSaying, isDone: z.boolean() });

export const modulesQuery = z.strictObject({ text: plainText(100).optional() });
export const charterQuery = z.strictObject({ programmeId: uuid });
export const sendCharterBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('existing'),
    programmeId: uuid,
    revision: z.int().min(0).meta({ description: 'Of the programme when its charter was looked at.' }),
  }),
  z.strictObject({
    kind: z.literal('new'),
    title: filled(160),
    audience: z.enum(AUDIENCES),
    language: z.enum(DRAFT_LANGUAGES),
  }),
]);
export const stopBody = z.strictObject({ token: z.string().regex(/^[\w-]{20,200}$/) });

// --- What is told ---

const read = z.object({ start: z.int(), end: z.int() });
export const foundPart = z.object({ ...saying, text: z.string(), start: z.int(), end: z.int() });
export const callReading = z.object({
  language: z.enum(CALL_LANGUAGES).nullable(),
  title: z.string().nullable(),
  found: z.array(foundPart),
  notFound: z.array(z.enum(PART_KINDS)).meta({ description: 'Kinds of which nothing was found.' }),
  leftOut: z.int().meta({ description: 'Parts found beyond the most a call may have; they are not kept.' }),
});
export const callFile = z.object({
  text: z.string(),
  attachments: z.array(z.string()).meta({ description: 'Names of a mail’s attachments; they were not read.' }),
  reading: callReading,
});

export const callAnswer = z.object({
  revision: z.int(),
  status: z.enum(ANSWER_STATUSES),
  text: z.string(),
  promise: z.enum(PROMISE_PLACES).nullable(),
  modules: z.array(z.object({ ref: moduleRef, title: z.string().nullable(), institution: z.string().nullable() })),
  academics: z.array(z.object({ id: uuid, name: z.string().nullable() })),
  sessions: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
  gap: z.enum(ANSWER_GAPS).nullable().meta({ description: 'Why it is amber; null where it is not.' }),
  by,
  at: instant.nullable().meta({ description: 'Null while nobody has answered.' }),
});
export const callPart = z.object({
  id: uuid,
  revision: z.int(),
  ...saying,
  text: z.string(),
  place: read.nullable(),
  /** Null for what the reading found and nobody touched. */
  touched: z.object({ how: z.enum(['added', 'changed']), by, at: instant }).nullable(),
  answer: callAnswer.nullable().meta({ description: 'Of requirements and eligibility; null for the other kinds.' }),
});
export const callCoverage = z.object({
  lot: z.string().nullable(),
  musts: z.int(),
  met: z.int(),
  partly: z.int(),
  notMet: z.int(),
  open: z.int(),
  notOurs: z.int(),
  gaps: z.int(),
  shoulds: z.int(),
  shouldsMet: z.int(),
});
export const bidFact = z.object({
  code: z.enum(BID_FACTS),
  days: z.int().nullable().meta({ description: 'To the submission, or since it.' }),
  date: z.string().nullable(),
  count: z.int().nullable(),
});
export const callDecision = z.object({
  number: z.int(),
  decision: z.enum(BID_DECISIONS),
  reasonsFor: z.array(z.enum(REASONS_FOR)),
  reasonsAgainst: z.array(z.enum(REASONS_AGAINST)),
  words: z.string(),
  by,
  at: instant,
});
export const callItem = z.object({
  id: uuid,
  revision: z.int(),
  partId: uuid.nullable().meta({ description: 'The part of the call it came from; null for one’s own.' }),
  kind: z.enum(['document', 'deadline', 'own']),
  title: z.string(),
  lot: z.string().nullable(),
  pages: z.int().nullable(),
  ownDueOn: z.string().nullable(),
  dueOn: z.string().nullable().meta({ description: 'Own date, else of its part, else of the submission.' }),
  dueTime: z.string().nullable(),
  daysLeft: z.int().nullable().meta({ description: 'Negative when it is over.' }),
  inCharge: somebody.nullable().meta({ description: 'As set on this line.' }),
  reminds: somebody.nullable().meta({ description: 'Who gets reminders: in charge of the line, else of the call.' }),
  remindsOn: z.array(z.string()).meta({ description: 'Days on which they still go out.' }),
  done: z.object({ by, at: instant }).nullable(),
});
export const callCharter = z.object({
  programmeId: uuid,
  title: z.string().nullable().meta({ description: 'Null where the programme is gone.' }),
  promises: z.int(),
  version: z
    .int()
    .nullable()
    .meta({ description: 'Version that was frozen with it; null: only the plan was changed.' }),
  by,
  at: instant,
});

export const callHead = z.object({
  id: uuid,
  title: z.string(),
  funder: z.string(),
  language: z.enum(CALL_LANGUAGES).nullable(),
  stage: z.enum(CALL_STAGES),
  inCharge: somebody.nullable(),
  programmeId: uuid.nullable().meta({ description: 'The programme it goes with; its page leads back here by it.' }),
  next: z
    .object({
      role: z.enum(DEADLINE_ROLES),
      date: z.string(),
      time: z.string().nullable(),
      lot: z.string().nullable(),
      daysLeft: z.int(),
    })
    .nullable()
    .meta({
      description: 'The next deadline that is not over; where all are, the last submission, with days below 0.',
    }),
  promisedTo: z.array(uuid).meta({ description: 'Programmes into whose charter promises of it went.' }),
  gaps: z.int(),
  answered: z.int().meta({ description: 'Requirements that must be met and have a status.' }),
  musts: z.int(),
  itemsOpen: z.int(),
  savedAt: instant,
});
export const callList = z.object({ calls: z.array(callHead) });

/** Everything but the text: what each change gives back. */
export const callWork = callHead.extend({
  revision: z.int(),
  createdAt: instant,
  keptUntil: z.string().meta({ description: 'Day on which it is forgotten unless it is changed before.' }),
  outcome: z.enum(OUTCOMES).nullable(),
  case: z.object({ id: uuid, title: z.string(), organisation: z.string() }).nullable(),
  programme: z
    .object({
      id: uuid,
      title: z.string(),
      revision: z.int(),
      sessions: z.array(z.object({ id: z.string(), title: z.string() })),
    })
    .nullable(),
  staff: z.array(z.object({ personId: uuid, name: z.string() })).meta({ description: 'Who may be in charge.' }),
  notFound: z.array(z.enum(PART_KINDS)).meta({ description: 'Kinds of which there is no part.' }),
  parts: z.array(callPart).meta({ description: 'In the order of the text; those that are not in it come last.' }),
  coverage: z.array(callCoverage).meta({ description: 'Of the whole call (lot null) first, then lot by lot.' }),
  facts: z.array(bidFact),
  decisions: z.array(callDecision).meta({ description: 'Newest first.' }),
  items: z.array(callItem).meta({ description: 'The next due first; done ones last.' }),
  charters: z.array(callCharter),
});
export const callView = callWork.extend({
  text: z.string(),
  sentences: z.array(read).meta({ description: 'All sentences, so that one can be made a part.' }),
});

export const moduleChoice = z.object({
  ref: moduleRef,
  title: z.string(),
  institution: z.string().nullable().meta({ description: 'Null for what ships with Dragoman.' }),
  words: z.array(z.string()).meta({ description: 'Words it shares with the requirement.' }),
});
export const moduleChoices = z.object({ modules: z.array(moduleChoice), found: z.int() });
export const tieSuggestions = z.object({
  modules: z.array(moduleChoice),
  academics: z.array(
    z.object({ id: uuid, name: z.string(), affiliation: z.string(), score: z.number(), words: z.array(z.string()) }),
  ),
});
export const charterPreview = z.object({
  programmeId: uuid,
  title: z.string(),
  revision: z.int(),
  parts: z.array(
    z.object({
      part: z.enum(PROMISE_PLACES),
      before: z.string(),
      after: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()).meta({ description: 'Lines this call wrote before and that are promised no more.' }),
    }),
  ),
  willFreeze: z.boolean().meta({ description: 'A version is made of it, because nothing else waits to go into one.' }),
});

export type ReadCallFileBody = z.infer<typeof readCallFileBody>;
export type AddCallBody = z.infer<typeof addCallBody>;
export type SaveCallBody = z.infer<typeof saveCallBody>;
export type AddPartBody = z.infer<typeof addPartBody>;
export type SavePartBody = z.infer<typeof savePartBody>;
export type SaveAnswerBody = z.infer<typeof saveAnswerBody>;
export type DecideBody = z.infer<typeof decideBody>;
export type AddItemBody = z.infer<typeof addItemBody>;
export type SaveItemBody = z.infer<typeof saveItemBody>;
export type SendCharterBody = z.infer<typeof sendCharterBody>;
export type FoundPartView = z.infer<typeof foundPart>;
export type CallReadingView = z.infer<typeof callReading>;
export type CallFile = z.infer<typeof callFile>;
export type CallAnswer = z.infer<typeof callAnswer>;
export type CallPart = z.infer<typeof callPart>;
export type CallCoverage = z.infer<typeof callCoverage>;
export type BidFactView = z.infer<typeof bidFact>;
export type CallDecision = z.infer<typeof callDecision>;
export type CallItem = z.infer<typeof callItem>;
export type CallCharter = z.infer<typeof callCharter>;
export type CallHead = z.infer<typeof callHead>;
export type CallList = z.infer<typeof callList>;
export type CallWork = z.infer<typeof callWork>;
export type CallView = z.infer<typeof callView>;
export type ModuleChoice = z.infer<typeof moduleChoice>;
export type ModuleChoices = z.infer<typeof moduleChoices>;
export type TieSuggestions = z.infer<typeof tieSuggestions>;
export type CharterPreview = z.infer<typeof charterPreview>;
