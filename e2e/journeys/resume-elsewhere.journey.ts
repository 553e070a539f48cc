// Eight answers, the browser is closed, and the private link opens the ninth question on another device.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readAttempt } from '../people/own-api.ts';
import { pauseOn } from '../people/pause.ts';
import { runnerOn } from '../people/runner.ts';
import { begin } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import type { PersonAnswer } from '../people/synthetic-person.ts';
import { complaintsOf, SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const stage = setStage();

describe.each([
  { first: SETTINGS[0]!, second: SETTINGS[1]! },
  { first: SETTINGS[2]!, second: SETTINGS[3]! },
])('from $first.name to $second.name', ({ first, second }) => {
  const sentences = sentencesOf(first.language);
  const { say } = sentences;
  const person = createPerson({ language: first.language, seed: 11 });
  const given: PersonAnswer[] = [];
  let page: Page;
  let elsewhere: Page;
  let link = '';
  let ninth = '';
  joinSteps(() => [page, elsewhere]);
  afterAll(() => elsewhere?.context().close());

  it('pauses after eight answers and takes the private link', async () => {
    page = await stage.openPage(first);
    await page.goto(stage.server.url);
    await begin(page, sentences, { role: 1, stage: 0, form: 'full' });
    const runner = runnerOn(page, sentences);
    let screen = await runner.read();
    for (let count = 0; count < 8; count += 1) {
      given.push(person.answer(screen.text));
      screen = await runner.answer(given.at(-1)!);
    }
    expect(screen.position).toBe(9);
    ninth = person.recognise(screen.text);
    await expect.poll(() => runner.saving()).toBe('saved');
    const pause = pauseOn(page, sentences);
    await pause.open();
    await page.getByRole('img', { name: say('pause.link-code') }).waitFor();
    await lookOver(page, first, 'the pause page');
    link = await pause.link();
    expect(link).toMatch(new RegExp(`^${stage.server.url}/resume#.{40,}$`));
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('opens the ninth question elsewhere, with the eight answers', async () => {
    elsewhere = await stage.openPage(second);
    await elsewhere.goto(link);
    await elsewhere.waitForURL('**/run/*');
    // The secret has left the address.
    expect(elsewhere.url()).not.toContain('#');
    const runner = runnerOn(elsewhere, sentences);
    const screen = await runner.read();
    expect(screen.position).toBe(9);
    expect(person.recognise(screen.text)).toBe(ninth);
    for (let position = 8; position >= 1; position -= 1) {
      expect((await runner.goBack()).position).toBe(position);
      expect(await runner.given()).toEqual(given[position - 1]);
    }
    const held = await readAttempt(elsewhere);
    expect(held.answered).toHaveLength(8);
    expect(held.answered.every((answer) => answer.revision === 1)).toBe(true);
  });

  it('says clearly that an incomplete link opens nothing', async () => {
    const stranger = await stage.openPage(second);
    for (const wrong of [`${stage.server.url}/resume`, link.slice(0, -3), link.replace(/#.{12}/, '#AAAAAAAAAAAA')]) {
      await stranger.goto('about:blank');
      await stranger.goto(wrong);
      await stranger.getByRole('heading', { name: say('resume.failed-title') }).waitFor();
      expect(await stranger.getByRole('alert').innerText()).toBe(say('problem.link.not-known'));
    }
    await lookOver(stranger, second, 'a private link that opens nothing');
    await stranger.context().close();
  });

  it('renews the link, which closes the old one and every device it had opened', async () => {
    const thief = await stage.openPage(first);
    await thief.goto(link);
    await thief.waitForURL('**/run/*');
    const pause = pauseOn(elsewhere, sentences);
    await pause.open();
    const renewed = await pause.renewLink();
    await lookOver(elsewhere, second, 'the pause page with a new link');

    await thief.reload();
    await thief.getByRole('heading', { name: say('page.not-yours-title') }).waitFor();
    await lookOver(thief, first, 'a run that is not yours');
    await thief.goto(link);
    await thief.getByRole('heading', { name: say('resume.failed-title') }).waitFor();
    await thief.goto('about:blank');
    await thief.goto(renewed);
    await thief.waitForURL('**/run/*');
    expect((await runnerOn(thief, sentences).read()).position).toBe(9);
    await thief.context().close();

    // The device that renewed goes on.
    await pause.goOn();
    expect((await runnerOn(elsewhere, sentences).read()).kind).not.toBe('finish');
    expect(complaintsOf(elsewhere)).toEqual([]);
  });
});
