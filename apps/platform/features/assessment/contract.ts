// What goes over the wire while somebody answers. No targets, keys, parameters or levels: the browser learns them only with the result.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { bankLanguage } from '../itembank/contract.ts';
import { ANSWERS_PER_REQUEST, FOCUS_SKILLS, ITEMS_HELD, OPTIONS_PER_SCENARIO, SECONDS_PER_ITEM } from './limits.ts';

const itemId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .meta({ description: 'Id of a statement or scenario of the item bank.' });
const languages = z.enum(LANGUAGES);

export const startAssessmentBody = z.strictObject({
  roleProfile: z.string().regex(/^[a-z0-9-]{1,64}$/),
  stage: z.string().regex(/^[a-z0-9-]{1,64}$/),
  form: z.enum(['full', 'short']),
  language: languages,
  focus: z
    .array(z.string().regex(/^[a-z0-9-]{1,64}$/))
    .min(1)
    .max(FOCUS_SKILLS)
    .optional()
    .meta({ description: 'Skills to measure again, of a full form; all skills when absent.' }),
});

export const answerValue = z.union([
  z.strictObject({ category: z.int().min(0).max(4) }),
  z.strictObject({ ratings: z.array(z.int().min(1).max(5)).min(2).max(OPTIONS_PER_SCENARIO) }),
  z.strictObject({ skip: z.enum(['does-not-apply', 'prefer-not-to-say']) }),
]);

/** One answer as the browser made it. A changed answer is a new one with a higher revision; nothing is overwritten. */
export const answerEvent = z.strictObject({
  key: z.uuid().meta({ description: 'Made by the browser; the same key is stored once, however often it is sent.' }),
  itemId,
  revision: z.int().min(1).max(10_000),
  value: answerValue,
  answeredAt: z.iso.datetime().meta({ description: "The browser's clock; recorded, never trusted." }),
  seconds: z.number().min(0).max(SECONDS_PER_ITEM),
});

export const answersBody = z.strictObject({
  answers: z.array(answerEvent).min(1).max(ANSWERS_PER_REQUEST),
  holds: z
    .array(itemId)
    .max(ITEMS_HELD)
    .meta({ description: 'Ids of the items whose text the browser has; they are not sent again.' }),
});

/** A text in one or more languages, keyed by language. */
const texts = z.record(z.string(), z.string());

export const shownItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('statement'),
    itemId,
    lead: texts,
    text: texts,
    categories: z.record(z.string(), z.array(z.string()).length(5)),
  }),
  z.object({
    kind: z.literal('scenario'),
    itemId,
    lead: texts,
    text: texts,
    options: z.array(z.object({ id: z.string(), text: texts })),
    categories: z.record(z.string(), z.array(z.string()).length(5)),
  }),
]);

export const runnerState = z.object({
  attemptId: z.uuid(),
  status: z.enum(['open', 'finished', 'expired']),
  form: z.enum(['full', 'short']),
  language: languages,
  roleProfile: z.string(),
  stage: z.string(),
  next: itemId.nullable().meta({ description: 'The item to show; null when the assessment may be finished.' }),
  ahead: z.array(itemId).meta({ description: 'Items that may be shown after it if the network is gone.' }),
  answered: z
    .array(z.object({ itemId, value: answerValue, revision: z.int() }))
    .meta({ description: "The person's own answers in the order they were first given, for going back." }),
  items: z
    .array(shownItem)
    .meta({ description: 'Texts, in every language, of the items named above that the browser does not hold yet.' }),
  precision: z
    .array(
      z.object({
        skill: z.string(),
        name: texts,
        gained: z.number().min(0).max(1),
        observations: z.int(),
        abstained: z.boolean(),
      }),
    )
    .meta({
      description: 'Per skill: share of the aimed-at precision of the answers so far. Says nothing about high or low.',
    }),
  minutesLeft: z.object({ low: z.int(), high: z.int() }),
  stop: z
    .object({
      reason: z.enum(['precision', 'time', 'plan-settled', 'bank-exhausted', 'length', 'asked-to-stop']),
      settledSkills: z.int(),
      skills: z.int(),
    })
    .nullable(),
  expiresAt: z.iso.datetime(),
});

export const startedAssessment = z.object({
  attemptId: z.uuid(),
  privateLink: z
    .string()
    .nullable()
    .meta({ description: 'Path with the secret in its fragment, `/resume#…`; null for people with an account.' }),
  state: runnerState,
});

export const acceptedAnswers = z.object({
  acknowledged: z.array(z.uuid()).meta({ description: 'Keys of the answers that are now durable.' }),
  refused: z.array(z.object({ key: z.uuid(), code: z.string() })),
  state: runnerState,
});

export const finishBody = z.strictObject({
  answered: z.int().min(0).max(1000).meta({ description: 'How many items the browser holds an answer for.' }),
  early: z.boolean().meta({ description: 'The person ends although another item could be asked.' }),
});

export const openLinkBody = z.strictObject({ token: z.string().min(20).max(200) });
export const attemptSummary = z.object({
  attemptId: z.uuid(),
  status: z.enum(['open', 'finished', 'expired']),
  form: z.enum(['full', 'short']),
  roleProfile: z.string(),
  stage: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  answered: z.int(),
});
export const attemptList = z.object({ attempts: z.array(attemptSummary) });

/** What the start page offers: role profiles with their stages (names and descriptions only) and the two forms. */
export const assessmentOffer = z.object({
  roleProfiles: z.array(
    z.object({
      id: z.string(),
      name: texts,
      description: texts,
      stages: z.array(z.object({ id: z.string(), name: texts, description: texts })),
    }),
  ),
  skills: z.array(z.object({ id: z.string(), name: texts, definition: texts })),
  forms: z.array(z.object({ id: z.enum(['full', 'short']), minutesLow: z.int(), minutesHigh: z.int() })),
  retentionDays: z.int(),
  instrument: z.object({
    bank: z.string(),
    version: z.string(),
    provisional: z.boolean(),
    languages: z.array(bankLanguage),
  }),
});

export type StartAssessmentBody = z.infer<typeof startAssessmentBody>;
export type StartedAssessment = z.infer<typeof startedAssessment>;
export type AnswerValue = z.infer<typeof answerValue>;
export type AnswerEvent = z.infer<typeof answerEvent>;
export type AnswersBody = z.infer<typeof answersBody>;
export type AcceptedAnswers = z.infer<typeof acceptedAnswers>;
export type RunnerState = z.infer<typeof runnerState>;
export type ShownItem = z.infer<typeof shownItem>;
export type AssessmentOffer = z.infer<typeof assessmentOffer>;
export type AttemptSummary = z.infer<typeof attemptSummary>;
export type FinishBody = z.infer<typeof finishBody>;
export const renewLinkBody = z.strictObject({});
export const renewedLink = z.object({
  privateLink: z.string().meta({
    description:
      'Path with the secret in its fragment: `/resume#…`, to be put behind the address of this installation.',
  }),
});
export type RenewedLink = z.infer<typeof renewedLink>;
