// An administrator looks a skill up in the vocabulary that is always there, brings a synthetic ESCO pack in after one that is not whole,
// and sees what a later version changes before it is switched on.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SKILL_ROWS, skillRow, skillUri, syntheticPackZip, withRows } from '@dragoman/interop/testing';
import type { PackChanges } from '@dragoman/interop/testing';
import type { ConceptDetail, ConceptPage } from '../../apps/platform/features/taxonomy/contract.ts';
import type { MessageKey } from '../../content/messages/message-keys.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { staffOn } from '../people/staff.ts';
import type { StaffPages } from '../people/staff.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

/** One concept called otherwise, one replaced, one gone, one new. */
const LATER: PackChanges = {
  ...withRows('skills_en.csv', [
    SKILL_ROWS[0]!.replace(',bargain with', ',deal with'),
    skillRow('sell', 'sell a licence'),
  ]),
  ...withRows('broaderRelationsSkillPillar.csv', [`S,${skillUri('bargain')},G,${skillUri('S1.1')}`]),
  ...withRows('skillSkillRelations.csv', []),
  'replacements.csv': `conceptUri,replacedBy\n${skillUri('licence')},${skillUri('sell')}\n`,
};

describe.each(WORK_SETTINGS)('taxonomies, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say } = sentences;
  let page: Page;
  let staff: StaffPages;
  joinSteps(() => [page]);

  const main = (): Locator => page.getByRole('main');
  const heading = (key: MessageKey): Locator => main().getByRole('heading', { name: say(key), exact: true });
  const choosePack = async (version: string, changes: PackChanges = {}): Promise<void> => {
    await page.goto(`${stage.server.url}/taxonomies`);
    const name = `ESCO dataset - v${version} - classification - en - csv.zip`;
    const file = { name, mimeType: 'application/zip', buffer: Buffer.from(syntheticPackZip(changes)) };
    await main().getByLabel(say('taxonomy.files'), { exact: true }).setInputFiles(file);
  };
  const send = async (): Promise<void> => {
    await staff.press('taxonomy.send');
    await page.waitForURL('**/taxonomies/imports/*');
  };

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

  it('hold a vocabulary from the start, in which a skill is found by another of its names', async () => {
    await page.goto(`${stage.server.url}/taxonomies`);
    const packId = `dragoman-vocabulary-${setting.language}`;
    const own = main().locator(`a[href="/taxonomies/${packId}"]`);
    await own.waitFor();
    await lookOver(page, setting, 'the taxonomies');
    await pressOn(page, own);
    await main().getByRole('listitem').first().waitFor();
    await lookOver(page, setting, 'a taxonomy');
    const api = `${stage.server.url}/api/taxonomies/${packId}`;
    const { concepts } = (await (await page.request.get(`${api}/concepts`)).json()) as ConceptPage;
    const skill = (await (
      await page.request.get(`${api}/concept?uri=${encodeURIComponent(concepts[0]!.uri)}`)
    ).json()) as ConceptDetail;
    await tabTo(page, main().getByRole('searchbox'));
    await page.keyboard.type(skill.altLabels[0]!.toUpperCase());
    await main()
      .getByText(say('taxonomy.matched', { label: skill.altLabels[0]! }))
      .first()
      .waitFor();
    await pressOn(page, main().getByRole('link', { name: skill.preferredLabel, exact: true }));
    await main().getByRole('heading', { level: 1, name: skill.preferredLabel }).waitFor();
    expect(await main().getByRole('code').innerText()).toBe(skill.uri);
    await lookOver(page, setting, 'a skill of a taxonomy');
  });

  it('say what is missing from a form and from a pack, and keep nothing of it', async () => {
    await page.goto(`${stage.server.url}/taxonomies`);
    await staff.press('taxonomy.send');
    await main().getByText(say('taxonomy.file-missing')).waitFor();
    await lookOver(page, setting, 'the taxonomies with a form that is not complete');
    await choosePack('1.0.0', { 'skillGroups_en.csv': null, 'broaderRelationsSkillPillar.csv': 'a,b\n1,2\n' });
    await send();
    await main().getByText(say('taxonomy.refused-title')).waitFor();
    await main().getByText('skillGroups_en.csv').first().waitFor();
    await lookOver(page, setting, 'an import that was refused');
    await staff.press('taxonomy.leave');
    await page.waitForURL('**/taxonomies');
    await heading('taxonomy.import').waitFor();
    expect(await heading('taxonomy.imports').count()).toBe(0);
  });

  it('take a whole pack in, which is there once it is switched on', async () => {
    await choosePack('1.0.0');
    expect(await main().getByLabel(say('taxonomy.version'), { exact: true }).inputValue()).toBe('1.0.0');
    await send();
    await main()
      .getByText(say('taxonomy.ready-title', { count: 3 }))
      .waitFor();
    await lookOver(page, setting, 'an import that waits for a decision');
    await staff.press('taxonomy.switch-on');
    await main().getByText(say('taxonomy.on-title')).waitFor();
    await pressOn(page, main().getByRole('link', { name: say('taxonomy.open-list') }));
    await main().getByText('ESCO classification of the European Commission').waitFor();
    await pressOn(page, main().getByRole('link', { name: 'license an invention' }));
    await main().getByRole('link', { name: 'bargain with firms' }).waitFor();
    await lookOver(page, setting, 'a skill with what stands around it');
  });

  it('show what a later version changes before it is switched on, and keep the one before', async () => {
    await choosePack('2.0.0', LATER);
    await send();
    await heading('taxonomy.changes').waitFor();
    for (const text of ['deal with firms', 'sell a licence', 'draft a licence'])
      await main().getByText(text).first().waitFor();
    await main()
      .getByText(say('taxonomy.change-before', { label: 'bargain with firms' }))
      .waitFor();
    await lookOver(page, setting, 'what a later version changes');
    await staff.press('taxonomy.switch-on');
    await main().getByText(say('taxonomy.on-title')).waitFor();
    await page.goto(`${stage.server.url}/taxonomies`);
    await main().getByText(say('taxonomy.state-kept')).waitFor();
    await lookOver(page, setting, 'the taxonomies with two versions');
    await pressOn(
      page,
      main().getByRole('row').filter({ hasText: 'ESCO' }).filter({ hasText: '1.0.0' }).getByRole('link'),
    );
    await staff.press('taxonomy.remove');
    await page.getByRole('dialog').waitFor();
    await lookOver(page, setting, 'the question whether to remove a version');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('taxonomy.remove') }));
    await page.waitForURL('**/taxonomies');
    await expect.poll(() => main().getByText('2.0.0', { exact: true }).count()).toBeGreaterThan(0);
    expect(await main().getByText(say('taxonomy.state-kept')).count()).toBe(0);
    expect(complaintsOf(page)).toEqual([]);
  });
});
