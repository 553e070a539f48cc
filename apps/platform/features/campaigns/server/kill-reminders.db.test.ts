import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { runChild } from '../../../core/database/testing/run-child.ts';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase, TestDatabase } from '../../../core/database/testing/with-databases.ts';
import { makeTestRuntime } from '../../../core/database/testing/make-runtime.ts';
import { openDatabase } from '../../../core/database/open-database.ts';
import { silentLog } from '../../../core/log.ts';
import { makeLaunched, startCampaigns, syntheticCsv } from './testing/start-campaigns.ts';

const PEOPLE = 50;
const CHILD = new URL('testing/remind-child.ts', import.meta.url);

/** Begins a reminder to fifty people, kills the process while the mails go out, lets another finish; gives the mails' receivers. */
async function remindThroughDeath(
  open: OpenTestDatabase,
  forgetsIds: boolean,
): Promise<{ entries: number; people: number; delivered: number; mails: string[] }> {
  let opened: TestDatabase | undefined;
  const started = await startCampaigns(async (steps) => (opened = await open(steps)));
  const launched = await makeLaunched(started, { csv: syntheticCsv(PEOPLE), settings: { remindDaysBefore: [] } });
  started.advance(49 * 3_600_000);
  expect((await started.admin.call('POST', `/campaigns/${launched.id}/reminders`, {})).status).toBe(202);
  await started.app.close();
  await started.database.close();
  const { dataFolder, databaseUrl } = opened!;
  const mailFolder = join(dataFolder, 'mail');
  const options = { dataFolder, databaseUrl, mailFolder, forgetsIds, now: new Date(Date.now() + 1000).toISOString() };
  const first = runChild(CHILD, options);
  await first.said(20);
  await first.kill();
  // A claim of the dead process runs out before another takes its jobs over.
  const later = { ...options, now: new Date(Date.now() + 600_000).toISOString() };
  const second = runChild(CHILD, later);
  expect(await second.ended()).toBe(0);
  const runtime = makeTestRuntime(later.now);
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
  const { rows } = await sql<{ entries: number; people: number; delivered: number }>`
    select count(*) as entries, count(distinct person_digest) as people,
      sum(case when state = 'delivered' then 1 else 0 end) as delivered
    from outbox_entry where step = 'reminder-1'`.execute(database.read);
  await database.close();
  const mails = readdirSync(mailFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => (JSON.parse(readFileSync(join(mailFolder, name), 'utf8')) as { to: string }).to);
  const [row] = rows;
  return {
    entries: Number(row!.entries),
    people: Number(row!.people),
    delivered: Number(row!.delivered),
    mails,
  };
}

describeOnBothDatabases('fifty reminders and a process killed among them', (open) => {
  it('leave exactly one for each person, in the outbox and in the post', { timeout: 60_000 }, async () => {
    const { entries, people, delivered, mails } = await remindThroughDeath(open, false);
    expect([entries, people, delivered]).toEqual([PEOPLE, PEOPLE, PEOPLE]);
    expect(mails).toHaveLength(PEOPLE);
    expect(new Set(mails).size).toBe(PEOPLE);
  });

  it('would leave somebody with two if the post forgot what it had been handed', { timeout: 60_000 }, async () => {
    const { mails } = await remindThroughDeath(open, true);
    expect(new Set(mails).size).toBe(PEOPLE);
    expect(mails.length).toBeGreaterThan(PEOPLE);
  });
});
