// A manager's Monday on the demonstration: the map with hatched cells, shared plans, one course, one slide (criteria M1 to M5).
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnCampaigns } from '../../apps/platform/features/campaigns/contract.ts';
import type {
  CourseAdvice,
  MapList,
  SharedPlanList,
  TeamMap,
  TeamPlanList,
} from '../../apps/platform/features/office/contract.ts';
import type { Development, Share } from '../../apps/platform/features/profile/contract.ts';
import type { OwnRounds } from '../../apps/platform/features/raters/contract.ts';
import { complaintsOf, expectAccessible, SETTINGS } from '../set-up/browser.ts';
import { call, setDemonstration } from '../set-up/demonstration.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { readAudit } from '../watch/read-audit.ts';
import { readPdf } from '../watch/read-pdf.ts';
import { readPdfWords } from '../watch/read-pdf-words.ts';

const MANAGER = 'marco@portafiorita-synthetic.example';
const ADMINISTRATOR = 'giulia@portafiorita-synthetic.example';
const PERSON = 'luca@portafiorita-synthetic.example';
const TEAM_OF_FOUR = /^Design lab/;
const stage = setDemonstration();

describe.each([SETTINGS[1]!, SETTINGS[3]!])('a manager of the demonstration, $name', (setting) => {
  const sentences = sentencesOf(setting.language);
  const { say, within } = sentences;
  let marco: Page;
  let giulia: Page;
  let luca: Page;
  let campaignId: string;
  joinSteps(() => [marco, giulia, luca]);

  const goTo = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${stage.server.url}/${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const readMap = async (page: Page, query: Record<string, string>): Promise<TeamMap> => {
    const reply = await call<TeamMap>(page, 'GET', `/office/maps/${campaignId}?${new URLSearchParams(query)}`);
    expect(reply.status).toBe(200);
    return reply.body;
  };

  beforeAll(async () => {
    marco = await stage.enter(setting, MANAGER, true);
    giulia = await stage.enter(setting, ADMINISTRATOR, true);
    luca = await stage.enter(setting, PERSON);
  }, 120_000);
  afterAll(async () => {
    for (const page of [marco, giulia, luca]) await page?.context().close();
  });

  it('sees skills by unit with counts and intervals, cells under the threshold hatched, and no name', async () => {
    await goTo(marco, 'office');
    await marco.getByText(within('office.lead-hidden')).first().waitFor();
    expect(await marco.getByText(say('office.cell-hidden'), { exact: true }).count()).toBeGreaterThanOrEqual(8);
    await marco.getByText(within('office.why-too-few')).first().waitFor();
    const text = await marco.getByRole('main').innerText();
    for (const name of ['Luca', 'Chiara', 'Nina', 'Dario', 'Ilaria', 'Bruno', '@']) expect(text).not.toContain(name);
    await expectAccessible(marco, 'the map of the demonstration');
    const { body } = await call<MapList>(marco, 'GET', '/office/maps');
    expect(body.maps.map(({ wave, state }) => [wave, state])).toEqual([
      [2, 'ready'],
      [1, 'ready'],
    ]);
    campaignId = body.maps[0]!.campaignId;
  });

  it('M1: finds no cell, no total and no difference that reveals one of the team of four', async () => {
    const table = await readMap(giulia, { by: 'unit' });
    const team = table.rows.find((row) => TEAM_OF_FOUR.test(row.filters['unit']!))!;
    expect(team.figures).toEqual([]);
    expect(team.withheld?.reason).toBe('too-few');
    // Everything that may be asked: each attribute as rows, alone and within every value of every other.
    const tables = [table];
    for (const { name: by } of table.attributes) {
      tables.push(await readMap(giulia, { by }));
      for (const { name, values } of table.attributes.filter((each) => each.name !== by))
        for (const is of values) tables.push(await readMap(giulia, { by, within: name, is }));
    }
    const answers = tables.flatMap((each) => [each.all, ...each.rows]);
    expect(answers.length).toBeGreaterThan(40);
    const ofTeam = answers.filter(({ filters }) => TEAM_OF_FOUR.test(filters['unit'] ?? ''));
    expect(ofTeam.flatMap(({ figures }) => figures)).toEqual([]);
    for (const figure of answers.flatMap(({ figures }) => figures)) {
      expect(figure.people % 5).toBe(0);
      expect(figure.people).toBeGreaterThanOrEqual(table.threshold);
    }
    // What is left of a total beside the rows that show the same figure is a group above the threshold, as far as counts in fives can
    // tell, or nobody: then one row is everybody, to the last digit. Another skill may show other rows.
    for (const { all, rows } of tables)
      for (const total of all.figures) {
        const shown = rows.flatMap((row) => row.figures.filter(({ measure }) => measure === total.measure));
        if (shown.length === 0 || shown.length === rows.length) continue;
        const left = total.people - shown.reduce((sum, figure) => sum + figure.people, 0);
        const isEverybody = isDeepStrictEqual(shown, [total]);
        expect(isEverybody || left >= table.threshold - 5, `${left} are left of ${total.measure}`).toBe(true);
      }
  });

  it('M1: subtracting by two filters is blocked, with the reason in words', async () => {
    await goTo(giulia, 'office');
    await giulia.getByLabel(say('office.by'), { exact: true }).selectOption('site');
    await giulia.waitForLoadState('networkidle');
    const select = giulia.getByLabel(say('office.within'), { exact: true });
    const value = await select.locator('option', { hasText: /Design lab/ }).getAttribute('value');
    await select.selectOption(value!);
    await giulia.waitForLoadState('networkidle');
    await giulia.getByText(say('office.lead-nothing')).waitFor();
    await giulia.getByText(within('office.why-too-few')).first().waitFor();
    const blocked: (string | undefined)[] = [];
    for (const { name: by } of (await readMap(giulia, { by: 'unit' })).attributes)
      for (const other of ['unit', 'site', 'stage'].filter((each) => each !== by))
        for (const is of (await readMap(giulia, { by: other })).rows.map((row) => row.filters[other]!))
          blocked.push(...(await readMap(giulia, { by, within: other, is })).rows.map((row) => row.withheld?.reason));
    expect(blocked).toContain('too-few');
    expect(blocked.filter((reason) => reason === 'difference' || reason === 'combination').length).toBeGreaterThan(0);
    await expectAccessible(giulia, 'two filters that would leave too few');
    const three = new URLSearchParams({ by: 'unit', within: 'site', is: 'Hill site, synthetic', and: 'stage' });
    expect((await call(giulia, 'GET', `/office/maps/${campaignId}?${three}`)).status).toBe(400);
  });

  it('M1: the team of four gets a plan with wishes by name instead, without a score', async () => {
    const { body } = await call<TeamPlanList>(marco, 'GET', '/office/team-plans');
    const plan = body.plans.find((each) => TEAM_OF_FOUR.test(each.unit.name))!;
    expect(plan.people.map(({ wishes }) => wishes.length)).toEqual([2, 1, 1]);
    expect(JSON.stringify(plan)).not.toMatch(/mean|level|interval/);
    await goTo(marco, 'office/team-plans');
    await marco.getByText('Dario Lanternari (synthetic)').first().waitFor();
    await expectAccessible(marco, 'the plan of a team of four');
  });

  it('M2: a person takes sharing back, and the next look and its page no longer hold it; both acts are logged', async () => {
    const before = (await call<SharedPlanList>(marco, 'GET', '/office/shares')).body.shares;
    const shared = before.find((each) => each.person.startsWith('Luca'))!;
    expect(shared.what).toBe('profile');
    expect(shared.comments).toHaveLength(1);
    expect((await call(marco, 'GET', `/shared/${shared.shareId}`)).status).toBe(200);
    await goTo(marco, 'office/shared');
    await marco.getByText('Luca Pontealto (synthetic)').first().waitFor();
    const own = (await call<{ shares: Share[] }>(luca, 'GET', '/me/shares')).body.shares;
    expect(own.map((each) => each.id)).toContain(shared.shareId);
    const asked = Date.now();
    expect((await call(luca, 'DELETE', `/me/shares/${shared.shareId}`)).status).toBe(204);
    const after = (await call<SharedPlanList>(marco, 'GET', '/office/shares')).body.shares;
    expect(after.some((each) => each.person.startsWith('Luca'))).toBe(false);
    expect((await call(marco, 'GET', `/shared/${shared.shareId}`)).status).toBe(404);
    await goTo(marco, 'office/shared');
    await marco.getByText('Chiara Lunaverde (synthetic)').first().waitFor();
    expect(await marco.getByText('Luca Pontealto (synthetic)').count()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(60_000);
    const acts = readAudit(stage.server.dataFolder, shared.shareId);
    expect(acts).toContain('profile.shared');
    expect(acts.at(-1)).toBe('profile.share-revoked');
    // For the next setting everything is as it was.
    await call(luca, 'POST', '/me/shares', { email: MANAGER, what: 'profile' });
    const again = (await call<SharedPlanList>(marco, 'GET', '/office/shares')).body.shares;
    const { shareId } = again.find((each) => each.person.startsWith('Luca'))!;
    await call(marco, 'POST', `/office/shares/${shareId}/comments`, { text: 'Synthetic comment after sharing again.' });
  });

  it('M3: the course that comes first changes when there are only eight seats, and the reason names skill and number', async () => {
    const lead = async (seats: number): Promise<string> => {
      await goTo(marco, 'office/course');
      await marco.getByLabel(say('office.seats'), { exact: true }).fill(String(seats));
      await marco.getByRole('button', { name: say('office.ask'), exact: true }).click();
      await marco.getByRole('heading', { level: 1, name: new RegExp(`\\b${seats}\\b`) }).waitFor();
      return marco.getByRole('heading', { level: 1 }).innerText();
    };
    const first = async (seats: number): Promise<string> => {
      const path = `/office/maps/${campaignId}/course?seats=${seats}`;
      const { options } = (await call<{ options: { name: Record<string, string> }[] }>(marco, 'GET', path)).body;
      return options[0]!.name[setting.language]!;
    };
    const [many, few] = [await lead(40), await lead(8)];
    const [firstOfMany, firstOfFew] = [await first(40), await first(8)];
    expect(firstOfFew).not.toBe(firstOfMany);
    for (const [sentence, skill] of [
      [many, firstOfMany],
      [few, firstOfFew],
    ] as const) {
      expect(sentence.toLowerCase()).toContain(skill.toLowerCase());
      expect(sentence).toMatch(/\d[.,]\d/);
    }
    await expectAccessible(marco, 'the course question of the demonstration');
  });

  it('M4: nobody’s ratings, result or round open by a guessed address', async () => {
    const { body: development } = await call<Development>(luca, 'GET', '/me/development');
    const { body: rounds } = await call<OwnRounds>(luca, 'GET', '/rating-rounds');
    const { body: campaigns } = await call<OwnCampaigns>(luca, 'GET', '/my-campaigns');
    const attempts = development.attempts.map((each) => each.attemptId);
    expect(attempts.length).toBeGreaterThanOrEqual(3);
    expect(rounds.rounds.length).toBe(2);
    const paths = [
      ...rounds.rounds.flatMap(({ id }) => [`/rating-rounds/${id}`, `/rating-rounds/${id}/report`]),
      ...attempts.flatMap((id) => [`/results/${id}`, `/results/${id}/export.json`, `/results/${id}/entries`]),
      ...attempts.map((id) => `/results/${id}/explanations/negotiation`),
    ];
    expect(campaigns.campaigns.length).toBeGreaterThan(0);
    for (const path of paths) {
      expect((await call(luca, 'GET', path)).status, path).toBe(200);
      expect((await call(marco, 'GET', path)).status, path).toBe(404);
      expect((await call(giulia, 'GET', path)).status, path).toBe(404);
    }
    for (const { id } of rounds.rounds)
      expect(
        readAudit(stage.server.dataFolder, id).filter((act) => act === 'raters.refused').length,
      ).toBeGreaterThanOrEqual(4);
    // A refused look is written to the console of the browser that tried.
    expect(complaintsOf(luca)).toEqual([]);
  });

  it('M5: the slide states how many, which wave, which instrument, and the interval', async () => {
    await goTo(marco, 'office/course');
    const reply = await marco
      .context()
      .request.get(`${stage.server.url}/api/office/maps/${campaignId}/course.pdf?seats=8&language=${setting.language}`);
    expect(reply.status()).toBe(200);
    const bytes = await reply.body();
    const facts = readPdf(bytes);
    expect(facts).toMatchObject({ pages: 1, isTagged: true, language: setting.language });
    expect(facts.figures).toBe(facts.figuresInWords);
    const words = readPdfWords(bytes);
    const { head, people, instrument, options } = (
      await call<CourseAdvice>(marco, 'GET', `/office/maps/${campaignId}/course?seats=8`)
    ).body;
    const decimal = (value: number): string => value.toFixed(1).replace('.', setting.language === 'fi' ? ',' : '.');
    const { low, high } = options[0]!.interval90;
    expect(words).toContain(sentences.within('report.office.origin').exec(words)?.[0]);
    for (const stated of [head.title, String(people), instrument, decimal(low), decimal(high)])
      expect(words, `the slide states ${stated}`).toContain(stated);
    expect(words).toMatch(
      new RegExp(`${setting.language === 'fi' ? 'kierros|aalto' : 'wave'}.*2|2.*(kierros|aalto)`, 'i'),
    );
    expect(words).toMatch(/synthetic|synteet/i);
  });
});
