// dragoman simulate-cat: whole adaptive tests of synthetic people on a bank.
import { prepareTestBank, simulateBank, sympsonHetter, type TestPolicy } from '@dragoman/psychometrics';
import type { Command } from '../command.ts';
import { formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf, numberOf, requiredText, textOf } from '../options.ts';
import { progressBar } from '../progress-bar.ts';
import { readBank } from '../read-bank.ts';

const SHOWN_ITEMS = 15;

export const simulateCatCommand: Command = {
  name: 'simulate-cat',
  usage:
    'dragoman simulate-cat --bank bank.json [--people 1000] [--stop-se 0.32] [--max 40] [--min 1] [--stop-change 0.01]\n' +
    '    [--rule maximum-information|expected-variance|kullback-leibler|decision --cuts=-1,0.5] [--estimator eap|map|mle|wle]\n' +
    '    [--randomesque 5] [--exposure 0.3] [--seed 1] [--json]',
  options: {
    bank: { type: 'string' },
    people: { type: 'string' },
    'stop-se': { type: 'string' },
    'stop-change': { type: 'string' },
    max: { type: 'string' },
    min: { type: 'string' },
    rule: { type: 'string' },
    cuts: { type: 'string' },
    estimator: { type: 'string' },
    randomesque: { type: 'string' },
    exposure: { type: 'string' },
    seed: { type: 'string' },
  },
  takesData: false,
  async run(_path, values) {
    const card = await readBank(requiredText(values, 'bank', 'the file that calibrate --out has written'));
    const people = numberOf(values, 'people', 'count') ?? 1000;
    const seed = textOf(values, 'seed') ?? '1';
    const standardError = numberOf(values, 'stop-se', 'positive');
    const change = numberOf(values, 'stop-change', 'positive');
    const minimum = numberOf(values, 'min', 'count');
    const maximum = numberOf(values, 'max', 'count') ?? (standardError === undefined ? 20 : 40);
    const cuts = textOf(values, 'cuts')?.split(',').map(Number);
    const randomesque = numberOf(values, 'randomesque', 'count');
    const bank = prepareTestBank(card.items, {
      prior: { mean: card.latent.mean, sd: Math.sqrt(card.latent.variance) },
    });
    const policy: TestPolicy = {
      rule:
        choiceOf(values, 'rule', ['maximum-information', 'expected-variance', 'kullback-leibler', 'decision']) ??
        'maximum-information',
      estimator: choiceOf(values, 'estimator', ['eap', 'map', 'mle', 'wle']) ?? 'eap',
      seed,
      ...(cuts ? { cuts } : {}),
      ...(randomesque === undefined ? {} : { randomesque }),
      stop: {
        maximum,
        ...(standardError === undefined ? {} : { standardError }),
        ...(change === undefined ? {} : { change }),
        ...(minimum === undefined ? {} : { minimum }),
      },
    };
    const target = numberOf(values, 'exposure', 'positive');
    const warnings: { message: string }[] = [];
    if (target !== undefined) {
      const bar = progressBar('exposure control', 12);
      const found = sympsonHetter(bank, policy, { target, people, seed, onProgress: (done) => bar.at(done) });
      bar.end();
      policy.exposure = found.exposure;
      warnings.push(...found.warnings);
    }
    const bar = progressBar('simulating', people);
    const result = simulateBank(bank, policy, { people, seed, onProgress: (done) => bar.at(done) });
    bar.end();
    const { tests: _tests, ...summary } = result;
    const json = policy.exposure ? { ...summary, exposureParameters: policy.exposure } : summary;
    return { json, text: describe(result, [...warnings, ...result.warnings]) };
  },
};

function describe(result: ReturnType<typeof simulateBank>, warnings: readonly { message: string }[]): string {
  const { precision, length, exposure, stops } = result;
  const ends = Object.entries(stops).flatMap(([code, count]) => (count > 0 ? [`${code} ${count}`] : []));
  const used = [...result.items].sort((a, b) => b.exposure - a.exposure).slice(0, SHOWN_ITEMS);
  const text = [
    `${result.people} synthetic people; items a test: ${length.mean.toFixed(2)} on average (${length.smallest} to ${length.largest}); ended by ${ends.join(', ')}`,
    formatTable(
      ['theta', 'people', 'bias', 'RMSE', 'mean SE', 'coverage 95 %', 'items'],
      [
        ...result.byTheta.map((row) => [
          row.from === null
            ? `below ${row.to}`
            : row.to === null
              ? `${row.from} and above`
              : `${row.from} to ${row.to}`,
          row.people,
          row.bias,
          row.rmse,
          row.meanStandardError,
          row.coverage95,
          row.meanItems,
        ]),
        ...(precision
          ? [
              [
                'all',
                precision.people,
                precision.bias,
                precision.rmse,
                precision.meanStandardError,
                precision.coverage95,
                precision.meanItems,
              ],
            ]
          : []),
      ],
    ),
    `largest exposure ${exposure.largest.toFixed(3)}, ${exposure.neverUsed} of ${result.items.length} items never used, overlap of two tests ${exposure.overlap.toFixed(3)}`,
    formatTable(
      ['most used item', 'exposure'],
      used.map(({ name, exposure: rate }) => [name, rate]),
    ),
    formatWarnings(warnings),
  ];
  return text.filter(Boolean).join('\n\n');
}
