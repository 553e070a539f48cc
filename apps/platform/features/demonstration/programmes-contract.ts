// The synthetic modules and programmes as a file: skills from which modules are drawn, who lends them, what is designed over them.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic|synteetti/i, { message: 'has no label "synthetic"' });

export const syntheticProgrammes = z.strictObject({
  note: z.strictObject({ en: labelled, fi: labelled }),
  licence: z.literal('CC-BY-4.0'),
  seed: z.string().min(1),
  institution: slug,
  designer: slug,
  approver: slug,
  daysAgo: z.int().min(1).max(365),
  lenders: z.array(z.strictObject({ institution: slug, person: slug })).min(1),
  modules: z.int().min(1).max(500),
  ofCases: z.int().min(0).max(40).meta({ description: 'Cases with accepted skills that get a programme.' }),
  skills: z
    .array(z.strictObject({ id: slug, kind: z.enum(['skill', 'knowledge']), group: slug, label: z.string().min(1) }))
    .min(4),
  programmes: z.array(
    z.strictObject({
      title: labelled,
      audience: z.enum(['internal', 'external']),
      language: z.enum(['en', 'fi']),
      skills: z.array(slug).min(1),
      hours: z.number().min(1),
      why: labelled,
      /** What is left undone, so that a gap can be seen. */
      leave: z.enum(['nothing', 'items', 'last-item']),
      page: z.boolean(),
    }),
  ),
});
export type SyntheticProgrammes = z.infer<typeof syntheticProgrammes>;
