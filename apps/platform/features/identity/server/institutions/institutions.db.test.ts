import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import type { Browser } from '../testing/browser.ts';
import { enrol, inviteMember, PASSWORD, secretFrom, setUpFirst, startIdentity } from '../testing/start-identity.ts';
import type { StartedIdentity } from '../testing/start-identity.ts';

const aino = 'aino@first.example';
type Shown = { personId: string; email: string; isSelf: boolean; roles: string[]; units: { name: string }[] };

async function memberOf(by: Browser, email: string): Promise<Shown> {
  const { members } = (await by.call('GET', '/institution/members')).body as { members: Shown[] };
  return members.find((each) => each.email === email)!;
}

/** A second institution with an administrator of its own, enrolled. */
async function addSecond(
  started: StartedIdentity,
  admin: Browser,
  email = 'ewa@second.example',
): Promise<{ id: string; ewa: Browser }> {
  const added = await admin.call('POST', '/institutions', {
    name: 'Second University',
    networkId: null,
    administrator: { email, language: 'en' },
  });
  expect(added.status).toBe(201);
  const ewa = started.browser();
  const token = secretFrom(started.mails, email);
  await ewa.call('POST', '/invitations/accept', { token, newAccount: { name: 'Ewa Synthetic', password: PASSWORD } });
  await enrol(ewa);
  return { id: added.body.id as string, ewa };
}

describeOnBothDatabases('the first set-up', (open) => {
  it('works once with the printed link, which is the same until then and void afterwards', async () => {
    const started = await startIdentity(open);
    const path = await started.identity.ensureSetUpLink();
    expect(path).toMatch(/^\/set-up#[\w-]{43}$/);
    expect(await started.identity.ensureSetUpLink()).toBe(path);
    const body = {
      token: path!.split('#')[1]!,
      name: 'Pekka Synthetic',
      email: 'Pekka@First.example',
      password: PASSWORD,
      institutionName: 'First University',
    };
    const browser = started.browser();
    expect((await browser.call('POST', '/set-up', { ...body, token: 'A'.repeat(43) })).body.code).toBe(
      'set-up.not-known',
    );
    expect((await browser.call('POST', '/set-up', { ...body, password: 'firstuniversity' })).status).toBe(200);
    expect((await browser.call('GET', '/session')).body.actor).toMatchObject({
      name: 'Pekka Synthetic',
      roles: ['institution-administrator', 'platform-administrator'],
      secondFactor: 'to-enrol',
      institution: { name: 'First University' },
    });
    expect(await started.identity.ensureSetUpLink()).toBeNull();
    expect((await started.browser().call('POST', '/set-up', { ...body, email: 'thief@x.example' })).body.code).toBe(
      'set-up.not-known',
    );
  });

  it('gives one administrator when two try at the same moment', async () => {
    const started = await startIdentity(open);
    const token = (await started.identity.ensureSetUpLink())!.split('#')[1]!;
    const replies = await Promise.all(
      ['a@x.example', 'b@x.example', 'c@x.example'].map((email) =>
        started
          .browser()
          .call('POST', '/set-up', { token, name: 'Who Synthetic', email, password: PASSWORD, institutionName: 'X' }),
      ),
    );
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 404, 404]);
  });
});

describeOnBothDatabases('invitations', (open) => {
  it('make an account with the roles and units they name, once, and only the newest of an address', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const unit = (await admin.call('POST', '/institution/units', { name: 'Transfer office' })).body;
    const invite = async (roles: string[]) => {
      const sent = await admin.call('POST', '/institution/invitations', {
        email: 'Aino@First.example',
        roles,
        units: [unit.id],
        language: 'fi',
      });
      expect(sent.body).toMatchObject({ email: aino, roles, units: [{ name: 'Transfer office' }], status: 'pending' });
      return secretFrom(started.mails, aino);
    };
    const first = await invite(['rater']);
    const second = await invite(['participant', 'manager']);
    expect(started.mails.at(-1)).toMatchObject({ subject: 'Kutsu: First University' });
    expect(started.mails.at(-1)!.text).toContain('http://dragoman.test/invitation#');
    expect((await admin.call('GET', '/institution/invitations')).body.invitations).toHaveLength(1);
    const browser = started.browser();
    expect((await browser.call('POST', '/invitations/open', { token: first })).body.code).toBe('invitation.not-known');
    expect((await browser.call('POST', '/invitations/open', { token: second })).body).toMatchObject({
      institution: { name: 'First University' },
      email: aino,
      roles: ['participant', 'manager'],
      hasAccount: false,
    });
    const accept = (newAccount: object | null) =>
      browser.call('POST', '/invitations/accept', { token: second, newAccount });
    expect((await accept(null)).body.code).toBe('invitation.account-needed');
    expect((await accept({ name: 'Aino Synthetic', password: 'qwertyuiop' })).body.code).toBe('password.too-common');
    expect((await accept({ name: 'Aino Synthetic', password: PASSWORD })).body).toEqual({ step: 'signed-in' });
    expect((await accept({ name: 'Aino Synthetic', password: PASSWORD })).body.code).toBe('invitation.not-known');
    expect(await memberOf(admin, aino)).toMatchObject({
      roles: ['participant', 'manager'],
      units: [{ name: 'Transfer office' }],
      isSelf: false,
    });
    expect((await admin.call('GET', '/institution/invitations')).body.invitations).toEqual([]);
    const again = await admin.call('POST', '/institution/invitations', {
      email: aino,
      roles: ['rater'],
      units: [],
      language: 'en',
    });
    expect(again.body.code).toBe('invitation.member-already');
  });

  it('are sent once for a call that is repeated, and refuse another body under the same key', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const key = { 'idempotency-key': '01939c1e-7a00-7000-8000-0123456789ab' };
    const body = { email: aino, roles: ['rater'], units: [], language: 'en' };
    const replies = [
      await admin.call('POST', '/institution/invitations', body, key),
      await admin.call('POST', '/institution/invitations', body, key),
    ];
    expect(replies[1]!.body).toEqual(replies[0]!.body);
    expect(started.mails.filter((mail) => mail.to === aino)).toHaveLength(1);
    expect((await admin.call('POST', '/institution/invitations', { ...body, roles: ['manager'] }, key)).body.code).toBe(
      'idempotency.other-body',
    );
  });

  it('end after two weeks and when they are revoked', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const send = (email: string) =>
      admin.call('POST', '/institution/invitations', { email, roles: ['rater'], units: [], language: 'en' });
    const { id } = (await send(aino)).body;
    const revoked = secretFrom(started.mails, aino);
    expect((await admin.call('POST', `/institution/invitations/${id}/revoke`, {})).status).toBe(204);
    expect((await started.browser().call('POST', '/invitations/open', { token: revoked })).status).toBe(404);
    await send('late@first.example');
    const late = secretFrom(started.mails, 'late@first.example');
    started.advance(13.9 * 86_400_000);
    expect((await started.browser().call('POST', '/invitations/open', { token: late })).status).toBe(200);
    started.advance(0.2 * 86_400_000);
    const accepted = await started
      .browser()
      .call('POST', '/invitations/accept', { token: late, newAccount: { name: 'L', password: PASSWORD } });
    expect(accepted.body.code).toBe('invitation.not-known');
  });

  it('are accepted by one of two at the same moment', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await admin.call('POST', '/institution/invitations', { email: aino, roles: ['rater'], units: [], language: 'en' });
    const token = secretFrom(started.mails, aino);
    const newAccount = { name: 'Aino Synthetic', password: PASSWORD };
    const replies = await Promise.all(
      [1, 2, 3].map(() => started.browser().call('POST', '/invitations/accept', { token, newAccount })),
    );
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 404, 404]);
  });

  it('join the account an address has, without signing anybody in as it and without changing its password', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { ewa } = await addSecond(started, admin);
    const browser = await inviteMember(started, admin, aino);
    await ewa.call('POST', '/institution/invitations', { email: aino, roles: ['rater'], units: [], language: 'en' });
    const token = secretFrom(started.mails, aino);
    const stranger = started.browser();
    expect((await stranger.call('POST', '/invitations/open', { token })).body.hasAccount).toBe(true);
    const newAccount = { name: 'Somebody Else', password: 'an entirely other one' };
    expect((await stranger.call('POST', '/invitations/accept', { token, newAccount })).body).toEqual({
      step: 'sign-in',
    });
    expect(stranger.cookies.size).toBe(0);
    expect((await stranger.call('POST', '/sign-in', { email: aino, password: newAccount.password })).status).toBe(401);
    const { actor } = (await browser.call('GET', '/session')).body;
    expect(actor.institutions.map((each: { name: string }) => each.name)).toEqual([
      'First University',
      'Second University',
    ]);
    expect(actor.roles).toEqual(['participant']);
    const second = actor.institutions[1].id as string;
    expect((await browser.call('POST', '/session/institution', { institutionId: second })).body.actor.roles).toEqual([
      'rater',
    ]);
    const elsewhere = '01939c1e-7a00-7000-8000-0123456789ab';
    expect((await browser.call('POST', '/session/institution', { institutionId: elsewhere })).body.code).toBe(
      'institution.not-a-member',
    );
    expect((await memberOf(ewa, aino)).personId).not.toBe((await memberOf(admin, aino)).personId);
  });

  it('name no unit and reach no invitation of another institution', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { ewa } = await addSecond(started, admin);
    const unit = (await admin.call('POST', '/institution/units', { name: 'Transfer office' })).body;
    const body = { email: 'x@second.example', roles: ['rater'], units: [unit.id], language: 'en' };
    expect((await ewa.call('POST', '/institution/invitations', body)).body.code).toBe('unit.unknown');
    const mine = (await admin.call('POST', '/institution/invitations', { ...body, units: [] })).body;
    expect((await ewa.call('POST', `/institution/invitations/${mine.id}/revoke`, {})).status).toBe(404);
    expect((await ewa.call('GET', '/institution/invitations')).body.invitations).toEqual([]);
    expect((await admin.call('GET', '/institution/invitations')).body.invitations).toHaveLength(1);
  });
});

describeOnBothDatabases('members', (open) => {
  it('lose access with the next request when they leave or are removed, and are the same person when they come back', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino, ['trainer', 'institution-administrator']);
    await enrol(browser);
    expect((await browser.call('GET', '/institution/members')).status).toBe(200);
    const { personId } = await memberOf(admin, aino);
    expect((await admin.call('DELETE', `/institution/members/${personId}`)).status).toBe(204);
    expect((await browser.call('GET', '/institution/members')).status).toBe(401);
    expect(await memberOf(admin, aino)).toBeUndefined();
    await admin.call('POST', '/institution/invitations', { email: aino, roles: ['rater'], units: [], language: 'en' });
    await started
      .browser()
      .call('POST', '/invitations/accept', { token: secretFrom(started.mails, aino), newAccount: null });
    expect(await memberOf(admin, aino)).toMatchObject({ personId, roles: ['rater'] });
  });

  it('may leave by themselves, but not as the last administrator', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    expect((await admin.call('POST', '/institution/leave', {})).body.code).toBe('member.last-administrator');
    const self = await memberOf(admin, 'pekka@first.example');
    const change = await admin.call('PUT', `/institution/members/${self.personId}/roles`, { roles: ['manager'] });
    expect(change.body.code).toBe('member.last-administrator');
    const browser = await inviteMember(started, admin, aino);
    expect((await browser.call('POST', '/institution/leave', {})).status).toBe(204);
    expect((await browser.call('GET', '/session')).body.actor.kind).toBe('anonymous');
    await browser.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    expect((await browser.call('GET', '/session')).body.actor).toMatchObject({
      institution: null,
      roles: ['participant'],
    });
    expect((await browser.call('GET', '/institution')).status).toBe(404);
  });

  it('keep one administrator when both last ones are removed at the same moment', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino, ['institution-administrator']);
    await enrol(browser);
    const [one, two] = [await memberOf(admin, 'pekka@first.example'), await memberOf(admin, aino)];
    const replies = await Promise.all([
      admin.call('DELETE', `/institution/members/${two.personId}`),
      browser.call('DELETE', `/institution/members/${one.personId}`),
    ]);
    expect(replies.filter((reply) => reply.status === 204)).toHaveLength(1);
  });

  it('sign in again after their roles were changed, and have the new ones', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const browser = await inviteMember(started, admin, aino);
    const { personId } = await memberOf(admin, aino);
    const changed = await admin.call('PUT', `/institution/members/${personId}/roles`, {
      roles: ['researcher', 'participant'],
    });
    expect(changed.body.roles).toEqual(['participant', 'researcher']);
    expect((await browser.call('GET', '/account')).status).toBe(401);
    await browser.call('POST', '/sign-in', { email: aino, password: PASSWORD });
    expect((await browser.call('GET', '/session')).body.actor).toMatchObject({
      roles: ['participant', 'researcher'],
      secondFactor: 'to-enrol',
    });
    for (const roles of [[], ['platform-administrator'], ['network-coordinator'], ['nobody']]) {
      expect((await admin.call('PUT', `/institution/members/${personId}/roles`, { roles })).status).toBe(400);
    }
  });

  it('are in units whose names differ', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    await inviteMember(started, admin, aino);
    const { personId } = await memberOf(admin, aino);
    const office = (await admin.call('POST', '/institution/units', { name: 'Transfer office' })).body;
    expect((await admin.call('POST', '/institution/units', { name: ' TRANSFER  Office ' })).body.code).toBe(
      'unit.name-taken',
    );
    const school = (await admin.call('POST', '/institution/units', { name: 'School' })).body;
    expect((await admin.call('PATCH', `/institution/units/${school.id}`, { name: 'transfer office' })).body.code).toBe(
      'unit.name-taken',
    );
    expect((await admin.call('PATCH', `/institution/units/${school.id}`, { name: 'SCHOOL' })).body.name).toBe('SCHOOL');
    const put = (units: string[]) => admin.call('PUT', `/institution/members/${personId}/units`, { units });
    expect((await put([office.id, school.id])).body.units.map((unit: { name: string }) => unit.name)).toEqual([
      'SCHOOL',
      'Transfer office',
    ]);
    expect((await put(['01939c1e-7a00-7000-8000-0123456789ab'])).body.code).toBe('unit.unknown');
    expect((await admin.call('GET', '/institution/units')).body.units).toMatchObject([{ members: 1 }, { members: 1 }]);
    expect((await admin.call('DELETE', `/institution/units/${office.id}`)).status).toBe(204);
    expect((await memberOf(admin, aino)).units.map((unit) => unit.name)).toEqual(['SCHOOL']);
  });

  it('of another institution are as if they did not exist', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { ewa } = await addSecond(started, admin);
    await inviteMember(started, admin, aino);
    const { personId } = await memberOf(admin, aino);
    const foreign = await ewa.call('DELETE', `/institution/members/${personId}`);
    const unknown = await ewa.call('DELETE', '/institution/members/01939c1e-7a00-7000-8000-0123456789ab');
    const { instance: _one, ...foreignBody } = foreign.body;
    const { instance: _two, ...unknownBody } = unknown.body;
    expect([foreign.status, foreignBody]).toEqual([unknown.status, unknownBody]);
    expect(foreign.status).toBe(404);
    expect((await ewa.call('GET', '/institution/members')).body.members).toHaveLength(1);
  });
});

describeOnBothDatabases('networks', (open) => {
  it('are coordinated by who was invited to, who sees their institutions and no others', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const network = (await admin.call('POST', '/networks', { name: 'Six Universities' })).body;
    await admin.call('POST', '/institutions', { name: 'In the network', networkId: network.id, administrator: null });
    await admin.call('POST', '/institutions', { name: 'Beside it', networkId: null, administrator: null });
    const unknown = '01939c1e-7a00-7000-8000-0123456789ab';
    expect(
      (await admin.call('POST', '/institutions', { name: 'X', networkId: unknown, administrator: null })).body.code,
    ).toBe('institution.network-unknown');
    const body = { email: 'jonas@net.example', role: 'network-coordinator', networkId: network.id, language: 'en' };
    expect((await admin.call('POST', '/platform/invitations', { ...body, networkId: null })).status).toBe(400);
    expect((await admin.call('POST', '/platform/invitations', body)).body.invitations).toMatchObject([
      { email: 'jonas@net.example', network: { name: 'Six Universities' } },
    ]);
    expect(started.mails.at(-1)!.subject).toBe('Invitation to Six Universities');
    const jonas = started.browser();
    await jonas.call('POST', '/invitations/accept', {
      token: secretFrom(started.mails, 'jonas@net.example'),
      newAccount: { name: 'Jonas Synthetic', password: PASSWORD },
    });
    expect((await jonas.call('GET', '/institutions')).body.code).toBe('session.two-factor-needed');
    await enrol(jonas);
    expect(
      (await jonas.call('GET', '/institutions')).body.institutions.map((each: { name: string }) => each.name),
    ).toEqual(['In the network']);
    expect((await admin.call('GET', '/institutions')).body.institutions).toHaveLength(3);
    expect((await jonas.call('POST', '/networks', { name: 'Mine' })).body.code).toBe('route.forbidden');
    const staff = (await admin.call('GET', '/platform/staff')).body.staff as {
      grantId: string;
      email: string;
      role: string;
    }[];
    const own = staff.find((each) => each.role === 'platform-administrator')!;
    expect((await admin.call('DELETE', `/platform/staff/${own.grantId}`)).body.code).toBe('grant.last-administrator');
    const other = staff.find((each) => each.email === 'jonas@net.example')!;
    expect((await admin.call('DELETE', `/platform/staff/${other.grantId}`)).status).toBe(204);
    expect((await jonas.call('GET', '/institutions')).status).toBe(401);
  });

  it('leave the inside of an institution to its own administrator', async () => {
    const started = await startIdentity(open);
    const { admin } = await setUpFirst(started);
    const { id, ewa } = await addSecond(started, admin);
    expect((await admin.call('POST', '/session/institution', { institutionId: id })).body.code).toBe(
      'institution.not-a-member',
    );
    const body = { email: 'more@second.example', language: 'en' };
    expect((await admin.call('POST', `/institutions/${id}/administrators`, body)).status).toBe(202);
    expect((await ewa.call('GET', '/institution/invitations')).body.invitations).toMatchObject([
      { email: 'more@second.example', roles: ['institution-administrator'] },
    ]);
    expect((await ewa.call('POST', `/institutions/${id}/administrators`, body)).body.code).toBe('route.forbidden');
  });
});
