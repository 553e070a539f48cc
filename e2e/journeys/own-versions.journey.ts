// An institution makes its own version of a module: edits it beside its preview, survives a lost page and a colleague who saved, publishes, compares, reads.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpInstitution } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { complaintsOf, expectAccessible, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const FILE = 'practice-task.en.md';
const OURS = 'A synthetic sentence of our own house.';

describe.each(WORK_SETTINGS)('own versions of modules, $name', (setting) => {
  const stage = setStage();
  const { say, like } = sentencesOf(setting.language);
  let page: Page;
  let colleague: Page;
  let fork = '';
  joinSteps(() => [page, colleague]);

  const main = (of: Page = page): Locator => of.getByRole('main');
  /** Modules are written in English, so that in other languages these pages hold English that is marked as such. */
  const lookOverContent = (where: string): Promise<void> =>
    setting.language === 'en' ? lookOver(page, setting, where) : expectAccessible(page, `${where} (${setting.name})`);
  const text = (of: Page = page): Locator => main(of).getByLabel(say('materials.text-of', { path: FILE }));
  const open = async (of: Page, path: string): Promise<void> => {
    await of.goto(`${stage.server.url}${path}`);
    await main(of).getByRole('heading', { level: 1 }).waitFor();
  };
  const saved = (of: Page = page): Promise<void> =>
    main(of).getByText(say('materials.saving-saved'), { exact: true }).waitFor();
  const press = (button: Parameters<typeof say>[0]): Promise<void> =>
    pressOn(page, page.getByRole('button', { name: say(button), exact: true }));

  beforeAll(async () => {
    [page, colleague] = await Promise.all([stage.openPage(setting), stage.openPage(setting)]);
    await setUpInstitution(page, stage.server);
    // The same account on another device: what is kept on one is not known to the other.
    await colleague.context().addCookies(await page.context().cookies());
  });
  afterAll(async () => {
    await page?.context().close();
    await colleague?.context().close();
  });

  it('begin as a copy of what ships, with its source and its checks', async () => {
    await open(page, '/materials/negotiation');
    await press('materials.make-own');
    await page.waitForURL('**/module-forks/*');
    fork = new URL(page.url()).pathname;
    expect(fork).toMatch(/^\/module-forks\/[0-9a-f-]{36}$/);
    await main().getByText(say('materials.checks-none'), { exact: true }).waitFor();
    await lookOverContent('an own version');
  });

  it('are edited by keyboard beside their preview, and save themselves', async () => {
    await open(page, `${fork}/edit?file=${FILE}`);
    await tabTo(page, text());
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`\n\n${OURS}`);
    await main()
      .getByRole('region', { name: say('materials.preview') })
      .getByText(OURS)
      .waitFor();
    await saved();
    expect(await text().inputValue()).toContain(OURS);
    await lookOverContent('the editor');
  });

  it('keep what was typed when the page is lost before it was saved', async () => {
    await page.route('**/api/module-forks/*/draft', (route) => route.abort());
    await tabTo(page, text());
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And one more.');
    await main().getByText(say('materials.saving-waiting'), { exact: true }).waitFor();
    await page.unroute('**/api/module-forks/*/draft');
    await open(page, `${fork}/edit?file=${FILE}`);
    expect(await text().inputValue()).toContain(`${OURS} And one more.`);
    await saved();
  });

  it('lose nobody’s words when a colleague has saved meanwhile', async () => {
    await open(colleague, `${fork}/edit?file=${FILE}`);
    await text(colleague).fill('# Synthetic\n\nThe colleague’s text.\n');
    await saved(colleague);
    await tabTo(page, text());
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Mine.');
    await main().getByText(say('materials.moved'), { exact: true }).waitFor();
    await lookOverContent('a draft that a colleague has saved');
    await press('materials.keep-mine');
    await saved();
    expect(await text().inputValue()).toContain('And one more. Mine.');
  });

  it('say what does not hold, and lead to the file', async () => {
    await open(page, `${fork}/edit?file=guide.en.md`);
    const guide = main().getByLabel(say('materials.text-of', { path: 'guide.en.md' }));
    const before = await guide.inputValue();
    await guide.fill(before.replace('{#pitfalls}', ''));
    await saved();
    const place = main().getByRole('button', { name: /guide\.en\.md/ });
    await place.first().waitFor();
    await lookOverContent('what the checks found');
    await guide.fill(before);
    await saved();
    await main().getByText(say('materials.checks-file-none')).waitFor();
    expect(await place.count()).toBe(0);
  });

  it('are published under a number of their own, read, and compared line by line', async () => {
    await open(page, fork);
    await press('materials.publish');
    await press('materials.publish-do');
    await page.getByRole('alert').waitFor();
    await open(page, `${fork}/edit?file=module.json`);
    const head = main().getByLabel(say('materials.text-of', { path: 'module.json' }));
    await head.fill((await head.inputValue()).replace('"version": "1.0.0"', '"version": "1.1.0"'));
    await saved();
    await open(page, fork);
    await press('materials.publish');
    await press('materials.publish-do');
    await main()
      .getByText(say('materials.published', { version: '1.1.0' }))
      .waitFor();
    await open(page, `${fork}/changes/0/1`);
    await main().locator('ins').filter({ hasText: OURS }).waitFor();
    await lookOverContent('what is different');
    await open(page, '/materials');
    await pressOn(page, main().getByRole('link', { name: like('materials.fork-published') }));
    await main()
      .getByRole('heading', { name: say('materials.outcomes'), exact: true })
      .waitFor();
    await lookOverContent('a published version');
    await open(page, `${fork}/versions/1/read/practice-task/en`);
    await main().getByText(OURS).waitFor();
    expect(complaintsOf(colleague)).toEqual([]);
  });
});
