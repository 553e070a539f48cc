// Somebody makes a plan that suits, asks others from there, reads what they see beside the own view, shares it, and takes it back.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartedAssessment } from '../../apps/platform/features/assessment/contract.ts';
import type { ProfileResult } from '../../apps/platform/features/profile/contract.ts';
import type { OwnRound } from '../../apps/platform/features/raters/contract.ts';
import { answerAll, rateAll } from '../people/answer-by-calls.ts';
import { joinInstitution, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn } from '../people/keyboard.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';
import { readPdf } from '../watch/read-pdf.ts';

const AINO = { name: 'Aino Synthetic', email: 'aino@example.org', roles: ['participant'] };
const PEERS = [1, 2, 3, 4].map((number) => `peer${number}@example.org`);

describe.each(WORK_SETTINGS)('asked and shared, $name', (setting) => {
  const stage = setStage();
  const { say, within } = sentencesOf(setting.language);
  let leader: Page;
  let page: Page;
  let admin: Caller;
  let aino: Caller;
  let attemptId = '';
  joinSteps(() => [page, leader]);

  const main = (who: Page) => who.getByRole('main');
  const goTo = async (who: Page, path: string): Promise<void> => {
    await who.goto(`${stage.server.url}${path}`);
    await main(who).getByRole('heading', { level: 1 }).waitFor();
    await who.waitForLoadState('networkidle');
  };
  const link = (who: Page, key: Parameters<typeof say>[0]) =>
    main(who).getByRole('link', { name: say(key), exact: true });

  beforeAll(async () => {
    [leader, page] = await Promise.all([stage.openPage(setting), stage.openPage(setting)]);
    admin = await setUpInstitution(leader, stage.server);
    aino = await joinInstitution(admin, page, stage.server, AINO);
    const wish = { roleProfile: 'kt-professional', stage: 'entry', form: 'short', language: setting.language };
    const started = await aino.post<StartedAssessment>('/assessments', wish, randomUUID());
    ({ attemptId } = started);
    await answerAll(aino, started);
  });
  afterAll(async () => {
    for (const each of [page, leader]) await each?.context().close();
  });

  it('suits the plan to nobody to practise with, and takes that plan along and on', async () => {
    await goTo(page, `/result/${attemptId}`);
    await main(page).locator('.modules li').first().waitFor();
    const asked = page.waitForResponse((reply) => reply.url().includes('company=alone'));
    await page.getByLabel(say('profile.company'), { exact: true }).selectOption('alone');
    expect((await asked).status()).toBe(200);
    await page.getByLabel(say('profile.module-language')).selectOption(setting.language);
    await expect
      .poll(() => main(page).locator('.modules small').allInnerTexts())
      .not.toContainEqual(expect.stringContaining(say('plan.company-colleague')));
    await main(page).locator('.plan-modules[aria-busy="false"]').waitFor();
    const href = await link(page, 'result.file-report').getAttribute('href');
    expect(href).toContain('company=alone');
    expect(href).toContain(`moduleLanguage=${setting.language}`);
    await lookOver(page, setting, 'a plan that suits company and language');
    await pressOn(page, page.getByRole('button', { name: say('profile.take-on') }));
    await page.locator('.plan-choices a[href="/me"]').waitFor();
  });

  it('goes from there to asking others, and comes back from their report to the own development', async () => {
    await pressOn(page, link(page, 'profile.ask-others'));
    await page.waitForURL('**/rounds');
    await main(page).getByRole('heading', { level: 1 }).waitFor();
    const round = await aino.post<OwnRound>(
      '/rating-rounds',
      { campaignId: null, name: AINO.name, days: 14, approver: null },
      randomUUID(),
    );
    for (const email of PEERS) {
      const nomination = { name: `${email} Synthetic`, email, group: 'peers', language: setting.language };
      await aino.post(`/rating-rounds/${round.id}/nominations`, nomination, randomUUID());
    }
    for (const email of PEERS) {
      const device = await stage.openPage(setting);
      await rateAll(device, stage.server, email, 4);
      await device.context().close();
    }
    await aino.post(`/rating-rounds/${round.id}/close`, {});
    await goTo(page, `/rounds/${round.id}`);
    await pressOn(page, link(page, 'raters.to-result'));
    await page.waitForURL('**/me');
    await main(page)
      .getByRole('heading', { name: say('profile.rounds'), exact: true })
      .waitFor();
    await page.waitForLoadState('networkidle');
    expect(await main(page).locator('.rounds > li').count()).toBe(1);
    // What the round brought about is computed by then: the own calibration stands beside it.
    expect(
      await main(page)
        .getByRole('heading', { name: say('profile.calibration') })
        .count(),
    ).toBe(1);
    await lookOver(page, setting, 'my development after a round');
    await pressOn(page, link(page, 'profile.newest'));
    await page.waitForURL(`**/result/${attemptId}`);
  });

  it('reads self and others in sentences, the numbers on demand, and takes them along', async () => {
    await main(page)
      .getByRole('heading', { name: say('profile.self-others'), exact: true })
      .waitFor();
    await page.getByText(say('profile.self-others-numbers')).first().click();
    await page.getByRole('columnheader', { name: say('profile.column-gap') }).waitFor();
    await page.waitForLoadState('networkidle');
    await lookOver(page, setting, 'the result with self and others');
    const { others, entry } = await aino.get<ProfileResult>(`/results/${attemptId}`);
    expect(entry!.reason).toBe('round-released');
    expect(others!.rounds[0]!.groups).toEqual([{ group: 'peers', raters: 4 }]);
    const report = await page.request.get(
      `${stage.server.url}/api/results/${attemptId}/report.pdf?language=${setting.language}`,
    );
    expect(readPdf(await report.body())).toMatchObject({ pages: 3, isTagged: true, language: setting.language });
  });

  it('shares by name, and the named one sees it in two places until it is taken back', async () => {
    await goTo(page, '/me');
    await page.getByLabel(say('profile.share-email')).fill('administrator@example.org');
    await page.getByLabel(say('profile.share-what'), { exact: true }).selectOption('profile');
    await pressOn(page, main(page).getByRole('button', { name: say('profile.share-do'), exact: true }));
    await main(page)
      .getByRole('button', { name: within('profile.share-revoke') })
      .waitFor();
    await lookOver(page, setting, 'my development with a share');
    await goTo(leader, '/office/shared');
    await main(leader).getByRole('heading', { name: AINO.name }).waitFor();
    await main(leader).locator('.shared-modules li').first().waitFor();
    await lookOver(leader, setting, 'what people share, with a plan taken on');
    await pressOn(leader, main(leader).locator('a[href^="/shared/"]'));
    await leader.waitForURL('**/shared/*');
    await main(leader).getByRole('table').waitFor();
    await lookOver(leader, setting, 'one shared profile');
    const shared = leader.url();
    await pressOn(leader, main(leader).locator('a[href="/office/shared"]'));
    await leader.waitForURL('**/office/shared');
    await pressOn(page, main(page).getByRole('button', { name: within('profile.share-revoke') }));
    await main(page).getByText(say('profile.share-nobody')).waitFor();
    await leader.goto(shared);
    await main(leader).getByRole('heading', { level: 1 }).waitFor();
    expect(await main(leader).innerText()).not.toContain(AINO.name);
    await goTo(leader, '/office/shared');
    expect(await main(leader).getByRole('heading', { name: AINO.name }).count()).toBe(0);
  });

  it('lives in an institution that chose how long an observation counts', async () => {
    await goTo(leader, '/institution');
    await pressOn(leader, link(leader, 'staff.ageing'));
    await leader.waitForURL('**/institution/ageing');
    await leader.getByLabel(say('profile.ageing-try')).selectOption('24');
    await pressOn(leader, main(leader).getByRole('button', { name: say('profile.ageing-choose'), exact: true }));
    await main(leader).getByText(say('profile.institution-ageing-kept')).waitFor();
    await lookOver(leader, setting, 'the ageing of an institution');
    const result = await aino.get<ProfileResult>(`/results/${attemptId}`);
    expect(result.ageing).toMatchObject({ halfLifeMonths: 24 });
  });

  it('left no complaint in the console', () => {
    expect(complaintsOf(page)).toEqual([]);
    expect(complaintsOf(leader).filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });
});
