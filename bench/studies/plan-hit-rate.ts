// Study: how often a plan's two skills are the person's two greatest true needs, by what the plan rests on.
// Synthetic people throughout. Run: npm run study:plan-hit-rate [-- --json] [-- --people N]
import { parseArgs } from 'node:util';
import { syntheticPeople } from '@dragoman/psychometrics';
import { studyPerson, TRUTHS_PER_PERSON } from './plan-hit-rate-person.ts';
import { prepareWorld } from './plan-hit-rate-prepare.ts';
import { type ConditionRow, type PairedGain, summariseWorld } from './plan-hit-rate-summary.ts';
import { studyWorlds } from './plan-hit-rate-worlds.ts';

const DEFAULT_PEOPLE = 1000;
const SEED = 'plan-hit-rate-study';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, people: { type: 'string' } } });
const people = Number(values.people ?? DEFAULT_PEOPLE);
if (!Number.isInteger(people) || people < 2) throw new RangeError('--people takes a whole number, 2 or more');

const conditions: ConditionRow[] = [];
const pairedGains: PairedGain[] = [];
for (const world of studyWorlds()) {
  const prepared = prepareWorld(world);
  const count = Math.max(2, Math.round(people * world.share));
  // The same seed in every world: worlds differ by their rules, not by their luck.
  const outcomes = syntheticPeople(prepared.trueModel, count, SEED).map((person, index) =>
    studyPerson(prepared, person, `${SEED}/${index}`),
  );
  const { rows, gains } = summariseWorld(world, outcomes);
  conditions.push(...rows);
  pairedGains.push(...gains);
  if (!values.json) printWorld(rows, gains);
}
if (values.json) {
  const result = { people, truthsPerPerson: TRUTHS_PER_PERSON, seed: SEED, synthetic: true, conditions, pairedGains };
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
}

function printWorld(rows: readonly ConditionRow[], gains: readonly PairedGain[]): void {
  const { world, truth, correlation, people: count } = rows[0]!;
  console.log(`\n${world}; truth: ${truth}; correlation among skills ${correlation}; ${count} synthetic people`);
  console.log(
    [
      ['plan rests on', 44],
      ['hit %', 7],
      ['95 % interval', 15],
      ['cover90', 9],
      ['min', 6],
      ['obs', 6],
      ['SD ok', 7],
    ]
      .map(([text, width]) => String(text).padEnd(Number(width)))
      .join(''),
  );
  for (const row of rows) {
    const cells = [
      bare(row.name).padEnd(44),
      percent(row.hitRate).padEnd(7),
      `${percent(row.low)}-${percent(row.high)}`.padEnd(15),
      (row.coverage90 === null ? '' : percent(row.coverage90)).padEnd(9),
      (row.minutes === null ? '' : row.minutes.toFixed(1)).padEnd(6),
      (row.observations === null ? '' : row.observations.toFixed(1)).padEnd(6),
      (row.preciseOnSix === null ? '' : percent(row.preciseOnSix)).padEnd(7),
      row.stopReasons
        ? Object.entries(row.stopReasons)
            .map(([code, share]) => `${code} ${percent(share)}`)
            .join(', ')
        : '',
    ];
    console.log(cells.join('').trimEnd());
  }
  for (const gain of gains) {
    const interval = `${points(gain.low)} to ${points(gain.high)}`;
    console.log(
      `  paired gain of ${bare(gain.better)} over ${bare(gain.than)}: ${points(gain.gain)} points (${interval})`,
    );
  }
}

/** Name without the world, which stands in the heading. */
function bare(name: string): string {
  return name.replace(/ \[.*\]$/, '');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function points(share: number): string {
  return `${share >= 0 ? '+' : ''}${(100 * share).toFixed(2)}`;
}
