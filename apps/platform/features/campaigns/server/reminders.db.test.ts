import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { DAY, makeLaunched, startCampaigns, syntheticCsv, wish } from './testing/start-campaigns.ts';

type Started = Awaited<ReturnType<typeof startCampaigns>>;

const HOUR = 3_600_000;
const addressesOf = (started: Started): string[] => started.sent.map((mail) => mail.to).toSorted();
const run = (
  started: Started,
  name: string,
  payload: object,
  tenantId = 'public',
  signal = new AbortController().signal,
) =>
  started.campaigns.jobs
    .find((job) => job.name === name)!
    .run(payload, { tenantId, jobId: 'synthetic', attempt: 1, signal });

describeOnBothDatabases('the mails of a campaign', (open) => {
  it('invite everybody once, with a link of their own and a way to stop, and never speak of hiring but to exclude it', async () => {
    const started = await startCampaigns(open);
    await makeLaunched(started, { csv: syntheticCsv(5) });
    expect(addressesOf(started)).toEqual([0, 1, 2, 3, 4].map((each) => `p${each}@synthetic.example`));
    expect(new Set(started.sent.map((mail) => /campaign#([\w-]+)/.exec(mail.text)?.[1])).size).toBe(5);
    for (const mail of started.sent) {
      expect(mail.text).toContain('/campaign/stop#');
      expect(mail.text).toContain('may never be used for hiring, pay or promotion');
    }
    await started.runner.runDue();
    expect(started.sent).toHaveLength(5);
  });

  it('wait for the opening when it is later than the launch', async () => {
    const started = await startCampaigns(open);
    await makeLaunched(started, { settings: { opensAt: '2026-11-23T08:00:00.000Z' } });
    expect(started.sent).toEqual([]);
    started.advance(2 * DAY);
    await started.runner.runDue();
    expect(started.sent).toHaveLength(1);
  });

  it('remind only those missing who have not stopped them, at most three times and never within two days', async () => {
    const started = await startCampaigns(open);
    const { admin } = started;
    const launched = await makeLaunched(started, {
      csv: 'email\ndone@x.example\nhalf@x.example\nstopped@x.example\nnew@x.example\n',
      settings: { remindDaysBefore: [] },
    });
    const path = `/campaigns/${launched.id}/reminders`;
    const done = started.browser();
    const { attemptId } = (
      await done.call('POST', '/campaign-invitations/start', { ...wish, token: started.tokenFor('done@x.example') })
    ).body;
    await done.call('POST', `/assessments/${attemptId}/finish`, { answered: 0, early: true });
    await started
      .browser()
      .call('POST', '/campaign-invitations/start', { ...wish, token: started.tokenFor('half@x.example') });
    const stop = started.tokenFor('stopped@x.example', 'campaign/stop');
    const choose = (stopped: boolean) =>
      started.browser().call('POST', '/campaign-invitations/mails', { token: stop, stopped });
    expect((await choose(true)).body).toEqual({ title: 'Synthetic round', stopped: true });
    await choose(true);
    expect((await admin.call('POST', path, {})).body.code).toBe('campaigns.reminded-lately');
    const receivers: string[][] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      started.advance(48 * HOUR + 1000);
      if (turn === 2) await choose(false);
      started.sent.length = 0;
      expect((await admin.call('POST', path, {})).status).toBe(202);
      await started.runner.runDue();
      receivers.push(addressesOf(started));
    }
    expect(receivers).toEqual([
      ['half@x.example', 'new@x.example'],
      ['half@x.example', 'new@x.example'],
      ['half@x.example', 'new@x.example', 'stopped@x.example'],
    ]);
    started.advance(48 * HOUR + 1000);
    expect((await admin.call('POST', path, {})).body.code).toBe('campaigns.reminders-used-up');
  });

  it('go out by the plan, one for several planned times that were missed, and none after the close', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started, { settings: { remindDaysBefore: [10, 6, 2] } });
    started.sent.length = 0;
    const tend = async (): Promise<number> => {
      await run(started, 'campaigns.tend', {});
      await started.runner.runDue();
      return started.sent.length;
    };
    expect(await tend()).toBe(0);
    // The tenth and the sixth day before the close have passed while nobody was at work.
    started.advance(9 * DAY);
    expect(await tend()).toBe(1);
    expect(await tend()).toBe(1);
    started.advance(4 * DAY);
    expect(await tend()).toBe(2);
    started.advance(3 * DAY);
    expect(await tend()).toBe(2);
    expect(launched.reminders?.left).toBe(3);
  });

  it('give each person exactly one although the sending is cut off in the middle and begun again', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started, { csv: syntheticCsv(120), settings: { remindDaysBefore: [] } });
    started.sent.length = 0;
    started.advance(49 * HOUR);
    await started.admin.call('POST', `/campaigns/${launched.id}/reminders`, {});
    const { rows } = await sql<{ tenant_id: string }>`select tenant_id from campaign`.execute(started.database.read);
    const tenantId = rows[0]!.tenant_id;
    // The signal is heard between two writes: the first has put fifty mails into the outbox when it comes.
    const cut = new AbortController();
    let reads = 0;
    const signal = new Proxy(cut.signal, {
      get: (target, key) => {
        if (key === 'aborted' && (reads += 1) === 2) cut.abort();
        return Reflect.get(target, key, target) as unknown;
      },
    });
    const payload = { campaignId: launched.id, step: 'reminder-1' };
    await expect(run(started, 'campaigns.send', payload, tenantId, signal)).rejects.toThrow('the rest goes out');
    const waiting = await sql<{ n: number }>`select count(*) as n from outbox_entry where step = 'reminder-1'`.execute(
      started.database.read,
    );
    expect(Number(waiting.rows[0]!.n)).toBe(50);
    await run(started, 'campaigns.send', payload, tenantId);
    await run(started, 'campaigns.send', payload, tenantId);
    await started.runner.runDue();
    const entries = await sql<{ n: number; people: number }>`
      select count(*) as n, count(distinct person_digest) as people from outbox_entry where step = 'reminder-1'`.execute(
      started.database.read,
    );
    expect([Number(entries.rows[0]!.n), Number(entries.rows[0]!.people)]).toEqual([120, 120]);
    expect(new Set(addressesOf(started)).size).toBe(120);
    expect(started.sent).toHaveLength(120);
  });
});
