// Frameworks, skills and role profiles: the shape of the files in `content/frameworks` and of what the API gives out.
import { z } from 'zod';
import { FRAMEWORK_FILE_CHARACTERS } from './limits.ts';

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

// --- Frameworks in and out ---

export const frameworkSummary = z.object({
  id: z
    .string()
    .meta({ description: 'The id of the framework that ships with Dragoman, or the UUID of an imported version.' }),
  framework: slug,
  version: z.string(),
  title: texts,
  status: z.enum(['ours', 'imported', 'official']),
  skills: z.int(),
  importedAt: z.iso.datetime().nullable().meta({ description: 'Null for the framework that ships with Dragoman.' }),
});
export const frameworkList = z.object({ frameworks: z.array(frameworkSummary) });
export const frameworkParams = z.object({ id: slug });

export const importFrameworkBody = z.strictObject({
  format: z.enum(['json', 'csv']),
  content: z.string().min(1).max(FRAMEWORK_FILE_CHARACTERS).meta({ description: 'The text of the file as it is.' }),
  status: z
    .enum(['imported', 'official'])
    .meta({ description: '`official`: the list of the body that decides about it.' }),
  dryRun: z.boolean().meta({ description: 'True: nothing is stored, whatever the file holds.' }),
});

export const importError = z.object({
  line: z.int().nullable().meta({ description: 'Line of the file, from 1; null when the file as a whole is meant.' }),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  sentence: z.string().meta({ description: 'In English.' }),
});
export const frameworkChange = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  part: z.enum(['framework', 'level', 'skill', 'indicator', 'role', 'stage', 'default-set']),
  id: z.string(),
  of: z.string().nullable().meta({ description: 'The skill of an indicator, the role of a stage.' }),
  fields: z.array(z.string()).meta({ description: 'What differs, for changed parts.' }),
});
export const importReport = z.object({
  framework: z.object({ id: slug, version: z.string(), title: texts }).nullable(),
  comparedWith: z.object({ id: z.string(), version: z.string() }).nullable().meta({
    description: 'The newest version there was of the framework of this id; null when it is new.',
  }),
  errors: z.array(importError),
  changes: z.array(frameworkChange).meta({ description: 'Empty with `comparedWith`: nothing changes.' }),
  stored: z.object({ id: z.uuid(), version: z.string() }).nullable().meta({
    description: 'The version that now holds this content; null in a dry run, with errors, or when nothing changes.',
  }),
});

export type FrameworkSummary = z.infer<typeof frameworkSummary>;
export type FrameworkList = z.infer<typeof frameworkList>;
export type ImportFrameworkBody = z.infer<typeof importFrameworkBody>;
export type ImportError = z.infer<typeof importError>;
export type FrameworkChange = z.infer<typeof frameworkChange>;
export type ImportReport = z.infer<typeof importReport>;
