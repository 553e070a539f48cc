// The synthetic needs as a file: invented firms, the skills they ask for, and the sentences in which they do.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic|synteetti/i, { message: 'has no label "synthetic"' });
const lines = z.array(z.string().min(1)).min(1);

export const NEED_LANGUAGES = ['en', 'fi', 'it', 'pl'] as const;

const templates = z.strictObject({
  skill: lines.meta({ description: 'With {label}, and {people} where it fits.' }),
  knowledge: lines,
  people: lines,
  open: lines,
  close: lines,
  hidden: lines.meta({ description: 'Confidential lines, with {sum}.' }),
});

export const syntheticNeeds = z.strictObject({
  note: z.strictObject({ en: labelled, fi: labelled }),
  licence: z.literal('CC-BY-4.0'),
  seed: z.string().min(1),
  institution: slug,
  designer: slug,
  lead: slug,
  member: slug,
  desk: z.strictObject({ contactName: labelled, replyDays: z.int(), stepDays: z.int() }),
  cases: z.int().min(1).max(200),
  read: z
    .int()
    .min(0)
    .meta({ description: 'Cases that are read and decided while the past is loaded; others wait for the queue.' }),
  firms: z
    .array(
      z.strictObject({
        name: labelled,
        country: z.string().length(2),
        sector: z.string(),
        contact: labelled,
        language: z.enum(NEED_LANGUAGES),
        groups: z.array(slug).min(1),
      }),
    )
    .min(1),
  skills: z.record(slug, z.array(slug).min(1)),
  templates: z.record(z.enum(NEED_LANGUAGES), templates),
});
export type SyntheticNeeds = z.infer<typeof syntheticNeeds>;
