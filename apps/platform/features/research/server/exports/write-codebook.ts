// What an export is, in words for people and as CSV on the Web for programs.
import type { ExportRecord } from '../store.ts';
import type { Column, DataTable } from './table.ts';

export interface CodebookParts {
  readonly record: ExportRecord;
  readonly campaigns: readonly string[];
  readonly institution: string;
  readonly bank: string;
  readonly parameters: string;
  readonly tables: Readonly<Record<'responses' | 'items' | 'parameters', DataTable>>;
  readonly isSynthetic: boolean;
}

const FILES = { responses: 'responses.csv', items: 'items.csv', parameters: 'parameters.csv' } as const;
const WHAT = {
  responses: 'One row a person: attributes, answers as they were given, scores.',
  items: 'One row a statement: the parameters the scores rest on.',
  parameters: 'One row a calibrated statement: what the run found and what it started from. Empty without a run.',
} as const;

export function writeCodebook({ record, campaigns, bank, parameters, tables, isSynthetic }: CodebookParts): string {
  const { k } = record.options;
  return [
    `# ${record.title}`,
    '',
    ...(isSynthetic ? ['**Synthetic data.** Nobody of these people exists.', ''] : []),
    `Made on ${record.createdAt.slice(0, 10)} from ${campaigns.map((each) => `"${each}"`).join(', ')}: attempts finished by ${record.until.slice(0, 10)}. Item bank ${bank}, parameters ${parameters}.`,
    '',
    '## Whom it is about',
    '',
    `Rows are pseudonymised: \`person\` is a keyed code that is another in every export, and no list leads back. Each combination of language, role, stage and the attributes chosen stands for at least ${k} people; rarer ones were blanked (about ${record.blanked} people)${record.dropped.length === 0 ? '' : `, and these columns were left out wholly: ${record.dropped.join(', ')}`}. Somebody who knows many of a person's answers could still find the row: this is personal data, to be kept and deleted as such.`,
    '',
    'It was given out for research, and may not be used for hiring, pay or promotion.',
    '',
    '## Answers',
    '',
    'Statements: 0 to 4 as shown; where `reverse` is 1 in `items.csv`, 4 less the answer is the keyed one. Options of scenarios: 1 to 5 for effectiveness. Empty: not asked or passed over; an adaptive run asks everybody something else, depending on earlier answers, so missing cells are missing at random given what is there.',
    '',
    '## Scores',
    '',
    '`theta_…` is the expected a posteriori of the graded response model (D = 1) from the statements alone, under a standard normal density with 61 nodes from -6 to 6; `se_…` the posterior SD. They are not the profile a person sees, which also takes scenarios, other people and other skills into account.',
    '',
    ...(['responses', 'items', 'parameters'] as const).flatMap((name) => [
      `## ${FILES[name]}`,
      '',
      WHAT[name],
      '',
      '| column | type | what it is | codes |',
      '| --- | --- | --- | --- |',
      ...tables[name].columns.map(
        ({ name: column, kind, label, codes }) =>
          `| ${column} | ${kind} | ${cell(label)} | ${cell((codes ?? []).map(({ value, label: words }) => `${value} ${words}`).join('; '))} |`,
      ),
      '',
    ]),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|');
}

const TYPES = { text: 'string', whole: 'integer', number: 'double' } as const;

/** Metadata for tabular data on the web (W3C Recommendation, 17 December 2015): a group of the three tables. */
export function writeCsvw({ record, tables }: CodebookParts): string {
  const columnOf = ({ name, kind, label, codes }: Column): object => ({
    name,
    titles: name,
    datatype:
      kind === 'whole' && codes !== undefined && codes.length > 0
        ? { base: 'integer', minimum: codes[0]!.value, maximum: codes.at(-1)!.value }
        : TYPES[kind],
    'dc:description': label,
    null: '',
  });
  const keys = { responses: 'person', items: 'item', parameters: 'item' } as const;
  return `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      'dc:title': record.title,
      'dc:created': record.createdAt.slice(0, 10),
      dialect: { delimiter: ',', header: true, encoding: 'utf-8' },
      tables: (['responses', 'items', 'parameters'] as const).map((name) => ({
        url: FILES[name],
        'dc:description': WHAT[name],
        tableSchema: {
          columns: tables[name].columns.map(columnOf),
          primaryKey: keys[name],
          ...(name === 'parameters'
            ? {
                foreignKeys: [
                  { columnReference: 'item', reference: { resource: FILES.items, columnReference: 'item' } },
                ],
              }
            : {}),
        },
      })),
    },
    null,
    2,
  )}\n`;
}
