// The language is switched in the middle of a question: the same question, the answer kept, no word of the other language left.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage, tabTo } from '../people/keyboard.ts';
import { readAttempt } from '../people/own-api.ts';
import { pauseOn } from '../people/pause.ts';
import { resultOn } from '../people/result.ts';
import { runnerOn } from '../people/runner.ts';
import type { Screen } from '../people/runner.ts';
import { begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import { complaintsOf, FURTHER_SETTINGS, SETTINGS } from '../set-up/browser.ts';
import type { Setting } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import type { PageLanguage } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { findRemnants, readWholePage } from '../watch/find-remnants.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { expectOneLanguage } from '../watch/look-over.ts';

const stage = setStage();

/** Chooses a language on the page by keyboard. */
async function switchTo(page: Page, from: PageLanguage, to: PageLanguage): Promise<void> {
  const list = page.getByRole('combobox', { name: sentencesOf(from).say('shell.language') });
  await tabTo(page, list);
  await chooseLanguage(page, to);
  await page.locator(`html[lang=${to}]`).waitFor({ state: 'attached' });
}

describe.each<{ setting: Setting; from: PageLanguage; to: PageLanguage }>([
  { setting: SETTINGS[0]!, from: 'en', to: 'fi' },
  { setting: SETTINGS[2]!, from: 'fi', to: 'en' },
  { setting: FURTHER_SETTINGS[0]!, from: 'it', to: 'pl' },
])('from $from to $to, $setting.size', ({ setting, from, to }) => {
  const [before, after] = [sentencesOf(from), sentencesOf(to)];
  const seed = 53;
  const person = createPerson({ language: from, seed });
  const samePerson = createPerson({ language: to, seed });
  let page: Page;
  joinSteps(() => [page]);

  beforeAll(async () => {
    page = await stage.openPage(setting);
    await page.goto(stage.server.url);
  });
  afterAll(() => page?.context().close());

  it('leaves no word behind on the start page', async () => {
    await page.getByRole('group', { name: before.say('start.role') }).waitFor();
    await switchTo(page, from, to);
    await expectOneLanguage(page, to, 'the start page after the switch', from);
    await switchTo(page, to, from);
    await begin(page, before, { role: 0, stage: 0, form: 'full' });
    expect(await page.locator('html').getAttribute('lang')).toBe(from);
  });

  it('would find a word left behind', async () => {
    await runnerOn(page, before).read();
    const text = await readWholePage(page);
    expect(findRemnants(text, to, from).length).toBeGreaterThan(2);
  });

  it('keeps the question and the chosen answer, in statements and in half-rated situations', async () => {
    const seen = new Map<string, { before: unknown; after: unknown }>();
    for (let step = 0; step < 30 && seen.size < 2; step += 1) {
      const runner = runnerOn(page, before);
      const screen = await runner.read();
      if (!seen.has(screen.kind)) seen.set(screen.kind, await switchInTheMiddle(screen));
      await runner.answer(person.answer(screen.text));
    }
    expect([...seen.keys()].sort()).toEqual(['scenario', 'statement']);
    for (const each of seen.values()) expect(each.after).toEqual(each.before);
  });

  /** Gives half an answer, looks at the question in the other language, and comes back. */
  async function switchInTheMiddle(screen: Screen): Promise<{ before: unknown; after: unknown }> {
    const runner = runnerOn(page, before);
    // Of a situation only the first two options: a draft, not an answer.
    await runner.give(
      screen.kind === 'statement' ? { kind: 'category', place: 3 } : { kind: 'ratings', places: [4, 0] },
    );
    const given = await runner.given();
    await switchTo(page, from, to);
    const switched = runnerOn(page, after);
    const same = await switched.read();
    await expectOneLanguage(page, to, `a ${screen.kind} after the switch`, from);
    const found = {
      before: { item: person.recognise(screen.text), position: screen.position, given },
      after: { item: samePerson.recognise(same.text), position: same.position, given: await switched.given() },
    };
    await switchTo(page, to, from);
    return found;
  }

  it('keeps the choice on the pause page, after a reload and to the result', async () => {
    const runner = runnerOn(page, before);
    await runner.read();
    await expect.poll(() => runner.saving()).toBe('saved');
    const { answered } = await readAttempt(page);
    await switchTo(page, from, to);
    await page.reload();
    await runnerOn(page, after).read();
    const pause = pauseOn(page, after);
    await pause.open();
    await page.getByRole('img', { name: after.say('pause.link-code') }).waitFor();
    await expectOneLanguage(page, to, 'the pause page', from);
    await pause.askToEnd();
    await expectOneLanguage(page, to, 'the question whether to end', from);
    await pause.end();
    await resultOn(page, after).open();
    await expectOneLanguage(page, to, 'the result', from);
    expect((await readAttempt(page)).answered).toHaveLength(answered.length);
    expect(complaintsOf(page)).toEqual([]);
  });
});
