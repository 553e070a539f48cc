// The server is killed while somebody answers, and replies are lost on their way: nothing is lost, nothing doubled, the end is reached.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressOn } from '../people/keyboard.ts';
import { readAttempt } from '../people/own-api.ts';
import { resultOn } from '../people/result.ts';
import { runnerOn } from '../people/runner.ts';
import type { Runner } from '../people/runner.ts';
import { begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import { complaintsOf, SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const stage = setStage();
const [setting] = SETTINGS;

describe('a server that dies in the middle', () => {
  const sentences = sentencesOf(setting!.language);
  const person = createPerson({ language: setting!.language, seed: 41 });
  const order: string[] = [];
  let page: Page;
  let runner: Runner;
  joinSteps(() => [page]);

  const answerOne = async (): Promise<void> => {
    const screen = await runner.read();
    order.push(person.recognise(screen.text));
    await runner.answer(person.answer(screen.text));
  };
  const expectStoredOnce = async (): Promise<void> => {
    const held = await readAttempt(page);
    expect(held.answered.map((answer) => answer.itemId)).toEqual(order);
    expect(held.answered.every((answer) => answer.revision === 1)).toBe(true);
  };

  beforeAll(async () => {
    page = await stage.openPage(setting!);
    runner = runnerOn(page, sentences);
    await page.goto(stage.server.url);
    await begin(page, sentences, { role: 1, stage: 1, form: 'full' });
  });
  afterAll(() => page?.context().close());

  it('keeps what is answered while the server is dead, and stores it once when it is back', async () => {
    for (let count = 0; count < 3; count += 1) await answerOne();
    await stage.server.kill();
    for (let count = 0; count < 2; count += 1) await answerOne();
    expect(await runner.saving()).toBe('kept');
    await lookOver(page, setting!, 'a question while the server is gone');
    await stage.server.startAgain();
    await expect.poll(() => runner.saving(), { timeout: 40_000 }).toBe('saved');
    await expectStoredOnce();
  });

  it('stores an answer once whose reply was lost after it had been taken', async () => {
    let lost = 0;
    await page.route('**/answers', async (route) => {
      await route.fetch();
      lost += 1;
      await (lost <= 2 ? route.abort('connectionreset') : route.continue());
    });
    await answerOne();
    await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    await page.unroute('**/answers');
    await expect.poll(() => runner.saving(), { timeout: 20_000 }).toBe('saved');
    await expectStoredOnce();
  });

  it('survives being killed again and again while answers are on their way', async () => {
    for (let round = 0; round < 2; round += 1) {
      await answerOne();
      const screen = await runner.read();
      order.push(person.recognise(screen.text));
      await runner.give(person.answer(screen.text));
      await stage.server.kill();
      await stage.server.startAgain();
      await expect.poll(() => runner.saving(), { timeout: 40_000 }).toBe('saved');
      await runner.goOn();
    }
    await expectStoredOnce();
  });

  it('still comes to the end and to the result', async () => {
    const end = await runner.answerMany(person, 90);
    expect(end.kind).toBe('finish');
    await pressOn(page, runner.finishButton);
    const result = resultOn(page, sentences);
    await result.open();
    expect((await result.table()).length).toBe(8);
    expect(complaintsOf(page)).toEqual([]);
  });
});
