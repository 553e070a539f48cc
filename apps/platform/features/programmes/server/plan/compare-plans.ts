// What differs between two states of a plan, part by part and field by field, in the order of the plan.
import type { ProgrammePlan } from '../../contract.ts';
import type { PlanChange } from '../../wire-contract.ts';

type Parts = Pick<ProgrammePlan, 'needs' | 'objectives' | 'assessments' | 'sessions'>;

export function comparePlans(before: ProgrammePlan, after: ProgrammePlan): PlanChange[] {
  return [
    ...compareFields('programme', '', after.title, head(before), head(after)),
    ...compareLists('need', before.needs, after.needs, ({ skill }) => skill.label),
    ...compareLists('objective', before.objectives, after.objectives, ({ text }) => text),
    ...compareLists('assessment', before.assessments, after.assessments, ({ title }) => title),
    ...compareLists('session', before.sessions, after.sessions, ({ title }) => title),
    ...compareLists('cost', before.costs.lines, after.costs.lines, ({ title }) => title),
    ...compareFields('charter', '', '', before.charter, after.charter),
  ];
}

/**
 * Share of the needs, objectives, assessments and sessions of the earlier plan that are gone or different, or new: what a custom
 * programme changes while it runs (20 to 40 percent in practice).
 */
export function shareChanged(before: ProgrammePlan, after: ProgrammePlan): number {
  const parts = (plan: Parts) => [...plan.needs, ...plan.objectives, ...plan.assessments, ...plan.sessions];
  const [one, other] = [before, after].map((plan) => new Map(parts(plan).map((part) => [part.id, write(part)])));
  const ids = new Set([...one!.keys(), ...other!.keys()]);
  if (ids.size === 0) return 0;
  return [...ids].filter((id) => one!.get(id) !== other!.get(id)).length / ids.size;
}

function head(plan: ProgrammePlan) {
  const { title, audience, language, why } = plan;
  const { template, currency, priceMode, price } = plan.costs;
  return { title, audience, language, why, ...plan.facts, template, currency, priceMode, price };
}

function compareLists<Part extends { readonly id: string }>(
  part: PlanChange['part'],
  before: readonly Part[],
  after: readonly Part[],
  name: (part: Part) => string,
): PlanChange[] {
  const earlier = new Map(before.map((each) => [each.id, each]));
  const later = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((each): PlanChange[] => {
      const old = earlier.get(each.id);
      if (old === undefined) return [{ part, id: each.id, name: name(each), kind: 'added', fields: [] }];
      return compareFields(part, each.id, name(each), old, each);
    }),
    ...before
      .filter(({ id }) => !later.has(id))
      .map((each): PlanChange => ({ part, id: each.id, name: name(each), kind: 'removed', fields: [] })),
  ];
}

function compareFields(
  part: PlanChange['part'],
  id: string,
  name: string,
  before: object,
  after: object,
): PlanChange[] {
  const earlier = before as Readonly<Record<string, unknown>>;
  const later = after as Readonly<Record<string, unknown>>;
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])];
  const fields = names
    .filter((field) => write(earlier[field]) !== write(later[field]))
    .map((field) => ({ field, before: say(earlier[field]), after: say(later[field]) }));
  return fields.length === 0 ? [] : [{ part, id, name, kind: 'changed', fields }];
}

/** Plans come out of one schema, so that equal ones are written equally. */
function write(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function say(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : write(value);
}
