// The head of a long module, `module.json`: what is learnt, on which evidence, in how many minutes, in which languages.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const language = z.string().regex(/^[a-z]{2}$/);
const sentence = z.string().trim().min(1).max(2000);
const texts = z.record(language, sentence);
const minutes = z.int().min(0).max(6000);

/** The four parts of an outcome, each in words that join to one sentence: verb content, context; then the standard. */
const outcomeText = z.strictObject({ verb: sentence, content: sentence, context: sentence, standard: sentence });

const outcome = z.strictObject({
  id: z.string().regex(/^o[1-9]$/),
  indicators: z.array(slug).min(1),
  /** Ids of statements and scenarios that ask for the same behaviour. */
  items: z.array(slug).min(1),
  text: z.record(language, outcomeText),
});

const agendaRow = z.strictObject({
  /** For an activity the name of its file; for all others the id of a section in the guide. */
  id: slug,
  kind: z.enum(['opening', 'input', 'activity', 'break', 'assessment', 'closing']),
  minutes: minutes.min(1),
  title: texts,
});

/** Signed by somebody who speaks the language and is named, or not. */
const review = z.union([
  z.literal('not yet reviewed'),
  z.strictObject({ by: sentence, on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
]);

export const longModuleHead = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** The leading skill first. */
  skills: z.array(slug).min(1),
  level: z.strictObject({ from: z.int().min(1).max(4), to: z.int().min(1).max(4) }),
  licence: z.literal('CC-BY-4.0'),
  authors: z.array(sentence).min(1),
  /** English, the source, first. */
  languages: z.array(language).min(1),
  /** One entry for each language but the source. */
  review: z.record(language, review),
  title: texts,
  purpose: texts,
  roles: z.array(slug).min(1),
  group: z.strictObject({ from: z.int().min(1), to: z.int().max(60) }),
  prerequisites: z.strictObject({
    /** Ids of short or long modules. */
    modules: z.array(slug),
    text: texts,
  }),
  outcomes: z.array(outcome).min(2).max(6),
  agenda: z.array(agendaRow).min(6),
  /** Minutes of a participant. `contact` is the agenda without its breaks. */
  workload: z.strictObject({
    preparation: minutes,
    contact: minutes,
    practiceTask: minutes,
    followUp: minutes,
    assessment: minutes,
  }),
  /** Minutes of the variant for one person alone, which takes the place of the contact minutes. */
  selfStudy: minutes,
  ects: z.number().min(0).max(30),
});

export type LongModuleHead = z.infer<typeof longModuleHead>;
export type Outcome = z.infer<typeof outcome>;
export type AgendaRow = z.infer<typeof agendaRow>;
export type Review = z.infer<typeof review>;

/** One ECTS credit stands for 25 to 30 hours of work (ECTS Users’ Guide 2015). */
export const HOURS_PER_CREDIT = { from: 25, to: 30 } as const;
