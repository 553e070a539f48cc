// A guest ends early, reads what is not known yet, and deletes everything: afterwards neither page, link nor device has any of it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsFocus, pressOn } from '../people/keyboard.ts';
import { pauseOn } from '../people/pause.ts';
import { resultOn } from '../people/result.ts';
import { runnerOn } from '../people/runner.ts';
import { attemptOf, begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import { complaintsOf, SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const stage = setStage();

describe.each([SETTINGS[1]!, SETTINGS[3]!])('a guest who wants to be forgotten, $name', (setting) => {
  const sentences = sentencesOf(setting.language);
  const { say, within } = sentences;
  const person = createPerson({ language: setting.language, seed: 61 });
  let page: Page;
  let link = '';
  let attemptId = '';
  joinSteps(() => [page]);

  beforeAll(async () => {
    page = await stage.openPage(setting);
    await page.goto(stage.server.url);
    await begin(page, sentences, { role: 0, stage: 1, form: 'short' });
  });
  afterAll(() => page?.context().close());

  it('ends after six answers and reads which skills nothing can be said about', async () => {
    const runner = runnerOn(page, sentences);
    await runner.answerMany(person, 6);
    const pause = pauseOn(page, sentences);
    await pause.open();
    link = await pause.link();
    attemptId = attemptOf(page);
    await pause.askToEnd();
    await page.getByText(say('pause.end-text', { count: 6 })).waitFor();
    await lookOver(page, setting, 'the question whether to end');
    await pause.end();
    const open = page.getByRole('region', { name: say('result.not-enough') });
    await open.getByText(within('result.to-settle')).first().waitFor();
    await lookOver(page, setting, 'a result with too few answers');
    const rows = await resultOn(page, sentences).table();
    const unknown = rows.filter((row) => row.at(-1) === say('result.reading-not-enough'));
    expect(unknown.length).toBeGreaterThanOrEqual(6);
    // Where nothing is known no number is shown.
    for (const row of unknown) expect(row[2]).toBe('–');
  });

  it('is asked once more and can still turn back', async () => {
    await pressOn(page, page.getByRole('button', { name: say('remove.now') }));
    const dialog = page.getByRole('dialog', { name: say('remove.title') });
    await dialog.waitFor();
    await lookOver(page, setting, 'the question whether to delete');
    expect(await holdsFocus(dialog.getByRole('button', { name: say('action.cancel') }))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await page.request.get(`${stage.server.url}/api/results/${attemptId}`)).status()).toBe(200);
  });

  it('deletes everything on the server and on the device', async () => {
    await pressOn(page, page.getByRole('button', { name: say('remove.now') }));
    await pressOn(page, page.getByRole('button', { name: say('remove.confirm') }));
    await page.waitForURL(`${stage.server.url}/`);
    for (const path of [`results/${attemptId}`, `assessments/${attemptId}`, 'assessments']) {
      expect((await page.request.get(`${stage.server.url}/api/${path}`)).status(), path).toBe(401);
    }
    const left = await page.evaluate(async () => (await indexedDB.databases()).map((each) => each.name));
    expect(left).toEqual([]);
    const cookies = await page.context().cookies();
    expect(cookies.filter((cookie) => cookie.name.includes('guest'))).toEqual([]);
    await page.reload();
    await page.getByRole('group', { name: say('start.role') }).waitFor();
    expect(await page.getByText(say('start.own-title')).count()).toBe(0);
  });

  it('opens nothing any more by the private link or the old address', async () => {
    await page.goto(link);
    await page.getByRole('heading', { name: say('resume.failed-title') }).waitFor();
    expect(await page.getByRole('alert').innerText()).toBe(say('problem.link.not-known'));
    await page.goto(`${stage.server.url}/result/${attemptId}`);
    await page.getByRole('heading', { name: say('page.not-yours-title') }).waitFor();
    await lookOver(page, setting, 'a result that is gone');
    expect(complaintsOf(page)).toEqual([]);
  });
});
