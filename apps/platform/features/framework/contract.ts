// Frameworks, skills and role profiles: the shape of the files in `content/frameworks` and of what the API gives out.
import { z } from 'zod';

/** A text in several languages, keyed by language code. English is always there. */
export const texts = z
  .record(z.string().regex(/^[a-z]{2}$/), z.string().min(1))
  .refine((value) => 'en' in value, { message: 'texts.english-missing' });

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

export const LEVELS = [1, 2, 3, 4] as const;

export const indicator = z.strictObject({ id: slug, text: texts });

export const frameworkSkill = z.strictObject({
  id: slug,
  name: texts,
  definition: texts,
  inKnowledgeTransfer: texts,
  inLearningWork: texts,
  isNot: texts,
  levels: z
    .array(
      z.strictObject({
        level: z.union(LEVELS.map((value) => z.literal(value))),
        indicators: z.array(indicator).min(1),
      }),
    )
    .length(4),
  esco: z.array(
    z.strictObject({
      uri: z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/(skill|isced-f)\/[\w-]+$/),
      label: z.string().min(1),
      relation: z.enum(['exact', 'close', 'broad', 'narrow', 'related']),
    }),
  ),
  basis: z.array(z.string().min(1)),
});

export const frameworkHead = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: texts,
  status: z.enum(['ours', 'imported', 'official']),
  licence: z.string(),
  provenance: texts,
  sources: z.array(z.string()),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)),
  levels: z
    .array(z.strictObject({ level: z.int().min(1).max(4), id: slug, name: texts, description: texts }))
    .length(4),
  skills: z.array(slug).min(1),
  defaultSet: z.strictObject({ skills: z.array(slug).min(1), reasoning: texts, perSkill: z.record(slug, texts) }),
});

export const roleProfile = z.strictObject({
  id: slug,
  name: texts,
  description: texts,
  stages: z
    .array(
      z.strictObject({
        id: slug,
        name: texts,
        description: texts,
        targets: z.record(slug, z.number().min(1).max(4)),
        weights: z.record(slug, z.number().min(0.1).max(3)),
      }),
    )
    .min(1),
  rationale: texts,
});

export const framework = z.strictObject({
  head: frameworkHead,
  skills: z.array(frameworkSkill),
  roles: z.array(roleProfile),
});

export type Texts = z.infer<typeof texts>;
export type FrameworkSkill = z.infer<typeof frameworkSkill>;
export type FrameworkHead = z.infer<typeof frameworkHead>;
export type RoleProfile = z.infer<typeof roleProfile>;
export type Framework = z.infer<typeof framework>;
