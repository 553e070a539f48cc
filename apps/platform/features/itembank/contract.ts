// The item bank: statements and scenarios as they stand in `content/itembanks`. Keys, levels and reasons never go to a browser that is still answering.
import { z } from 'zod';
import { slug, texts } from '../framework/contract.ts';

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

/** A whole bank as loaded, with a digest over everything that can change a result. */
export interface ItemBank {
  readonly head: BankHead;
  readonly statements: readonly Statement[];
  readonly scenarios: readonly Scenario[];
  readonly digest: string;
}
