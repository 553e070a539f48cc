// The network goes while somebody answers: the page goes on with what it has, keeps every answer, and says the truth about it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttempt } from '../people/own-api.ts';
import { pauseOn } from '../people/pause.ts';
import { runnerOn } from '../people/runner.ts';
import type { Runner } from '../people/runner.ts';
import { begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import { complaintsOf, SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { expectOneLanguage, lookOver } from '../watch/look-over.ts';

const stage = setStage();

describe.each([SETTINGS[0]!, SETTINGS[2]!, SETTINGS[3]!])('without a network, $name', (setting) => {
  const sentences = sentencesOf(setting.language);
  const { say, like } = sentences;
  const person = createPerson({ language: setting.language, seed: 23 });
  /** Ids of the items in the order they were answered. */
  const order: string[] = [];
  let page: Page;
  let runner: Runner;
  joinSteps(() => [page]);

  const answerOne = async (): Promise<void> => {
    const screen = await runner.read();
    order.push(person.recognise(screen.text));
    await runner.answer(person.answer(screen.text));
  };

  beforeAll(async () => {
    page = await stage.openPage(setting);
    runner = runnerOn(page, sentences);
    await page.goto(stage.server.url);
    // A first visit: the worker that keeps the pages takes charge before the network goes.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await begin(page, sentences, { role: 0, stage: 2, form: 'full' });
  });
  afterAll(() => page?.context().close());

  it('says "saved" only when the server has the answer', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/answers', async (route) => {
      await held;
      await route.continue();
    });
    const screen = await runner.read();
    order.push(person.recognise(screen.text));
    await runner.give(person.answer(screen.text));
    await expect.poll(() => runner.saving()).toBe('saving');
    expect((await readAttempt(page)).answered).toHaveLength(0);
    expect(await runner.saving()).toBe('saving');
    release();
    await expect.poll(() => runner.saving()).toBe('saved');
    expect((await readAttempt(page)).answered).toHaveLength(1);
    await page.unroute('**/answers');
    await runner.goOn();
  });

  it('goes on with the questions at hand until they are used up', async () => {
    await answerOne();
    await answerOne();
    await expect.poll(() => runner.saving()).toBe('saved');
    await page.context().setOffline(true);
    let screen = await runner.read();
    while (screen.kind !== 'used-up') {
      await answerOne();
      expect(await runner.saving()).toBe('kept');
      screen = await runner.read();
      if (order.length > 20) throw new Error('The questions at hand do not end.');
    }
    expect(order.length - 3).toBeGreaterThanOrEqual(2);
    expect(screen.text).toContain(say('runner.used-up-text', { count: order.length - 3 }));
    await lookOver(page, setting, 'the end of the questions at hand');
  });

  it('opens again without a network, with every answer', async () => {
    await page.reload();
    const screen = await runner.read();
    expect(screen.kind).toBe('used-up');
    expect(screen.text).toContain(say('runner.used-up-text', { count: order.length - 3 }));
    const back = await runner.goBack();
    expect(person.recognise(back.text)).toBe(order.at(-1));
    expect(await runner.given()).not.toBeNull();
    const pause = pauseOn(page, sentences);
    await pause.open();
    await page.getByText(like('pause.title-pending')).waitFor();
    await expectOneLanguage(page, setting.language, 'the pause page without a network');
    await pause.goOn();
  });

  it('sends everything once when the network is back, in the order it was answered', async () => {
    await page.context().setOffline(false);
    await expect.poll(() => runner.saving(), { timeout: 15_000 }).toBe('saved');
    const held = await readAttempt(page);
    expect(held.answered.map((answer) => answer.itemId)).toEqual(order);
    expect(held.answered.every((answer) => answer.revision === 1)).toBe(true);
    // From the answer that was looked at again to the question the server has chosen meanwhile.
    await runner.goOn();
    await answerOne();
    await expect.poll(() => runner.saving()).toBe('saved');
    expect((await readAttempt(page)).answered.map((answer) => answer.itemId)).toEqual(order);
    expect(complaintsOf(page)).toEqual([]);
  });
});
