// dragoman agreement: how far raters agree, from a wide table (subjects x raters) or a long one.
import {
  type AgreementRating,
  cohenKappa,
  fleissKappa,
  gwetAgreement,
  intraclassCorrelation,
  kendallW,
  krippendorffAlpha,
  withinGroupAgreement,
} from '@dragoman/psychometrics';
import type { Command, CommandResult } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { formatP, formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf, listOf, numberOf, requiredText, textOf, type Values } from '../options.ts';
import { type LabelCell, readTable } from '../read-table.ts';

const COEFFICIENTS = ['icc', 'cohen', 'fleiss', 'krippendorff', 'kendall-w', 'ac1', 'rwg'] as const;
type Coefficient = (typeof COEFFICIENTS)[number];

export const agreementCommand: Command = {
  name: 'agreement',
  usage:
    'dragoman agreement DATA.csv --coefficient icc|cohen|fleiss|krippendorff|kendall-w|ac1|rwg [--level nominal|ordinal|interval|ratio]\n' +
    '    [--weights identity|linear|quadratic|ordinal] [--categories low,middle,high] [--options 5] [--columns a,b]\n' +
    '    [--subject COLUMN --rater COLUMN --value COLUMN] [--design crossed|nested] [--seed N] [--json]\n' +
    '  Rows are subjects and columns are raters, unless --subject, --rater and --value name the columns of a long table.',
  options: {
    columns: { type: 'string' },
    coefficient: { type: 'string' },
    level: { type: 'string' },
    weights: { type: 'string' },
    categories: { type: 'string' },
    options: { type: 'string' },
    subject: { type: 'string' },
    rater: { type: 'string' },
    value: { type: 'string' },
    design: { type: 'string' },
    seed: { type: 'string' },
  },
  takesData: true,
  async run(path, values) {
    requiredText(values, 'coefficient', COEFFICIENTS.join(', '));
    const coefficient = choiceOf(values, 'coefficient', COEFFICIENTS)!;
    const ratings = await readRatings(path, values);
    return compute(coefficient, ratings, values);
  },
};

async function readRatings(path: string, values: Values): Promise<AgreementRating[]> {
  const long = ['subject', 'rater', 'value'].map((name) => textOf(values, name));
  if (long.some((name) => name !== undefined)) {
    const [subject, rater, value] = long;
    if (!subject || !rater || !value) throw usageError('A long table needs --subject, --rater and --value');
    const { labels, rows } = await readTable(path, { columns: [subject, rater, value], asText: true });
    const cells = asNumbersWhenAll(labels[value]!);
    return Array.from({ length: rows }, (_, row) => {
      const [who, by] = [labels[subject]![row]!, labels[rater]![row]!];
      if (who === null) throw new CommandError(`${path}: row ${row + 1}, column ${subject} is empty`);
      if (by === null) throw new CommandError(`${path}: row ${row + 1}, column ${rater} is empty`);
      return { subject: who, rater: by, value: cells[row]! };
    });
  }
  const columns = listOf(values, 'columns');
  const { labels, rows } = await readTable(path, { ...(columns ? { columns } : {}), asText: true });
  const raters = Object.keys(labels);
  const flat = asNumbersWhenAll(raters.flatMap((rater) => labels[rater]!));
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    raters.map((rater, r) => ({ subject: row + 1, rater, value: flat[r * rows + row]! })),
  );
}

/** Categories are numbers when every rating is one, else text. */
function asNumbersWhenAll(cells: readonly LabelCell[]): (string | number | null)[] {
  const isNumeric = cells.every((cell) => cell === null || (cell.trim() !== '' && Number.isFinite(Number(cell))));
  return isNumeric ? cells.map((cell) => (cell === null ? null : Number(cell))) : [...cells];
}

function compute(coefficient: Coefficient, ratings: AgreementRating[], values: Values): CommandResult {
  const weights = choiceOf(values, 'weights', ['identity', 'linear', 'quadratic', 'ordinal']);
  const list = listOf(values, 'categories');
  const categories = list ? { categories: asNumbersWhenAll(list).map((label) => label!) } : {};
  const weighted = { ...categories, ...(weights ? { weights } : {}) };
  if (coefficient === 'icc') return describeIcc(ratings, values);
  if (coefficient === 'kendall-w') return describeKendall(ratings);
  if (coefficient === 'rwg') return describeRwg(ratings, values);
  const seed = textOf(values, 'seed');
  const result =
    coefficient === 'cohen'
      ? cohenKappa(ratings, weighted)
      : coefficient === 'fleiss'
        ? fleissKappa(ratings, categories)
        : coefficient === 'ac1'
          ? gwetAgreement(ratings, weighted)
          : krippendorffAlpha(ratings, {
              ...categories,
              measurement: choiceOf(values, 'level', ['nominal', 'ordinal', 'interval', 'ratio']) ?? 'nominal',
              ...(seed === undefined ? {} : { seed }),
            });
  const { interval, test } = result;
  const text = [
    `${result.method.name}: ${result.subjects} subjects, ${result.raters} raters, categories ${result.categories.slice(0, 12).join(', ')}`,
    formatTable(
      ['value', 'standard error', '95 % interval', 'observed', 'expected', 'z', 'p'],
      [
        [
          result.value,
          result.standardError,
          interval ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : null,
          result.observedAgreement,
          result.expectedAgreement,
          test?.z,
          formatP(test?.p ?? null),
        ],
      ],
    ),
    formatWarnings(result.warnings),
  ];
  return { json: result, text: text.filter(Boolean).join('\n\n') };
}

function describeIcc(ratings: AgreementRating[], values: Values): CommandResult {
  const result = intraclassCorrelation(ratings, {
    design: choiceOf(values, 'design', ['crossed', 'nested']) ?? 'crossed',
  });
  const text = [
    `${result.method.name}: ${result.subjects} subjects, ${result.raters} raters`,
    formatTable(
      ['form', 'value', '95 % interval', 'F', 'df1', 'df2', 'p'],
      result.forms.map(({ form, value, interval, test }) => [
        form,
        value,
        interval ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : null,
        test?.f,
        test?.df1,
        test?.df2,
        formatP(test?.p ?? null),
      ]),
    ),
    formatWarnings(result.warnings),
  ];
  return { json: result, text: text.filter(Boolean).join('\n\n') };
}

function describeKendall(ratings: AgreementRating[]): CommandResult {
  const result = kendallW(ratings);
  const text = [
    formatTable(
      ['W', 'mean correlation', 'chi-square', 'df', 'p'],
      [[result.w, result.meanCorrelation, result.test?.chiSquare, result.test?.df, formatP(result.test?.p ?? null)]],
    ),
    formatWarnings(result.warnings),
  ];
  return { json: result, text: text.filter(Boolean).join('\n\n') };
}

function describeRwg(ratings: AgreementRating[], values: Values): CommandResult {
  const options = numberOf(values, 'options', 'count');
  if (options === undefined) {
    throw usageError('--options is needed for rwg: how many answer options the scale has (uniform null distribution)');
  }
  const result = withinGroupAgreement(ratings, { name: 'uniform', options });
  const text = [
    `rwg against a uniform distribution on ${options} options; mean ${result.meanRwg?.toFixed(3) ?? '–'}, median ${result.medianRwg?.toFixed(3) ?? '–'}`,
    formatTable(
      ['subject', 'ratings', 'mean', 'variance', 'rwg', 'average deviation'],
      result.perSubject.map((one) => [
        String(one.subject),
        one.ratings,
        one.mean,
        one.variance,
        one.rwg,
        one.averageDeviation,
      ]),
    ),
    formatWarnings(result.warnings),
  ];
  return { json: result, text: text.filter(Boolean).join('\n\n') };
}
