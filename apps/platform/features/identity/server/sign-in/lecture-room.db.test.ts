import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { accountStore } from '../accounts/account-store.ts';
import { hashPassword } from '../accounts/hash-password.ts';
import { PASSWORD, startIdentity } from '../testing/start-identity.ts';

/** A quarter of the room that was tried by hand (500 people, all at the same moment), so that the test run stays short. */
const PEOPLE = 120;

describeOnBothDatabases('a lecture room behind one address', (open) => {
  it('signs in at once, one in five after a mistyped password', { timeout: 120_000 }, async () => {
    const started = await startIdentity(open);
    const passwordHash = await hashPassword(PASSWORD);
    const createdAt = '2026-11-21T10:00:00.000Z';
    await started.database.write(async (queries) => {
      for (let index = 0; index < PEOPLE; index += 1) {
        const id = `01939c1e-7a00-7000-8000-${String(index).padStart(12, '0')}`;
        const person = { id, name: 'Synthetic', email: `person${index}@room.example`, credentialId: `c${id}` };
        await accountStore(queries).add({ ...person, passwordHash, createdAt });
      }
    });
    const enter = async (index: number, password: string): Promise<number | string> => {
      const body = { email: `person${index}@room.example`, password };
      const reply = await started.browser('192.0.2.50').call('POST', '/sign-in', body);
      return reply.status === 503 ? String(reply.body.code) : reply.status;
    };
    const answers = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, index) => [
        ...(index % 5 === 0 ? [await enter(index, `${PASSWORD}?`)] : []),
        await enter(index, PASSWORD),
      ]),
    );
    expect(answers).toEqual(Array.from({ length: PEOPLE }, (_, index) => (index % 5 === 0 ? [401, 200] : [200])));
  });
});
