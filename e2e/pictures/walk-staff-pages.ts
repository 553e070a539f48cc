// Walks as the first administrator of a fresh installation past every page of the staff, and stops before each for a picture.
import type { Page } from 'playwright-core';
import { pressOn } from '../people/keyboard.ts';
import { linkIn, staffOn } from '../people/staff.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import type { RunningServer } from '../set-up/server.ts';
import type { PageLanguage } from '../set-up/sentences.ts';
import type { TakePicture } from './walk-pages.ts';

const ADMINISTRATOR = { email: 'administrator@example.org', password: 'seven green lamps hum' };
const MEMBERS = ['first.member@example.org', 'second.member@example.org'] as const;

export async function walkStaffPages(
  page: Page,
  server: RunningServer,
  language: PageLanguage,
  take: TakePicture,
): Promise<void> {
  const { say } = sentencesOf(language);
  const staff = staffOn(page, sentencesOf(language));
  const goTo = async (path: string): Promise<void> => {
    await page.goto(`${server.url}/${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };

  await page.goto(/first administrator \(one time\): (\S+)/.exec(server.printed())?.[1] ?? '');
  await page.getByRole('heading', { name: say('set-up.title') }).waitFor();
  await staff.type('set-up.institution', 'Synthetic University');
  await staff.type('account.name', 'Synthetic Administrator');
  await staff.type('sign-in.email', ADMINISTRATOR.email);
  await staff.type('account.new-password', ADMINISTRATOR.password.slice(0, 6));
  await take(page, '30-set-up');
  await staff.type('account.new-password', ADMINISTRATOR.password);
  await staff.press('set-up.send');
  await page.getByText(say('account.enrol-first'), { exact: true }).waitFor();
  await take(page, '31-must-enrol');
  const authenticator = await staff.beginEnrolment();
  await staff.confirmEnrolment(authenticator.wrongCode());
  await page.getByRole('alert').waitFor();
  await take(page, '32-enrolment');
  await staff.confirmEnrolment(await authenticator.code());
  await staff.backupCodes();
  await take(page, '33-backup-codes');

  await goTo('institution');
  await staff.type('institution.new-unit', 'Technology transfer office');
  await staff.press('staff.add');
  await page.getByRole('button', { name: `${say('staff.change')} Technology transfer office` }).waitFor();
  for (const email of MEMBERS) await staff.invite(email, language, ['role.trainer']);
  await take(page, '34-institution');
  await pressOn(page, page.getByRole('row').nth(1).getByRole('button'));
  await page.getByRole('dialog').waitFor();
  await take(page, '35-member', false);
  await page.keyboard.press('Escape');
  await goTo('installation');
  await take(page, '36-installation');
  await goTo('mails');
  await page.getByRole('listitem').filter({ hasText: MEMBERS[1] }).waitFor();
  await take(page, '37-mails');
  const invitation = linkIn(await staff.readMail(MEMBERS[1]));
  await take(page, '38-mail', false);
  await goTo('account');
  await take(page, '39-account');
  await staff.signOut('here');
  await goTo('sign-in');
  await staff.signIn({ ...ADMINISTRATOR, password: 'not my password' });
  await page.getByRole('alert').waitFor();
  await take(page, '40-sign-in');
  await staff.signIn(ADMINISTRATOR);
  await page.getByRole('heading', { name: say('sign-in.second-step') }).waitFor();
  await take(page, '41-second-step');
  await page.goto(invitation);
  await page.getByRole('button', { name: say('invitation.accept') }).waitFor();
  await take(page, '42-invitation');
}
