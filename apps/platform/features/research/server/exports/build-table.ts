// Turns people and their answers into the table of an export: keyed pseudonyms, months instead of instants, attributes checked.
import { score } from '@dragoman/psychometrics';
import type { Instrument } from '../../../assessment/server/index.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { ResearchPerson } from '../gather-data.ts';
import { toScales } from '../gather-data.ts';
import type { ScaleData } from '../measure/scale-data.ts';
import { CATEGORIES } from '../measure/scale-data.ts';
import type { Attribute } from '../../limits.ts';
import { blankAttributes } from './blank-attributes.ts';
import { columnName, guardFormula } from './table.ts';
import type { Cell, Column, DataTable } from './table.ts';

export interface ExportParts {
  readonly exportId: string;
  readonly tenantId: string;
  readonly people: readonly ResearchPerson[];
  readonly statements: Parameters<typeof toScales>[1];
  readonly instrument: Instrument;
  readonly attributes: readonly Attribute[];
  readonly k: number;
}

export interface BuiltTable {
  readonly table: DataTable;
  readonly blanked: number;
  readonly dropped: readonly string[];
  readonly scales: readonly ScaleData[];
}

const BASE = ['language', 'role_profile', 'stage_profile'] as const;

export function buildTable(parts: ExportParts, keys: Pick<InstallationKeys, 'mac'>): BuiltTable {
  const { instrument, statements, attributes } = parts;
  const named = parts.people.map((person) => ({ person, pseudonym: pseudonymOf(parts, person.personId, keys) }));
  // The order of the codes is nobody's order: neither of time nor of names.
  const people = named.toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  const traits = people.map(({ person: { attempt, attributes: own } }) => [
    attempt.language,
    attempt.roleProfile,
    attempt.stage,
    ...attributes.map((name) => own[name]?.trim() ?? ''),
  ]);
  const checked = blankAttributes(traits, parts.k);
  const scales = toScales(
    people.map(({ person }) => person),
    statements,
    instrument.bank.head.skills,
  );
  const scores = scales.map(scoreSkill);
  const answers = people.map(({ person }) => new Map(person.answers.map((answer) => [answer.itemId, answer.value])));
  const scenarios = instrument.bank.scenarios;
  const rows = people.map(({ person, pseudonym }, i): Cell[] => [
    pseudonym,
    ...checked.rows[i]!.map((value) => (value === null || value === '' ? null : guardFormula(value))),
    person.attempt.form,
    person.attempt.finishedAt!.slice(0, 7),
    ...statements.map(({ id }) => {
      const value = answers[i]!.get(id);
      return value !== undefined && 'category' in value ? value.category : null;
    }),
    ...scenarios.flatMap(({ id, options }) => {
      const value = answers[i]!.get(id);
      const given = value !== undefined && 'ratings' in value ? value.ratings : null;
      return options.map((_, at) => given?.[at] ?? null);
    }),
    ...scores.flatMap(({ theta, errors }): Cell[] => [theta[i]!, errors[i]!]),
  ]);
  const labels = [...BASE, ...attributes.map((name) => `list_${name}`)];
  return {
    table: { columns: describeColumns(parts, labels), rows },
    blanked: checked.blanked,
    dropped: checked.dropped.map((column) => labels[column]!),
    scales,
  };
}

/** A code that is another in every export; only this installation could make it again, and offers no way to. */
function pseudonymOf(
  { exportId, tenantId }: ExportParts,
  personId: string,
  keys: Pick<InstallationKeys, 'mac'>,
): string {
  const code = keys.mac('research-export', JSON.stringify([tenantId, exportId, personId]));
  return `P${Buffer.from(code).toString('hex').slice(0, 12).toUpperCase()}`;
}

/** EAP under a standard normal density, as the script in the export computes it again. */
function scoreSkill({ items, rows }: ScaleData): { theta: (number | null)[]; errors: (number | null)[] } {
  const used = items.flatMap((item, j) => (item.isPilot ? [] : [j]));
  if (used.length === 0) return { theta: rows.map(() => null), errors: rows.map(() => null) };
  const found = score(
    rows.map((row) => used.map((j) => row[j]!)),
    used.map((j) => {
      const { id, discrimination, thresholds } = items[j]!;
      return { name: id, model: 'grm', discrimination, thresholds, categories: [...CATEGORIES] };
    }),
    { estimator: 'eap', prior: { mean: 0, sd: 1 } },
  );
  return { theta: found.theta, errors: found.standardError };
}

function describeColumns({ instrument, statements }: ExportParts, labels: readonly string[]): Column[] {
  const { bank } = instrument;
  const words = new Map([...bank.statements, ...bank.scenarios].map((item) => [item.id, item]));
  const text = (name: string, label: string): Column => ({ name, kind: 'text', label });
  const scaleOf = new Map(bank.statements.map((item) => [item.id, item.scale]));
  const codesOf = (scale: string | undefined, from: number) =>
    (bank.head.scales[scale ?? '']?.['en'] ?? []).map((label, index) => ({ value: index + from, label }));
  return [
    text('person', 'Pseudonym; another one in every export'),
    ...labels.map((name) =>
      text(name, `${name.replace('list_', '').replace('_', ' ')}; empty where too few shared it`),
    ),
    text('form', 'Full or short run'),
    text('month', 'Month in which the run was finished'),
    ...statements.map(({ id, isPilot, reverse }): Column => {
      const pilot = isPilot ? ' (on trial)' : '';
      return {
        name: columnName(id),
        kind: 'whole',
        label: `${words.get(id)?.text['en'] ?? 'Statement on trial'}${pilot}${reverse ? ' (reverse)' : ''}`,
        codes: codesOf(scaleOf.get(id), 0),
        itemId: id,
      };
    }),
    ...bank.scenarios.flatMap(({ id, options }) =>
      options.map((option, at): Column => ({
        name: columnName(`${id}_${at + 1}`),
        kind: 'whole',
        label: `${id}, option ${at + 1}: ${option.text['en'] ?? ''}`,
        codes: codesOf('effectiveness', 1),
        itemId: id,
      })),
    ),
    ...bank.head.skills.flatMap((skill): Column[] => [
      {
        name: columnName(`theta_${skill}`),
        kind: 'number',
        label: `EAP of ${skill} from the statements, standard normal prior`,
      },
      { name: columnName(`se_${skill}`), kind: 'number', label: `Posterior SD of theta_${columnName(skill)}` },
    ]),
  ];
}
