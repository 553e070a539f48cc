import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { authenticatorCode } from '../testing/authenticator.ts';
import { enrol, inviteMember, PASSWORD, secretFrom, setUpFirst, startIdentity } from '../testing/start-identity.ts';

const MINUTE = 60_000;
const aino = 'aino@first.example';

describeOnBothDatabases('signing in', (open) => {
  it('gives a fresh session, and the one before is dead', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const before = browser.cookies.get('dragoman-session')!;
    expect((await browser.call('GET', '/session')).body.actor).toMatchObject({
      kind: 'account',
      name: 'aino Synthetic',
      roles: ['participant'],
      secondFactor: 'not-needed',
    });

    const again = await browser.call('POST', '/sign-in', { email: ' Aino@First.Example ', password: PASSWORD });
    expect(again.body).toEqual({ step: 'signed-in' });
    expect(again.headers['set-cookie']).toMatch(/^dragoman-session=.*HttpOnly; SameSite=Lax$/);
    expect(browser.cookies.get('dragoman-session')).not.toBe(before);
    const thief = started.browser();
    thief.cookies.set('dragoman-session', before);
    expect((await thief.call('GET', '/session')).body.actor).toEqual({ kind: 'anonymous' });
    expect((await thief.call('GET', '/account')).status).toBe(401);
  });

  it('answers alike for a wrong password and for an address nobody has', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await inviteMember(started, admin, aino);
    const browser = started.browser();
    const wrong = await browser.call('POST', '/sign-in', { email: aino, password: 'wrong wrong wrong' });
    const unknown = await browser.call('POST', '/sign-in', { email: 'nobody@first.example', password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('sign-in.not-right');
    const { instance: _one, ...wrongBody } = wrong.body;
    const { instance: _two, ...unknownBody } = unknown.body;
    expect(unknownBody).toEqual(wrongBody);
    expect(browser.cookies.size).toBe(0);
    started.mails.length = 0;
    const known = await browser.call('POST', '/sign-in/link', { email: aino, language: 'en' });
    const nobody = await browser.call('POST', '/sign-in/link', { email: 'nobody@first.example', language: 'en' });
    expect(known.status).toBe(202);
    expect([nobody.status, nobody.body]).toEqual([known.status, known.body]);
    expect(started.mails.map((mail) => mail.to)).toEqual([aino]);
  });

  it('stops trying passwords after ten failures, and the link by mail still lets the victim in', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await inviteMember(started, admin, aino);
    const attacker = started.browser('198.51.100.9');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push(
        (await attacker.call('POST', '/sign-in', { email: aino, password: `guess number ${attempt}` })).status,
      );
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    const victim = started.browser('203.0.113.5');
    const refused = await victim.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    expect(refused.body).toMatchObject({ code: 'sign-in.too-many', values: { minutes: 15 } });
    await victim.call('POST', '/sign-in/link', { email: aino, language: 'fi' });
    const entered = await victim.call('POST', '/sign-in/link/open', { token: secretFrom(started.mails, aino) });
    expect(entered.body).toEqual({ step: 'signed-in' });
    started.advance(15 * MINUTE + 1000);
    expect((await started.browser().call('POST', '/sign-in', { email: aino, password: PASSWORD })).status).toBe(200);
  });

  it('by a link works once, for half an hour, only with the newest, and its host is the configured one', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await inviteMember(started, admin, aino);
    const browser = started.browser();
    const request = async () => {
      const reply = await browser.call(
        'POST',
        '/sign-in/link',
        { email: aino, language: 'fi' },
        { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      );
      expect(reply.status).toBe(202);
      expect(started.mails.at(-1)!.text).toContain('http://dragoman.test/sign-in/link#');
      expect(started.mails.at(-1)!.text).not.toContain('evil');
      return secretFrom(started.mails, aino);
    };
    const openWith = async (token: string) =>
      (await started.browser().call('POST', '/sign-in/link/open', { token })).status;
    const first = await request();
    const second = await request();
    expect(await openWith(first)).toBe(404);
    expect(
      await Promise.all([openWith(second), openWith(second), openWith(second)]).then((all) => all.toSorted()),
    ).toEqual([200, 404, 404]);
    const late = await request();
    started.advance(30 * MINUTE + 1000);
    expect(await openWith(late)).toBe(404);
    const inTime = await request();
    started.advance(30 * MINUTE - 1000);
    expect(await openWith(inTime)).toBe(200);
    expect(await openWith(`${inTime.slice(0, -1)}${inTime.endsWith('A') ? 'B' : 'A'}`)).toBe(404);
  });

  it('does not fill a post box: more than five links in a quarter of an hour are not sent, and nobody is told', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await inviteMember(started, admin, aino);
    started.mails.length = 0;
    for (let round = 0; round < 8; round += 1) {
      expect((await started.browser().call('POST', '/sign-in/link', { email: aino, language: 'en' })).status).toBe(202);
    }
    expect(started.mails).toHaveLength(5);
  });

  it('refuses a session whose signature or token was changed', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const cookie = decodeURIComponent(admin.cookies.get('dragoman-session')!);
    const [token = '', signature = ''] = cookie.split('.');
    for (const forged of [
      token,
      `${token}.`,
      `${token}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${token}x.${signature}`,
      '.',
      `.${signature}`,
      'x'.repeat(5000),
    ]) {
      const thief = started.browser();
      thief.cookies.set('dragoman-session', encodeURIComponent(forged));
      expect((await thief.call('GET', '/account')).status, forged.slice(0, 20)).toBe(401);
    }
  });

  it('ends on this device, or everywhere', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const phone = await inviteMember(started, admin, aino);
    const laptop = started.browser();
    await laptop.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const tablet = started.browser();
    await tablet.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const cookie = phone.cookies.get('dragoman-session')!;
    expect((await phone.call('POST', '/sign-out', {})).status).toBe(204);
    expect(phone.cookies.size).toBe(0);
    phone.cookies.set('dragoman-session', cookie);
    expect((await phone.call('GET', '/account')).status).toBe(401);
    expect((await laptop.call('GET', '/account')).body.sessions).toHaveLength(2);
    expect((await laptop.call('POST', '/sign-out-everywhere', {})).status).toBe(204);
    expect((await tablet.call('GET', '/account')).status).toBe(401);
    expect((await admin.call('GET', '/account')).status).toBe(200);
  });

  it('lasts two weeks after it was last used', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    for (let round = 0; round < 3; round += 1) {
      started.advance(13 * 24 * 60 * MINUTE);
      expect((await browser.call('GET', '/session')).body.actor.kind).toBe('account');
    }
    started.advance(15 * 24 * 60 * MINUTE);
    expect((await browser.call('GET', '/session')).body.actor.kind).toBe('anonymous');
    await started.identity.forgetExpired();
    const rows = await started.database.read
      .selectFrom('account_session' as never)
      .selectAll()
      .execute();
    expect(rows).toEqual([]);
  });

  it('uses cookies that no sub-domain can put there when people come by https', async () => {
    const started = await startIdentity(open, { publicUrl: 'https://dragoman.test' });
    const { admin } = await setUpFirst(started);
    expect([...admin.cookies.keys()]).toEqual(['__Host-dragoman-session']);
    const tossed = started.browser();
    tossed.cookies.set('dragoman-session', admin.cookies.get('__Host-dragoman-session')!);
    expect((await tossed.call('GET', '/account')).status).toBe(401);
    const out = await admin.call('POST', '/sign-out', {});
    expect(out.headers['set-cookie']).toMatch(
      /^__Host-dragoman-session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describeOnBothDatabases('the second factor', (open) => {
  it('is asked for after the password and after a link alike, and a code works once', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const { secret } = await enrol(browser);
    started.advance(MINUTE);
    const code = authenticatorCode(secret, Date.now());

    const laptop = started.browser();
    expect((await laptop.call('POST', '/sign-in', { email: aino, password: PASSWORD })).body).toEqual({
      step: 'two-factor',
    });
    expect((await laptop.call('GET', '/account')).status).toBe(401);
    expect((await laptop.call('POST', '/sign-in/two-factor', { code })).body).toEqual({ step: 'signed-in' });
    expect((await laptop.call('GET', '/session')).body.actor.secondFactor).toBe('passed');

    const thief = started.browser();
    await thief.call('POST', '/sign-in/link', { email: aino, language: 'en' });
    expect((await thief.call('POST', '/sign-in/link/open', { token: secretFrom(started.mails, aino) })).body).toEqual({
      step: 'two-factor',
    });
    expect((await thief.call('GET', '/account')).status).toBe(401);
    const replayed = await thief.call('POST', '/sign-in/two-factor', { code });
    expect(replayed.body.code).toBe('code.not-right');
    started.advance(MINUTE);
    const next = await thief.call('POST', '/sign-in/two-factor', { code: authenticatorCode(secret, Date.now()) });
    expect(next.body).toEqual({ step: 'signed-in' });
  });

  it('takes of the same code sent twice at once only one', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { secret } = await enrol(await inviteMember(started, admin, aino));
    started.advance(MINUTE);
    const [one, two] = [started.browser(), started.browser()];
    for (const each of [one, two]) await each.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const code = authenticatorCode(secret, Date.now());
    const replies = await Promise.all([one, two].map((each) => each.call('POST', '/sign-in/two-factor', { code })));
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 401]);
  });

  it('cannot be guessed: five wrong codes end the second step, ten lock it for a quarter of an hour', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { secret } = await enrol(await inviteMember(started, admin, aino));
    started.advance(MINUTE);
    const right = authenticatorCode(secret, Date.now());
    const wrong = (number: number) => String((Number(right) + 1 + number) % 1_000_000).padStart(6, '0');
    const codes: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const thief = started.browser();
      await thief.call('POST', '/sign-in', { email: aino, password: PASSWORD });
      for (let attempt = 0; attempt < 6; attempt += 1) {
        codes.push((await thief.call('POST', '/sign-in/two-factor', { code: wrong(10 * round + attempt) })).body.code);
      }
    }
    const five = Array.from({ length: 5 }, () => 'code.not-right');
    expect(codes).toEqual([...five, 'sign-in.begin-again', ...five, 'code.too-many']);
    const owner = started.browser();
    await owner.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    expect((await owner.call('POST', '/sign-in/two-factor', { code: right })).body.code).toBe('code.too-many');
    started.advance(16 * MINUTE);
    await owner.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    const later = await owner.call('POST', '/sign-in/two-factor', { code: authenticatorCode(secret, Date.now()) });
    expect(later.body).toEqual({ step: 'signed-in' });
  });

  it('lets a backup code in once, however it is typed', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { backupCodes } = await enrol(await inviteMember(started, admin, aino));
    expect(new Set(backupCodes).size).toBe(10);
    const enter = async (backupCode: string) => {
      const browser = started.browser();
      await browser.call('POST', '/sign-in', { email: aino, password: PASSWORD });
      return (await browser.call('POST', '/sign-in/two-factor', { backupCode })).status;
    };
    expect(await enter(backupCodes[0]!.toUpperCase().replace('-', ''))).toBe(200);
    expect(await enter(backupCodes[0]!)).toBe(401);
    expect(await enter(backupCodes[1]!)).toBe(200);
  });

  it('has a second step that ends after ten minutes and belongs to nobody else', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { secret } = await enrol(await inviteMember(started, admin, aino));
    started.advance(MINUTE);
    const browser = started.browser();
    const code = () => authenticatorCode(secret, Date.now());
    expect((await browser.call('POST', '/sign-in/two-factor', { code: code() })).body.code).toBe('sign-in.begin-again');
    await browser.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    started.advance(10 * MINUTE + 1000);
    expect((await browser.call('POST', '/sign-in/two-factor', { code: code() })).body.code).toBe('sign-in.begin-again');
  });
});
