// Training modules as they stand in `content/modules`.
import { z } from 'zod';
import { slug, texts } from '../framework/contract.ts';

export const trainingModule = z.strictObject({
  id: slug,
  version: z.int().min(1),
  skill: slug,
  secondary: z.array(slug),
  level: z.strictObject({ from: z.int().min(1).max(4), to: z.int().min(1).max(4) }),
  minutes: z.int().min(20).max(60),
  company: z.enum(['alone', 'colleague']),
  prerequisites: z.array(slug),
  title: texts,
  purpose: texts,
  outcomes: z
    .array(z.strictObject({ id: slug, indicator: slug, text: texts }))
    .min(1)
    .max(3),
  materials: texts,
  practice: z
    .array(
      z.strictObject({
        minutes: z.int().min(2).max(60),
        title: texts,
        steps: z.array(texts).min(1),
        indicator: slug,
        sign: texts,
      }),
    )
    .min(2)
    .max(4),
  progress: texts,
  followUp: z.array(z.strictObject({ week: z.int().min(1).max(52), text: texts })).min(1),
  references: z.array(z.string()).max(3),
});

export type TrainingModule = z.infer<typeof trainingModule>;
