// Two tabs of one attempt: whoever answers in one sees it in the other, and nothing is stored twice.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttempt } from '../people/own-api.ts';
import { runnerOn } from '../people/runner.ts';
import type { Runner } from '../people/runner.ts';
import { begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import { complaintsOf, SETTINGS, watchPage } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';

const stage = setStage();
const [, setting] = SETTINGS;

describe('one attempt in two tabs', () => {
  const sentences = sentencesOf(setting!.language);
  const { say } = sentences;
  const person = createPerson({ language: setting!.language, seed: 31 });
  const order: string[] = [];
  let left: Page;
  let right: Page;
  let tabs: readonly Runner[] = [];
  joinSteps(() => [left, right]);

  beforeAll(async () => {
    left = await stage.openPage(setting!);
    await left.goto(stage.server.url);
    await begin(left, sentences, { role: 0, stage: 0, form: 'full' });
    right = watchPage(await left.context().newPage());
    await right.goto(left.url());
    tabs = [runnerOn(left, sentences), runnerOn(right, sentences)];
  });
  afterAll(() => left?.context().close());

  it('shows the same question in both after every answer, whichever tab gave it', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const [acting, watching] = turn % 2 === 0 ? tabs : tabs.toReversed();
      const screen = await acting!.read();
      expect(screen.position).toBe(turn + 1);
      order.push(person.recognise(screen.text));
      await acting!.answer(person.answer(screen.text));
      await expect.poll(async () => (await watching!.read()).position).toBe(turn + 2);
      const [here, there] = await Promise.all(tabs.map((tab) => tab.read()));
      expect(person.recognise(here!.text)).toBe(person.recognise(there!.text));
    }
  });

  it('shows an answer chosen in one tab as chosen in the other, and takes a change there', async () => {
    let screen = await tabs[0]!.read();
    while (screen.kind !== 'statement') {
      order.push(person.recognise(screen.text));
      screen = await tabs[0]!.answer(person.answer(screen.text));
    }
    order.push(person.recognise(screen.text));
    await tabs[0]!.give({ kind: 'category', place: 1 });
    await expect.poll(() => tabs[1]!.given()).toEqual({ kind: 'category', place: 1 });
    await tabs[1]!.give({ kind: 'category', place: 3 });
    await expect.poll(() => tabs[0]!.given()).toEqual({ kind: 'category', place: 3 });
  });

  it('stores each answer once and a changed one as changed', async () => {
    for (const tab of tabs) await expect.poll(() => tab.saving()).toBe('saved');
    const held = await readAttempt(left);
    expect(held.answered.map((answer) => answer.itemId)).toEqual(order);
    const changed = held.answered.at(-1);
    expect(changed).toMatchObject({ value: { category: 3 }, revision: 2 });
    expect(held.answered.slice(0, -1).every((answer) => answer.revision === 1)).toBe(true);
  });

  it('ends in both when one ends it', async () => {
    await left.getByRole('button', { name: say('runner.pause') }).click();
    await left.getByRole('button', { name: say('pause.end-early') }).click();
    await left.getByRole('button', { name: say('pause.end-now') }).click();
    await Promise.all([left.waitForURL('**/result/*'), right.waitForURL('**/result/*')]);
    expect(complaintsOf(left)).toEqual([]);
    expect(complaintsOf(right)).toEqual([]);
  });
});
