// Templates of what a programme costs, read from `content/cost-templates.json`; their amounts are invented to begin with and say so.
import { z } from 'zod';
import { readContent } from '../../../../core/content/read-content.ts';
import { texts } from '../../../framework/contract.ts';
import type { PlanCosts } from '../../contract.ts';
import { AUDIENCES, COST_BASES, PRICE_MODES } from '../../limits.ts';
import type { Audience } from '../../limits.ts';

const costTemplate = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  audience: z.enum(AUDIENCES),
  title: texts,
  note: texts,
  currency: z.string().regex(/^[A-Z]{3}$/),
  priceMode: z.enum(PRICE_MODES),
  price: z.number().min(0),
  lines: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        basis: z.enum(COST_BASES),
        amount: z.number().min(0),
        title: texts,
      }),
    )
    .min(1),
});
export type CostTemplate = z.infer<typeof costTemplate>;

export function loadCostTemplates(file: URL): readonly CostTemplate[] {
  return readContent(file, z.strictObject({ templates: z.array(costTemplate).min(1) })).templates;
}

/** Costs as a template has them, in words of the language. The first one for the audience, or the one named. */
export function startCosts(
  templates: readonly CostTemplate[],
  audience: Audience,
  language: string,
  id?: string,
): PlanCosts {
  const template = templates.find((each) => each.id === id) ?? templates.find((each) => each.audience === audience)!;
  const say = (words: Readonly<Record<string, string>>): string => words[language] ?? words['en']!;
  return {
    template: template.id,
    currency: template.currency,
    priceMode: template.priceMode,
    price: template.price,
    lines: template.lines.map(({ id: lineId, basis, amount, title }) => ({
      id: lineId,
      basis,
      amount,
      title: say(title),
    })),
  };
}
