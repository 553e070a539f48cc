import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@dragoman/psychometrics';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../core/database/testing/make-folder.ts';
import { loadContent } from './load-content.ts';
import { compareLedger, createLedger } from './testing/answer-ledger.ts';
import type { AnswerLedger } from './testing/answer-ledger.ts';
import { createCaller } from './testing/http-caller.ts';
import { startLossyProxy } from './testing/lossy-proxy.ts';
import { readStoredAnswers } from './testing/read-stored-answers.ts';
import { ServerDidNotStart } from './testing/server-process.ts';
import type { ServerProcess } from './testing/server-process.ts';
import { mountSmallDisk } from './testing/small-disk.ts';
import { CallRefused, startTaker } from './testing/synthetic-taker.ts';
import type { SyntheticTaker } from './testing/synthetic-taker.ts';
import { describeOnBothServers, startForTest } from './testing/with-servers.ts';
import type { Installation } from './testing/with-servers.ts';

const PATIENCE = { timeout: 120_000 };

/** A room of synthetic takers, all on the server that `server` names at the moment. */
function fillRoom(url: () => string) {
  const ledger = createLedger();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const random = createRandom('durability');
  const start = (startKey = randomUUID()) => startTaker({ caller: createCaller(url, agent), ledger, random, startKey });
  return { ledger, start };
}

async function countFaults(installation: Installation, ledger: AnswerLedger) {
  const entries = ledger.entries();
  const stored = await readStoredAnswers(
    installation,
    entries.map((entry) => entry.attemptId),
  );
  return { entries, stored, findings: compareLedger(entries, stored) };
}

/** Answers on and on; resolves with the error that ended it, or null when the assessment was over. */
async function answerUntilItBreaks(taker: SyntheticTaker): Promise<unknown> {
  try {
    while (await taker.answerNext());
    return null;
  } catch (error) {
    return error;
  }
}

describeOnBothServers('answers', (install, engine) => {
  it(
    'are neither lost nor doubled when the server is killed in the middle, and go on at the same item',
    PATIENCE,
    async () => {
      const installation = await install();
      let server: ServerProcess = await startForTest(installation);
      const { ledger, start } = fillRoom(() => server.url);
      let broken = 0;
      for (let round = 0; round < 3; round += 1) {
        const takers = await Promise.all(Array.from({ length: 10 }, () => start()));
        const breaking = takers.map(answerUntilItBreaks);
        await pause(250 + 150 * round);
        await server.stop('SIGKILL');
        broken += (await Promise.all(breaking)).filter((error) => error !== null).length;
        server = await startForTest(installation);
        for (const taker of takers) {
          const before = taker.state;
          const after = await taker.read();
          // An answer on its way when the server died may have been stored; then the next item is already the one after it.
          const known = after.answered.length === before.answered.length ? before : after;
          expect([before.answered.length, before.answered.length + 1]).toContain(after.answered.length);
          expect({ next: after.next, ahead: after.ahead }).toEqual({ next: known.next, ahead: known.ahead });
          await taker.answerNext();
          expect(taker.state.answered).toHaveLength(before.answered.length + (before.next === null ? 0 : 1));
        }
      }
      await server.stop('SIGTERM');
      const { entries, stored, findings } = await countFaults(installation, ledger);
      expect(broken).toBeGreaterThan(10);
      expect(findings.acknowledged).toBeGreaterThan(100);
      expect(findings).toMatchObject({ lost: [], doubled: [], strange: [] });
      // The twin: one row less, and the count must see it.
      expect(compareLedger(entries, stored.slice(1)).lost).toHaveLength(1);
      expect(compareLedger(entries, [...stored, stored[0]!]).doubled).toHaveLength(1);
    },
  );

  it('and starts whose replies were lost are stored once when they are sent again', PATIENCE, async () => {
    const installation = await install();
    const server = await startForTest(installation);
    const proxy = await startLossyProxy(server.url);
    onTestFinished(() => proxy.close());
    const { ledger, start } = fillRoom(() => proxy.url);
    const startKey = randomUUID();
    proxy.losesReplies = true;
    await expect(start(startKey)).rejects.toThrow();
    proxy.losesReplies = false;
    const [taker, again] = [await start(startKey), await start(startKey)];
    expect(again.attemptId).toBe(taker.attemptId);
    for (let count = 1; count <= 6; count += 1) {
      const { next } = taker.state;
      proxy.losesReplies = true;
      await expect(taker.answerNext()).rejects.toThrow();
      await expect(taker.answerNext()).rejects.toThrow();
      proxy.losesReplies = false;
      await taker.answerNext();
      expect(taker.state.answered).toHaveLength(count);
      expect(taker.state.next).not.toBe(next);
    }
    expect(proxy.lost).toBe(13);
    await server.stop('SIGTERM');
    const { stored, findings } = await countFaults(installation, ledger);
    expect(findings).toEqual({ acknowledged: 6, lost: [], doubled: [], strange: [] });
    expect(stored).toHaveLength(6);
  });

  it(
    'on their way are finished when the server is told to stop, and it leaves properly within ten seconds',
    PATIENCE,
    async () => {
      const installation = await install();
      const server = await startForTest(installation);
      const { ledger, start } = fillRoom(() => server.url);
      const takers = await Promise.all(Array.from({ length: 20 }, () => start()));
      let stopAt = Number.POSITIVE_INFINITY;
      let finishedAfterwards = 0;
      const refusals: unknown[] = [];
      const working = takers.map(async (taker) => {
        try {
          while (await taker.answerNext()) if (performance.now() > stopAt) finishedAfterwards += 1;
        } catch (error) {
          if (error instanceof CallRefused) refusals.push(JSON.parse(error.reply.text));
        }
      });
      await pause(600);
      stopAt = performance.now();
      const exit = await server.stop('SIGTERM');
      const seconds = (performance.now() - stopAt) / 1000;
      await Promise.all(working);
      expect(exit).toMatchObject({ code: 0, signal: null });
      expect(seconds).toBeLessThan(10);
      expect(finishedAfterwards).toBeGreaterThan(0);
      for (const refusal of refusals) expect(refusal).toMatchObject({ status: 503, code: 'server.stopping' });
      const { findings } = await countFaults(installation, ledger);
      expect(findings.acknowledged).toBeGreaterThan(20);
      expect(findings).toMatchObject({ lost: [], doubled: [], strange: [] });
    },
  );

  it(
    'are refused clearly when the disk is full, none acknowledged is lost, and they are taken again when there is room',
    PATIENCE,
    async (context) => {
      if (engine === 'postgres')
        return context.skip('the disk is PostgreSQL’s own; its refusal is tested at the database');
      const disk = mountSmallDisk(24);
      if (disk === null) return context.skip('no small disk can be mounted here: it needs root and the right to mount');
      const installation: Installation = { dataFolder: `${disk.folder}/data`, databaseUrl: undefined };
      const server = await startForTest(installation);
      const { ledger, start } = fillRoom(() => server.url);
      const takers = await Promise.all(Array.from({ length: 20 }, () => start()));
      for (const taker of takers) await taker.answerNext();
      disk.fill();
      // The log is written over and over until it needs more room, so that the first answers may still find some.
      const ends = await Promise.all(takers.map(answerUntilItBreaks));
      const problems = ends
        .filter((end) => end instanceof CallRefused)
        .map((end) => JSON.parse(end.reply.text) as object);
      expect(problems.length).toBeGreaterThan(0);
      const detail = loadContent().messages.say('en', 'problem.storage.full');
      for (const problem of problems) expect(problem).toMatchObject({ status: 507, code: 'storage.full', detail });
      disk.makeRoom();
      for (const taker of takers) await taker.answerNext();
      await server.stop('SIGTERM');
      const { findings } = await countFaults(installation, ledger);
      expect(findings).toMatchObject({ lost: [], doubled: [], strange: [] });
    },
  );
});

describe('a second server on the data folder of a running one', () => {
  it('leaves within two seconds and names who has it', PATIENCE, async () => {
    const dataFolder = makeTemporaryFolder();
    const first = await startForTest({ dataFolder });
    // Two seconds of a machine that is ours; where others keep its cores busy, a start takes so many times as long.
    const crowding = Math.max(1, loadavg()[0]! / availableParallelism());
    let quickest = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const begin = performance.now();
      const refusal: unknown = await startForTest({ dataFolder }).catch((error: unknown) => error);
      quickest = Math.min(quickest, performance.now() - begin);
      if (!(refusal instanceof ServerDidNotStart)) throw new Error('The second server started.');
      expect(refusal.exit.code).toBe(1);
      expect(refusal.exit.said).toContain(`is in use by process ${first.pid}`);
      expect(refusal.exit.said).toContain(new URL(first.url).port);
    }
    expect(quickest).toBeLessThan(2000 * crowding);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
  });

  it('takes over at once when the first one was killed', PATIENCE, async () => {
    const dataFolder = makeTemporaryFolder();
    const first = await startForTest({ dataFolder });
    await first.stop('SIGKILL');
    const second = await startForTest({ dataFolder });
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
  });
});
