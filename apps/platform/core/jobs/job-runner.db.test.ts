import { AppError } from '@dragoman/kernel';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import { withTables } from '../database/with-tables.ts';
import { silentLog } from '../log.ts';
import type { Log } from '../log.ts';
import { enqueueJob } from './enqueue-job.ts';
import type { NewJob } from './enqueue-job.ts';
import { defineJob } from './job-kind.ts';
import type { JobKind } from './job-kind.ts';
import { createJobRunner } from './job-runner.ts';
import { claimJobs, finishJob, readGivenUpJobs, retryJob } from './job-store.ts';
import { jobMigration } from './job-tables.ts';
import type { JobTables } from './job-tables.ts';

const payload = z.strictObject({ n: z.int() });
const job = (n: unknown, changes: Partial<NewJob> = {}): NewJob => ({
  tenantId: 't',
  kind: 'sample.count',
  payload: { n },
  ...changes,
});
const hour = 3_600_000;

describeOnBothDatabases('jobs', (open, engine) => {
  const start = async () => {
    const opened = await open([jobMigration]);
    const { database, runtime } = opened;
    const seen: number[] = [];
    const count = async (value: unknown): Promise<void> => void seen.push((value as { n: number }).n);
    const makeRunner = (changes: Partial<JobKind> = {}, log: Log = silentLog) =>
      createJobRunner({
        database,
        runtime,
        log,
        kinds: [{ ...defineJob({ name: 'sample.count', payload, run: count }), ...changes }],
      });
    const enqueue = (...jobs: NewJob[]) =>
      database.write(async (queries) => {
        for (const one of jobs) await enqueueJob(queries, runtime, one);
      });
    const listJobs = () => withTables<JobTables>(database.read).selectFrom('job').selectAll().orderBy('id').execute();
    const claim = (until: string, runner = 'r') =>
      claimJobs(database, { kinds: ['sample.count'], runner, now: runtime.clock.iso(), until, limit: 10 });
    return { ...opened, seen, count, makeRunner, enqueue, listJobs, claim };
  };

  it('run once when their time has come, and leave the table', async () => {
    const { seen, makeRunner, enqueue, listJobs, runtime } = await start();
    const runner = makeRunner();
    await enqueue(job(1), job(2, { runAt: '2026-11-21T10:00:01.000Z' }));
    expect(await runner.runDue()).toBe(1);
    expect(seen).toEqual([1]);
    runtime.clock.advance(1_000);
    expect(await runner.runDue()).toBe(1);
    expect(await listJobs()).toEqual([]);
  });

  it('are not there when the write that caused them fails', async () => {
    const { database, runtime, listJobs } = await start();
    const failing = database.write(async (queries) => {
      await enqueueJob(queries, runtime, job(1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await listJobs()).toEqual([]);
  });

  it('run once when several runners look at the same moment', async () => {
    const { seen, makeRunner, enqueue } = await start();
    await enqueue(...Array.from({ length: 30 }, (_, n) => job(n)));
    await Promise.all([makeRunner().runDue(), makeRunner().runDue(), makeRunner().runDue()]);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });

  it('are one under one key while they wait', async () => {
    const { makeRunner, enqueue, seen } = await start();
    await enqueue(job(1, { uniqueKey: 'k' }), job(2, { uniqueKey: 'k' }), job(3, { uniqueKey: 'other' }));
    await makeRunner().runDue();
    expect(seen.toSorted()).toEqual([1, 3]);
  });

  it('run once more when they are asked for while they run, with what was asked last', async () => {
    const { makeRunner, enqueue, seen, count, listJobs } = await start();
    const askAgain = async (value: unknown) => {
      if (seen.length === 0) await enqueue(job(7, { uniqueKey: 'k' }), job(8, { uniqueKey: 'k' }));
      await count(value);
    };
    await enqueue(job(1, { uniqueKey: 'k' }));
    expect(await makeRunner({ run: askAgain }).runDue()).toBe(2);
    expect(seen).toEqual([1, 8]);
    expect(await listJobs()).toEqual([]);
  });

  it('come back after growing pauses when they fail, and are given up in the end, with a word to their kind', async () => {
    const { makeRunner, enqueue, listJobs, runtime, database } = await start();
    const tries: string[] = [];
    const givenUp: unknown[] = [];
    const runner = makeRunner({
      attempts: 4,
      run: async () => {
        tries.push(runtime.clock.iso());
        throw new AppError('sample.failed');
      },
      onGivenUp: async (_queries, tenantId, value) => void givenUp.push([tenantId, value]),
    });
    await enqueue(job(5));
    for (let second = 0; second < 200; second++) {
      await runner.runDue();
      runtime.clock.advance(1_000);
    }
    const pauses = tries.slice(1).map((at, index) => (Date.parse(at) - Date.parse(tries[index]!)) / 1_000);
    expect(tries).toHaveLength(4);
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(8 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(12 * 2 ** index + 1);
    }
    expect(givenUp).toEqual([['t', { n: 5 }]]);
    expect(await readGivenUpJobs(database.read)).toMatchObject([
      { state: 'dead', attempts: 4, last_error: 'sample.failed' },
    ]);
    const id = (await listJobs())[0]!.id;
    expect(await database.write((queries) => retryJob(queries, 't', id, runtime.clock.iso()))).toBe(true);
    expect(await makeRunner().runDue()).toBe(1);
    expect(await listJobs()).toEqual([]);
  });

  it('that were given up start anew when they are asked for again under their key', async () => {
    const { makeRunner, enqueue, seen } = await start();
    await enqueue(job(1, { uniqueKey: 'k' }));
    await makeRunner({ attempts: 1, run: () => Promise.reject(new Error('no')) }).runDue();
    await enqueue(job(2, { uniqueKey: 'k' }));
    expect(await makeRunner().runDue()).toBe(1);
    expect(seen).toEqual([2]);
  });

  it('are given up at once when their payload does not fit, and left alone when their kind is not known here', async () => {
    const { makeRunner, enqueue, listJobs, seen } = await start();
    await enqueue(job('one'), job(1, { kind: 'newer.kind' }));
    await makeRunner().runDue();
    expect(seen).toEqual([]);
    expect((await listJobs()).map(({ kind, state }) => [kind, state])).toEqual([
      ['sample.count', 'dead'],
      ['newer.kind', 'waiting'],
    ]);
  });

  it('are taken over when their runner was not heard of, and its late outcome changes nothing', async () => {
    const { database, runtime, enqueue, listJobs, claim, makeRunner, seen } = await start();
    await enqueue(job(1));
    const [lost] = await claim('2026-11-21T10:01:00.000Z');
    expect(await claim('2026-11-21T10:01:00.000Z', 'another')).toEqual([]);
    runtime.clock.advance(61_000);
    const [taken] = await claim('2026-11-21T10:03:00.000Z', 'another');
    expect(taken?.attempt).toBe(2);
    await database.write((queries) => finishJob(queries, lost!, runtime.clock.iso(), null));
    expect(await listJobs()).toMatchObject([{ state: 'running', claimed_by: 'another' }]);
    await database.write((queries) => finishJob(queries, taken!, runtime.clock.iso(), null));
    expect(await listJobs()).toEqual([]);
    expect(await makeRunner().runDue()).toBe(0);
    expect(seen).toEqual([]);
  });

  it.runIf(engine === 'sqlite')('of a dead process are taken over at once by the next one on the folder', async () => {
    const { enqueue, claim, makeRunner, seen } = await start();
    await enqueue(job(1));
    await claim('2026-11-21T11:00:00.000Z');
    const runner = makeRunner();
    await runner.start();
    await runner.runDue();
    await runner.stop();
    expect(seen).toEqual([1]);
  });

  it('that recur are set once, come back after their pause, and are never given up', async () => {
    const { makeRunner, runtime, listJobs } = await start();
    let runs = 0;
    let isBroken = false;
    const recurring: Partial<JobKind> = {
      payload: z.strictObject({}),
      every: hour,
      attempts: 1,
      run: async () => {
        runs++;
        if (isBroken) throw new Error('not this time');
      },
    };
    const runner = makeRunner(recurring);
    const second = makeRunner(recurring);
    await runner.start();
    await second.start();
    await second.stop();
    await runner.runDue();
    expect(await listJobs()).toHaveLength(1);
    await runner.stop();

    const runsAfter = async (milliseconds: number): Promise<number> => {
      runtime.clock.advance(milliseconds);
      const before = runs;
      await makeRunner(recurring).runDue();
      return runs - before;
    };
    await runsAfter(hour);
    expect(await runsAfter(hour - 1_000)).toBe(0);
    expect(await runsAfter(1_000)).toBe(1);
    isBroken = true;
    expect(await runsAfter(hour)).toBe(1);
    expect(await runsAfter(13_000)).toBe(1);
    expect(await listJobs()).toMatchObject([{ state: 'waiting', last_error: 'Error' }]);
  });

  it('that recur run again in their pause after a clock had been a year ahead', async () => {
    const { makeRunner, runtime, listJobs } = await start();
    let runs = 0;
    const recurring: Partial<JobKind> = { payload: z.strictObject({}), every: hour, run: async () => void runs++ };
    const startAndWork = async (): Promise<void> => {
      const runner = makeRunner(recurring);
      await runner.start();
      await runner.runDue();
      await runner.stop();
    };
    runtime.clock.advance(365 * 24 * hour);
    await startAndWork();
    runtime.clock.advance(-365 * 24 * hour);
    await startAndWork();
    expect(runs).toBe(1);
    expect(Date.parse((await listJobs())[0]!.run_at) - runtime.clock.now()).toBeLessThanOrEqual(hour);
    runtime.clock.advance(hour);
    await makeRunner(recurring).runDue();
    expect(runs).toBe(2);
  });

  it('are looked for by a started runner, and a stopping one waits for what is at work and gives it back', async () => {
    const { makeRunner, enqueue, listJobs } = await start();
    let begun: () => void = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const runner = makeRunner({
      run: (_value, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
          begun();
        }),
    });
    await runner.start();
    await enqueue(job(1));
    runner.wake();
    await hasBegun;
    await runner.stop();
    expect(await listJobs()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('of a short kind do not wait for long ones, which run one at a time', async () => {
    const { database, runtime, enqueue, seen, count, listJobs } = await start();
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const begun: number[] = [];
    const importPack = defineJob({
      name: 'sample.import',
      payload,
      isLong: true,
      run: async ({ n }) => {
        begun.push(n);
        await held;
      },
    });
    const runner = createJobRunner({
      database,
      runtime,
      log: silentLog,
      kinds: [importPack, defineJob({ name: 'sample.count', payload, run: count })],
      pollMilliseconds: 5,
    });
    await enqueue(job(1, { kind: 'sample.import' }), job(2, { kind: 'sample.import' }));
    await runner.start();
    await vi.waitUntil(() => begun.length > 0);
    await enqueue(job(10), job(11), job(12));
    await vi.waitUntil(() => seen.length === 3);
    expect(begun).toHaveLength(1);
    letGo();
    await vi.waitUntil(async () => (await listJobs()).length === 0);
    expect(begun).toHaveLength(2);
    await runner.stop();
  });

  it('at one place do not keep the next one from a place that has become free', async () => {
    const { makeRunner, enqueue, seen, count, listJobs } = await start();
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const runner = makeRunner({
      run: async (value) => {
        if ((value as { n: number }).n === 0) await held;
        else await count(value);
      },
    });
    await enqueue(job(0));
    await runner.start();
    runner.wake();
    await enqueue(...Array.from({ length: 6 }, (_, n) => job(n + 1)));
    runner.wake();
    await vi.waitUntil(() => seen.length === 6);
    expect(await listJobs()).toHaveLength(1);
    letGo();
    await runner.stop();
    expect(await listJobs()).toEqual([]);
  });

  it('say neither in the table nor in the log what an error quoted', async () => {
    const { makeRunner, enqueue, listJobs } = await start();
    const lines: unknown[] = [];
    const keep = (...words: unknown[]): void => void lines.push(words);
    const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
    await enqueue(job(1), job(2));
    await makeRunner(
      { attempts: 1, run: () => Promise.reject(new Error('no mailbox canary@example.org')) },
      log,
    ).runDue();
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify([lines, await listJobs()])).not.toContain('canary');
  });
});
