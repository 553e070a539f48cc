// The synthetic job market as a file: how many adverts are drawn, and what is planted among them.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic/i, { message: 'has no label "synthetic"' });

export const syntheticMarket = z.strictObject({
  note: z.strictObject({ en: labelled, fi: z.string().regex(/synteetti/i) }),
  licence: z.literal('CC-BY-4.0'),
  seed: z.string().min(1),
  institution: slug,
  designer: slug.meta({ description: 'Who takes the adverts in.' }),
  source: z.strictObject({ name: labelled, language: z.literal('en'), country: z.string().length(2), bias: labelled }),
  adverts: z.int().min(100).max(20_000),
  months: z.int().min(6).max(24),
  skills: z.int().min(10).max(200).meta({ description: 'Of our vocabulary, spread over it.' }),
  rising: z.int().min(0),
  duplicated: z.int().min(0).meta({ description: 'The skill of the employer that posts one text again and again.' }),
  newTerm: z.string().min(3).meta({ description: 'A technology that no list knows.' }),
});

export type SyntheticMarket = z.infer<typeof syntheticMarket>;
