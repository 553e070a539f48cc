import { isAppError } from '@dragoman/kernel';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { identityMigrations } from '../migrations.ts';
import { createAttempts } from './attempts.ts';
import type { Attempts } from './attempts.ts';

const keys = deriveKeys(new Uint8Array(32).fill(3));
const room = '192.0.2.7';

async function count(
  attempts: Attempts,
  subjects: readonly string[],
  address = room,
): Promise<{ taken: number; refused: number }> {
  const results = await Promise.allSettled(
    subjects.map((subject) => attempts.begin({ kind: 'password', subject, address }, 'sign-in.too-many')),
  );
  const refused = results.filter(
    (result) => result.status === 'rejected' && isAppError(result.reason, 'sign-in.too-many'),
  );
  return { taken: results.filter((result) => result.status === 'fulfilled').length, refused: refused.length };
}

describeOnBothDatabases('tries at signing in', (open) => {
  it('stop after ten for one account in a quarter of an hour, also when they come at the same moment from many places', async () => {
    const { database, runtime } = await open(identityMigrations);
    const attempts = createAttempts(database, runtime, keys);
    const tries = Array.from({ length: 40 }, (_, index) => `198.51.100.${index}`);
    const results = await Promise.all(tries.map((address) => count(attempts, ['aino@example.org'], address)));
    expect(results.reduce((sum, each) => sum + each.taken, 0)).toBe(10);
    expect(results.reduce((sum, each) => sum + each.refused, 0)).toBe(30);
    expect(await count(attempts, ['ewa@example.org'])).toEqual({ taken: 1, refused: 0 });
    runtime.clock.advance(15 * 60_000 + 1);
    expect(await count(attempts, ['aino@example.org'])).toEqual({ taken: 1, refused: 0 });
  });

  it('tell how many minutes to wait', async () => {
    const { database, runtime } = await open(identityMigrations);
    const attempts = createAttempts(database, runtime, keys);
    await count(
      attempts,
      Array.from({ length: 10 }, () => 'aino@example.org'),
    );
    runtime.clock.advance(5 * 60_000);
    await expect(
      attempts.begin({ kind: 'password', subject: 'aino@example.org', address: room }, 'sign-in.too-many'),
    ).rejects.toMatchObject({ code: 'sign-in.too-many', values: { minutes: 10 } });
  });

  it('do not lock out a lecture room of 500 behind one address, nor let one address try for ever', async () => {
    const { database, runtime } = await open(identityMigrations);
    const attempts = createAttempts(database, runtime, keys);
    const people = Array.from({ length: 500 }, (_, index) => `person${index}@example.org`);
    expect(await count(attempts, people)).toEqual({ taken: 500, refused: 0 });
    expect(await count(attempts, people)).toEqual({ taken: 500, refused: 0 });
    expect(await count(attempts, ['one-more@example.org'])).toEqual({ taken: 0, refused: 1 });
  });

  it('are forgotten when the right password comes', async () => {
    const { database, runtime } = await open(identityMigrations);
    const attempts = createAttempts(database, runtime, keys);
    const aino = { kind: 'password', subject: 'aino@example.org', address: room } as const;
    for (let round = 0; round < 3; round += 1) {
      expect(
        await count(
          attempts,
          Array.from({ length: 9 }, () => aino.subject),
        ),
      ).toEqual({ taken: 9, refused: 0 });
      await (await attempts.begin(aino, 'sign-in.too-many')).succeed();
    }
  });
});
