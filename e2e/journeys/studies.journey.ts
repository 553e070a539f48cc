// A researcher asks experts about the questions; they judge by link on a phone; the close cuts answers from names, a key is taken over.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExpertState, StudyItems, StudyView } from '../../apps/platform/features/studies/contract.ts';
import { callerOf, linkTo, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const EXPERTS = Array.from({ length: 9 }, (_, at) => `expert${at + 1}@example.org`);
const TITLE = 'Synthetic panel';

describe.each(WORK_SETTINGS)('experts, $name', (setting) => {
  const stage = setStage();
  const { say } = sentencesOf(setting.language);
  let page: Page;
  let expertPage: Page;
  let researcher: Caller;
  let studyId = '';
  let items: StudyItems;
  joinSteps(() => [page, expertPage]);

  const main = (who: Page) => who.getByRole('main');
  const button = (who: Page, key: Parameters<typeof say>[0]) =>
    main(who).getByRole('button', { name: say(key), exact: true });
  const typeIn = async (who: Page, label: string, text: string): Promise<void> => {
    await tabTo(who, main(who).getByLabel(label, { exact: true }));
    await who.keyboard.press('ControlOrMeta+A');
    await who.keyboard.type(text);
  };

  /** Opens a link on a device of its own and answers everything by calls. */
  const judgeByCalls = async (email: string): Promise<void> => {
    const device = await stage.openPage(setting);
    const caller = callerOf(device, stage.server);
    const token = (await linkTo(stage.server, email, '/expert')).split('#')[1];
    const state = await caller.post<ExpertState>('/expert-ratings/open', { token, address: null });
    const answers = state.items.map(({ item, ask, options }) => ({
      item,
      revision: 1,
      value:
        ask === 'relevance'
          ? { relevance: 4 }
          : { effectiveness: Object.fromEntries(options.map(({ id }, at) => [id, at === 0 ? 1 : 5])) },
    }));
    await caller.post(`/expert-ratings/${state.expertId}/answers`, { answers });
    await caller.post(`/expert-ratings/${state.expertId}/hand-in`, { answered: answers.length });
    await device.context().close();
  };

  beforeAll(async () => {
    [page, expertPage] = await Promise.all([stage.openPage(setting), stage.openPage(setting)]);
    researcher = await setUpInstitution(page, stage.server);
    items = await researcher.get<StudyItems>('/study-items');
  });
  afterAll(async () => {
    for (const each of [page, expertPage]) await each?.context().close();
  });

  it('begin with a draft that says how long it takes', async () => {
    await page.goto(`${stage.server.url}/studies`);
    await page.getByText(say('studies.none')).waitFor();
    await lookOver(page, setting, 'the studies before the first');
    await typeIn(page, say('studies.name'), TITLE);
    await pressOn(page, button(page, 'studies.create'));
    await page.waitForURL('**/studies/*');
    studyId = new URL(page.url()).pathname.split('/')[2]!;
    await main(page).getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await pressOn(page, button(page, 'studies.open'));
    await page
      .getByRole('alert')
      .filter({ hasText: say('problem.studies.nothing-to-rate') })
      .waitFor();
    await typeIn(page, say('studies.expert-name'), 'Expert Synthetic');
    await typeIn(page, say('studies.email'), EXPERTS[0]!);
    await pressOn(page, button(page, 'studies.add-expert'));
    await main(page).getByRole('listitem').filter({ hasText: EXPERTS[0]! }).waitFor();
    await lookOver(page, setting, 'a draft with one expert');
    for (const email of EXPERTS.slice(1)) {
      const body = { name: 'Expert Synthetic', email, background: 'academic', language: setting.language };
      await researcher.post(`/studies/${studyId}/experts`, body, crypto.randomUUID());
    }
    const { version } = await researcher.get<StudyView>(`/studies/${studyId}`);
    const statement = items.items.find(({ kind }) => kind === 'statement')!;
    const scenario = items.items.find(({ kind }) => kind === 'scenario')!;
    const closesAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const body = { title: TITLE, relevance: [statement.id], effectiveness: [scenario.id], closesAt, version };
    const saved = await page.request.put(`${stage.server.url}/api/studies/${studyId}`, {
      data: body,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    expect(saved.status()).toBe(200);
    await page.reload();
    await pressOn(page, button(page, 'studies.open'));
    await page.getByText(say('studies.blind')).waitFor();
    await lookOver(page, setting, 'an open study');
  });

  it('are asked by mail and judge on a phone without an account, each answer saved at once', async () => {
    await expertPage.goto(await linkTo(stage.server, EXPERTS[0]!, '/expert'));
    await expertPage.waitForURL(/\/expert\/[0-9a-f-]+$/);
    await main(expertPage).getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(expertPage.url()).not.toContain('#');
    await lookOver(expertPage, setting, 'the landing of an expert');
    await pressOn(expertPage, button(expertPage, 'expert.begin'));
    await expertPage.getByText(say('expert.ask-relevance')).waitFor();
    await lookOver(expertPage, setting, 'a question of relevance');
    await expertPage.keyboard.press('4');
    await expertPage.getByText(say('expert.save-saved'), { exact: true }).waitFor();
    await pressOn(expertPage, button(expertPage, 'expert.next'));
    await expertPage.getByText(say('expert.ask-effectiveness')).waitFor();
    await lookOver(expertPage, setting, 'a question of effectiveness');
    const rows = await main(expertPage).locator('.rating-row').count();
    for (let row = 0; row < rows; row += 1) {
      await tabTo(expertPage, main(expertPage).locator('.rating-row').nth(row));
      await expertPage.keyboard.press(row === 0 ? '1' : '5');
    }
    await expertPage.getByText(say('expert.save-saved'), { exact: true }).waitFor();
    await pressOn(expertPage, button(expertPage, 'expert.next'));
    await pressOn(expertPage, button(expertPage, 'expert.hand-in'));
    await main(expertPage)
      .getByRole('heading', { name: say('expert.thanks-title') })
      .waitFor();
    await lookOver(expertPage, setting, 'the thanks of an expert');
    const elsewhere = await stage.openPage(setting);
    await elsewhere.goto(await linkTo(stage.server, EXPERTS[0]!, '/expert'));
    await main(elsewhere)
      .getByRole('heading', { name: say('expert.other-device') })
      .waitFor();
    await lookOver(elsewhere, setting, 'an expert’s link on another device');
    expect(complaintsOf(elsewhere)).toEqual([]);
    await elsewhere.context().close();
  });

  it('are counted, and not read, before the close', async () => {
    for (const email of EXPERTS.slice(1, 8)) await judgeByCalls(email);
    expect(await researcher.status(`/studies/${studyId}/results`)).toBe(409);
    await page.reload();
    await page.getByText(say('studies.blind')).waitFor();
    expect(await page.locator('.studies-dots .is-done').count()).toBe(8);
    const view = JSON.stringify(await researcher.get(`/studies/${studyId}`));
    expect(view).not.toContain('"relevance":4');
  });

  it('give a panel, whose key a named person takes over', async () => {
    await pressOn(page, button(page, 'studies.close'));
    await page.getByRole('dialog').waitFor();
    await lookOver(page, setting, 'the question before the close');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('studies.close'), exact: true }));
    await page.getByText(say('studies.keys-text')).waitFor();
    await lookOver(page, setting, 'the results of a study');
    const csv = await (await page.request.get(`${stage.server.url}/api/studies/${studyId}/answers.csv`)).text();
    expect(csv.split('\r\n')[0]).toBe('panellist,question,item,option,rating');
    expect(csv).not.toMatch(/@|Synthetic/);
    await typeIn(page, say('studies.reason'), 'synthetic reason');
    await pressOn(page, button(page, 'studies.accept'));
    await main(page).getByText('Synthetic Administrator').first().waitFor();
    await page.getByText(say('studies.label-panel-key'), { exact: true }).waitFor();
    await lookOver(page, setting, 'a key taken over');
    const { parameters } = await researcher.get<StudyItems>('/study-items');
    expect(parameters).toMatch(/^provisional-panel-key-/);
    await pressOn(page, button(page, 'studies.compare'));
    await page.getByText(say('studies.comparison-few', { people: 0 })).waitFor();
    await lookOver(page, setting, 'a comparison without people');
  });

  it('stand with notes and other evidence under the claims they support', async () => {
    await page.goto(`${stage.server.url}/study-notes`);
    await page.getByText(say('studies.notes-none')).waitFor();
    await lookOver(page, setting, 'the notes before the first');
    const note = {
      kind: 'focus-group',
      heldOn: '2026-01-02',
      who: 'synthetic group',
      items: [items.items[0]!.id],
      said: 'synthetic words',
    };
    await researcher.post('/study-notes', note, crypto.randomUUID());
    await page.reload();
    await page.getByText('synthetic words').waitFor();
    await pressOn(page, main(page).getByText(say('studies.note-go-on')));
    await pressOn(page, button(page, 'studies.link-revision'));
    await page.getByText('provisional-panel-key-', { exact: false }).first().waitFor();
    await lookOver(page, setting, 'a note with its revision');
    await page.goto(`${stage.server.url}/validity`);
    await main(page).getByRole('link', { name: TITLE }).waitFor();
    expect(await main(page).getByText(say('studies.nothing-yet')).count()).toBe(3);
    await typeIn(page, say('studies.evidence-title'), 'Synthetic supplement');
    await typeIn(page, say('studies.evidence-says'), 'synthetic');
    await main(page).getByLabel(say('studies.evidence-on'), { exact: true }).fill('2026-01-03');
    await pressOn(page, button(page, 'studies.evidence-add'));
    await main(page).getByText('Synthetic supplement').first().waitFor();
    expect(await main(page).getByText(say('studies.nothing-yet')).count()).toBe(2);
    await lookOver(page, setting, 'what each claim rests on');
  });
});
