// A researcher looks at the questions: what may be used, a report, a calibration accepted, an export, statements on trial, a panel.
import { LANGUAGE_NAMES } from '@dragoman/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AddedPanellist,
  CutRound,
  PanelLink,
  PilotItems,
  RunList,
} from '../../apps/platform/features/research/contract.ts';
import { PANEL_MIN } from '../../apps/platform/features/research/limits.ts';
import { setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { plantCampaign } from '../people/plant-research.ts';
import { complaintsOf, SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const STUDY = 'Synthetic study';
const ROUND = 'Synthetic round';
const SENTENCE = {
  en: 'Your synthetic answers may be used for research.',
  fi: 'Synteettisiä vastauksiasi saa käyttää tutkimukseen.',
} as const;

describe.each([SETTINGS[0]!, SETTINGS.at(-1)!])('research, $name', (setting) => {
  const stage = setStage();
  const { say } = sentencesOf(setting.language);
  let page: Page;
  let expert: Page;
  let researcher: Caller;
  let roundId = '';
  joinSteps(() => [page, expert]);

  const main = (who: Page) => who.getByRole('main');
  const press = (who: Page, key: Parameters<typeof say>[0], values?: Parameters<typeof say>[1]) =>
    pressOn(who, main(who).getByRole('button', { name: say(key, values), exact: true }));
  const goTo = async (path: string): Promise<void> => {
    await page.goto(`${stage.server.url}${path}`);
    await main(page).getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const typeIn = async (who: Page, label: string, text: string): Promise<void> => {
    await tabTo(who, main(who).getByLabel(label, { exact: true }));
    await who.keyboard.press('ControlOrMeta+A');
    await who.keyboard.type(text);
  };
  const tick = async (label: RegExp | string): Promise<void> => {
    await tabTo(page, main(page).getByLabel(label));
    await page.keyboard.press('Space');
  };

  beforeAll(async () => {
    page = await stage.openPage(setting);
    expert = await stage.openPage(setting);
    researcher = await setUpInstitution(page, stage.server);
  }, 60_000);
  afterAll(async () => {
    for (const each of [page, expert]) await each?.context().close();
  });

  it('teaches what is needed while there is nothing to use', { timeout: 60_000 }, async () => {
    await goTo('/research');
    await page.getByText(say('research.nothing-yet')).waitFor();
    await lookOver(page, setting, 'research without anything to use');
    expect((await researcher.get<RunList>('/research/runs')).runs).toEqual([]);
    const common = { institution: 'Synthetic University', people: 64, skill: 'negotiation' };
    const notice = { en: `Synthetic notice. ${SENTENCE.en}`, fi: `Synteettinen tiedote. ${SENTENCE.fi}` };
    await stage.server.kill();
    const { dataFolder } = stage.server;
    await plantCampaign(dataFolder, { ...common, title: STUDY, purpose: 'research', notice });
    await plantCampaign(dataFolder, { ...common, title: ROUND, purpose: 'development', notice, people: 24 });
    await stage.server.startAgain();
  });

  it('says what may be used, and takes a sentence of a notice only when it stands there', async () => {
    await goTo('/research');
    await lookOver(page, setting, 'research');
    await pressOn(page, page.getByText(say('research.quote-open', { title: ROUND })));
    await tabTo(page, main(page).getByLabel(say('research.quote-language')));
    if (setting.language === 'fi') await page.keyboard.press('ArrowDown');
    await typeIn(page, say('research.quote'), 'Synthetic: we may do with it whatever we like.');
    await press(page, 'research.quote-keep');
    await page
      .getByRole('alert')
      .filter({ hasText: say('problem.research.sentence-not-in-notice') })
      .waitFor();
    await typeIn(page, say('research.quote'), SENTENCE[setting.language === 'fi' ? 'fi' : 'en']);
    await press(page, 'research.quote-keep');
    await page.getByText(say('research.covered-notice')).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('reports reliability, differences and information, and what is not known yet', async () => {
    await tick(new RegExp(STUDY));
    await press(page, 'research.start');
    await page.waitForURL('**/research/runs/*');
    await page.getByRole('heading', { level: 2, name: say('research.reliability') }).waitFor({ timeout: 60_000 });
    expect(
      await main(page)
        .getByText(say('research.not-enough', { needed: 30 }))
        .count(),
    ).toBeGreaterThan(6);
    await lookOver(page, setting, 'a report');
    for (const summary of await main(page).locator('summary').all()) await summary.click();
    await lookOver(page, setting, 'a report with everything open');
  });

  it('accepts a calibration as a version, under the own name', async () => {
    await goTo('/research');
    await tabTo(page, main(page).getByLabel(say('research.what'), { exact: true }));
    await page.keyboard.press('ArrowDown');
    await tick(new RegExp(STUDY));
    await press(page, 'research.start');
    await page.getByText(say('research.status-estimated')).waitFor({ timeout: 60_000 });
    await main(page).locator('summary').first().click();
    await lookOver(page, setting, 'a calibration');
    await press(page, 'research.accept');
    await page.getByRole('dialog').waitFor();
    await lookOver(page, setting, 'the question before a version');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('research.accept-now') }));
    await page
      .getByText(/calibrated-[0-9a-f]{10}/)
      .first()
      .waitFor();
    await goTo('/research');
    await page
      .getByText(/^calibrated-[0-9a-f]{10}$/)
      .first()
      .waitFor();
    await page.getByText('Synthetic Administrator').first().waitFor();
    const { runs } = await researcher.get<RunList>('/research/runs');
    const accepted = runs.filter(({ kind }) => kind === 'calibration').map((run) => run.accepted);
    expect(accepted).toEqual([expect.stringMatching(/^calibrated-[0-9a-f]{10}$/)]);
  });

  it('exports what reproduces it, without names', async () => {
    await goTo('/research/exports');
    await lookOver(page, setting, 'exports before the first');
    await typeIn(page, say('research.export-name'), 'Synthetic export');
    await tick(new RegExp(STUDY));
    const { runs } = await researcher.get<RunList>('/research/runs');
    await main(page)
      .getByLabel(say('research.export-run'), { exact: true })
      .selectOption(runs.find((run) => run.kind === 'calibration')!.id);
    await press(page, 'research.make-export');
    const link = main(page).getByRole('link', { name: 'responses.csv' });
    await link.waitFor();
    await lookOver(page, setting, 'an export');
    const reply = await page.request.get(new URL((await link.getAttribute('href'))!, stage.server.url).href);
    const csv = await reply.text();
    expect(csv.trim().split('\r\n')).toHaveLength(65);
    expect(csv).not.toContain('Synthetic Person');
    const refused = await page.request.post(`${stage.server.url}/api/research/exports`, {
      data: { title: 'Synthetic', purpose: 'promotion', campaignIds: runs[0]!.campaigns },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    expect(refused.status()).toBe(403);
  });

  it('puts a statement on trial and takes it back', async () => {
    await goTo('/research/statements');
    await typeIn(page, say('research.text-in', { language: LANGUAGE_NAMES.en }), 'I try a synthetic sentence.');
    await typeIn(page, say('research.text-in', { language: LANGUAGE_NAMES.fi }), 'Kokeilen synteettistä lausetta.');
    await press(page, 'research.add-statement');
    await main(page)
      .getByRole('button', { name: say('research.take-back') })
      .waitFor();
    await lookOver(page, setting, 'a statement on trial');
    await press(page, 'research.take-back');
    await main(page)
      .getByRole('button', { name: say('research.take-back') })
      .waitFor({ state: 'detached' });
    const { items } = await researcher.get<PilotItems>('/research/pilot-items');
    expect(items.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false]);
  });

  it('asks a panel where one level ends, by links and in two turns', { timeout: 120_000 }, async () => {
    await goTo('/research/levels');
    await lookOver(page, setting, 'levels before a panel');
    await typeIn(page, say('research.round-name'), 'Synthetic panel');
    await tabTo(page, main(page).getByRole('checkbox').first());
    await page.keyboard.press('Space');
    await press(page, 'research.open-round');
    await page.waitForURL('**/research/levels/*');
    roundId = new URL(page.url()).pathname.split('/').at(-1)!;
    await typeIn(page, say('research.expert-name'), 'Synthetic Expert 0');
    await press(page, 'research.add-expert');
    const link = await main(page).getByLabel(say('research.link'), { exact: true }).inputValue();
    await lookOver(page, setting, 'a panel of one');
    const path = `/research/cut-rounds/${roundId}`;
    const tokens = [link.split('#')[1]!];
    for (let index = 1; index < PANEL_MIN; index += 1) {
      const { panellistId } = await researcher.post<AddedPanellist>(
        `${path}/panel`,
        { name: `Synthetic Expert ${index}` },
        crypto.randomUUID(),
      );
      tokens.push((await researcher.get<PanelLink>(`${path}/panel/${panellistId}/link`)).link.split('#')[1]!);
    }
    const round = await researcher.get<CutRound>(path);
    const skill = round.skills[0]!.id;
    const place = async (token: string, marks: readonly number[]): Promise<void> => {
      const reply = await expert.request.put(`${stage.server.url}/api/cut-panel/bookmarks`, {
        data: { token, skill, marks },
      });
      expect(reply.status()).toBe(200);
    };
    const move = async (to: string): Promise<void> => {
      await researcher.post(`${path}/move`, { to }, crypto.randomUUID());
    };
    await move('first-round');
    await expert.goto(link);
    await main(expert).getByRole('heading', { level: 2 }).first().waitFor();
    expect(expert.url()).not.toContain('#');
    for (const [at, steps] of [2, 5, 8].entries()) {
      const select = main(expert).getByLabel(say('research.mark', { low: at + 1, high: at + 2 }), { exact: true });
      await tabTo(expert, select);
      await select.selectOption(String(steps));
    }
    await press(expert, 'research.keep-marks');
    await expert.getByText(say('research.marks-kept')).waitFor();
    await lookOver(expert, setting, 'a booklet with bookmarks');
    for (const token of tokens.slice(1)) await place(token, [2, 5, 8]);
    await move('second-round');
    await expert.goto(`${stage.server.url}/`);
    await expert.goto(link);
    await expert.getByText(say('research.others-here', { count: PANEL_MIN - 1, low: 1, high: 2 })).waitFor();
    await lookOver(expert, setting, 'a booklet beside the others');
    for (const [index, token] of tokens.entries()) await place(token, [2, 5, 8 + (index % 2)]);
    await goTo(`/research/levels/${roundId}`);
    await press(page, 'research.step-closed');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('research.step-closed') }));
    await page.getByRole('heading', { level: 2, name: say('research.second-turn') }).waitFor();
    await press(page, 'research.step-accept');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('research.step-accept') }));
    await page
      .getByText(/calibrated-[0-9a-f]{10}/)
      .last()
      .waitFor();
    await lookOver(page, setting, 'accepted cut points');
    for (const who of [page, expert]) expect(complaintsOf(who)).toEqual([]);
  });
});
