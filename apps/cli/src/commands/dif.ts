// dragoman dif: whether items function differently in groups.
import {
  difGeneralised,
  type DifItem,
  difLikelihoodRatio,
  difLogistic,
  difMantelHaenszel,
  type DifOptions,
  difOrdinal,
  type DifResult,
} from '@dragoman/psychometrics';
import { ANSWER_OPTIONS, readAnswers, rowsOf } from '../answers.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { type Cell, formatP, formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf, listOf, numberOf, requiredText, textOf, type Values } from '../options.ts';
import { progressBar } from '../progress-bar.ts';
import type { ReadColumns } from '../read-table.ts';
import { MODELS } from './calibrate.ts';

const METHODS = ['mh', 'gmh', 'logistic', 'ordinal', 'lr'] as const;

export const difCommand: Command = {
  name: 'dif',
  usage:
    'dragoman dif DATA.csv --group COLUMN --method mh|gmh|logistic|ordinal|lr [--columns a,b] [--reference LABEL] [--purify]\n' +
    '    [--anchors a,b] [--alpha 0.05] [--no-correction] [--categories ordinal|nominal] [--test both|uniform|non-uniform] [--model 2pl] [--json]',
  options: {
    ...ANSWER_OPTIONS,
    group: { type: 'string' },
    method: { type: 'string' },
    reference: { type: 'string' },
    purify: { type: 'boolean' },
    anchors: { type: 'string' },
    alpha: { type: 'string' },
    'no-correction': { type: 'boolean' },
    categories: { type: 'string' },
    test: { type: 'string' },
    model: { type: 'string' },
  },
  takesData: true,
  async run(path, values) {
    const group = requiredText(values, 'group', 'the column that tells the groups');
    requiredText(values, 'method', METHODS.join(', '));
    const method = choiceOf(values, 'method', METHODS)!;
    const table = await readAnswers(path, values, [group]);
    const reference = textOf(values, 'reference');
    const groups = table.labels[group]!;
    if (reference !== undefined && !groups.includes(reference)) {
      throw new CommandError(
        `--reference: column ${group} has no "${reference}" (it has ${[...new Set(groups)]
          .filter((label) => label !== null)
          .slice(0, 10)
          .join(', ')})`,
      );
    }
    const data = {
      responses: rowsOf(table),
      names: table.names,
      groups,
      ...(reference === undefined ? {} : { referenceGroup: reference }),
    };
    const result = test(method, data, table, values);
    return { json: result, text: describe(result, method) };
  },
};

type Data = Parameters<typeof difMantelHaenszel>[0];

function test(method: (typeof METHODS)[number], data: Data, table: ReadColumns, values: Values): DifResult<DifItem> {
  const anchors = listOf(values, 'anchors');
  const alpha = numberOf(values, 'alpha', 'positive');
  const shared: DifOptions = {
    purify: values['purify'] === true,
    ...(anchors ? { anchors } : {}),
    ...(alpha === undefined ? {} : { alpha }),
  };
  if (method === 'mh') return difMantelHaenszel(data, { ...shared, correction: values['no-correction'] !== true });
  if (method === 'gmh') {
    return difGeneralised(data, {
      ...shared,
      categories: choiceOf(values, 'categories', ['ordinal', 'nominal']) ?? 'ordinal',
    });
  }
  if (method === 'lr') {
    const isBinary = table.names.every((_, j) => distinct(table, j) <= 2);
    const bar = progressBar('calibrating', table.names.length + 1);
    const result = difLikelihoodRatio(data, {
      ...shared,
      model: choiceOf(values, 'model', MODELS) ?? (isBinary ? '2pl' : 'grm'),
      onProgress: (done) => bar.at(done),
    });
    bar.end();
    return result;
  }
  const options = { ...shared, test: choiceOf(values, 'test', ['both', 'uniform', 'non-uniform']) ?? 'both' } as const;
  return method === 'logistic' ? difLogistic(data, options) : difOrdinal(data, options);
}

function distinct({ names, rows, values }: ReadColumns, j: number): number {
  const seen = new Set<number>();
  for (let row = 0; row < rows && seen.size < 3; row += 1) {
    const value = values[row * names.length + j]!;
    if (!Number.isNaN(value)) seen.add(value);
  }
  return seen.size;
}

/** Columns that only one method has. */
const EXTRAS: Readonly<Record<string, { head: readonly string[]; cells: (item: Record<string, unknown>) => Cell[] }>> =
  {
    mh: {
      head: ['odds ratio', 'delta', 'SE', 'class'],
      cells: (item) => [item['oddsRatio'], item['delta'], item['standardErrorDelta'], item['etsClass']] as Cell[],
    },
    gmh: {
      head: ['mean difference'],
      cells: (item) => [(item['meanDifferences'] as { difference: number | null }[])[0]?.difference],
    },
    logistic: { head: ['delta R2', 'class'], cells: (item) => [item['deltaR2'], item['effectClass']] as Cell[] },
    ordinal: { head: ['delta R2', 'class'], cells: (item) => [item['deltaR2'], item['effectClass']] as Cell[] },
    lr: { head: [], cells: () => [] },
  };

function describe(result: DifResult<DifItem>, method: string): string {
  const { head, cells } = EXTRAS[method]!;
  const groups = result.groups.map(({ label, n, role }) => `${label} (${role}, ${n})`).join(', ');
  const { applied, rounds, settled } = result.purification;
  const itemWarnings = result.items.flatMap((item) => item.warnings);
  const text = [
    `${result.n} people: ${groups}${applied ? `; purified in ${rounds} rounds${settled ? '' : ', not settled'}` : ''}`,
    formatTable(
      ['item', 'chi-square', 'df', 'p', 'p (Holm)', ...head, ''],
      result.items.map((item) => [
        item.name,
        item.statistic,
        item.df,
        formatP(item.p),
        formatP(item.adjustedP),
        ...cells(item as unknown as Record<string, unknown>),
        item.flagged ? '*' : '',
      ]),
    ),
    formatWarnings([...result.warnings, ...itemWarnings]),
  ];
  return text.filter(Boolean).join('\n\n');
}
