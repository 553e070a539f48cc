import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { makeDraft, makeLaunched, startCampaigns, syntheticCsv } from './testing/start-campaigns.ts';

describeOnBothDatabases('the people of a campaign', (open, engine) => {
  it('come from a file wholly or not at all, with every broken line named', async () => {
    const started = await startCampaigns(open);
    const { admin } = started;
    const draft = await makeDraft(started, { csv: '' });
    const path = `/campaigns/${draft.id}/audience/file`;
    const content = [
      'E-mail;Name;Unit;language',
      'aino@x.example;Aino Synthetic;North;fi',
      '"broken@x.example;Broken;North;en',
      'not an address;Nobody;North;en',
      'AINO@X.example;Aino again;South;en',
      'astrid@x.example;Astrid Synthetic;"North; and south";sv',
      'short@x.example',
      ';Nameless;North;en',
      'good@x.example;"Good ""Synthetic""";South;',
    ].join('\r\n');
    const send = (dryRun: boolean, text = content) =>
      admin.call('POST', path, { content: text, dryRun, language: 'en' }, { 'accept-language': 'en' });
    const dry = (await send(true)).body;
    expect(
      dry.faults.map((fault: { line: number; code: string }) => [fault.line, fault.code.split('.').at(-1)]),
    ).toEqual([
      [3, 'quote-not-closed'],
      [4, 'email-not-an-address'],
      [5, 'email-twice'],
      [6, 'language-not-known'],
      [7, 'wrong-number-of-cells'],
      [8, 'email-missing'],
    ]);
    expect(dry.faults[2]).toMatchObject({ values: { first: 2 }, sentence: 'aino@x.example is in line 2 already.' });
    expect((await send(false)).body).toMatchObject({ stored: false, faultCount: 6 });
    expect((await admin.call('GET', `/campaigns/${draft.id}`)).body.people.listed).toBe(0);
    const sound = content
      .split('\r\n')
      .filter((_, index) => [0, 1, 8].includes(index))
      .join('\n');
    expect((await send(true, sound)).body).toMatchObject({ people: 2, faultCount: 0, stored: false });
    expect((await admin.call('GET', `/campaigns/${draft.id}`)).body.people.listed).toBe(0);
    expect((await send(false, sound)).body).toMatchObject({ people: 2, knownAlready: 0, stored: true });
    expect((await send(false, sound)).body).toMatchObject({ people: 2, knownAlready: 2, stored: true });
    const { entries } = (await admin.call('GET', `/campaigns/${draft.id}/audience`)).body;
    expect(entries).toMatchObject([
      {
        name: 'Aino Synthetic',
        email: 'aino@x.example',
        language: 'fi',
        attributes: { unit: 'North' },
        mail: 'not-sent',
      },
      { name: 'Good "Synthetic"', email: 'good@x.example', language: 'en', attributes: { unit: 'South' } },
    ]);
  });

  it('are the members that were picked, and one named by a file before they joined is asked once', async () => {
    const started = await startCampaigns(open);
    const { admin } = started;
    const draft = await makeDraft(started, { csv: 'email\nlate@first.example\n' });
    await started.addMember('late@first.example');
    const path = `/campaigns/${draft.id}`;
    const { candidates } = (await admin.call('GET', `${path}/candidates`)).body;
    const late = candidates.find((each: { email: string }) => each.email === 'late@first.example');
    const chosen = await admin.call('PUT', `${path}/audience/members`, { personIds: [late.personId] });
    expect(chosen.body.people.listed).toBe(1);
    expect((await admin.call('GET', `${path}/audience`)).body.entries).toMatchObject([{ source: 'members' }]);
    const foreign = { personIds: ['019ac6ab-0000-7000-8000-000000000001'] };
    expect((await admin.call('PUT', `${path}/audience/members`, foreign)).body.code).toBe('campaigns.not-a-member');
    expect((await admin.call('PUT', `${path}/audience/members`, { personIds: [] })).body.people.listed).toBe(0);
  });

  it(
    'may be a hundred thousand, of whom broken lines are named within seconds and none is taken in',
    { timeout: 90_000 },
    async () => {
      // The reading is the same on both; a hundred thousand rows are written once.
      if (engine === 'postgres') return;
      const started = await startCampaigns(open);
      const draft = await makeDraft(started, { csv: '' });
      const path = `/campaigns/${draft.id}/audience/file`;
      const lines = syntheticCsv(100_000).split('\n');
      lines[500] = 'no address here,Broken,North';
      lines[99_999] = '"never closed,Broken,North';
      const send = (content: string) => started.admin.call('POST', path, { content, dryRun: false, language: 'en' });
      const begun = performance.now();
      expect((await send(lines.join('\n'))).body).toMatchObject({
        rows: 100_000,
        faultCount: 2,
        stored: false,
        faults: [{ line: 501 }, { line: 100_000 }],
      });
      expect(performance.now() - begun).toBeLessThan(20_000);
      expect((await send(syntheticCsv(100_000))).body).toMatchObject({ people: 100_000, stored: true });
      expect((await started.admin.call('GET', `/campaigns/${draft.id}`)).body.people.listed).toBe(100_000);
      expect((await send(syntheticCsv(100_001))).body.faults).toMatchObject([{ line: 100_002 }]);
    },
  );

  it('sign themselves up within domains and seats, and nobody learns from the answer who is in', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started, {
      csv: 'email\nlisted@uni.example\n',
      settings: { signUp: { domains: ['uni.example'], seats: 2 } },
    });
    const token = launched.signUpPath!.split('#')[1]!;
    const browser = started.browser();
    const opened = await browser.call('POST', '/campaign-sign-ups/open', { token });
    expect(opened.body).toMatchObject({ domains: ['uni.example'], seats: 'open', addressNeeded: true });
    const join = (email: string | null) =>
      browser.call('POST', '/campaign-sign-ups', { token, email, name: '', language: 'fi' });
    expect((await join('x@else.example')).body.code).toBe('campaigns.domain-not-asked');
    expect((await join('x@sub.uni.example')).body.code).toBe('campaigns.domain-not-asked');
    expect((await join(null)).body.code).toBe('campaigns.domain-not-asked');
    const sent = { outcome: 'sent', path: null };
    expect((await join('New@Uni.example')).body).toEqual(sent);
    expect((await join('new@uni.example')).body).toEqual(sent);
    expect((await join('listed@uni.example')).body).toEqual(sent);
    await started.runner.runDue();
    const to = (email: string) => started.sent.filter((mail) => mail.to === email).length;
    // The new one by the sign-up and once more because asked for; the listed one by the launch and once more.
    expect([to('new@uni.example'), to('listed@uni.example')]).toEqual([2, 2]);
    await join('listed@uni.example');
    await started.runner.runDue();
    expect(to('listed@uni.example')).toBe(2);
    expect((await join('second@uni.example')).body).toEqual(sent);
    expect((await join('third@uni.example')).body.code).toBe('campaigns.seats-taken');
    const { entries, total } = (await started.admin.call('GET', `/campaigns/${launched.id}/audience`)).body;
    expect([entries.length, total]).toEqual([1, 1]);
    expect(started.tokenFor('new@uni.example')).toMatch(/^[\w-]{91}$/);
  });

  it('go on at once from a poster without an address', async () => {
    const started = await startCampaigns(open);
    const launched = await makeLaunched(started, { csv: '', settings: { signUp: { domains: [], seats: null } } });
    const token = launched.signUpPath!.split('#')[1]!;
    const phone = started.browser();
    const joined = await phone.call('POST', '/campaign-sign-ups', { token, email: null, name: '', language: 'en' });
    expect(joined.body.outcome).toBe('entered');
    const own = joined.body.path.split('#')[1];
    expect((await phone.call('POST', '/campaign-invitations/open', { token: own })).body).toMatchObject({
      entry: 'link',
      hasMail: false,
    });
    for (const bad of [`${token}A`, own, 'A'.repeat(64)]) {
      const reply = await phone.call('POST', '/campaign-sign-ups/open', { token: bad });
      expect(reply.body.code).toBe('campaigns.link-not-known');
    }
    const poster = await started.app.inject({
      url: `/api/campaigns/${launched.id}/poster.pdf?language=fi`,
      headers: { cookie: [...started.admin.cookies].map((pair) => pair.join('=')).join('; ') },
    });
    expect(poster.headers['content-type']).toBe('application/pdf');
    expect(poster.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    // One page: a poster that runs onto a second one is none.
    expect(poster.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
