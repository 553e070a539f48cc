// Measures one condition: a server, a load process beside it, and afterwards the count of what was lost or doubled.
import { fork } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { compareLedger } from '../../apps/platform/server/testing/answer-ledger.ts';
import type { FoundAnswer, LedgerEntry } from '../../apps/platform/server/testing/answer-ledger.ts';
import { readStoredAnswers } from '../../apps/platform/server/testing/read-stored-answers.ts';
import { startServerProcess } from '../../apps/platform/server/testing/server-process.ts';
import type { ServerProcess } from '../../apps/platform/server/testing/server-process.ts';
import type { Condition } from './condition.ts';
import { openPlace } from './databases.ts';
import type { Place } from './databases.ts';
import type { LoadMessage, LoadOrder, LoadReport } from './load.ts';
import { percentile } from './percentile.ts';
import { readFamilyCpuSeconds, readProcessUse } from './process-use.ts';

const LOAD = fileURLToPath(new URL('load.ts', import.meta.url));

export interface Row extends Condition {
  readonly answers: number;
  readonly answersPerSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Seconds until the last of the first starts, all sent at once, was answered. */
  readonly startBurstSeconds: number;
  /** Of one core; null where the system does not tell. */
  readonly serverCpuPercent: number | null;
  readonly databaseCpuPercent: number | null;
  readonly serverPeakMegabytes: number | null;
  /** Syncs to disk per answer, counted where they are slowed down. */
  readonly syncsPerAnswer: number | null;
  /** Load of the machine before the run, by its last minute, over its cores: what others were doing. */
  readonly loadBefore: number;
}

export type Outcome = Row | (Condition & { readonly skipped: string });

export async function measure(condition: Condition, profileFolder: string | null): Promise<Outcome> {
  const place = await openPlace(condition);
  if ('reason' in place) return { ...condition, skipped: place.reason };
  const loadBefore = loadavg()[0]! / availableParallelism();
  try {
    const server = await startServerProcess({
      ...place,
      nodeArguments: profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
    });
    try {
      const { report, used } = await runLoad(condition, server, place);
      await stopProperly(server);
      const stored = await readStoredAnswers(
        place,
        report.ledger.map((entry) => entry.attemptId),
      );
      return {
        ...condition,
        ...summarise(report),
        ...used,
        ...countFaults(report.ledger, report.shown, stored),
        loadBefore,
      };
    } finally {
      await server.stop('SIGKILL');
    }
  } finally {
    await place.close();
  }
}

async function stopProperly(server: ServerProcess): Promise<void> {
  const exit = await server.stop('SIGTERM');
  if (exit.code !== 0) throw new Error(`The server did not stop properly (code ${exit.code}): ${exit.said}`);
}

/** An answer missing from the database or from what the server shows is lost; one that stands twice in either is doubled. */
export function countFaults(
  ledger: readonly LedgerEntry[],
  shown: readonly FoundAnswer[],
  stored: readonly FoundAnswer[],
): Pick<Row, 'acknowledged' | 'lost' | 'doubled'> {
  const [inDatabase, onScreen] = [compareLedger(ledger, stored), compareLedger(ledger, shown)];
  return {
    acknowledged: inDatabase.acknowledged,
    lost: new Set([...inDatabase.lost, ...onScreen.lost].map((each) => each.key)).size,
    doubled: Math.max(inDatabase.doubled.length, onScreen.doubled.length),
  };
}

function summarise(report: LoadReport) {
  const sorted = report.latencies.toSorted((a, b) => a - b);
  return {
    answers: sorted.length,
    answersPerSecond: sorted.length / report.measuredSeconds,
    p50Milliseconds: percentile(sorted, 50),
    p99Milliseconds: percentile(sorted, 99),
    errors: report.errors,
    startBurstSeconds: Math.max(...report.startBurst) / 1000,
  };
}

type Used = Pick<Row, 'serverCpuPercent' | 'databaseCpuPercent' | 'serverPeakMegabytes' | 'syncsPerAnswer'>;

async function runLoad(
  condition: Condition,
  server: ServerProcess,
  place: Place,
): Promise<{ readonly report: LoadReport; readonly used: Used }> {
  const { takers, seconds, thinkSeconds } = condition;
  const order: LoadOrder = { url: server.url, takers, seconds, thinkSeconds, seed: 'bench-assessment' };
  const look = () => ({
    at: performance.now(),
    server: readProcessUse(server.pid),
    database: place.databasePid === null ? null : readFamilyCpuSeconds(place.databasePid),
    syncs: place.slowSync?.countSyncs() ?? null,
  });
  const looks: ReturnType<typeof look>[] = [];
  const load = fork(LOAD, { serialization: 'advanced' });
  try {
    const report = await new Promise<LoadReport>((resolve, reject) => {
      load.on('message', (message: LoadMessage) => {
        if ('report' in message) resolve(message.report);
        else looks.push(look());
      });
      load.once('error', reject);
      load.once('exit', (code) => reject(new Error(`The load process ended early with code ${code}.`)));
      void server.exited.then((exit) =>
        reject(new Error(`The server ended under load (${exit.signal}): ${exit.said}`)),
      );
      load.send(order);
    });
    const [before, after] = looks as [ReturnType<typeof look>, ReturnType<typeof look>];
    const share = (from: number | null | undefined, to: number | null | undefined): number | null =>
      typeof from === 'number' && typeof to === 'number' ? (100_000 * (to - from)) / (after.at - before.at) : null;
    return {
      report,
      used: {
        serverCpuPercent: share(before.server?.cpuSeconds, after.server?.cpuSeconds),
        databaseCpuPercent: share(before.database, after.database),
        serverPeakMegabytes: after.server?.peakMegabytes ?? null,
        syncsPerAnswer: after.syncs === null ? null : (after.syncs - before.syncs!) / report.latencies.length,
      },
    };
  } finally {
    load.kill('SIGKILL');
  }
}
