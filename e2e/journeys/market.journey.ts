// W1: an administrator names a source with who is missing from it and changes it while somebody else does, goes on with a file that broke
// off, looks at it before it is taken in, finds the planted rise and what teaches it, and says by keys what the unknown technology is.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVocabularyFiles, vocabularySources } from '@dragoman/matching';
import { fileURLToPath } from 'node:url';
import type { MarketView } from '../../apps/platform/features/market/contract.ts';
import { inventMarket } from '../../apps/platform/features/market/server/index.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { staffOn } from '../people/staff.ts';
import type { StaffPages } from '../people/staff.ts';
import { complaintsOf, expectAccessible, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const PATIENCE = { timeout: 240_000 };
const TERM = 'quorvane zelmark';
const RISING = 7;
const vocabulary = loadVocabularyFiles(fileURLToPath(new URL('../../content/vocabulary/', import.meta.url)));
const { concepts } = vocabularySources(vocabulary.head, vocabulary.files).find(({ language }) => language === 'en')!;
const step = Math.floor(concepts.length / 60);
const skills = Array.from({ length: 60 }, (_, at) => concepts[at * step]!).map(
  ({ uri, preferredLabel, altLabels }) => ({ uri, names: [preferredLabel, ...altLabels.slice(0, 3)] }),
);
const FILE = writeCsv();

const BIAS = {
  en: 'Synthetic: large employers post here, small ones seldom do.',
  fi: 'Synteettinen: suuret työnantajat ilmoittavat täällä, pienet harvoin.',
  it: 'Sintetico: qui pubblicano le grandi imprese, di rado le piccole.',
  pl: 'Syntetyczne: ogłaszają się tu duzi pracodawcy, mali rzadko.',
};

/** The market of the study, smaller, and three lines that cannot be read, one of them so long that the file comes in two parts. */
function writeCsv(): string {
  const { adverts } = inventMarket({
    seed: 1,
    adverts: 2_000,
    months: 18,
    firstMonth: '2025-01',
    skills,
    rising: RISING,
    duplicated: 23,
    newTerm: TERM,
  });
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = adverts.map(({ title, employer, text, postedOn }) =>
    [quote(title), quote(employer ?? ''), postedOn, quote(text)].join(','),
  );
  return [
    'title,employer,date,text',
    ...rows,
    `x,y,,${'no date '.repeat(120_000)}`,
    'x,y,soon,odd date',
    'x,y,2025-03-01,',
  ].join('\n');
}

describe.each(WORK_SETTINGS)('the job market, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say } = sentences;
  let page: Page;
  let staff: StaffPages;
  joinSteps(() => [page]);

  const main = (): Locator => page.getByRole('main');
  const readMarket = async (): Promise<MarketView> =>
    (await (
      await page.request.get(`${stage.server.url}/api/market`, { headers: { 'accept-language': setting.language } })
    ).json()) as MarketView;

  beforeAll(async () => {
    page = await stage.openPage(setting);
    staff = staffOn(page, sentences);
    await page.goto(/first administrator \(one time\): (\S+)/.exec(stage.server.printed())?.[1] ?? '');
    await staff.type('set-up.institution', 'Synthetic University');
    await staff.type('account.name', 'Synthetic Administrator');
    await staff.type('sign-in.email', 'administrator@example.org');
    await staff.type('account.new-password', 'seven green lamps hum');
    await staff.press('set-up.send');
    await page.waitForURL('**/account');
    const authenticator = await staff.beginEnrolment();
    await staff.confirmEnrolment(await authenticator.code());
    await staff.backupCodes();
  });
  afterAll(async () => {
    await page?.context().close();
  });

  it('teaches while it is empty, and asks of a source who is missing from it', PATIENCE, async () => {
    await page.goto(`${stage.server.url}/market`);
    await main().getByText(say('market.empty')).waitFor();
    await lookOver(page, setting, 'an empty job market');
    await staff.press('market.source-save');
    await main().getByText(say('market.source-bias-fault')).waitFor();
    await lookOver(page, setting, 'a source without its bias');
    await staff.type('market.source-name', 'Synthetic portal');
    await staff.type('market.source-bias', BIAS[setting.language]);
    await staff.type('market.source-country', 'FI');
    await staff.press('market.source-save');
    await main().getByText('Synthetic portal', { exact: true }).first().waitFor();
    expect((await readMarket()).sources).toMatchObject([{ name: 'Synthetic portal', bias: BIAS[setting.language] }]);
  });

  it(
    'changes a source in its place, and shows what somebody else saved meanwhile before anything is written over',
    PATIENCE,
    async () => {
      const { sources } = await readMarket();
      const { id, name, kind, language, bias, revision } = sources[0]!;
      await pressOn(
        page,
        main().getByRole('button', { name: say('market.change-source-name', { name }), exact: true }),
      );
      const form = main().getByRole('region', { name: say('market.change-source-name', { name }) });
      const country = form.getByLabel(say('market.source-country'), { exact: true });
      await tabTo(page, country);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('SE');
      const other = await page.request.put(`${stage.server.url}/api/market/sources/${id}`, {
        headers: { origin: new URL(page.url()).origin },
        data: { name: 'Synthetic portal of the region', kind, language, bias, country: 'FI', revision },
      });
      expect(other.status()).toBe(200);
      await pressOn(page, form.getByRole('button', { name: say('market.change-source-save'), exact: true }));
      const theirs = main().getByText(say('market.theirs'), { exact: true });
      await theirs.waitFor();
      await lookOver(page, setting, 'a source that somebody else saved meanwhile');
      expect((await readMarket()).sources[0]).toMatchObject({ country: 'FI', revision: revision + 1 });
      await staff.press('market.take-theirs');
      await theirs.waitFor({ state: 'hidden' });
      await staff.press('market.change-source-save');
      const again = main().getByRole('button', {
        name: say('market.change-source-name', { name: 'Synthetic portal of the region' }),
        exact: true,
      });
      await again.waitFor();
      expect((await readMarket()).sources[0]).toMatchObject({ name: 'Synthetic portal of the region', country: 'FI' });
    },
  );

  it('goes on with a file that broke off, sends what is missing and no other file', PATIENCE, async () => {
    const file = { name: 'synthetic-adverts.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/parts/')) sent.push(request.url().slice(-1));
    });
    await page.route('**/parts/1', (route) => route.abort());
    await main().getByLabel(say('market.file'), { exact: true }).setInputFiles(file);
    await staff.press('market.look');
    await main()
      .getByText(say('market.import-uploading', { there: 1, needed: 2 }), { exact: true })
      .waitFor();
    await page.unroute('**/parts/1');
    await page.reload();
    const again = main().getByLabel(say('market.same-file', { name: file.name }), { exact: true });
    await again.setInputFiles({ ...file, buffer: Buffer.from(FILE.replace('no date', 'no-date')) });
    await staff.press('market.send-rest');
    await main()
      .getByText(say('market.another-file', { name: file.name }), { exact: true })
      .waitFor();
    await lookOver(page, setting, 'an import of adverts that broke off');
    expect(new Set(sent)).toEqual(new Set(['0', '1']));
    sent.length = 0;
    await again.setInputFiles(file);
    await staff.press('market.send-rest');
    await main().getByText(say('market.faults'), { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(sent).toEqual(['1']);
  });

  it('looks at a file before anything of it is taken in, line by line', PATIENCE, async () => {
    const faults = main().getByText(say('market.faults'), { exact: true }).first();
    await faults.waitFor({ timeout: 60_000 });
    await pressOn(page, faults);
    await main().getByText(say('market.fault-no-date')).waitFor();
    await lookOver(page, setting, 'an import of adverts that waits for a decision');
    const { sources, imports } = await readMarket();
    expect(sources[0]!.adverts).toBe(0);
    expect(imports[0]!.report).toMatchObject({ fresh: 2_000, known: 0, faults: 3 });
    await staff.press('market.take-in');
  });

  it('finds the planted rise, discounts what repeats, and says what is taught and what is not', PATIENCE, async () => {
    await main()
      .getByRole('heading', { name: say('market.skills'), exact: true })
      .waitFor({ timeout: 180_000 });
    const { watch } = await readMarket();
    expect(watch.surest!.uri).toBe(skills[RISING]!.uri);
    expect(watch.repeated).toBeGreaterThan(300);
    expect(watch.skills.find(({ uri }) => uri === skills[23]!.uri)!.trend).not.toBe('rising');
    // What ships teaches some of it: the page says what kind of offer it is and leads to it.
    const served = watch.skills.filter(({ trend, offers }) => trend !== 'not-enough' && offers.length > 0);
    expect(served.length).toBeGreaterThan(0);
    for (const { offers } of served)
      await main().getByRole('link', { name: offers[0]!.title, exact: true }).first().waitFor();
    await main().getByText(say('market.trend-rising')).first().waitFor();
    await lookOver(page, setting, 'the job market');
    const rising = main().getByRole('link', { name: watch.surest!.label, exact: true });
    await pressOn(page, rising);
    await main().getByRole('heading', { level: 1, name: watch.surest!.label }).waitFor();
    await main()
      .getByRole('heading', { name: say('market.examples') })
      .waitFor();
    // Adverts are quoted in their own language, which is English in all four settings.
    if (setting.language === 'en') await lookOver(page, setting, 'a skill of the job market');
    else await expectAccessible(page, `a skill of the job market (${setting.name})`);
    await pressOn(page, main().getByRole('link', { name: say('market.back'), exact: true }));
  });

  it('takes the unknown technology into the own list by a key, and gives the list as a table', PATIENCE, async () => {
    const row = main().getByRole('listitem').filter({ hasText: TERM });
    await row.waitFor();
    await tabTo(page, row);
    await page.keyboard.press('1');
    await row.getByText(say('market.decided-accepted')).waitFor();
    await lookOver(page, setting, 'a term that was taken');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pressOn(page, main().getByRole('link', { name: say('market.download-terms'), exact: true })),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(`,${TERM},`);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('says what goes with a source before it is taken away', PATIENCE, async () => {
    const [{ name, adverts }] = (await readMarket()).sources as [MarketView['sources'][number]];
    await pressOn(page, main().getByRole('button', { name: say('market.remove-source-name', { name }), exact: true }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(sentences.within('market.gone-adverts')).waitFor();
    await dialog.getByText(say('market.gone-bias'), { exact: true }).waitFor();
    expect(await dialog.getByText(sentences.within('market.gone-adverts')).innerText()).toMatch(
      new RegExp(String(adverts).replace(/(\d)(\d{3})$/, '$1\\D?$2')),
    );
    await expectAccessible(page, `the taking away of a source (${setting.name})`);
    await pressOn(page, dialog.getByRole('button', { name: say('market.remove-source'), exact: true }));
    await main().getByText(say('market.no-sources'), { exact: true }).waitFor();
    expect((await readMarket()).sources).toEqual([]);
  });
});
