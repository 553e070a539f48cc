import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from './open-database.ts';
import { makeTemporaryFolder } from './testing/make-folder.ts';
import { makeTestRuntime } from './testing/make-runtime.ts';
import { runChild } from './testing/run-child.ts';

const child = new URL('./testing/lock-child.ts', import.meta.url);
const open = (dataFolder: string) => openDatabase({ dataFolder, runtime: makeTestRuntime(), log: silentLog });

describe('the data folder', () => {
  it('refuses a second process within two seconds, in a sentence that names the first', async () => {
    const dataFolder = makeTemporaryFolder();
    const holder = runChild(child, { dataFolder, address: 'http://127.0.0.1:4180' });
    await holder.said('open');
    const asked = performance.now();
    const second = runChild(child, { dataFolder });
    expect(await second.ended()).toBe(1);
    expect(performance.now() - asked).toBeLessThan(2_000);
    const [sentence] = second.errors;
    expect(sentence).toContain(
      `The data folder ${dataFolder} is in use by process ${holder.process.pid} on ${hostname()} at http://127.0.0.1:4180, since 20`,
    );
    expect(sentence).toContain('DRAGOMAN_DATA');
    expect(holder.process.exitCode).toBeNull();
  });

  it('is taken over from a process that was killed', async () => {
    const dataFolder = makeTemporaryFolder();
    const holder = runChild(child, { dataFolder });
    await holder.said('open');
    await holder.kill();
    expect(existsSync(join(dataFolder, 'lock.json'))).toBe(true);
    const database = await open(dataFolder);
    await database.ping();
    await database.close();
  });

  it('waits a moment for a process that is just stopping', async () => {
    const dataFolder = makeTemporaryFolder();
    const holder = runChild(child, { dataFolder });
    await holder.said('open');
    const opening = open(dataFolder);
    holder.process.kill('SIGTERM');
    await (await opening).close();
    expect(await holder.ended()).toBe(0);
  });

  it('is refused within the same process too, and free after closing', async () => {
    const dataFolder = makeTemporaryFolder();
    const first = await open(dataFolder);
    await expect(open(dataFolder)).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    expect(existsSync(join(dataFolder, 'lock.json'))).toBe(false);
    await (await open(dataFolder)).close();
  });

  it('is refused with a sentence when the note of the holder cannot be read', async () => {
    const dataFolder = makeTemporaryFolder();
    const first = await open(dataFolder);
    writeFileSync(join(dataFolder, 'lock.json'), '{"pid":');
    await expect(open(dataFolder)).rejects.toThrow('in use by another process that has not left its name');
    await first.close();
  });

  it('is refused with a sentence when it cannot be made', async () => {
    const file = join(makeTemporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(open(join(file, 'data'))).rejects.toThrow(/The data folder .* cannot be made: ENOTDIR/);
  });

  it('acknowledges nothing after it was deleted or replaced under the running server', async () => {
    const dataFolder = makeTemporaryFolder();
    const database = await open(dataFolder);
    await database.write(async () => {});
    rmSync(dataFolder, { recursive: true });
    await expect(database.write(async () => {})).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(database.ping()).rejects.toMatchObject({ code: 'storage.unavailable' });
    const another = await open(dataFolder);
    await expect(database.write(async () => {})).rejects.toMatchObject({ code: 'storage.unavailable' });
    await another.ping();
    await another.close();
    await database.close();
  });
});
