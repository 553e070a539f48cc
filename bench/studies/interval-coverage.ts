// Study: how often the 95 % intervals of alpha and of the standardised mean change hold the true value. Synthetic people throughout.
// Run: npm exec node -- bench/studies/interval-coverage.ts [--json] [--replications N] [--report docs/validation/interval-coverage.md]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  ALPHA_WORLDS,
  CHANGE_WORLDS,
  coverAlpha,
  coverChange,
  type CoverageRow,
  trueAlpha,
} from './interval-coverage-worlds.ts';

const SEED = 'interval-coverage';
const ALPHA_PEOPLE = [30, 50, 100, 300];
const CHANGE_PEOPLE = [10, 20, 50, 100];

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, replications: { type: 'string' }, report: { type: 'string' } },
});
const replications = Number(values.replications ?? 10_000);
if (!Number.isInteger(replications) || replications < 100)
  throw new RangeError('--replications: a whole number, 100 or more');

const rows: CoverageRow[] = [];
for (const world of ALPHA_WORLDS) {
  const truth = trueAlpha(world);
  for (const people of ALPHA_PEOPLE) show(coverAlpha(world, truth, people, replications, SEED));
}
for (const world of CHANGE_WORLDS)
  for (const people of CHANGE_PEOPLE) show(coverChange(world, people, replications, SEED));

const claimed = rows.filter(({ isClaimed }) => isClaimed);
const outside = claimed.filter(({ coverage }) => coverage < 0.935 || coverage > 0.965);
if (values.json) {
  process.stdout.write(`${JSON.stringify({ replications, seed: SEED, synthetic: true, rows }, null, 1)}\n`);
} else {
  console.log(`\n${claimed.length - outside.length} of ${claimed.length} claimed intervals cover 93.5 to 96.5 %`);
}
if (values.report !== undefined) writeFileSync(values.report, reportOf());
process.exitCode = outside.length > 0 ? 1 : 0;

function show(some: readonly CoverageRow[]): void {
  rows.push(...some);
  if (values.json) return;
  for (const row of some) {
    const cells = [
      row.statistic.padEnd(26),
      row.world.padEnd(36),
      String(row.people).padStart(4),
      ` ${row.interval}`.padEnd(12),
      row.truth.toFixed(4).padStart(8),
      `${(100 * row.coverage).toFixed(2)} %`.padStart(9),
      `± ${(100 * row.monteCarloError).toFixed(2)}`.padStart(8),
      row.meanWidth.toFixed(3).padStart(8),
      row.isClaimed ? '  claimed' : '',
    ];
    console.log(cells.join(''));
  }
}

/** The same table as a page. */
function reportOf(): string {
  const command = `npm exec node -- bench/studies/interval-coverage.ts --replications ${replications} --report ${values.report}`;
  const head = ['statistic', 'world', 'people', 'interval', 'true value', 'coverage %', '± %', 'mean width', 'claimed'];
  const lines = rows.map((row) => [
    row.statistic,
    row.world,
    row.people,
    row.interval,
    row.truth.toFixed(4),
    (100 * row.coverage).toFixed(2),
    (100 * row.monteCarloError).toFixed(2),
    row.meanWidth.toFixed(3),
    row.isClaimed ? 'yes' : '',
  ]);
  return [
    '# Coverage of 95 % intervals',
    '',
    `${claimed.length - outside.length} of ${claimed.length} claimed intervals cover 93.5 to 96.5 %. Synthetic people throughout, ${replications} samples a row, seed \`${SEED}\`.`,
    'Claimed are the default interval of alpha for answers without strong skew from 30 people on, and the intervals of the standardised mean change from 20 people on',
    '(noncentral t: from 10).',
    '',
    'Made by',
    '',
    `    ${command}`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
