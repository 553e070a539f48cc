// Benchmark of calibration, scoring and adaptive testing: median of runs, one thread, beside recorded figures of peers.
// Run: npm run bench:psychometrics [-- --json] [-- --only GRM]
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ADAPTIVE_CASES } from './adaptive-cases.ts';
import { BENCH_CASES, type BenchCase } from './cases.ts';

interface Row {
  name: string;
  medianSeconds: number;
  /** Median of user and system time: what a busy machine leaves comparable. */
  medianCpuSeconds: number;
  goalSeconds: number | null;
  isMet: boolean;
  recorded: string;
  result: string;
}

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, memory: { type: 'boolean' } },
});

if (values.memory) {
  // A process of its own, so that nothing but this calibration counts.
  const run = BENCH_CASES.find((entry) => entry.name === 'GRM 10,000 x 40 x 5')!.prepare();
  const before = process.memoryUsage.rss();
  run();
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ beforeMegabytes: before / 1024 / 1024, peakMegabytes: peak }));
} else {
  const cases = [...BENCH_CASES, ...ADAPTIVE_CASES].filter(({ name }) => !values.only || name.includes(values.only));
  const rows = cases.map(measure);
  const memory = values.only ? null : measureMemory();
  if (values.json)
    process.stdout.write(`${JSON.stringify({ synthetic: true, node: process.version, rows, memory }, null, 1)}\n`);
  else print(rows, memory);
  if (rows.some((row) => !row.isMet)) process.exitCode = 1;
}

function measure({ name, goalSeconds, recorded, repeats, operations = 1, prepare }: BenchCase): Row {
  const run = prepare();
  let result = run();
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let i = 0; i < repeats; i += 1) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    result = run();
    times.push((performance.now() - start) / 1000 / operations);
    const { user, system } = process.cpuUsage(cpu);
    cpuTimes.push((user + system) / 1e6 / operations);
  }
  const medianSeconds = medianOf(times);
  return {
    name,
    medianSeconds,
    medianCpuSeconds: medianOf(cpuTimes),
    goalSeconds: Number.isFinite(goalSeconds) ? goalSeconds : null,
    isMet: medianSeconds < goalSeconds,
    recorded,
    result,
  };
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function secondsText(seconds: number): string {
  return seconds < 0.001 ? seconds.toExponential(2) : seconds.toFixed(3);
}

interface Memory {
  beforeMegabytes: number;
  peakMegabytes: number;
}

function measureMemory(): Memory | null {
  const child = spawnSync(process.execPath, [import.meta.filename, '--memory'], { encoding: 'utf8' });
  return child.status === 0 ? (JSON.parse(child.stdout) as Memory) : null;
}

function print(rows: readonly Row[], memory: Memory | null): void {
  console.log(`Synthetic answers, one thread, median of runs, Node ${process.version}`);
  console.log(
    [
      'task'.padEnd(42),
      'seconds'.padEnd(10),
      'CPU'.padEnd(10),
      'goal'.padEnd(10),
      ''.padEnd(8),
      'recorded peers (s)'.padEnd(44),
      'result',
    ].join(''),
  );
  for (const row of rows) {
    const goal =
      row.goalSeconds === null
        ? ''
        : `< ${row.goalSeconds < 0.001 ? row.goalSeconds.toExponential(0) : row.goalSeconds}`;
    console.log(
      [
        row.name.padEnd(42),
        secondsText(row.medianSeconds).padEnd(10),
        secondsText(row.medianCpuSeconds).padEnd(10),
        goal.padEnd(10),
        (row.isMet ? 'met' : 'MISSED').padEnd(8),
        row.recorded.padEnd(44),
        row.result,
      ].join(''),
    );
  }
  if (memory) {
    const { beforeMegabytes, peakMegabytes } = memory;
    console.log(
      `memory of GRM 10,000 x 40 x 5: peak ${peakMegabytes.toFixed(0)} MB of the whole process (${beforeMegabytes.toFixed(0)} MB before), goal < 150; recorded mirt 358`,
    );
  }
}
