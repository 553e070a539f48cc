// Walks as a synthetic guest past every page a participant can see, and stops before each for a picture.
import type { Page } from 'playwright-core';
import { pressOn } from '../people/keyboard.ts';
import { pauseOn } from '../people/pause.ts';
import { resultOn } from '../people/result.ts';
import { runnerOn } from '../people/runner.ts';
import type { Runner } from '../people/runner.ts';
import { chooseOnStart, pressStart } from '../people/start.ts';
import { createPerson } from '../people/synthetic-person.ts';
import type { SyntheticPerson } from '../people/synthetic-person.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import type { PageLanguage, Sentences } from '../set-up/sentences.ts';

/** Takes the picture of a page under a name. `whole`: all of it, not only what fits the window. */
export type TakePicture = (page: Page, name: string, whole?: boolean) => Promise<void>;

/** A synthetic professional whose result has needs, strengths and things that cannot be told. */
export function createSitter(language: PageLanguage): SyntheticPerson {
  return createPerson({
    language,
    seed: 4,
    usualLevel: 2.9,
    levels: { negotiation: 1.2, resilience: 1.7, facilitation: 2.3, translation: 4, communication: 3.6 },
    without: ['adaptability'],
  });
}

/** The whole way of a guest on one page, from the start to the result. */
export async function walkToResult(
  page: Page,
  url: string,
  language: PageLanguage,
  take: TakePicture = async () => {},
): Promise<void> {
  const sentences = sentencesOf(language);
  const sitter = createSitter(language);
  const runner = runnerOn(page, sentences);
  await page.goto(url);
  await page.getByRole('group', { name: sentences.say('start.role') }).waitFor();
  await take(page, '01-start');
  await chooseOnStart(page, sentences, { role: 0, stage: 1, form: 'full' });
  await take(page, '02-start-chosen');
  await pressStart(page, sentences);
  await answerAll(page, runner, sitter, take);
  await take(page, '09-end');
  await pressOn(page, runner.finishButton);
  await resultOn(page, sentences).open();
  await page.evaluate(() => scrollTo(0, 0));
}

async function answerAll(page: Page, runner: Runner, sitter: SyntheticPerson, take: TakePicture): Promise<void> {
  const seen = new Set<string>();
  for (let step = 0; step < 90; step += 1) {
    const screen = await runner.read();
    if (screen.kind === 'finish') return;
    const answer = sitter.answer(screen.text);
    if (seen.has(screen.kind) || answer.kind === 'skip') {
      await runner.answer(answer);
      continue;
    }
    seen.add(screen.kind);
    await take(page, screen.kind === 'statement' ? '03-statement' : '05-situation', true);
    await runner.give(answer.kind === 'ratings' ? { ...answer, places: answer.places.slice(0, 2) } : answer);
    await take(page, screen.kind === 'statement' ? '04-statement-answered' : '06-situation-half-rated', true);
    await runner.answer(answer);
  }
  throw new Error('The questions do not end.');
}

/** Every page, in the order a guest meets them. */
export async function walkPages(page: Page, url: string, language: PageLanguage, take: TakePicture): Promise<void> {
  const sentences = sentencesOf(language);
  const { say, like, within } = sentences;
  await walkToResult(page, url, language, take);
  const result = resultOn(page, sentences);
  const address = page.url();
  await take(page, '10-result');
  await result.table();
  await pressOn(page, page.getByText(within('result.probably')).first());
  await take(page, '11-result-open');
  await pressOn(page, page.getByRole('button', { name: say('remove.now') }));
  await page.getByRole('dialog', { name: say('remove.title') }).waitFor();
  await take(page, '12-delete', false);
  await page.keyboard.press('Escape');
  await pressOn(page, page.getByRole('link', { name: within('result.explain-label') }).first());
  await pressOn(page, page.getByText(like('explain.answers')).first());
  await take(page, '13-explained');
  await page.goto(address);
  await pressOn(page, result.modules.first());
  await page.getByRole('heading', { name: say('module.practice') }).waitFor();
  await take(page, '14-module');
  await walkAside(page, url, address, sentences, take);
  await walkInterrupted(page, url, sentences, take);
}

/** Pages that stand beside the way: opening a file again, texts, addresses that lead nowhere. */
async function walkAside(
  page: Page,
  url: string,
  result: string,
  { say }: Sentences,
  take: TakePicture,
): Promise<void> {
  const exported = await page.request.get(result.replace('/result/', '/api/results/').concat('/export.json'));
  await page.goto(`${url}/import`);
  await page.getByLabel(say('import.file')).waitFor();
  await take(page, '15-import');
  await page
    .getByLabel(say('import.file'))
    .setInputFiles({ name: 'result.json', mimeType: 'application/json', buffer: await exported.body() });
  await page.getByText(say('import.reproduced')).waitFor();
  await take(page, '16-imported');
  for (const [name, path] of [
    ['17-accessibility', 'accessibility'],
    ['18-privacy', 'privacy'],
    ['19-methods', 'methods'],
    ['20-nowhere', 'nowhere'],
    ['21-link-fails', 'resume'],
    ['22-not-yours', 'result/00000000-0000-7000-8000-000000000000'],
  ] as const) {
    await page.goto(`${url}/${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await take(page, name);
  }
}

/** A second attempt that is paused, cut off from the network and ended early. */
async function walkInterrupted(page: Page, url: string, sentences: Sentences, take: TakePicture): Promise<void> {
  const { say } = sentences;
  const sitter = createSitter(sentences.language);
  const runner = runnerOn(page, sentences);
  const pause = pauseOn(page, sentences);
  await page.goto(url);
  await page.getByText(say('start.own-title')).waitFor();
  await take(page, '23-start-again');
  await chooseOnStart(page, sentences, { role: 1, stage: 0, form: 'full' });
  await pressStart(page, sentences);
  await runner.answerMany(sitter, 4);
  await page
    .getByRole('button', { name: say('runner.precision') })
    .first()
    .click();
  await take(page, '07-precision', false);
  await page.keyboard.press('Escape');
  await pause.open();
  await page.getByRole('img', { name: say('pause.link-code') }).waitFor();
  await take(page, '08-pause');
  await pause.goOn();
  await page.context().setOffline(true);
  const stuck = await runner.answerMany(sitter, 12);
  if (stuck.kind !== 'used-up') throw new Error('The questions at hand do not end.');
  await take(page, '24-offline');
  await page.context().setOffline(false);
  while ((await runner.read()).kind === 'used-up') await page.waitForTimeout(50);
  await pause.open();
  await pause.askToEnd();
  await take(page, '25-end-early', false);
  await pause.end();
  await resultOn(page, sentences).open();
  await take(page, '26-result-short');
}
