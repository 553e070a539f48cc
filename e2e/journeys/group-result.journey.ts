// After the course: a designer ties the round that measured its people, and the firm sees what changed for the group. Too small a group
// is refused in words, nobody is named, and where the interval holds nought the page says that there is no reliable change.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgrammeRounds, ProgrammeView } from '../../apps/platform/features/programmes/wire-contract.ts';
import type { PlantedWaves } from '../../apps/platform/server/testing/plant-two-waves.ts';
import { setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { plantRounds } from '../people/plant-rounds.ts';
import { SETTINGS } from '../set-up/browser.ts';
import { content } from '../set-up/content.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const SMALL = 'Synthetic round S';
const LARGE = 'Synthetic round L';
/** What the firm asked for: two skills the round measures, and one it does not ask about. */
const WANTED = ['negotiation', 'facilitation', 'trust-building'] as const;
/** Labels of skills follow the language of what the firm wrote. */
const MAILS = {
  en: 'Our service engineers must learn to negotiate contracts with customers on site.',
  fi: 'Huoltoinsinööriemme pitää oppia neuvottelemaan huoltosopimuksista asiakkaiden kanssa.',
};

describe.each([SETTINGS[1]!, SETTINGS[3]!])('the result of a group, $name', (setting) => {
  const stage = setStage();
  const { say } = sentencesOf(setting.language);
  const language = setting.language === 'fi' ? 'fi' : 'en';
  let desk: Page;
  let firm: Page;
  let caller: Caller;
  let programmeId = '';
  let firmLink = '';
  let planted: PlantedWaves[] = [];
  joinSteps(() => [desk, firm]);

  const main = (page: Page) => page.getByRole('main');
  const key = (): string => crypto.randomUUID();
  const openResult = async (): Promise<void> => {
    await desk.goto(`${stage.server.url}/programmes/${programmeId}/result`);
    await main(desk)
      .getByRole('heading', { name: say('programmes.part-result'), level: 2 })
      .waitFor();
    await desk.waitForLoadState('networkidle');
  };
  const tie = async (title: string): Promise<void> => {
    await openResult();
    const select = main(desk).getByLabel(say('programmes.round'), { exact: true });
    const [value] = await select
      .locator('option', { hasText: title })
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    await select.selectOption(value!);
    await tabTo(desk, main(desk).getByLabel(say('programmes.round-notice-says')));
    await desk.keyboard.press('Space');
    await pressOn(desk, main(desk).getByRole('button', { name: say('programmes.round-tie'), exact: true }));
    await main(desk).getByText(say('programmes.round-was-tied')).waitFor();
    const state = async () => (await caller.get<ProgrammeRounds>(`/programmes/${programmeId}/rounds`)).result?.state;
    await expect.poll(state, { timeout: 30_000 }).toBe('ready');
  };
  const openFirm = async (): Promise<void> => {
    await firm.goto('about:blank');
    await firm.goto(firmLink);
    await main(firm)
      .getByRole('heading', { name: say('demand.result'), level: 2 })
      .waitFor();
  };
  const resultText = (): Promise<string> => main(firm).locator('section[aria-labelledby="firm-result"]').innerText();

  beforeAll(async () => {
    [desk, firm] = [await stage.openPage(setting), await stage.openPage(setting)];
    caller = await setUpInstitution(desk, stage.server);
  }, 60_000);
  afterAll(async () => {
    for (const page of [desk, firm]) await page?.context().close();
  });

  it('stands on a firm’s case, its programme and the rounds that were held', { timeout: 120_000 }, async () => {
    const { id } = await caller.post<{ id: string }>(
      '/needs',
      {
        source: 'mail',
        organisation: { name: 'Synthetic Maker', country: 'FI', sector: '' },
        contact: null,
        title: 'Synthetic Maker 2027',
        text: MAILS[language],
        fileName: null,
        confidential: [],
        channel: null,
        deadline: null,
        budget: '',
        audience: '',
      },
      key(),
    );
    const reading = async () => caller.get<{ state: string; sentences: { id: string }[] }>(`/needs/${id}/reading`);
    await expect.poll(async () => (await reading()).state, { timeout: 30_000 }).toBe('done');
    const [sentence] = (await reading()).sentences;
    for (const skill of WANTED) {
      const decision = {
        verdict: 'accepted',
        uri: `dragoman:framework-${skill}`,
        label: content.framework.skills.find(({ id: known }) => known === skill)!.name[language]!,
        insteadOf: null,
        sentences: [{ id: sentence!.id, words: [] }],
        why: null,
        note: '',
        level: 2,
        priority: 1,
      };
      await caller.post(`/needs/${id}/decisions`, decision, key());
    }
    const wish = { caseId: id, title: 'Synthetic course', audience: 'external', language };
    const made = await caller.post<ProgrammeView>('/programmes', wish, key());
    programmeId = made.id;
    const filled = await caller.post<ProgrammeView>(
      `/programmes/${made.id}/fill`,
      { revision: made.revision, what: 'sessions' },
      key(),
    );
    await caller.post(`/programmes/${made.id}/versions`, { revision: filled.revision, note: '' }, key());
    firmLink = (await caller.get<{ firmLink: string }>(`/needs/${id}`)).firmLink;
    await openResult();
    await main(desk).getByText(say('programmes.rounds-none')).waitFor();
    await lookOver(desk, setting, 'the result of a programme without rounds');
    await stage.server.kill();
    const round = {
      notice: { en: 'Synthetic notice.', fi: 'Synteettinen.' },
      moved: { negotiation: 1.2, facilitation: 0 },
    };
    planted = await plantRounds(stage.server.dataFolder, 'Synthetic University', [
      { ...round, title: SMALL, first: 12, again: 8 },
      { ...round, title: LARGE, first: 24, again: 24 },
    ]);
    await stage.server.startAgain();
  });

  it('F4: is refused below the threshold, in words, and names nobody', { timeout: 90_000 }, async () => {
    await tie(SMALL);
    await openFirm();
    await main(firm)
      .getByText(say('demand.result-refused-too-few', { threshold: 10 }))
      .waitFor();
    expect(await main(firm).locator('.change-plot').count()).toBe(0);
    await lookOver(firm, setting, 'the firm’s page with a group that is too small');
    const page = await firm.content();
    for (const name of planted.flatMap(({ names }) => names)) expect(page).not.toContain(name);
    await openResult();
    await main(desk)
      .getByText(say('programmes.result-too-few', { threshold: 10 }))
      .waitFor();
    await lookOver(desk, setting, 'a programme with a round that is too small');
    await pressOn(desk, main(desk).getByRole('button', { name: say('programmes.round-untie'), exact: true }));
    await main(desk).getByText(say('programmes.round-was-untied')).waitFor();
  });

  it('F5: says no reliable change in those words where the interval holds nought', { timeout: 90_000 }, async () => {
    await tie(LARGE);
    await openFirm();
    const rows = main(firm).locator('.firm-result > li');
    await expect.poll(() => rows.count()).toBe(WANTED.length);
    const { result } = await caller.get<ProgrammeRounds>(`/programmes/${programmeId}/rounds`);
    const needs = (await caller.get<ProgrammeView>(`/programmes/${programmeId}`)).plan.needs;
    const rowOf = async (skill: (typeof WANTED)[number]): Promise<string> => {
      const need = needs.find(({ skill: { uri } }) => uri === `dragoman:framework-${skill}`)!;
      return rows.nth(result!.skills.findIndex(({ needId }) => needId === need.id)).innerText();
    };
    const facilitation = await rowOf('facilitation');
    expect(facilitation).toContain(say('demand.outcome-no-reliable-change'));
    expect(facilitation).not.toContain(say('demand.outcome-risen'));
    const negotiation = await rowOf('negotiation');
    expect(negotiation).toContain(say('demand.outcome-risen'));
    expect(negotiation).toContain(say('demand.result-view-self'));
    expect(await rowOf('trust-building')).toContain(say('demand.outcome-not-measured'));
    // Whatever the page says of an interval agrees with the figures behind it.
    for (const { change, outcome, views } of result!.skills) {
      for (const each of [...(change === null ? [] : [{ change, outcome }]), ...views]) {
        const { low, high } = each.change.interval90;
        expect(each.outcome === 'no-reliable-change', `${low} to ${high}`).toBe(low <= 0 && high >= 0);
      }
    }
    await lookOver(firm, setting, 'the firm’s page with the result of its group');
    const words = await resultText();
    for (const name of planted.flatMap(({ names }) => names)) expect(words).not.toContain(name);
    await openResult();
    await main(desk).getByText(result!.skills[0]!.label).first().waitFor();
    await lookOver(desk, setting, 'the result of a programme');
  });
});
