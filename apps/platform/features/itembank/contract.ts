// The item bank: statements and scenarios as they stand in `content/itembanks`. Keys, levels and reasons never go to a browser that is still answering.
import { LANGUAGES } from '@dragoman/kernel';
import type { Bank } from '@dragoman/psychometrics';
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { slug, texts } from '../framework/contract.ts';
import { PILOT_TEXT_MAX } from './limits.ts';

const oneLine = (max: number) => plainText(max, 10).regex(/^[^\p{Cc}\u2028\u2029]*$/u, { message: 'text.one-line' });

const fiveWords = z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(1)).length(5));

export const bankHead = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  framework: z.string(),
  status: z.enum(['provisional', 'calibrated']),
  licence: z.string(),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)),
  skills: z.array(slug).min(1),
  frame: z.strictObject({ statement: texts, scenario: texts }),
  scales: z.record(slug, fiveWords),
  keyStatus: z.enum(['authors-key', 'panel-key']),
  priors: z.strictObject({ rationale: texts, locationByLevel: z.record(z.enum(['1', '2', '3', '4']), z.number()) }),
});

export const statement = z.strictObject({
  id: slug,
  indicator: slug,
  level: z.int().min(1).max(4),
  reverse: z.boolean(),
  scale: slug,
  roles: z.array(slug).min(1).optional(),
  text: texts,
  observed: texts,
  note: z.string().optional(),
});

export const scenario = z.strictObject({
  id: slug,
  secondary: slug.optional(),
  setting: z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), field: z.string().min(1) }),
  indicators: z.array(slug),
  roles: z.array(slug).min(1).optional(),
  text: texts,
  options: z
    .array(z.strictObject({ id: slug, text: texts, key: z.int().min(1).max(5), reason: texts }))
    .min(4)
    .max(5),
  note: z.string().optional(),
});

export const statementFile = z.strictObject({ skill: slug, statements: z.array(statement) });
export const scenarioFile = z.strictObject({ skill: slug, scenarios: z.array(scenario) });

export type BankHead = z.infer<typeof bankHead>;
export type Statement = z.infer<typeof statement> & { readonly skill: string };
export type Scenario = z.infer<typeof scenario> & { readonly skill: string };

/** How far the bank may be trusted in one language: who has read the translation, and whether data have shown it to measure alike. */
export const bankLanguage = z.object({
  language: z.string(),
  review: z.enum(['source', 'not-reviewed', 'reviewed']),
  equivalence: z.enum(['source', 'not-shown', 'shown']),
});
export type BankLanguage = Readonly<z.infer<typeof bankLanguage>>;

/** A whole bank as loaded, with a digest over everything that can change a result. */
export interface ItemBank {
  readonly head: BankHead;
  readonly statements: readonly Statement[];
  readonly scenarios: readonly Scenario[];
  readonly digest: string;
  readonly languages: readonly BankLanguage[];
}

/** Cut points between levels 1|2, 2|3 and 3|4 of one skill, on its theta scale, as a panel set them. */
export interface SkillCuts {
  readonly cuts: readonly [number, number, number];
  readonly standardErrors: readonly [number, number, number];
  readonly panellists: number;
}

/** What a version of the bank holds beside the words: parameters of every item, and the cut points when a panel has set them. */
export interface StoredBank {
  readonly bank: Bank;
  readonly cuts: Readonly<Record<string, SkillCuts>> | null;
  /** How each skill was put on the scale of the version before; empty when no item was calibrated. */
  readonly links: readonly SkillLink[];
  /** Statements whose parameters enough people have answered for; absent in versions made before this was kept. */
  readonly settled?: readonly string[];
}

export interface SkillLink {
  readonly skill: string;
  readonly anchors: readonly string[];
  readonly slope: number;
  readonly intercept: number;
  /** Standard error that the link adds to a theta, at a few thetas. */
  readonly linkingErrors: readonly { readonly theta: number; readonly standardError: number }[];
}

/** A version of the bank that a named person accepted. It is never changed; the next one points at it. */
export interface BankVersion {
  readonly id: string;
  readonly bank: string;
  readonly bankVersion: string;
  readonly bankDigest: string;
  /** Name of its parameters; what attempts pin. */
  readonly parameters: string;
  /** Parameters of the version it follows. */
  readonly parent: string;
  readonly kind: 'calibration' | 'level-cuts' | 'panel-key';
  /** The run or round it came from. */
  readonly sourceId: string;
  /** Null once that person was erased. */
  readonly acceptedBy: string | null;
  readonly acceptedAt: string;
  readonly body: StoredBank;
}

type WrittenTexts = { readonly en: string } & Readonly<Record<string, string>>;

/** English, which every reader of the bank has, and whatever other languages it was written in. */
function someLanguages(max: number): z.ZodType<WrittenTexts, WrittenTexts> {
  const further = LANGUAGES.filter((language) => language !== 'en').map((language) => [
    language,
    oneLine(max).optional(),
  ]);
  // A language that is left out is absent and never undefined: JSON has no such value.
  return z.strictObject({ en: oneLine(max), ...Object.fromEntries(further) }) as unknown as z.ZodType<
    WrittenTexts,
    WrittenTexts
  >;
}

/** A new statement that is tried out beside the bank. */
export const pilotItemBody = z.strictObject({
  skill: slug,
  level: z.int().min(1).max(4),
  reverse: z.boolean(),
  scale: slug,
  text: someLanguages(PILOT_TEXT_MAX),
});
export type PilotItemBody = z.infer<typeof pilotItemBody>;

export interface PilotItem extends PilotItemBody {
  readonly id: string;
  readonly addedAt: string;
  readonly withdrawnAt: string | null;
}
