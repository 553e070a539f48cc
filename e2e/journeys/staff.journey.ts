// The first administrator sets the installation up, protects the account, invites somebody by mail, and that person comes in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Authenticator } from '../people/authenticator.ts';
import { pressOn } from '../people/keyboard.ts';
import { linkIn, staffOn } from '../people/staff.ts';
import type { StaffPages } from '../people/staff.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const ADMINISTRATOR = { email: 'administrator@example.org', password: 'seven green lamps hum' };
const MEMBER = { email: 'member@example.org', password: 'a boat beside two hills' };
const INSTITUTION = 'Synthetic University';

describe.each(WORK_SETTINGS)('staff, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say, within } = sentences;
  let page: Page;
  let staff: StaffPages;
  let memberPage: Page;
  let member: StaffPages;
  let authenticator: Authenticator;
  let setUpLink = '';
  let invitation = '';
  joinSteps(() => [page, memberPage]);

  const statusOf = async (who: Page, path: string): Promise<number> =>
    (await who.request.get(`${stage.server.url}/api/${path}`)).status();
  const alertOf = (who: Page): Promise<string> => who.getByRole('alert').first().innerText();
  const goTo = async (who: Page, path: string): Promise<void> => {
    await who.goto(`${stage.server.url}/${path}`);
    await who.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await who.waitForLoadState('networkidle');
  };

  beforeAll(async () => {
    page = await stage.openPage(setting);
    staff = staffOn(page, sentences);
    memberPage = await stage.openPage(setting);
    member = staffOn(memberPage, sentences);
  });
  afterAll(async () => {
    await page?.context().close();
    await memberPage?.context().close();
  });

  it('become the first administrator by the link that the server prints once', async () => {
    setUpLink = /first administrator \(one time\): (\S+)/.exec(stage.server.printed())?.[1] ?? '';
    await page.goto(setUpLink);
    await page.getByRole('heading', { name: say('set-up.title') }).waitFor();
    expect(page.url()).not.toContain('#');
    await lookOver(page, setting, 'the set-up page');
    await staff.type('set-up.institution', INSTITUTION);
    await staff.type('account.name', 'Synthetic Administrator');
    await staff.type('sign-in.email', ADMINISTRATOR.email);
    await staff.type('account.new-password', 'password123');
    await staff.press('set-up.send');
    await expect.poll(() => alertOf(page)).toBe(say('problem.password.too-common'));
    await lookOver(page, setting, 'the set-up page with a refused password');
    await staff.type('account.new-password', ADMINISTRATOR.password);
    await staff.press('set-up.send');
    await page.waitForURL('**/account');
  });

  it('must set up the second factor before anything else opens', async () => {
    await page.getByText(say('account.enrol-first'), { exact: true }).waitFor();
    expect(await statusOf(page, 'institution/members')).toBe(403);
    await lookOver(page, setting, 'the account before the second factor');
    authenticator = await staff.beginEnrolment();
    await lookOver(page, setting, 'the enrolment of the second factor');
    await staff.confirmEnrolment(authenticator.wrongCode());
    await expect.poll(() => alertOf(page)).toBe(say('problem.code.not-right'));
    await staff.confirmEnrolment(await authenticator.code());
    expect(new Set(await staff.backupCodes()).size).toBe(10);
    await lookOver(page, setting, 'the account with its backup codes');
    expect(await statusOf(page, 'institution/members')).toBe(200);
  });

  it('sign out and in again with password and code, and are told what is wrong', async () => {
    await staff.signOut('here');
    expect(await statusOf(page, 'account')).toBe(401);
    await goTo(page, 'institution');
    await page.getByRole('heading', { name: say('page.not-yours-title') }).waitFor();
    await pressOn(page, page.getByRole('main').getByRole('link', { name: say('shell.sign-in') }));
    await page.getByRole('heading', { name: say('sign-in.title') }).waitFor();
    await lookOver(page, setting, 'the sign-in page');
    await staff.signIn({ ...ADMINISTRATOR, password: 'not my password' });
    await expect.poll(() => alertOf(page)).toBe(say('problem.sign-in.not-right'));
    await lookOver(page, setting, 'the sign-in page after a wrong password');
    await staff.signIn(ADMINISTRATOR);
    await page.getByRole('heading', { name: say('sign-in.second-step') }).waitFor();
    expect(await statusOf(page, 'account')).toBe(401);
    await staff.giveCode(authenticator.wrongCode());
    await expect.poll(() => alertOf(page)).toBe(say('problem.code.not-right'));
    await lookOver(page, setting, 'the second step after a wrong code');
    await staff.giveCode(await authenticator.code());
    await page.waitForURL('**/institution');
    await page.getByRole('heading', { level: 1, name: INSTITUTION }).waitFor();
  });

  it('invite somebody, who gets a mail', async () => {
    await staff.type('institution.new-unit', 'Technology transfer office');
    await staff.press('staff.add');
    await page.getByRole('button', { name: `${say('staff.change')} Technology transfer office` }).waitFor();
    await staff.invite(MEMBER.email, setting.language, []);
    await page.getByText(within('institution.waits-until')).waitFor();
    await lookOver(page, setting, 'the institution with an invitation that waits');
    await goTo(page, 'installation');
    await lookOver(page, setting, 'the installation');
    await pressOn(page, page.getByRole('link', { name: say('mail-page.link') }));
    await page.getByRole('heading', { name: say('mail-page.title') }).waitFor();
    await page.getByRole('listitem').filter({ hasText: MEMBER.email }).waitFor({ timeout: 15_000 });
    await lookOver(page, setting, 'the mails of the installation');
    const text = await staff.readMail(MEMBER.email);
    await lookOver(page, setting, 'a mail');
    expect(text).toContain(INSTITUTION);
    invitation = linkIn(text);
    expect(new URL(invitation).origin).toBe(stage.server.url);
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('action.close') }));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('keep the shipped framework as a file, and hear that nothing changes when it is checked', async () => {
    await goTo(page, 'account');
    await pressOn(page, page.getByRole('navigation').getByText(say('work.menu'), { exact: true }));
    await pressOn(page, page.getByRole('navigation').getByRole('link', { name: say('shell.frameworks') }));
    await page.getByRole('heading', { level: 1, name: say('shell.frameworks') }).waitFor();
    const kept = page.waitForEvent('download');
    await pressOn(page, page.getByRole('main').getByRole('link', { name: /^JSON/ }));
    const file = await kept;
    const importing = page.getByRole('main').getByRole('region', { name: say('framework.import') });
    await importing.getByLabel(say('framework.file')).setInputFiles({
      name: file.suggestedFilename(),
      mimeType: 'application/json',
      buffer: readFileSync(await file.path()),
    });
    await staff.press('framework.check');
    await importing.getByText(within('framework.no-change')).waitFor();
    expect(await importing.getByRole('button', { name: say('framework.import-this') }).count()).toBe(0);
    await lookOver(page, setting, 'the frameworks with a file that changes nothing');
  });

  it('are joined by the invited person, once', async () => {
    await memberPage.goto(invitation);
    await memberPage.getByRole('heading', { name: say('invitation.to', { place: INSTITUTION }) }).waitFor();
    await lookOver(memberPage, setting, 'an invitation');
    await member.type('account.name', 'Synthetic Member');
    await member.type('account.new-password', MEMBER.password);
    await member.press('invitation.accept');
    await expect.poll(() => statusOf(memberPage, 'account')).toBe(200);
    const again = await stage.openPage(setting);
    await again.goto(invitation);
    await again.getByRole('heading', { name: say('invitation.void') }).waitFor();
    await lookOver(again, setting, 'an invitation that is no longer open');
    await again.goto('about:blank');
    await again.goto(setUpLink);
    await staffOn(again, sentences).type('set-up.institution', 'Another');
    await staffOn(again, sentences).type('account.name', 'Another');
    await staffOn(again, sentences).type('sign-in.email', 'another@example.org');
    await staffOn(again, sentences).type('account.new-password', 'another long password');
    await staffOn(again, sentences).press('set-up.send');
    await expect.poll(() => alertOf(again)).toBe(say('problem.set-up.not-known'));
    await again.context().close();
  });

  it('see the new member, who reaches nothing of the institution', async () => {
    await goTo(page, 'institution');
    const row = page.getByRole('row').filter({ hasText: MEMBER.email });
    await row.waitFor();
    await lookOver(page, setting, 'the institution with two members');
    await pressOn(page, row.getByRole('button'));
    await page.getByRole('dialog', { name: 'Synthetic Member' }).waitFor();
    await lookOver(page, setting, 'the roles of a member');
    await page.keyboard.press('Escape');
    expect(await statusOf(memberPage, 'institution/members')).toBe(403);
    expect(await statusOf(memberPage, 'mails')).toBe(403);
  });

  it('let the member in by a link from a mail, on another device', async () => {
    const elsewhere = await stage.openPage(setting);
    const pages = staffOn(elsewhere, sentences);
    await goTo(elsewhere, 'sign-in');
    await pages.press('sign-in.by-link');
    await lookOver(elsewhere, setting, 'asking for a sign-in link');
    await pages.type('sign-in.email', MEMBER.email);
    await pages.press('sign-in.send-link');
    await elsewhere.getByText(say('sign-in.sent-text', { email: MEMBER.email })).waitFor();
    await lookOver(elsewhere, setting, 'a sign-in link on its way');
    await expect.poll(() => newestLink('/sign-in/link')).not.toBe('');
    const link = newestLink('/sign-in/link');
    await elsewhere.goto(link);
    await elsewhere.getByRole('heading', { name: say('sign-in.link-title') }).waitFor();
    await lookOver(elsewhere, setting, 'a sign-in link opened');
    await pages.press('sign-in.link-open');
    await expect.poll(() => statusOf(elsewhere, 'account')).toBe(200);

    // Signing out everywhere ends this device too.
    await goTo(memberPage, 'account');
    await lookOver(memberPage, setting, 'the account of a member');
    await member.signOut('everywhere');
    expect(await statusOf(memberPage, 'account')).toBe(401);
    expect(await statusOf(elsewhere, 'account')).toBe(401);
    await elsewhere.goto('about:blank');
    await elsewhere.goto(link);
    await pages.press('sign-in.link-open');
    await elsewhere.getByRole('heading', { name: say('sign-in.link-void') }).waitFor();
    await lookOver(elsewhere, setting, 'a sign-in link that is used');
    expect(complaintsOf(elsewhere)).toEqual([]);
    await elsewhere.context().close();
  });

  it('let the member sign in again with the password alone', async () => {
    await goTo(memberPage, 'sign-in');
    await member.signIn(MEMBER);
    await expect.poll(() => statusOf(memberPage, 'account')).toBe(200);
    expect(complaintsOf(page)).toEqual([]);
    expect(complaintsOf(memberPage)).toEqual([]);
  });

  /** The newest link of that kind in the folder where mails go without a mail server; empty when there is none. */
  function newestLink(path: string): string {
    const folder = join(stage.server.dataFolder, 'mail');
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text);
    const text = texts.findLast((each) => each.includes(`${path}#`));
    return text === undefined ? '' : linkIn(text);
  }
});
