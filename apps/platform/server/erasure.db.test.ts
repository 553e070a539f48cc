import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { PostgresOffer } from '../core/database/testing/start-postgres.ts';
import { findTestServer, makeSchema } from '../core/database/testing/test-server.ts';
import { findUnerasableTables } from '../core/erasure/find-unerasable-tables.ts';
import { GUEST_RETENTION_DAYS } from '../features/assessment/limits.ts';
import { assessmentStore } from '../features/assessment/server/index.ts';
import { PUBLIC_TENANT } from '../core/tenants.ts';
import { openPlatform } from './testing/open-platform.ts';
import type { TestPlatform } from './testing/open-platform.ts';
import { answerByInject } from './testing/answer-by-inject.ts';

const DAY = 86_400_000;

/** Every file of the folder that holds the text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}

function describeErasure(title: string, open: () => Promise<TestPlatform>): void {
  describe(`erasing people from the whole platform (${title})`, () => {
    it('knows every table that knows a person', async () => {
      const { database, erasure } = await open();
      expect(await findUnerasableTables(database, erasure.erasables)).toEqual([]);
    });

    it('leaves nothing of a guest who asks for it, and ends their link and session', async () => {
      const platform = await open();
      const guest = await answerByInject(platform);
      const { app, database } = platform;
      expect(
        (await app.inject({ url: `/api/results/${guest.attemptId}`, headers: { cookie: guest.cookie } })).statusCode,
      ).toBe(200);
      const gone = await app.inject({ method: 'DELETE', url: '/api/my-data', headers: { cookie: guest.cookie } });
      expect(gone.statusCode).toBe(204);
      expect(String(gone.headers['set-cookie'])).toContain('dragoman-guest=;');
      expect(await assessmentStore(database.read).listPersons()).toEqual([]);
      const after = await app.inject({ url: '/api/assessments', headers: { cookie: guest.cookie } });
      expect(after.statusCode).toBe(401);
      const link = await app.inject({
        method: 'POST',
        url: '/api/private-links/open',
        payload: { token: guest.token },
      });
      expect(link.json()).toMatchObject({ code: 'link.not-known' });
      await platform.close();
      // With PostgreSQL the folder holds no rows, but mails, heads and tombstones all the same.
      expect(filesWith(platform.dataFolder, guest.personId)).toEqual([]);
      expect(filesWith(platform.dataFolder, guest.answerKey)).toEqual([]);
    });

    it('erases guests when their time is over and nobody before', async () => {
      const platform = await open();
      const old = await answerByInject(platform);
      platform.runtime.clock.advance(10 * DAY);
      const young = await answerByInject(platform);
      platform.runtime.clock.advance((GUEST_RETENTION_DAYS - 10) * DAY + 3_600_000);
      await platform.jobs.runDue();
      const left = await assessmentStore(platform.database.read).listPersons();
      expect(left.map((person) => person.personId)).toEqual([young.personId]);
      expect(left).not.toContainEqual({ tenantId: PUBLIC_TENANT, personId: old.personId });
    });
  });
}

describeErasure('SQLite', () => openPlatform());
const offer: PostgresOffer = inject('postgres');
if (!('reason' in offer)) {
  describeErasure('PostgreSQL', async () => openPlatform({ databaseUrl: await makeSchema(await findTestServer()) }));
}
