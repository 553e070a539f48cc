// A trainer finds a day of teaching, reads it, and keeps what is printed; whoever has no plan is told how the materials come to them.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { withOfferedLanguages } from '../../apps/platform/core/content/translations.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinInstitution, setUpInstitution } from '../people/institution-by-api.ts';
import { pressOn } from '../people/keyboard.ts';
import { complaintsOf, expectAccessible, LANGUAGE_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

/** As the content says them; a module holds its languages itself, those of a track may stand beside it. */
const titleIn = (file: string, language: string): string => {
  const address = new URL(`../../content/${file}`, import.meta.url);
  const written = JSON.parse(readFileSync(address, 'utf8'));
  const { title } =
    written.title[language] === undefined ? (withOfferedLanguages(address, written) as Titled) : written;
  return title[language];
};
interface Titled {
  readonly title: Readonly<Record<string, string>>;
}

describe.each(LANGUAGE_SETTINGS)('teaching materials, $name', (setting) => {
  const title = titleIn('modules/long/negotiation/module.json', setting.language);
  const track = titleIn('tracks/kt-professional.json', setting.language);
  const stage = setStage();
  const { say } = sentencesOf(setting.language);
  let page: Page;
  let learner: Page;
  joinSteps(() => [page, learner]);

  const main = (): Locator => page.getByRole('main');
  /** Modules are written in English first, so that in other languages these pages hold English that is marked as such. */
  const lookOverContent = (where: string): Promise<void> =>
    setting.language === 'en' ? lookOver(page, setting, where) : expectAccessible(page, `${where} (${setting.name})`);
  const open = async (path: string): Promise<void> => {
    await page.goto(`${stage.server.url}/${path}`);
    await main().getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };

  beforeAll(async () => {
    [page, learner] = await Promise.all([stage.openPage(setting), stage.openPage(setting)]);
    const administrator = await setUpInstitution(page, stage.server);
    await joinInstitution(administrator, learner, stage.server, {
      name: 'Synthetic Learner',
      email: 'learner@example.org',
      roles: ['participant'],
    });
  });
  afterAll(async () => {
    await page?.context().close();
    await learner?.context().close();
  });

  it('are found by skill, with their hours, credits and languages', async () => {
    await open('materials');
    await main().getByRole('article').first().waitFor();
    await lookOverContent('the library');
    await pressOn(page, main().getByRole('link', { name: title, exact: true }));
    await main().getByRole('heading', { level: 1, name: title }).waitFor();
    expect(
      await main()
        .getByRole('heading', { name: say('materials.outcomes'), exact: true })
        .count(),
    ).toBe(1);
    await lookOverContent('a module');
  });

  it('stand in tracks that say what they add up to and how they stand against the evidence', async () => {
    await open('materials');
    await pressOn(page, main().getByRole('link', { name: track, exact: true }));
    await main().getByRole('heading', { level: 1, name: track }).waitFor();
    expect(
      await main()
        .getByRole('group', { name: say('materials.design'), exact: true })
        .getByRole('row')
        .count(),
    ).toBe(7);
    await lookOverContent('a track');
    await open('materials/negotiation');
  });

  it('are read page by page and kept as PDF', async () => {
    await pressOn(
      page,
      main()
        .getByRole('link', { name: say('materials.kind-workbook'), exact: true })
        .first(),
    );
    await page.waitForURL(`**/materials/negotiation/read/workbook/${setting.language}`);
    await main().getByRole('article').getByRole('table').first().waitFor();
    await lookOver(page, setting, 'a workbook');
    const kept = page.waitForEvent('download', { timeout: 60_000 });
    await pressOn(page, main().getByRole('link', { name: say('materials.keep-pdf'), exact: true }));
    const file = await kept;
    expect(file.suggestedFilename()).toBe(`negotiation-1.0.0-workbook.${setting.language}.pdf`);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await open('materials/negotiation/read/guide/en');
    await lookOverContent('a facilitator’s guide');
  });

  it('wait for a plan where somebody learns and has none yet', async () => {
    await learner.goto(`${stage.server.url}/materials`);
    await learner.getByText(say('materials.own-empty'), { exact: true }).waitFor();
    await lookOver(learner, setting, 'materials without a plan');
    expect(complaintsOf(page)).toEqual([]);
    expect(complaintsOf(learner)).toEqual([]);
  });
});
