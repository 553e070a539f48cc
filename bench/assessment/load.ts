// The load process: simulated takers who answer until told to stop, and the ledger of what was acknowledged to them.
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@dragoman/psychometrics';
import { createLedger } from '../../apps/platform/server/testing/answer-ledger.ts';
import type { FoundAnswer, LedgerEntry } from '../../apps/platform/server/testing/answer-ledger.ts';
import { createCaller } from '../../apps/platform/server/testing/http-caller.ts';
import type { HttpCaller } from '../../apps/platform/server/testing/http-caller.ts';
import { CallRefused, startTaker } from '../../apps/platform/server/testing/synthetic-taker.ts';
import type { SyntheticTaker } from '../../apps/platform/server/testing/synthetic-taker.ts';

export interface LoadOrder {
  readonly url: string;
  readonly takers: number;
  readonly seconds: number;
  readonly thinkSeconds: number;
  readonly seed: string;
}

export interface LoadReport {
  /** Milliseconds from sending an answer to holding the next item, of the answers acknowledged in the measured time. */
  readonly latencies: readonly number[];
  readonly measuredSeconds: number;
  /** When each of the first starts, all sent at once, was answered: milliseconds after the first was sent. */
  readonly startBurst: readonly number[];
  readonly errors: Readonly<Record<string, number>>;
  readonly ledger: readonly LedgerEntry[];
  /** What the server itself shows of each attempt afterwards. */
  readonly shown: readonly FoundAnswer[];
}

export type LoadMessage = { readonly phase: 'measuring' | 'measured' } | { readonly report: LoadReport };

/** Not measured: caches fill, the compiler settles. */
const WARM_UP_SECONDS = 3;
const RETRY_MILLISECONDS = 250;
const READERS_AT_ONCE = 8;

process.once('message', (order: LoadOrder) => void runLoad(order));

async function runLoad(order: LoadOrder): Promise<void> {
  const run = createRun(order);
  const callers = Array.from({ length: order.takers }, () => createCaller(() => order.url, run.agent));
  const first = await startTogether(run, callers);
  const phases = timePhases(run);
  await Promise.all(first.map((taker, index) => keepAnswering(run, index, taker)));
  const measuredSeconds = await phases;
  const ledger = run.ledger.entries();
  await send({
    report: {
      latencies: run.latencies,
      measuredSeconds,
      startBurst: run.startBurst,
      errors: Object.fromEntries(run.errors),
      ledger,
      shown: await readShown(run),
    },
  });
  run.agent.destroy();
  process.disconnect();
}

type Run = ReturnType<typeof createRun>;

function createRun(order: LoadOrder) {
  return {
    order,
    agent: new Agent({ keepAlive: true, maxSockets: order.takers }),
    ledger: createLedger(),
    random: createRandom(order.seed),
    latencies: [] as number[],
    startBurst: [] as number[],
    errors: new Map<string, number>(),
    attempts: [] as SyntheticTaker[],
    isMeasuring: false,
    isOver: false,
  };
}

async function startTogether(run: Run, callers: readonly HttpCaller[]): Promise<SyntheticTaker[]> {
  const begin = performance.now();
  return Promise.all(
    callers.map(async (caller) => {
      const taker = await startOne(run, caller);
      run.startBurst.push(performance.now() - begin);
      return taker;
    }),
  );
}

async function startOne(run: Run, caller = createCaller(() => run.order.url, run.agent)): Promise<SyntheticTaker> {
  const startKey = crypto.randomUUID();
  const taker = await insist(run, () => startTaker({ caller, ledger: run.ledger, random: run.random, startKey }));
  run.attempts.push(taker);
  return taker;
}

/** Takes one assessment after the other, each as a new guest, until the time is over. */
async function keepAnswering(run: Run, index: number, first: SyntheticTaker): Promise<void> {
  const { thinkSeconds, takers } = run.order;
  // Spread over the pause, so that paced takers do not march in step.
  await pause((thinkSeconds * 1000 * index) / takers);
  for (let taker = first; ; taker = await startOne(run)) {
    let hasNext = true;
    while (hasNext && !run.isOver) {
      hasNext = await insist(run, () => answerTimed(run, taker));
      if (thinkSeconds > 0) await pause(thinkSeconds * 1000 * (0.5 + run.random.next()));
    }
    if (run.isOver) return;
    await insist(run, () => taker.finish());
  }
}

async function answerTimed(run: Run, taker: SyntheticTaker): Promise<boolean> {
  const begin = performance.now();
  const hasNext = await taker.answerNext();
  if (run.isMeasuring) run.latencies.push(performance.now() - begin);
  return hasNext;
}

/** Does it again, as the browser does, until it succeeds; every failure is counted. */
async function insist<Value>(run: Run, job: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await job();
    } catch (error) {
      const kind =
        error instanceof CallRefused
          ? `${error.reply.status} ${codeOf(error.reply.text)}`
          : String((error as NodeJS.ErrnoException).code ?? error);
      run.errors.set(kind, (run.errors.get(kind) ?? 0) + 1);
      await pause(RETRY_MILLISECONDS);
    }
  }
}

function codeOf(text: string): string {
  return /"code":"([^"]+)"/.exec(text)?.[1] ?? '';
}

async function timePhases(run: Run): Promise<number> {
  await pause(WARM_UP_SECONDS * 1000);
  void send({ phase: 'measuring' });
  run.isMeasuring = true;
  const begin = performance.now();
  await pause(run.order.seconds * 1000);
  run.isMeasuring = false;
  run.isOver = true;
  void send({ phase: 'measured' });
  return (performance.now() - begin) / 1000;
}

async function readShown(run: Run): Promise<FoundAnswer[]> {
  const shown: FoundAnswer[] = [];
  const waiting = [...run.attempts];
  const readOn = async (): Promise<void> => {
    for (let taker = waiting.pop(); taker !== undefined; taker = waiting.pop()) {
      const { attemptId, answered } = await insist(run, () => taker!.read());
      shown.push(...answered.map((answer) => ({ attemptId, ...answer })));
    }
  };
  await Promise.all(Array.from({ length: READERS_AT_ONCE }, readOn));
  return shown;
}

/** Resolves when the message is on its way: leaving before would lose it. */
function send(message: LoadMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });
}
