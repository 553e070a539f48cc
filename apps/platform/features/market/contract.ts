// The job-market watch: sources of adverts, files that come in by two steps, what the watch says of skills, and new terms.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import {
  ADVERT_KINDS,
  BIAS_CHARACTERS,
  FILE_BYTES,
  FILE_NAME_CHARACTERS,
  NAME_CHARACTERS,
  OFFER_KINDS,
  PART_BYTES,
  TERM_CHARACTERS,
  TERM_DECISIONS,
  WATCH_LANGUAGES,
} from './limits.ts';
import type { OfferKind } from './limits.ts';

const URI_MAX = 500;

export const saveSourceBody = z.strictObject({
  name: plainText(NAME_CHARACTERS, 1),
  kind: z.enum(ADVERT_KINDS),
  language: z.enum(WATCH_LANGUAGES),
  country: z.string().regex(/^[A-Z]{2}$/),
  bias: plainText(BIAS_CHARACTERS, 10).meta({
    description: 'Who is in it and who is not, in a sentence. Shown with the figures.',
  }),
});
const revision = z.int().min(1).max(1_000_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const changeSourceBody = saveSourceBody.extend({
  revision: revision.meta({
    description: 'The one that was read; what somebody else saved meanwhile is not written over.',
  }),
});
export const sourceParams = z.object({ sourceId: z.uuid() });
export const emptyBody = z.strictObject({});

export const marketSource = saveSourceBody.extend({
  id: z.uuid(),
  bias: z.string(),
  revision: z.int(),
  adverts: z.int(),
  from: z.string().nullable().meta({ description: 'Date of the earliest advert.' }),
  to: z.string().nullable(),
});

/** `looked-at`: shown to a person, nothing taken in yet. `taking`: being stored, unseen until all of it is there. */
export const importState = z.enum(['uploading', 'looking', 'looked-at', 'taking', 'taken', 'refused', 'failed']);
export const advertFault = z.object({
  line: z.int(),
  fault: z.enum(['not-readable', 'no-text', 'no-date', 'date-not-understood', 'date-in-future', 'twice']),
  written: z.string(),
});
export const importReport = z.object({
  digest: z.string().meta({ description: 'SHA-256 of the file that was looked at; the taking in asks for it.' }),
  fresh: z.int().meta({ description: 'Adverts that would be taken in.' }),
  known: z.int().meta({ description: 'Adverts of this source that are there already.' }),
  faults: z.int(),
  listed: z.array(advertFault),
  from: z.string().nullable(),
  to: z.string().nullable(),
  employers: z.int(),
  withoutEmployer: z.int(),
  examples: z.array(z.object({ title: z.string(), employer: z.string().nullable(), postedOn: z.string() })),
});
export const advertImport = z.object({
  id: z.uuid(),
  source: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(ADVERT_KINDS) }),
  fileName: z.string(),
  bytes: z.int(),
  digest: z.string().nullable().meta({
    description:
      'SHA-256 of the file that is to arrive, so that it can be known again; null for imports begun before this was asked.',
  }),
  state: importState,
  parts: z.object({ needed: z.int(), missing: z.array(z.int()) }),
  progress: z.number().min(0).max(1),
  refusal: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable()
    .meta({ description: 'Why the file was refused.' }),
  report: importReport.nullable(),
});
export const beginImportBody = z.strictObject({
  sourceId: z.uuid(),
  fileName: plainText(FILE_NAME_CHARACTERS, 1),
  bytes: z.int().min(1).max(FILE_BYTES),
  digest: digest.meta({
    description: 'SHA-256 of the file. The same file of a source again goes on where it broke off.',
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
export const takeInBody = z.strictObject({ digest });

export const trend = z.enum(['rising', 'falling', 'no-change-seen', 'not-enough']);
export const served = z.enum(['offered', 'short-only', 'part-only', 'other-language', 'nothing-offered']);
export const monthShare = z.object({
  asked: z.int(),
  postings: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable().meta({ description: 'Of an interval of 90 in 100.' }),
  high: z.number().nullable(),
});
export const oddsAYear = z.object({ value: z.number(), low: z.number(), high: z.number() });
export const offer = z.object({
  title: z.string(),
  href: z.string(),
  kind: z.enum(OFFER_KINDS),
  languages: z.array(z.string()),
});
export const watchedSkill = z.object({
  uri: z.string(),
  label: z.string(),
  asked: z.int().meta({ description: 'Distinct postings that ask for it.' }),
  employers: z.int(),
  trend,
  odds: oddsAYear.nullable().meta({ description: 'Odds after a year over odds before it, with 90 in 100.' }),
  months: z.array(monthShare),
  served,
  offers: z.array(offer),
});
export const newTerm = z.object({
  term: z.string(),
  postings: z.int(),
  employers: z.int(),
  firstMonth: z.string().nullable(),
  example: z.string(),
  decision: z.enum(TERM_DECISIONS).nullable(),
  decidedBy: z.string().nullable().meta({ description: 'Null where nothing is decided or the person is gone.' }),
  decidedAt: z.iso.datetime().nullable(),
});
export const watchView = z.object({
  state: z.enum(['none', 'waiting', 'reading', 'done', 'failed']),
  progress: z.number().min(0).max(1),
  computedAt: z.iso.datetime().nullable(),
  list: z
    .object({ scheme: z.string(), version: z.string(), attribution: z.string() })
    .nullable()
    .meta({ description: 'List of skills that the adverts were read with.' }),
  months: z.array(z.string()),
  adverts: z.int(),
  repeated: z.int(),
  postings: z.int(),
  employers: z.int(),
  counts: z.object({ skills: z.int(), rising: z.int(), falling: z.int(), notEnough: z.int(), unserved: z.int() }),
  surest: z
    .object({ uri: z.string(), label: z.string(), odds: oddsAYear })
    .nullable()
    .meta({ description: 'The rise of which the watch is surest.' }),
  skills: z.array(watchedSkill),
});
export const marketView = z.object({
  watch: watchView,
  sources: z.array(marketSource),
  imports: z.array(advertImport).meta({ description: 'Those that are not finished.' }),
  terms: z.array(newTerm),
  mayChange: z.boolean(),
});
export const skillQuery = z.strictObject({ uri: plainText(URI_MAX, 1) });
export const skillView = z.object({
  skill: watchedSkill,
  months: z.array(z.string()),
  examples: z.array(z.object({ sentence: z.string(), language: z.string(), source: z.string(), month: z.string() })),
  sources: z.array(z.object({ name: z.string(), bias: z.string(), asked: z.int(), postings: z.int() })),
});
export const decideTermBody = z.strictObject({
  term: plainText(TERM_CHARACTERS, 1),
  decision: z.enum(TERM_DECISIONS).nullable().meta({ description: 'Null takes a decision back.' }),
});

export type SaveSourceBody = z.infer<typeof saveSourceBody>;
export type ChangeSourceBody = z.infer<typeof changeSourceBody>;
export type MarketSource = z.infer<typeof marketSource>;
export type ImportState = z.infer<typeof importState>;
export type ImportReport = z.infer<typeof importReport>;
export type AdvertImport = z.infer<typeof advertImport>;
export type BeginImportBody = z.infer<typeof beginImportBody>;
export type MonthShareView = z.infer<typeof monthShare>;
export type OfferView = z.infer<typeof offer>;
export type Served = z.infer<typeof served>;
export type TrendView = z.infer<typeof trend>;
export type WatchedSkillView = z.infer<typeof watchedSkill>;
export type NewTermView = z.infer<typeof newTerm>;
export type WatchView = z.infer<typeof watchView>;
export type MarketView = z.infer<typeof marketView>;
export type SkillView = z.infer<typeof skillView>;
export type DecideTermBody = z.infer<typeof decideTermBody>;

/** Something that teaches a skill. The rooms that offer fill this through `Offers`. */
export interface Offer {
  readonly skillUri: string;
  readonly title: string;
  readonly href: string;
  readonly kind: OfferKind;
  readonly languages: readonly string[];
  /** The skill is one among several that it teaches, and not the first of them. */
  readonly isPart: boolean;
}

/** What an institution offers, in words of the language asked for. */
export interface Offers {
  list(tenantId: string, language: string): Promise<readonly Offer[]>;
}
