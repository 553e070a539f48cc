// A campaign from the draft to the close: prepared and launched by staff, answered on a telephone by the link of the mail.
import { LANGUAGE_NAMES } from '@dragoman/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { staffOn } from '../people/staff.ts';
import type { StaffPages } from '../people/staff.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';
import { readPdf } from '../watch/read-pdf.ts';

const ADDRESS = 'aino@example.org';
const TITLE = 'Synthetic round';

describe.each(WORK_SETTINGS)('a campaign, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say, within } = sentences;
  let page: Page;
  let staff: StaffPages;
  let phone: Page;
  joinSteps(() => [page, phone]);

  const main = (of: Page) => of.getByRole('main');
  const fill = async (label: string, text: string): Promise<void> => {
    const field = main(page).getByLabel(label, { exact: true });
    await tabTo(page, field);
    await field.fill(text);
  };
  const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const goToStep = (name: string): Promise<void> =>
    pressOn(
      page,
      main(page)
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${name}`) }),
    );

  beforeAll(async () => {
    page = await stage.openPage(setting);
    staff = staffOn(page, sentences);
    phone = await stage.openPage(setting);
    await page.goto(/first administrator \(one time\): (\S+)/.exec(stage.server.printed())?.[1] ?? '');
    await staff.type('set-up.institution', 'Synthetic University');
    await staff.type('account.name', 'Synthetic Administrator');
    await staff.type('sign-in.email', 'administrator@example.org');
    await staff.type('account.new-password', 'seven green lamps hum');
    await staff.press('set-up.send');
    await page.waitForURL('**/account');
    const authenticator = await staff.beginEnrolment();
    await staff.confirmEnrolment(await authenticator.code());
    await staff.backupCodes();
  });
  afterAll(async () => {
    await page?.context().close();
    await phone?.context().close();
  });

  it('is begun for one of three purposes, from a list that teaches while it is empty', async () => {
    await page.goto(`${stage.server.url}/campaigns`);
    await page.getByText(say('campaigns.none')).waitFor();
    await lookOver(page, setting, 'no campaigns yet');
    expect(await page.getByRole('radio').count()).toBe(3);
    await staff.type('campaigns.name', TITLE);
    await staff.press('campaigns.create');
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await lookOver(page, setting, 'a new draft');
  });

  it('is told, asked, timed and checked step by step', async () => {
    await fill(
      say('campaigns.notice-in', { language: LANGUAGE_NAMES.en }),
      'Synthetic notice: the office asks, nobody is told who has answered.',
    );
    await fill(
      say('campaigns.notice-in', { language: LANGUAGE_NAMES.fi }),
      'Synteettinen tiedote: toimisto kysyy, eikä kenellekään kerrota, kuka vastasi.',
    );
    await fill(say('campaigns.basis-note'), 'Synthetic.');
    await main(page)
      .getByLabel(say('campaigns.document-file'), { exact: true })
      .setInputFiles({ name: 'synthetic.txt', mimeType: 'text/plain', buffer: Buffer.from('Synthetic agreement') });
    await staff.press('campaigns.document-attach');
    await main(page).getByText('synthetic.txt').waitFor();
    // What was typed before the document was attached is still there.
    expect(await main(page).getByLabel(say('campaigns.basis-note'), { exact: true }).inputValue()).toBe('Synthetic.');
    await lookOver(page, setting, 'what people are told');
    await staff.press('campaigns.save-and-go');
    await page.getByRole('heading', { level: 2, name: say('campaigns.step-ask') }).waitFor();
    const file = main(page).getByLabel(say('campaigns.file-choose'), { exact: true });
    const csv = (text: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await file.setInputFiles(csv(`email,name,unit\n${ADDRESS},Aino Synthetic,North\nbroken.example,Broken,North\n`));
    await staff.press('campaigns.file-check');
    await main(page)
      .getByText(say('campaigns.fault.email-not-an-address', { written: 'broken.example' }))
      .waitFor();
    await lookOver(page, setting, 'a file with a broken line');
    await file.setInputFiles(csv(`email,name,unit\n${ADDRESS},Aino Synthetic,North\n`));
    await staff.press('campaigns.file-check');
    await staff.press('campaigns.file-import');
    await main(page)
      .getByText(say('campaigns.people-count', { count: 1 }))
      .waitFor();
    await tabTo(page, main(page).getByRole('checkbox', { name: say('campaigns.sign-up-on') }));
    await page.keyboard.press('Space');
    await staff.press('campaigns.list-show');
    await main(page).getByRole('row').filter({ hasText: ADDRESS }).waitFor();
    await lookOver(page, setting, 'who is asked');
    await staff.press('campaigns.save-and-go');
    await page.getByRole('heading', { level: 2, name: say('campaigns.step-instruments') }).waitFor();
    await lookOver(page, setting, 'what is asked');
    await goToStep(say('campaigns.step-when'));
    await fill(say('campaigns.closes'), dayIn(14));
    await staff.press('campaigns.save');
    await goToStep(say('campaigns.step-launch'));
    await main(page).getByText(say('campaigns.missing-retention')).waitFor();
    await lookOver(page, setting, 'a check list with something missing');
    await goToStep(say('campaigns.step-when'));
    await fill(say('campaigns.retention'), dayIn(200));
    await lookOver(page, setting, 'when');
    await staff.press('campaigns.save-and-go');
    await main(page)
      .getByRole('checkbox', { name: say('campaigns.launch-sure') })
      .waitFor();
  });

  it('is launched, locks itself, and counts nobody out', async () => {
    await tabTo(page, main(page).getByRole('checkbox', { name: say('campaigns.launch-sure') }));
    await page.keyboard.press('Space');
    await lookOver(page, setting, 'ready to launch');
    await staff.press('campaigns.launch');
    await page.getByRole('heading', { level: 2, name: say('campaigns.locked') }).waitFor();
    await main(page)
      .getByText(say('campaigns.count-withheld', { below: 10 }))
      .first()
      .waitFor();
    await lookOver(page, setting, 'a running campaign');
    await expect.poll(() => mailTo(ADDRESS)).toContain('/campaign#');
  });

  it('is read and begun on a telephone by the link of the mail, without an account', async () => {
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(linkTo('campaign'));
    await main(phone).getByText('Aino Synthetic').waitFor();
    expect(phone.url()).not.toContain('#');
    await lookOver(phone, setting, 'the page of those who are asked');
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.not-now') }));
    await main(phone).getByText(within('campaigns.not-now-text')).waitFor();
    await lookOver(phone, setting, 'not now');
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.cancel') }));
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.start'), exact: true }));
    await main(phone).getByRole('alert').waitFor();
    await lookOver(phone, setting, 'the page of those who are asked, with a choice missing');
    for (const name of [say('campaigns.role'), say('campaigns.stage')]) {
      await tabTo(phone, main(phone).getByRole('group', { name }).getByRole('radio').first());
      await phone.keyboard.press('Space');
    }
    await tabTo(phone, main(phone).getByRole('checkbox', { name: say('campaigns.notice-read') }));
    await phone.keyboard.press('Space');
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.start'), exact: true }));
    await phone.waitForURL('**/run/*');
    const url = phone.url();
    await phone.goto('about:blank');
    await phone.goto(linkTo('campaign'));
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.go-on'), exact: true }));
    await phone.waitForURL(url);
    await phone.goto(`${stage.server.url}/my-campaigns`);
    await main(phone).getByRole('link', { name: TITLE }).waitFor();
    await lookOver(phone, setting, 'the campaigns of somebody');
  });

  it('sends no more mails after one click', async () => {
    await phone.goto(linkTo('campaign/stop'));
    await main(phone).getByText(say('campaigns.mails-are-stopped')).waitFor();
    await lookOver(phone, setting, 'the mails are stopped');
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.mails-again') }));
    await main(phone).getByText(say('campaigns.mails-resumed')).waitFor();
    expect(await main(phone).getByText(say('campaigns.mails-are-stopped')).count()).toBe(0);
  });

  it('lets people in from its poster, and closes for good', async () => {
    const code = await main(page)
      .getByRole('region', { name: say('campaigns.sign-up-link') })
      .getByRole('code')
      .innerText();
    const poster = page.waitForEvent('download');
    await pressOn(
      page,
      main(page).getByRole('link', { name: say('campaigns.poster-pdf', { language: LANGUAGE_NAMES.en }), exact: true }),
    );
    expect(readPdf(readFileSync(await (await poster).path()))).toMatchObject({
      pages: 1,
      isTagged: true,
      language: 'en',
      figures: 1,
      figuresInWords: 1,
    });
    await pressOn(page, main(page).getByRole('link', { name: say('campaigns.poster-print') }));
    await page.getByRole('img', { name: say('campaigns.poster-code') }).waitFor();
    await lookOver(page, setting, 'the poster');
    await phone.goto(code);
    await main(phone)
      .getByRole('button', { name: say('campaigns.join'), exact: true })
      .waitFor();
    await lookOver(phone, setting, 'signing up');
    await pressOn(phone, main(phone).getByRole('button', { name: say('campaigns.join'), exact: true }));
    await main(phone)
      .getByRole('button', { name: say('campaigns.not-now') })
      .waitFor();
    await page.goBack();
    await pressOn(page, main(page).getByRole('button', { name: say('campaigns.close'), exact: true }));
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('campaigns.yes-close') }));
    await page.getByText(say('campaigns.status-closed')).first().waitFor();
    await lookOver(page, setting, 'a closed campaign');
    await phone.goto('about:blank');
    await phone.goto(code);
    await main(phone).getByRole('alert').waitFor();
    await lookOver(phone, setting, 'a sign-up that is over');
    expect(complaintsOf(page)).toEqual([]);
    expect(complaintsOf(phone)).toEqual([]);
  });

  function mailTo(address: string): string {
    const folder = join(stage.server.dataFolder, 'mail');
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { to: string; text: string });
    return mails.findLast((mail) => mail.to === address)?.text ?? '';
  }

  function linkTo(where: 'campaign' | 'campaign/stop'): string {
    const link = new RegExp(`https?://\\S+/${where}#\\S+`).exec(mailTo(ADDRESS))?.[0];
    if (link === undefined) throw new Error(`No link to ${where}.`);
    return link;
  }
});
