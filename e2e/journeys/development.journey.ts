// Somebody takes a plan on, works with it, keeps a note, asks what moved a number, and measures the trained skill again.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunnerState, StartedAssessment } from '../../apps/platform/features/assessment/contract.ts';
import type { Development } from '../../apps/platform/features/profile/contract.ts';
import { answerAll } from '../people/answer-by-calls.ts';
import { callerOf } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const stage = setStage();

describe.each([SETTINGS[0]!, SETTINGS.at(-1)!])('one’s own development, $name', (setting) => {
  const { say } = sentencesOf(setting.language);
  let page: Page;
  let caller: Caller;
  let attemptId = '';

  beforeAll(async () => {
    page = await stage.openPage(setting);
    await page.goto(stage.server.url);
    caller = callerOf(page, stage.server);
    const wish = { roleProfile: 'kt-professional', stage: 'entry', form: 'full', language: setting.language };
    const started = await caller.post<StartedAssessment>('/assessments', wish, randomUUID());
    ({ attemptId } = started);
    await answerAll(caller, started);
  });

  afterAll(() => page?.context().close());
  joinSteps(() => [page]);

  it('sees what would be nearly as good and takes the plan on', async () => {
    await page.goto(`${stage.server.url}/result/${attemptId}`);
    await page.getByText(say('profile.alternatives')).click();
    await page.getByRole('heading', { name: say('profile.would-change') }).waitFor();
    await lookOver(page, setting, 'the result with what would change the plan');
    await page.getByRole('button', { name: say('profile.take-on') }).click();
    await page.locator('.plan-choices a[href="/me"]').click();
    await page.getByRole('heading', { name: say('profile.plan') }).waitFor();
    expect(await page.locator('.own-modules > li').count()).toBeGreaterThan(1);
  });

  it('says how far a module has come and keeps a note that no file holds', async () => {
    await page.locator('.own-modules select').first().selectOption('done');
    await page.getByRole('button', { name: say('profile.measure-again') }).waitFor();
    await page.getByText(say('profile.notes'), { exact: true }).click();
    await page.getByLabel(say('profile.note')).fill('Synthetic thought about a synthetic talk');
    await page.getByRole('button', { name: say('profile.note-keep') }).click();
    await page.getByText('Synthetic thought').waitFor();
    await lookOver(page, setting, 'my development');
    const file = await page.request.get(`${stage.server.url}/api/results/${attemptId}/export.json`);
    expect(await file.text()).not.toContain('Synthetic thought');
  });

  it('tries what ageing would do before choosing it', async () => {
    await page.getByText(say('profile.ageing'), { exact: true }).click();
    await page.getByLabel(say('profile.ageing-try')).selectOption('24');
    await page.getByRole('columnheader', { name: say('profile.column-without') }).waitFor();
    expect(await page.locator('table tbody tr').count()).toBe(8);
    await lookOver(page, setting, 'what ageing would do');
  });

  it('walks a number down and sees what moved it', async () => {
    const { plan } = await caller.get<Development>('/me/development');
    await page.goto(`${stage.server.url}/result/${attemptId}/explain/${plan!.modules[0]!.skill}`);
    await page.getByRole('heading', { name: say('profile.moved') }).waitFor();
    await page.getByRole('columnheader', { name: say('profile.column-moved') }).waitFor();
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(3);
    await lookOver(page, setting, 'what moved it');
  });

  it('measures the trained skill again and is told that nothing has reliably changed', async () => {
    await page.goto(`${stage.server.url}/me`);
    const { trained } = await caller.get<Development>('/me/development');
    await page.getByRole('button', { name: say('profile.measure-again') }).click();
    await page.waitForURL(/\/run\//);
    const again = page.url().split('/').at(-1)!;
    const state = await caller.get<RunnerState>(`/assessments/${again}`);
    expect(state.precision.map((skill) => skill.skill)).toEqual(trained);
    await answerAll(caller, { attemptId: again, privateLink: null, state });
    await page.goto(`${stage.server.url}/result/${again}`);
    await page.locator('#change-title').waitFor();
    await lookOver(page, setting, 'the result of measuring again');
    const { attempts } = await caller.get<Development>('/me/development');
    expect(attempts.filter((attempt) => attempt.status === 'finished')).toHaveLength(2);
  });
});
