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
    const statuses = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, index) => {
        const browser = started.browser('192.0.2.50');
        const email = `person${index}@room.example`;
        if (index % 5 === 0) {
          const mistyped = await browser.call('POST', '/sign-in', { email, password: `${PASSWORD}?` });
          expect(mistyped.status).toBe(401);
        }
        const reply = await browser.call('POST', '/sign-in', { email, password: PASSWORD });
        return reply.status === 200 ? 200 : `${reply.status} ${reply.body.code}`;
      }),
    );
    expect(statuses).toEqual(Array.from({ length: PEOPLE }, () => 200));
  });
});
