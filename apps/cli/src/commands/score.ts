// dragoman score: a theta with its standard error for every row, from a calibrated bank.
import { score } from '@dragoman/psychometrics';
import { ANSWER_OPTIONS, readAnswers } from '../answers.ts';
import { usageError } from '../command-error.ts';
import type { Command } from '../command.ts';
import { formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf, requiredText, textOf } from '../options.ts';
import { readBank } from '../read-bank.ts';

export const scoreCommand: Command = {
  name: 'score',
  usage:
    'dragoman score DATA.csv --bank bank.json [--estimator eap|map|mle|wle] [--reverse x,y --max 6] [--id COLUMN] [--json]',
  options: {
    reverse: ANSWER_OPTIONS.reverse,
    max: ANSWER_OPTIONS.max,
    min: ANSWER_OPTIONS.min,
    bank: { type: 'string' },
    estimator: { type: 'string' },
    id: { type: 'string' },
  },
  takesData: true,
  async run(path, values) {
    const bank = await readBank(requiredText(values, 'bank', 'the file that calibrate --out has written'));
    const estimator = choiceOf(values, 'estimator', ['eap', 'map', 'mle', 'wle']) ?? 'eap';
    const names = bank.items.map(({ name }) => name);
    if (names.some((name) => name.includes(','))) throw usageError('--bank: an item has a comma in its name');
    const id = textOf(values, 'id');
    const table = await readAnswers(path, { ...values, columns: names.join(',') }, id === undefined ? [] : [id]);
    const { theta, standardError, status, answered, ...rest } = score(
      { values: table.values, rows: table.rows, columns: names.length },
      bank.items,
      { estimator, prior: { mean: bank.latent.mean, sd: Math.sqrt(bank.latent.variance) } },
    );
    const ids = id === undefined ? null : table.labels[id]!;
    const scores = theta.map((value, row) => ({
      row: row + 1,
      ...(ids ? { id: ids[row]! } : {}),
      theta: value,
      standardError: standardError[row]!,
      status: status[row]!,
      answered: answered[row]!,
    }));
    const text = [
      `${rest.persons} people, ${names.length} items, ${estimator}${rest.empiricalReliability === null ? '' : `, empirical reliability ${rest.empiricalReliability.toFixed(3)}`}`,
      formatTable(
        [id ?? 'row', 'theta', 'standard error', 'answered', 'status'],
        scores.map((entry) => [
          ids ? ids[entry.row - 1] : String(entry.row),
          entry.theta,
          entry.standardError,
          entry.answered,
          entry.status,
        ]),
      ),
      formatWarnings(rest.warnings),
    ];
    return { json: { ...rest, scores }, text: text.filter(Boolean).join('\n\n') };
  },
};
