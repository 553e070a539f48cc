// Taxonomies of skills: packs that are there, how one comes in, and what is in it.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import {
  ATTRIBUTION_MAX,
  PART_BYTES,
  SCHEME_MAX,
  TAXONOMY_FORMATS,
  TAXONOMY_LANGUAGES,
  UPLOAD_BYTES,
  UPLOAD_FILES,
  VERSION_MAX,
} from './limits.ts';

const URI_MAX = 500;

/** `on`: in use. `kept`: an older version, still there for what points at it. The others are imports under way. */
export const packState = z.enum([
  'uploading',
  'waiting',
  'reading',
  'storing',
  'refused',
  'failed',
  'ready',
  'on',
  'kept',
  'removing',
]);
export const taxonomyFormat = z.enum(TAXONOMY_FORMATS);
export const taxonomyLanguage = z.enum(TAXONOMY_LANGUAGES);

export const finding = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string().nullable(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  sentence: z.string().meta({ description: 'In English.' }),
});

export const packChange = z.object({
  uri: z.string(),
  label: z.string().meta({ description: 'In the pack that comes; of what is gone, in the pack before.' }),
  before: z.string().nullable().meta({ description: 'The label before, of what is relabelled or replaced.' }),
});
const changeList = z.object({ count: z.int(), listed: z.array(packChange) });
export const packReport = z.object({
  comparedWith: z.object({ id: z.string(), version: z.string() }).nullable(),
  added: changeList,
  gone: changeList.meta({ description: 'No longer there, and nothing stands for them.' }),
  replaced: changeList.meta({
    description: 'No longer there; the URI is that of the concept which stands for it now.',
  }),
  relabelled: changeList,
});

export const packSummary = z.object({
  id: z.string().meta({ description: 'A UUID, or the name of the vocabulary that ships with Dragoman.' }),
  scheme: z.string(),
  version: z.string(),
  language: z.string(),
  attribution: z.string().meta({ description: 'To show wherever its labels are shown; may be empty.' }),
  scope: z.enum(['shipped', 'installation', 'institution']),
  state: packState,
  concepts: z.int(),
  groups: z.int(),
  switchedOnAt: z.iso.datetime().nullable(),
  uses: z.int().meta({ description: 'What of this installation points at it; a pack in use is not removed.' }),
});
export const packList = z.object({ packs: z.array(packSummary) });

export const packImport = z.object({
  pack: packSummary,
  format: taxonomyFormat,
  files: z.array(z.string()),
  parts: z.object({ needed: z.int(), missing: z.array(z.int()) }),
  progress: z.number().min(0).max(1).meta({ description: 'Share of the step that `state` names.' }),
  findings: z.array(finding),
  report: packReport.nullable().meta({ description: 'What would change; there when the state is `ready`.' }),
});

const fileName = plainText(200, 1);
export const beginImportBody = z.strictObject({
  format: taxonomyFormat,
  scope: z.enum(['installation', 'institution']),
  scheme: plainText(SCHEME_MAX, 1).meta({ description: 'Name of the list; of ESCO packs it is always `esco`.' }),
  version: plainText(VERSION_MAX, 1),
  language: taxonomyLanguage,
  attribution: plainText(ATTRIBUTION_MAX).meta({ description: 'Empty: what the file says, or nothing.' }),
  files: z
    .array(z.strictObject({ name: fileName, bytes: z.int().min(1).max(UPLOAD_BYTES) }))
    .min(1)
    .max(UPLOAD_FILES)
    .refine((files) => files.reduce((sum, { bytes }) => sum + bytes, 0) <= UPLOAD_BYTES, {
      message: 'files.too-large',
    }),
});
export const importParams = z.object({ importId: z.uuid() });
export const partParams = z.object({ importId: z.uuid(), part: z.coerce.number().int().min(0).max(999) });
export const partBody = z.strictObject({
  content: z
    .base64()
    .min(4)
    .max(Math.ceil(PART_BYTES / 3) * 4),
});
export const emptyBody = z.strictObject({});

export const packParams = z.object({ packId: z.union([z.uuid(), z.string().regex(/^dragoman-vocabulary-[a-z]{2}$/)]) });
export const conceptsQuery = z.strictObject({
  text: plainText(100).optional(),
  group: z.string().max(URI_MAX).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).optional(),
});
export const conceptRef = z.object({
  uri: z.string(),
  preferredLabel: z.string(),
  matched: z
    .string()
    .nullable()
    .meta({ description: 'The other label by which it was found; null when it is the preferred one.' }),
  skillType: z.enum(['skill', 'knowledge']).nullable(),
});
export const conceptPage = z.object({
  concepts: z.array(conceptRef),
  next: z.int().nullable().meta({ description: '`from` of the next page.' }),
  attribution: z.string(),
});
export const conceptQuery = z.strictObject({ uri: z.string().min(1).max(URI_MAX) });
const named = z.object({ uri: z.string(), label: z.string(), isGroup: z.boolean() });
export const conceptDetail = z.object({
  uri: z.string(),
  preferredLabel: z.string(),
  altLabels: z.array(z.string()),
  description: z.string(),
  skillType: z.enum(['skill', 'knowledge']).nullable(),
  broader: z.array(named),
  narrower: z.array(named).meta({ description: 'The first hundred.' }),
  related: z.array(named.extend({ relation: z.enum(['essential', 'optional', 'related']) })),
  collections: z.array(z.string()),
  occupations: z.int(),
  uses: z.array(z.object({ kind: z.enum(['framework', 'demand', 'programme', 'person']), title: z.string() })),
  attribution: z.string(),
});

export type PackState = z.infer<typeof packState>;
export type PackFinding = z.infer<typeof finding>;
export type PackChange = z.infer<typeof packChange>;
export type PackReport = z.infer<typeof packReport>;
export type PackSummary = z.infer<typeof packSummary>;
export type PackList = z.infer<typeof packList>;
export type PackImport = z.infer<typeof packImport>;
export type BeginImportBody = z.infer<typeof beginImportBody>;
export type ConceptRef = z.infer<typeof conceptRef>;
export type ConceptPage = z.infer<typeof conceptPage>;
export type ConceptDetail = z.infer<typeof conceptDetail>;
export type ConceptUse = ConceptDetail['uses'][number];
