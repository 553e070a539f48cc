import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import { makeTestRuntime } from '../database/testing/make-runtime.ts';
import { silentLog } from '../log.ts';
import { deriveKeys } from './installation-keys.ts';
import { factMigration, KEY_FILE, openKeys } from './open-keys.ts';

describe('derived keys', () => {
  const keys = deriveKeys(new Uint8Array(32).fill(7));

  it('differ by purpose, tenant and secret and are the same every time', () => {
    const other = deriveKeys(new Uint8Array(32).fill(8));
    expect(keys.digestPerson('t', 'p')).toBe(deriveKeys(new Uint8Array(32).fill(7)).digestPerson('t', 'p'));
    const values = [
      keys.digestPerson('t', 'p'),
      keys.digestPerson('u', 'p'),
      keys.digest('other', 't:p'),
      keys.secretFor('person'),
      keys.secretFor('cookies'),
      other.digestPerson('t', 'p'),
    ];
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((value) => /^[0-9a-f]{64}$/.test(value))).toBe(true);
  });

  it('refuse a secret of another length', () => {
    expect(() => deriveKeys(new Uint8Array(31))).toThrow('31 bytes');
  });
});

describeOnBothDatabases('the secret of an installation', (open, engine) => {
  const start = async () => {
    const opened = await open([factMigration]);
    let seed = 10;
    // Other randomness at each start: only what was kept can make the keys agree.
    const openAgain = () => openKeys({ ...opened, runtime: makeTestRuntime(undefined, seed++), log: silentLog });
    return { ...opened, openAgain, path: join(opened.dataFolder, KEY_FILE) };
  };

  it('is made at the first start and the same at every later one', async () => {
    const { openAgain } = await start();
    const first = await openAgain();
    const second = await openAgain();
    expect(second.digestPerson('t', 'p')).toBe(first.digestPerson('t', 'p'));
  });

  it('is the same for processes that start at the same moment', async () => {
    const { openAgain } = await start();
    const both = await Promise.all(engine === 'postgres' ? [openAgain(), openAgain(), openAgain()] : [openAgain()]);
    expect(new Set(both.map((keys) => keys.digestPerson('t', 'p'))).size).toBe(1);
  });

  it.runIf(engine === 'sqlite')('is a file for its owner only, beside the database and not in it', async () => {
    const { openAgain, path } = await start();
    await openAgain();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    chmodSync(path, 0o644);
    await openAgain();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.runIf(engine === 'sqlite')(
    'stops the start when it is missing, broken or another, and none is made in its place',
    async () => {
      const { openAgain, path } = await start();
      await openAgain();
      writeFileSync(path, JSON.stringify({ version: 1, secret: Buffer.alloc(32, 1).toString('base64url') }));
      await expect(openAgain()).rejects.toThrow('not the one this database was written with');
      writeFileSync(path, '{"version":1,"secret":"half');
      await expect(openAgain()).rejects.toThrow('cannot be read');
      rmSync(path);
      await expect(openAgain()).rejects.toThrow('is missing');
      expect(existsSync(path)).toBe(false);
    },
  );
});
