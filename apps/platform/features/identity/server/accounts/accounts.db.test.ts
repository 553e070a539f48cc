import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { authenticatorCode } from '../testing/authenticator.ts';
import { enrol, inviteMember, PASSWORD, secretFrom, setUpFirst, startIdentity } from '../testing/start-identity.ts';
import { accountErasable } from './account-erasable.ts';

const MINUTE = 60_000;
const aino = 'aino@first.example';
const BETTER = 'a much better sentence';

describeOnBothDatabases('the own account', (open) => {
  it('shows name, address, sessions and memberships, and takes a new name', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const shown = (await admin.call('GET', '/account')).body;
    expect(shown).toMatchObject({
      name: 'Pekka Synthetic',
      email: 'pekka@first.example',
      hasPassword: true,
      mayReplacePassword: false,
      secondFactor: { enabled: true, required: true, backupCodesLeft: 10 },
      memberships: [{ institution: { name: 'First University' }, roles: ['institution-administrator'], units: [] }],
      grants: [{ role: 'platform-administrator', network: null }],
    });
    expect(shown.sessions).toEqual([expect.objectContaining({ isCurrent: true })]);
    expect((await admin.call('PATCH', '/account', { name: ' Pekka Uusi ' })).body.name).toBe('Pekka Uusi');
    for (const name of ['', '   ', 'a\nb', 'a\u0000b', 'a\u202Eb', '\ud800', 'x'.repeat(121)]) {
      expect((await admin.call('PATCH', '/account', { name })).status, JSON.stringify(name)).toBe(400);
    }
    expect((await admin.call('GET', '/session')).body.actor.name).toBe('Pekka Uusi');
  });

  it('changes its password only with the old one, and then every other session ends and the own token changes', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const other = started.browser();
    await other.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const change = (currentPassword: string | null, newPassword: string) =>
      browser.call('POST', '/account/password', { currentPassword, newPassword });
    expect((await change('not the old one', BETTER)).body.code).toBe('password.not-right');
    expect((await change(null, BETTER)).body.code).toBe('password.not-right');
    expect((await change(PASSWORD, 'password123')).body.code).toBe('password.too-common');
    expect((await change(PASSWORD, 'Aino Synthetic 1')).body.code).toBe('password.too-common');
    expect((await change(PASSWORD, 'too short')).body.code).toBe('request.invalid');
    const before = browser.cookies.get('dragoman-session')!;
    expect((await change(PASSWORD, BETTER)).status).toBe(204);
    expect((await other.call('GET', '/account')).status).toBe(401);
    expect((await browser.call('GET', '/account')).status).toBe(200);
    browser.cookies.set('dragoman-session', before);
    expect((await browser.call('GET', '/account')).status).toBe(401);
    expect((await other.call('POST', '/sign-in', { email: aino, password: PASSWORD })).status).toBe(401);
    expect((await other.call('POST', '/sign-in', { email: aino, password: BETTER })).status).toBe(200);
  });

  it('lets a forgotten password be replaced after a link, for half an hour, and not past the second factor', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { secret } = await enrol(await inviteMember(started, admin, aino));
    const enter = async () => {
      started.advance(MINUTE);
      const browser = started.browser();
      await browser.call('POST', '/sign-in/link', { email: aino, language: 'en' });
      await browser.call('POST', '/sign-in/link/open', { token: secretFrom(started.mails, aino) });
      expect(
        (await browser.call('POST', '/account/password', { currentPassword: null, newPassword: BETTER })).status,
      ).toBe(401);
      await browser.call('POST', '/sign-in/two-factor', { code: authenticatorCode(secret, Date.now()) });
      return browser;
    };
    const late = await enter();
    started.advance(31 * MINUTE);
    expect((await late.call('GET', '/account')).body.mayReplacePassword).toBe(false);
    expect(
      (await late.call('POST', '/account/password', { currentPassword: null, newPassword: BETTER })).body.code,
    ).toBe('password.not-right');
    const inTime = await enter();
    expect((await inTime.call('GET', '/account')).body.mayReplacePassword).toBe(true);
    expect(
      (await inTime.call('POST', '/account/password', { currentPassword: null, newPassword: BETTER })).status,
    ).toBe(204);
    expect((await started.browser().call('POST', '/sign-in', { email: aino, password: BETTER })).body).toEqual({
      step: 'two-factor',
    });
  });

  it('ends one of the own sessions, and nobody elses', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const [foreign] = (await admin.call('GET', '/account')).body.sessions;
    expect((await browser.call('DELETE', `/account/sessions/${foreign.id}`)).status).toBe(404);
    expect((await admin.call('GET', '/account')).status).toBe(200);
    const [own] = (await browser.call('GET', '/account')).body.sessions;
    expect((await browser.call('DELETE', `/account/sessions/${own.id}`)).status).toBe(204);
    expect((await browser.call('GET', '/account')).status).toBe(401);
  });
});

describeOnBothDatabases('enrolment for the second factor', (open) => {
  it('is all that a staff session reaches before it is done', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const trainer = await inviteMember(started, admin, aino, ['trainer', 'institution-administrator']);
    expect((await trainer.call('GET', '/session')).body.actor.secondFactor).toBe('to-enrol');
    for (const path of ['/institution', '/institution/members', '/institution/units', '/institution/invitations']) {
      expect((await trainer.call('GET', path)).body.code, path).toBe('session.two-factor-needed');
    }
    expect((await trainer.call('GET', '/account')).body.secondFactor).toEqual({
      enabled: false,
      required: true,
      backupCodesLeft: 0,
    });
    await enrol(trainer);
    expect((await trainer.call('GET', '/session')).body.actor.secondFactor).toBe('passed');
    expect((await trainer.call('GET', '/institution/members')).status).toBe(200);
    expect((await trainer.call('POST', '/account/two-factor/disable', { code: '123456' })).body.code).toBe(
      'two-factor.required',
    );
  });

  it('needs a session that began a moment ago and a first right code, and ends every other session', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    expect((await browser.call('POST', '/account/two-factor/confirm', { code: '000000' })).body.code).toBe(
      'two-factor.not-begun',
    );
    started.advance(31 * MINUTE);
    expect((await browser.call('POST', '/account/two-factor/begin', {})).body.code).toBe('session.not-fresh');
    const other = started.browser();
    await other.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    await browser.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const begun = (await browser.call('POST', '/account/two-factor/begin', {})).body;
    expect(begun.uri).toBe(
      `otpauth://totp/Dragoman%3Aaino%40first.example?secret=${begun.secret}&issuer=Dragoman&digits=6&period=30`,
    );
    const right = authenticatorCode(begun.secret, Date.now());
    const wrong = right === '000001' ? '000002' : '000001';
    expect((await browser.call('POST', '/account/two-factor/confirm', { code: wrong })).body.code).toBe(
      'code.not-right',
    );
    expect((await other.call('GET', '/account')).status).toBe(200);
    const before = browser.cookies.get('dragoman-session')!;
    expect((await browser.call('POST', '/account/two-factor/confirm', { code: right })).status).toBe(200);
    expect((await other.call('GET', '/account')).status).toBe(401);
    expect((await browser.call('POST', '/account/two-factor/begin', {})).body.code).toBe('two-factor.on-already');
    browser.cookies.set('dragoman-session', before);
    expect((await browser.call('GET', '/account')).status).toBe(401);
  });

  it('can be taken back by who needs it not, with a code; guesses of it are counted', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const { secret, backupCodes } = await enrol(browser);
    started.advance(MINUTE);
    const renewed = await browser.call('POST', '/account/two-factor/backup-codes', {
      code: authenticatorCode(secret, Date.now()),
    });
    expect(renewed.body.backupCodes).toHaveLength(10);
    expect(renewed.body.backupCodes).not.toContain(backupCodes[0]);
    started.advance(MINUTE);
    const right = authenticatorCode(secret, Date.now());
    const codes: string[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      const code = String((Number(right) + attempt) % 1_000_000).padStart(6, '0');
      codes.push((await browser.call('POST', '/account/two-factor/disable', { code })).body.code);
    }
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'code.not-right'), 'code.too-many']);
    started.advance(16 * MINUTE);
    const off = await browser.call('POST', '/account/two-factor/disable', {
      code: authenticatorCode(secret, Date.now()),
    });
    expect(off.status).toBe(204);
    expect((await browser.call('GET', '/account')).body.secondFactor).toEqual({
      enabled: false,
      required: false,
      backupCodesLeft: 0,
    });
    expect((await started.browser().call('POST', '/sign-in', { email: aino, password: PASSWORD })).body).toEqual({
      step: 'signed-in',
    });
  });
});

describeOnBothDatabases('erasing a person with an account', (open) => {
  it('leaves neither name nor address nor password, and keeps an account that still belongs elsewhere', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const member = (await admin.call('GET', '/institution/members')).body.members.find(
      (each: { email: string }) => each.email === aino,
    );
    const tenantId = (await admin.call('GET', '/institution')).body.id as string;
    expect(await accountErasable.listPersons!(started.database.read)).toContainEqual({
      tenantId,
      personId: member.personId,
    });
    const administrator = (await admin.call('GET', '/institution/members')).body.members.find(
      (each: { isSelf: boolean }) => each.isSelf,
    );
    await started.database.write((queries) => accountErasable.erase!(queries, { tenantId, personId: member.personId }));
    await started.database.write((queries) => accountErasable.erase!(queries, { tenantId, personId: member.personId }));
    expect((await browser.call('GET', '/session')).body.actor.kind).toBe('anonymous');
    for (const table of [
      'account',
      'account_details',
      'account_credential',
      'account_session',
      'membership',
      'member_role',
      'invitation_address',
    ]) {
      const rows = JSON.stringify(
        await started.database.read
          .selectFrom(table as never)
          .selectAll()
          .execute(),
      );
      expect(rows, table).not.toContain('aino');
      expect(rows, table).not.toContain(member.personId);
    }
    // The first administrator holds a grant on the installation, so the account outlives the membership.
    await started.database.write((queries) =>
      accountErasable.erase!(queries, { tenantId, personId: administrator.personId }),
    );
    expect((await admin.call('GET', '/session')).body.actor).toMatchObject({
      kind: 'account',
      institution: null,
      roles: ['participant', 'platform-administrator'],
    });
  });
});
