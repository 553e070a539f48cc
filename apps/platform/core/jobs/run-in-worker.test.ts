import { describe, expect, it } from 'vitest';
import { runInWorker } from './run-in-worker.ts';
import type { RunInWorkerOptions } from './run-in-worker.ts';
import type { run, SampleInput } from './testing/sample.worker.ts';

const file = new URL('./testing/sample.worker.ts', import.meta.url);
const numbers = () => Float64Array.from([1, 2, 3.5]);
const work = (what: SampleInput['what'], options: Partial<RunInWorkerOptions> = {}) =>
  runInWorker<typeof run>(file, { what, numbers: numbers() }, { timeoutMs: 10_000, ...options });

describe('work in a process of its own', () => {
  it('gives back what it computed, typed arrays as typed arrays', async () => {
    expect(await work('sum')).toEqual({ sum: 6.5, doubled: Float64Array.from([2, 4, 7]) });
  });

  it('says how far it has come', async () => {
    const shares: number[] = [];
    await work('count', { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('is refused by the same code and fails with the same words as outside', async () => {
    await expect(work('refuse')).rejects.toMatchObject({ code: 'sample.refused', values: { limit: 3 } });
    await expect(work('fail')).rejects.toThrow('the sample failed');
  });

  it('is ended when its time is up, and the next work runs', async () => {
    await expect(work('spin', { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'work.too-long',
      values: { seconds: 0.3 },
    });
    expect((await work('sum')).sum).toBe(6.5);
  });

  it('is ended when it is no longer wanted', async () => {
    await expect(work('spin', { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ code: 'work.stopped' });
    await expect(work('sum', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'work.stopped' });
  });

  it('that wants more memory than it may have takes nobody with it', { timeout: 60_000 }, async () => {
    for (const what of ['grow', 'parse', 'join'] as const)
      await expect(work(what, { megabytes: 32 })).rejects.toMatchObject({ code: 'work.too-large' });
    expect((await work('sum')).sum).toBe(6.5);
  });

  it('that ends without a word is an error', async () => {
    await expect(work('leave')).rejects.toThrow('ended without a reply (code 7)');
  });

  it('sees nothing of the settings of the server', async () => {
    process.env['SYNTHETIC_SECRET'] = 'planted';
    expect((await work('settings')).sum).toBe(0);
  });

  it('lets the main thread go on meanwhile', async () => {
    const spinning = work('spin', { timeoutMs: 400 }).catch(() => 'ended');
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    await spinning;
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });
});
