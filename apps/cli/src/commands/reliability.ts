// dragoman reliability: alpha, omega, halves and item figures of one scale.
import { reliability } from '@dragoman/psychometrics';
import { ANSWER_OPTIONS, readAnswers, rowsOf } from '../answers.ts';
import type { Command } from '../command.ts';
import { formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf } from '../options.ts';

export const reliabilityCommand: Command = {
  name: 'reliability',
  usage:
    'dragoman reliability DATA.csv [--columns a,b] [--reverse x,y --max 6 [--min 1]] [--missing pairwise|listwise] [--json]',
  options: { ...ANSWER_OPTIONS, missing: { type: 'string' } },
  takesData: true,
  async run(path, values) {
    const missing = choiceOf(values, 'missing', ['pairwise', 'listwise']) ?? 'pairwise';
    const table = await readAnswers(path, values);
    const result = reliability(rowsOf(table), { items: table.names, missing });
    const { alpha, omega, splitHalf, itemAnalysis } = result;
    const interval = alpha.interval ? `${alpha.interval.lower.toFixed(3)} to ${alpha.interval.upper.toFixed(3)}` : null;
    const text = [
      `${alpha.items} items, ${alpha.people} people, missing answers ${missing}`,
      formatTable(
        ['figure', 'value', 'standard error', '95 % interval'],
        [
          ['alpha (raw)', alpha.alpha, alpha.standardError, interval],
          ['alpha (standardised)', alpha.standardisedAlpha, null, null],
          ['omega (maximum likelihood)', omega.ml.omega, omega.ml.standardError, null],
          ['omega (minimum residuals)', omega.minres.omega, null, null],
          ['split half (Spearman-Brown)', splitHalf.spearmanBrown, null, null],
          ['standard error of measurement', result.standardErrorOfMeasurement, null, null],
        ],
      ),
      formatTable(
        ['item', 'answers', 'mean', 'SD', 'item-rest r', 'corrected r', 'alpha if dropped'],
        itemAnalysis.items.map((item) => [
          item.item,
          item.answers,
          item.mean,
          item.deviation,
          item.itemRest,
          item.correctedItemTotal,
          item.alphaIfDropped,
        ]),
      ),
      formatWarnings(result.warnings),
    ];
    return { json: result, text: text.filter(Boolean).join('\n\n') };
  },
};
