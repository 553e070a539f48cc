import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import { enrol } from '../../identity/server/testing/start-identity.ts';
import { campaignsDoor } from './campaigns-door.ts';
import {
  CLOSES,
  DAY,
  makeDraft,
  makeLaunched,
  soundSettings,
  startCampaigns,
  wish,
} from './testing/start-campaigns.ts';

describeOnBothDatabases('a campaign', (open) => {
  it('serves one of three purposes, and a request for another is refused in words and kept in the log', async () => {
    const started = await startCampaigns(open);
    const refused = await started.admin.call('POST', '/campaigns', { title: 'Hiring', purpose: 'hiring' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'campaigns.purpose-refused' } });
    expect((await started.admin.call('GET', '/campaigns')).body.campaigns).toEqual([]);
    const { rows } = await sql<{ action: string }>`select action from audit_entry`.execute(started.database.read);
    expect(rows.map((row) => row.action)).toContain('campaigns.purpose-refused');
  });

  it('says what is missing and is not launched before, above all not without a date for its end', async () => {
    const started = await startCampaigns(open);
    const { admin } = started;
    const made = (await admin.call('POST', '/campaigns', { title: 'Bare', purpose: 'research' })).body;
    expect(made.missing).toEqual(['notice', 'legal-basis-note', 'document', 'audience', 'closes', 'retention']);
    const draft = await makeDraft(started, { settings: { retentionUntil: null } });
    expect(draft.missing).toEqual(['retention']);
    const refused = await admin.call('POST', `/campaigns/${draft.id}/launch`, { version: draft.version });
    expect(refused).toMatchObject({ status: 409, body: { code: 'campaigns.not-ready' } });
    const early = { ...draft.settings, retentionUntil: '2026-12-01' };
    const saved = (await admin.call('PUT', `/campaigns/${draft.id}`, { version: draft.version, settings: early })).body;
    expect(saved.missing).toEqual(['dates']);
    const sound = { ...early, retentionUntil: '2026-12-05' };
    const good = (await admin.call('PUT', `/campaigns/${draft.id}`, { version: saved.version, settings: sound })).body;
    expect(good.missing).toEqual([]);
    expect((await admin.call('POST', `/campaigns/${draft.id}/launch`, { version: saved.version })).body.code).toBe(
      'campaigns.changed-meanwhile',
    );
    expect((await admin.call('POST', `/campaigns/${draft.id}/launch`, { version: good.version })).status).toBe(200);
  });

  it('cannot be changed after its launch, in no setting, list or document', async () => {
    const started = await startCampaigns(open);
    const { admin } = started;
    const launched = await makeLaunched(started);
    const path = `/campaigns/${launched.id}`;
    expect(launched.settingsDigest).toMatch(/^[0-9a-f]{64}$/);
    const link = { kind: 'link', name: 'Other', url: 'https://uni.example/a.pdf', digest: 'a'.repeat(64) };
    const people = (await campaignsDoor.members(started.database.read, await tenantOf(started), launched.id)).map(
      (member) => member.personId,
    );
    for (const [method, where, body] of [
      ['PUT', path, { version: launched.version, settings: soundSettings(launched, { title: 'Other' }) }],
      ['PUT', `${path}/document`, link],
      ['PUT', `${path}/audience/members`, { personIds: [] }],
      ['POST', `${path}/audience/file`, { content: 'email\nx@y.example', dryRun: false, language: 'en' }],
      ['DELETE', `${path}/audience/${people[0]}`, undefined],
      ['DELETE', path, undefined],
      ['POST', `${path}/launch`, { version: launched.version }],
    ] as const) {
      expect((await admin.call(method, where, body)).body?.code, `${method} ${where}`).toBe('campaigns.locked');
    }
    const after = (await admin.call('GET', path)).body;
    expect({ ...after, version: 0 }).toEqual({ ...launched, version: 0 });
  });

  it('shows the asked the notice, the ground, the document, the date and the thresholds, and takes their answers to its purpose', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started, {
      csv: 'email,name,unit,role,stage\naino@first.example,Aino Synthetic,North,Tester,entry\n',
    });
    const phone = started.browser();
    const token = started.tokenFor('aino@first.example');
    const opened = await phone.call('POST', '/campaign-invitations/open', { token });
    expect(opened.body).toMatchObject({
      campaign: {
        title: 'Synthetic round',
        institution: 'First University',
        purpose: 'development',
        legalBasisNote: 'Synthetic reason.',
        notice: { en: 'Synthetic notice.' },
        document: { name: 'Agreement', kind: 'file' },
        retentionUntil: launched.settings.retentionUntil,
        thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
        phase: 'open',
      },
      name: 'Aino Synthetic',
      state: 'asked',
      entry: 'link',
    });
    expect(phone.cookies.size).toBe(0);
    const unread = await phone.call('POST', '/campaign-invitations/start', { ...wish, token, noticeRead: false });
    expect(unread.body.code).toBe('campaigns.notice-not-agreed');
    const begun = await phone.call('POST', '/campaign-invitations/start', { ...wish, token });
    expect(begun.status).toBe(200);
    expect(begun.body.privateLink).toMatch(/^\/resume#[\w-]{70}$/);
    expect((await phone.call('GET', `/assessments/${begun.body.attemptId}`)).body.status).toBe('open');
    expect((await phone.call('GET', `/assessments/${begun.body.attemptId}/campaign`)).body).toEqual({
      campaign: { title: 'Synthetic round', institution: 'First University', purpose: 'development' },
    });
    const elsewhere = started.browser();
    expect((await elsewhere.call('GET', `/assessments/${begun.body.attemptId}/campaign`)).status).toBe(401);
    const again = await elsewhere.call('POST', '/campaign-invitations/start', { ...wish, token });
    expect(again.body.attemptId).toBe(begun.body.attemptId);
    expect((await elsewhere.call('GET', '/my-campaigns')).body.campaigns).toMatchObject([
      { title: 'Synthetic round', purpose: 'development', state: 'started', attemptId: begun.body.attemptId },
    ]);
    const tenantId = await tenantOf(started);
    const members = await campaignsDoor.members(started.database.read, tenantId, launched.id);
    expect(members).toMatchObject([
      {
        attributes: { unit: 'North', role: 'Tester', stage: 'entry' },
        attemptId: begun.body.attemptId,
        state: 'started',
      },
    ]);
    const memberships = await campaignsDoor.memberships(started.database.read, tenantId, members[0]!.personId);
    expect(memberships[0]?.campaign.id).toBe(launched.id);
  });

  it('keeps what somebody with an account answers behind the account, and lets somebody without one take it there', async () => {
    const started = await startCampaigns(open);
    const aino = await started.addMember('aino@first.example');
    const ewa = await started.addMember('ewa@first.example');
    await makeLaunched(started, { csv: 'email\naino@first.example\nguest@other.example\n' });
    const token = started.tokenFor('aino@first.example');
    const phone = started.browser();
    const forwarded = await phone.call('POST', '/campaign-invitations/open', { token });
    expect(forwarded.body).toMatchObject({ entry: 'sign-in', attemptId: null, state: 'asked' });
    const start = (browser: typeof phone, given: string) =>
      browser.call('POST', '/campaign-invitations/start', { ...wish, token: given });
    expect((await start(phone, token)).body.code).toBe('campaigns.account-needed');
    expect((await start(ewa, token)).body.code).toBe('campaigns.other-account');
    const own = await start(aino, token);
    expect(own.body.privateLink).toBeNull();
    expect((await aino.call('GET', `/assessments/${own.body.attemptId}`)).status).toBe(200);
    const free = started.tokenFor('guest@other.example');
    expect((await aino.call('POST', '/campaign-invitations/open', { token: free })).body.entry).toBe('other');
    expect((await ewa.call('POST', '/campaign-invitations/open', { token: free })).body.entry).toBe('tie');
    const tied = await start(ewa, free);
    expect((await ewa.call('GET', `/assessments/${tied.body.attemptId}`)).status).toBe(200);
    expect((await start(phone, free)).body.code).toBe('campaigns.account-needed');
  });

  it('begins one attempt however often the start is sent at once', async () => {
    const started = await startCampaigns(open);
    await makeLaunched(started);
    const token = started.tokenFor('aino@first.example');
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        started.browser().call('POST', '/campaign-invitations/start', { ...wish, token }),
      ),
    );
    expect(new Set(replies.map((reply) => reply.body.attemptId)).size).toBe(1);
  });

  it('closes at its time or by hand, tells the rooms to the right once, and lets nobody new in', async () => {
    const started = await startCampaigns(open);
    const heard: string[] = [];
    started.campaigns.events.onClose(async (_queries, event) => void heard.push(event.closedAt));
    const launched = await makeLaunched(started, { csv: 'email\na@x.example\nb@x.example\n' });
    const other = await makeLaunched(started);
    await started.admin.call('POST', `/campaigns/${other.id}/close`, {});
    expect((await started.admin.call('POST', `/campaigns/${other.id}/close`, {})).body.status).toBe('closed');
    expect(heard.splice(0)).toHaveLength(1);
    const begun = started.tokenFor('a@x.example');
    const phone = started.browser();
    const { attemptId } = (await phone.call('POST', '/campaign-invitations/start', { ...wish, token: begun })).body;
    started.advance(15 * DAY);
    const late = started.tokenFor('b@x.example');
    // The time counts at once, also before the job has come round.
    const refused = await started.browser().call('POST', '/campaign-invitations/start', { ...wish, token: late });
    expect(refused).toMatchObject({ status: 410, body: { code: 'campaigns.closed' } });
    await tend(started);
    await tend(started);
    expect(heard).toEqual([CLOSES]);
    const closed = await campaignsDoor.read(started.database.read, await tenantOf(started), launched.id);
    expect(closed).toMatchObject({ status: 'closed', closedAt: CLOSES });
    const goesOn = await phone.call('POST', '/campaign-invitations/start', { ...wish, token: begun });
    expect(goesOn.body.attemptId).toBe(attemptId);
  });

  it('counts for itself what was finished before the close and nothing after', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started);
    const phone = started.browser();
    const token = started.tokenFor('aino@first.example');
    const { attemptId } = (await phone.call('POST', '/campaign-invitations/start', { ...wish, token })).body;
    await started.admin.call('POST', `/campaigns/${launched.id}/close`, {});
    started.advance(60_000);
    const done = await phone.call('POST', `/assessments/${attemptId}/finish`, { answered: 0, early: true });
    expect(done.body.status).toBe('finished');
    const members = await campaignsDoor.members(started.database.read, await tenantOf(started), launched.id);
    expect(members[0]?.state).toBe('started');
  });

  it('makes its data unreadable from the first instant after the last day, and then removes them', async () => {
    const started = await startCampaigns(open);
    const aino = await started.addMember('aino@first.example');
    const ended: string[][] = [];
    started.campaigns.events.onEnd(async (_queries, event) => void ended.push([...event.attemptIds]));
    const launched = await makeLaunched(started, {
      csv: 'email\naino@first.example\nguest@other.example\n',
      settings: { retentionUntil: '2026-12-10' },
    });
    const phone = started.browser();
    const token = started.tokenFor('guest@other.example');
    const guest = (await phone.call('POST', '/campaign-invitations/start', { ...wish, token })).body;
    const own = (
      await aino.call('POST', '/campaign-invitations/start', { ...wish, token: started.tokenFor('aino@first.example') })
    ).body;
    started.advance(Date.parse('2026-12-10T23:59:59.000Z') - Date.now());
    expect((await phone.call('GET', `/assessments/${guest.attemptId}`)).status).toBe(200);
    started.advance(1_000);
    // No job has run yet.
    expect((await phone.call('GET', `/assessments/${guest.attemptId}`)).status).toBe(404);
    expect((await phone.call('POST', '/campaign-invitations/open', { token })).body.code).toBe(
      'campaigns.past-retention',
    );
    const { database } = started;
    const tenantId = await tenantOf(started);
    expect(await assessmentStore(database.read).listOfCampaign(tenantId, launched.id)).toHaveLength(2);
    await tend(started);
    expect(await assessmentStore(database.read).listOfCampaign(tenantId, launched.id)).toEqual([]);
    expect(ended).toEqual([[own.attemptId]]);
    expect(started.erased).toHaveLength(1);
    expect(await campaignsDoor.members(database.read, tenantId, launched.id)).toEqual([]);
    await tend(started);
    expect(ended).toHaveLength(1);
    expect((await phone.call('POST', '/campaign-invitations/open', { token })).body.code).toBe(
      'campaigns.past-retention',
    );
  });

  it('asks the same people again in a next wave, who stay the same persons', async () => {
    const started = await startCampaigns(open);
    const first = await makeLaunched(started, { csv: 'email,unit\na@x.example,North\nb@x.example,South\n' });
    const next = await started.admin.call('POST', `/campaigns/${first.id}/next-wave`, {});
    expect(next.body).toMatchObject({
      wave: 2,
      previousId: first.id,
      status: 'draft',
      missing: ['document', 'closes', 'retention'],
    });
    const path = `/campaigns/${next.body.id}`;
    await started.admin.call('PUT', path, { version: 1, settings: soundSettings(next.body) });
    const link = { kind: 'link', name: 'Agreement', url: 'https://uni.example/a.pdf', digest: 'b'.repeat(64) };
    const ready = (await started.admin.call('PUT', `${path}/document`, link)).body;
    expect((await started.admin.call('POST', `${path}/launch`, { version: ready.version })).status).toBe(200);
    const { read } = started.database;
    const tenantId = await tenantOf(started);
    const persons = async (id: string) =>
      (await campaignsDoor.members(read, tenantId, id)).map((member) => member.personId).toSorted();
    expect(await persons(next.body.id)).toEqual(await persons(first.id));
  });

  it('belongs to those who run development in its institution and to nobody else', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started);
    const manager = started.browser();
    expect((await manager.call('GET', `/campaigns/${launched.id}`)).status).toBe(401);
    const aino = await started.addMember('ada@first.example');
    expect((await aino.call('GET', `/campaigns/${launched.id}`)).status).toBe(403);
    await started.admin.call('POST', '/institutions', {
      name: 'Second',
      networkId: null,
      administrator: { email: 'ewa@second.example', language: 'en' },
    });
    const ewa = started.browser();
    const token = /#([\w-]+)/.exec(started.mails.findLast((mail) => mail.to === 'ewa@second.example')!.text)![1];
    await ewa.call('POST', '/invitations/accept', {
      token,
      newAccount: { name: 'Ewa Synthetic', password: 'mustikka ja kahvi' },
    });
    await enrol(ewa);
    expect((await ewa.call('GET', `/campaigns/${launched.id}`)).body.code).toBe('route.not-found');
    expect((await ewa.call('GET', '/campaigns')).body.campaigns).toEqual([]);
  });
});

type Started = Awaited<ReturnType<typeof startCampaigns>>;

/** From the tables: the session of the administrator ends when the clock goes far. */
async function tenantOf({ database }: Started): Promise<string> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from institution order by created_at`.execute(
    database.read,
  );
  return rows[0]!.tenant_id;
}

async function tend(started: Started): Promise<void> {
  const job = started.campaigns.jobs.find((each) => each.name === 'campaigns.tend')!;
  await job.run({}, { tenantId: 'public', jobId: 'synthetic', attempt: 1, signal: new AbortController().signal });
}
