// Somebody who leads a small office finds no map, reads why, and opens a team plan instead: two wishes by name, taken back again.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { staffOn } from '../people/staff.ts';
import type { StaffPages } from '../people/staff.ts';
import { WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const UNIT = 'Synthetic small office';
const NAME = 'Synthetic Administrator';

describe.each(WORK_SETTINGS)('a small office, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say } = sentences;
  let page: Page;
  let staff: StaffPages;
  joinSteps(() => [page]);

  const goTo = async (path: string): Promise<void> => {
    await page.goto(`${stage.server.url}/${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  /** Calls the API as the page itself would. */
  const call = (method: string, path: string, body: unknown): Promise<unknown> =>
    page.evaluate(
      async ([verb, address, json]) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
        const reply = await fetch(`/api${address}`, {
          method: verb!,
          headers,
          ...(json === '' ? {} : { body: json! }),
        });
        return reply.status === 204 ? null : ((await reply.json()) as unknown);
      },
      [method, path, body === undefined ? '' : JSON.stringify(body)],
    );

  beforeAll(async () => {
    page = await stage.openPage(setting);
    staff = staffOn(page, sentences);
  });
  afterAll(async () => {
    await page?.context().close();
  });

  it('is set up, with somebody who leads it', async () => {
    await page.goto(/first administrator \(one time\): (\S+)/.exec(stage.server.printed())?.[1] ?? '');
    await page.getByRole('heading', { name: say('set-up.title') }).waitFor();
    await staff.type('set-up.institution', 'Synthetic University');
    await staff.type('account.name', NAME);
    await staff.type('sign-in.email', 'administrator@example.org');
    await staff.type('account.new-password', 'seven green lamps hum');
    await staff.press('set-up.send');
    await page.waitForURL('**/account');
    const authenticator = await staff.beginEnrolment();
    await staff.confirmEnrolment(await authenticator.code());
    await staff.backupCodes();
    const unit = (await call('POST', '/institution/units', { name: UNIT })) as { id: string };
    const { members } = (await call('GET', '/institution/members', undefined)) as { members: { personId: string }[] };
    const member = await call('PUT', `/institution/members/${members[0]!.personId}/units`, { units: [unit.id] });
    expect(member).toMatchObject({ units: [{ name: UNIT }] });
  });

  it('has no map before a wave has closed, and is told what there is instead', async () => {
    await goTo('account');
    await pressOn(page, page.getByRole('navigation').getByText(say('work.menu'), { exact: true }));
    await pressOn(page, page.getByRole('navigation').getByRole('link', { name: say('work.office'), exact: true }));
    await page.getByRole('heading', { level: 1, name: say('office.no-map') }).waitFor();
    await page.getByText(say('office.no-map-small')).waitFor();
    await lookOver(page, setting, 'the office without a map');
    expect(await call('GET', '/office/maps/01a1fd8c-6900-7000-8000-0000000000c1?by=unit', undefined)).toMatchObject({
      status: 404,
    });
  });

  it('opens a team plan, on which a member puts two wishes by name', async () => {
    await pressOn(
      page,
      page
        .getByRole('main')
        .getByRole('link', { name: say('office.team-title') })
        .last(),
    );
    await page.getByRole('heading', { level: 1, name: say('office.team-lead') }).waitFor();
    await staff.type('office.plan-name', 'Synthetic spring');
    await staff.press('office.open-plan-send');
    const plan = page.getByRole('main').getByRole('region', { name: 'Synthetic spring' });
    await plan.getByText(say('office.wishes-none')).waitFor();
    await tabTo(page, plan.getByRole('combobox').first());
    await page.keyboard.press('ArrowDown');
    await tabTo(page, plan.getByRole('textbox').nth(1));
    await page.keyboard.type('reading contracts');
    await staff.press('office.wish-save');
    await plan.getByText(say('office.wish-saved')).first().waitFor();
    await plan.getByRole('term').filter({ hasText: NAME }).waitFor();
    expect(await plan.getByRole('definition').allInnerTexts()).toEqual([expect.any(String), 'reading contracts']);
    await lookOver(page, setting, 'a team plan with wishes');
  });

  it('lets the member take the wishes and the name off again', async () => {
    await staff.press('office.wish-take-back');
    const plan = page.getByRole('main').getByRole('region', { name: 'Synthetic spring' });
    await plan.getByText(say('office.wishes-none')).waitFor();
    expect(await plan.getByRole('term').count()).toBe(0);
    await staff.press('office.plan-close');
    await plan.getByRole('button', { name: say('office.wish-save') }).waitFor({ state: 'detached' });
  });

  it('sees of single people only what they share, and nobody shares', async () => {
    await pressOn(page, page.getByRole('main').getByRole('link', { name: say('office.nav-shared') }));
    await page.getByText(say('office.shared-none-text')).waitFor();
    await lookOver(page, setting, 'what nobody shares');
    await goTo('office/course');
    await page.getByText(say('office.no-map-text')).waitFor();
    await lookOver(page, setting, 'the course question without a map');
    expect(await call('GET', '/office/shares', undefined)).toEqual({ shares: [], aboutMe: [] });
  });
});
