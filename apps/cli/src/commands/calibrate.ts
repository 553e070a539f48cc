// dragoman calibrate: item parameters by marginal maximum likelihood, and a bank for scoring and adaptive testing.
import { writeFile } from 'node:fs/promises';
import {
  bankCard,
  calibrate,
  type CalibratedItem,
  type Calibration,
  type CalibrationPriors,
  type CalibrationProgress,
  SMALL_SAMPLE_PRIORS,
} from '@dragoman/psychometrics';
import { ANSWER_OPTIONS, readAnswers } from '../answers.ts';
import { CommandError, usageError } from '../command-error.ts';
import type { Command } from '../command.ts';
import { type Cell, formatTable, formatWarnings } from '../format-table.ts';
import { choiceOf, numberOf, requiredText, textOf } from '../options.ts';
import { progressBar } from '../progress-bar.ts';

export const MODELS = ['rasch', '2pl', '3pl', '4pl', 'grm', 'pcm', 'gpcm'] as const;

export const calibrateCommand: Command = {
  name: 'calibrate',
  usage:
    'dragoman calibrate DATA.csv --model rasch|2pl|3pl|4pl|grm|pcm|gpcm [--columns a,b] [--reverse x,y --max 6]\n' +
    '    [--prior none|small|a=0,0.5;b=0,2;g=5,17;u=17,5] [--se oakes|crossprod|sandwich|none] [--nodes N] [--out bank.json] [--json]',
  options: {
    ...ANSWER_OPTIONS,
    model: { type: 'string' },
    prior: { type: 'string' },
    se: { type: 'string' },
    nodes: { type: 'string' },
    out: { type: 'string' },
  },
  takesData: true,
  async run(path, values) {
    requiredText(values, 'model', MODELS.join(', '));
    const model = choiceOf(values, 'model', MODELS)!;
    const standardErrors = choiceOf(values, 'se', ['oakes', 'crossprod', 'sandwich', 'none']) ?? 'oakes';
    const priors = priorsOf(textOf(values, 'prior'));
    const nodes = numberOf(values, 'nodes', 'count');
    const table = await readAnswers(path, values);
    const progress = showProgress();
    const result = calibrate(
      { values: table.values, rows: table.rows, columns: table.names.length },
      {
        model,
        names: table.names,
        standardErrors,
        onProgress: progress.at,
        ...(priors === undefined ? {} : { priors }),
        ...(nodes === undefined ? {} : { nodes }),
      },
    );
    progress.end();
    const out = textOf(values, 'out');
    if (out !== undefined) await writeBank(out, result);
    return { json: result, text: describe(result, out) };
  },
};

/** Log-likelihood still promised below which a search is as good as done; only for drawing the bar. */
const NEARLY_NOTHING = 1e-8;

/** The search closes in by orders of magnitude, so the bar counts those and not the steps, whose number nobody knows. */
function showProgress(): { at(progress: CalibrationProgress): void; end(): void } {
  const bar = progressBar('calibrating', 1);
  let first: number | null = null;
  return {
    at({ promisedGain }) {
      if (!(promisedGain > 0)) return;
      first ??= Math.max(promisedGain, 10 * NEARLY_NOTHING);
      bar.at(Math.min(1, Math.max(0, Math.log(first / promisedGain) / Math.log(first / NEARLY_NOTHING))));
    },
    end: () => bar.end(),
  };
}

/** `a` lognormal of the slope, `b` normal of the locations, `g` and `u` beta of the asymptotes. */
function priorsOf(text: string | undefined): CalibrationPriors | 'none' | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return 'none';
  if (text === 'small') return SMALL_SAMPLE_PRIORS;
  const priors: CalibrationPriors = {};
  for (const part of text.split(';')) {
    const found = /^\s*([abgu])\s*=\s*([^,]+),([^,]+)$/.exec(part);
    const [first, second] = [Number(found?.[2]), Number(found?.[3])];
    if (!found || !Number.isFinite(first) || !Number.isFinite(second)) {
      throw usageError(`--prior: none, small, or parts like a=0,0.5 joined by semicolons, not "${part}"`);
    }
    if (found[1] === 'a') priors.discrimination = { family: 'lognormal', meanLog: first, sdLog: second };
    if (found[1] === 'b') priors.location = { family: 'normal', mean: first, sd: second };
    if (found[1] === 'g') priors.guessing = { family: 'beta', alpha: first, beta: second };
    if (found[1] === 'u') priors.upperAsymptote = { family: 'beta', alpha: first, beta: second };
  }
  return priors;
}

async function writeBank(out: string, result: Calibration): Promise<void> {
  if (!result.converged) {
    throw new CommandError(`The calibration did not converge, so ${out} was not written: ${lastMessage(result)}`);
  }
  await writeFile(out, `${JSON.stringify(bankCard(result), null, 1)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${out} cannot be written (${error.code})`);
  });
}

function lastMessage({ warnings }: Calibration): string {
  return warnings.find(({ code }) => code === 'not-converged')?.message ?? 'see --json';
}

function describe(result: Calibration, out: string | undefined): string {
  const most = Math.max(1, ...result.items.map(({ thresholds }) => thresholds?.length ?? 1));
  const hasGuessing = result.items.some(({ guessing }) => guessing !== undefined);
  const hasUpper = result.items.some(({ upperAsymptote }) => upperAsymptote !== undefined);
  const head = ['item', 'n', 'a', 'SE'];
  for (let k = 1; k <= most; k += 1) head.push(most === 1 ? 'b' : `b${k}`, 'SE');
  if (hasGuessing) head.push('g', 'SE');
  if (hasUpper) head.push('u', 'SE');
  const parts = [
    `${result.model}, ${result.n} people, ${result.items.length} items, ${result.nodes} nodes`,
    `log-likelihood ${result.logLik.toFixed(4)} (with twice the nodes ${result.doubledNodesLogLik.toFixed(4)}), AIC ${result.aic.toFixed(2)}, BIC ${result.bic.toFixed(2)}`,
    `${result.converged ? 'converged' : 'NOT CONVERGED'} after ${result.iterations} iterations; standard errors: ${result.information.method}`,
    '',
    formatTable(
      head,
      result.items.map((item) => rowOf(item, most, hasGuessing, hasUpper)),
    ),
    ...(result.warnings.length > 0 ? ['', formatWarnings(result.warnings)] : []),
    ...(out === undefined ? [] : ['', `The bank was written to ${out}`]),
  ];
  return parts.join('\n');
}

function rowOf(item: CalibratedItem, most: number, hasGuessing: boolean, hasUpper: boolean): Cell[] {
  const errors = item.standardErrors;
  const cells: Cell[] = [item.name, item.n, item.discrimination, errors?.discrimination];
  for (let k = 0; k < most; k += 1) {
    const location = item.thresholds ? item.thresholds[k] : k === 0 ? item.difficulty : undefined;
    cells.push(location, item.thresholds ? errors?.thresholds?.[k] : k === 0 ? errors?.difficulty : undefined);
  }
  if (hasGuessing) cells.push(item.guessing, errors?.guessing);
  if (hasUpper) cells.push(item.upperAsymptote, errors?.upperAsymptote);
  return cells;
}
