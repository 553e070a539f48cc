// The synthetic academics as a file: word lists from which people, works and courses are drawn, those that are planted, what was asked.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic/i, { message: 'has no label "synthetic"' });
const word = z.string().regex(/^\p{L}+$/u);
const phrases = z.array(z.string().min(3)).min(1);

export const syntheticAcademics = z.strictObject({
  note: z.strictObject({ en: labelled, fi: z.string().regex(/synteetti/i) }),
  licence: z.literal('CC-BY-4.0'),
  seed: z.string().min(1),
  institution: slug,
  designer: slug.meta({ description: 'Who takes the files in and asks.' }),
  people: z.int().min(10).max(2000),
  importedDaysAgo: z.int().min(30).max(365),
  toldDaysAgo: z.int().min(1).max(60),
  given: z.array(word).min(10),
  family: z.array(word).min(10),
  fields: z
    .array(
      z.strictObject({
        id: slug,
        topics: phrases,
        methods: phrases,
        settings: phrases,
        courses: phrases,
        companies: z.array(labelled).min(1),
      }),
    )
    .min(4),
  planted: z.array(
    z.strictObject({
      name: labelled,
      field: slug,
      publications: z.int().min(0).max(60),
      topics: phrases.nullable().meta({ description: 'What the publications are about; null: anything of the field.' }),
      citations: z.int().min(0).meta({ description: 'Written into the file and counted nowhere.' }),
      courses: z.array(z.string()),
      hoursPerYear: z.int().min(0).max(200),
      languages: z.array(z.string().regex(/^[a-z]{2}$/)),
    }),
  ),
  requests: z.array(
    z.strictObject({
      who: labelled,
      what: labelled,
      hours: z.number(),
      when: z.string(),
      daysAgo: z.int().min(1).max(18),
      answer: z.union([
        z.strictObject({ kind: z.literal('yes'), note: labelled }),
        z.strictObject({ kind: z.literal('other'), reason: z.string(), note: labelled }),
      ]),
    }),
  ),
  rehearsals: z.array(
    z.strictObject({
      who: labelled,
      kind: z.enum(['presenting', 'teaching']),
      title: labelled,
      daysAgo: z.int().min(1).max(18),
      marks: z.array(z.tuple([labelled, z.array(z.int().min(0).max(4)).length(6), z.string()])).min(1),
    }),
  ),
  goal: labelled,
});

export type SyntheticAcademics = z.infer<typeof syntheticAcademics>;
