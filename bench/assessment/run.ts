// Benchmark: from a sent answer to the durable acknowledgement with the next item, over HTTP against the real server process.
// Run: npm run bench:assessment [-- --json] [-- --takers 50,500 --seconds 15 --engine sqlite,postgres --sync 0,5 --think 0]
import { availableParallelism } from 'node:os';
import { readWishes } from './condition.ts';
import { measure } from './measure.ts';
import type { Outcome } from './measure.ts';

type Column = readonly [title: string, width: number, cell: (row: Outcome & { answers: number }) => string];

const COLUMNS: readonly Column[] = [
  ['answers/s', 10, (row) => fixed('answersPerSecond', row, 0)],
  ['p50 ms', 8, (row) => fixed('p50Milliseconds', row, 0)],
  ['p99 ms', 8, (row) => fixed('p99Milliseconds', row, 0)],
  ['errors', 8, (row) => String(sum('errors' in row ? row.errors : {}))],
  ['kept', 8, (row) => fixed('acknowledged', row, 0)],
  ['lost', 6, (row) => fixed('lost', row, 0)],
  ['doubled', 9, (row) => fixed('doubled', row, 0)],
  ['burst s', 9, (row) => fixed('startBurstSeconds', row, 1)],
  ['server %', 10, (row) => fixed('serverCpuPercent', row, 0)],
  ['MB', 6, (row) => fixed('serverPeakMegabytes', row, 0)],
  ['database %', 12, (row) => fixed('databaseCpuPercent', row, 0)],
  ['syncs/answer', 14, (row) => fixed('syncsPerAnswer', row, 2)],
  ['others', 0, (row) => fixed('loadBefore', row, 1)],
];

const { conditions, isJson, profileFolder } = readWishes(process.argv.slice(2));
const outcomes: Outcome[] = [];
if (!isJson) printHead();
for (const condition of conditions) {
  const outcome = await measure(condition, profileFolder);
  outcomes.push(outcome);
  if (!isJson) printOutcome(outcome);
}
if (isJson) {
  const result = { synthetic: true, cores: availableParallelism(), node: process.version, conditions: outcomes };
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
}
if (outcomes.some((outcome) => 'lost' in outcome && outcome.lost + outcome.doubled > 0)) process.exitCode = 1;

function printHead(): void {
  console.log(
    `Durable answer to next item; synthetic takers, load on the same machine (${availableParallelism()} cores), Node ${process.version}`,
  );
  console.log(
    'others: load average a core before the run, by other programs; server and database in percent of one core',
  );
  const cells = COLUMNS.map(([title, width]) => title.padEnd(width));
  console.log(['engine'.padEnd(10), 'sync +ms'.padEnd(10), 'takers'.padEnd(8), 'think s'.padEnd(9), ...cells].join(''));
}

function printOutcome(outcome: Outcome): void {
  const { engine, syncMilliseconds, takers, thinkSeconds } = outcome;
  const head = [
    engine.padEnd(10),
    String(syncMilliseconds).padEnd(10),
    String(takers).padEnd(8),
    String(thinkSeconds).padEnd(9),
  ];
  if ('skipped' in outcome) {
    console.log(`${head.join('')}skipped: ${outcome.skipped}`);
    return;
  }
  console.log([...head, ...COLUMNS.map(([, width, cell]) => cell(outcome).padEnd(width))].join('').trimEnd());
  for (const [kind, count] of Object.entries(outcome.errors)) console.log(`${''.padEnd(37)}${count} × ${kind}`);
}

function fixed(name: string, row: Outcome, digits: number): string {
  const value = (row as unknown as Record<string, number | null | undefined>)[name];
  return typeof value === 'number' ? value.toFixed(digits) : '';
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
