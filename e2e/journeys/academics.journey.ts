// A designer takes academics in, finds somebody for a need, asks; the academic answers by link, hides, objects; a rehearsal is watched.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ranking, RehearsalView } from '../../apps/platform/features/academics/contract.ts';
import { callerOf, linkTo, readMails, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn } from '../people/keyboard.ts';
import { WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const VRIES = 'vries@synthetic.example';
const HEAD = 'name,email,affiliation,languages,hoursPerYear,kind,title,year,hours,audience';
const ANNA = `Anna de Vries (synthetic),${VRIES},Synthetic University,en fi,40`;
const TABLE = [
  HEAD,
  `${ANNA},publication,Fault diagnosis from log data,2021,,`,
  `${ANNA},publication,Remote service of packaging machines,2023,,`,
  `${ANNA},course,Diagnosing faults for service engineers,2024,6,professionals`,
  'Bo Ek (synthetic),bo@synthetic.example,Synthetic University,en,20,publication,Fault trees of machines,2020,,',
  'Cy Far (synthetic),cy@synthetic.example,Synthetic University,en,20,publication,Medieval guilds,2020,,',
].join('\n');
const NEED = 'Engineers must diagnose faults of machines from log data.';

describe.each(WORK_SETTINGS)('academics, $name', (setting) => {
  const stage = setStage();
  const { say, within } = sentencesOf(setting.language);
  let page: Page;
  let academic: Page;
  let caller: Caller;
  joinSteps(() => [page, academic]);

  const goTo = async (who: Page, address: string): Promise<void> => {
    await who.goto(address.startsWith('http') ? address : `${stage.server.url}/${address}`);
    await who.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await who.waitForLoadState('networkidle');
  };
  const fill = (who: Page, label: string, text: string): Promise<void> =>
    who.getByRole('main').getByLabel(label, { exact: true }).fill(text);
  const press = (who: Page, name: string): Promise<void> =>
    pressOn(who, who.getByRole('main').getByRole('button', { name, exact: true }).first());
  const rank = (): Promise<Ranking> =>
    caller.post('/academics/rankings', {
      caseId: null,
      text: NEED,
      skills: [],
      language: null,
      hours: 6,
      from: null,
      weights: null,
    });
  const linkIn = async (to: string, path: string): Promise<string> => {
    for (let waited = 0; waited < 15_000; waited += 200) {
      try {
        const link = readMails(stage.server)
          .filter((mail) => mail.to === to)
          .flatMap((mail) => mail.text.split(/\s+/))
          .findLast((word) => word.includes(path));
        if (link !== undefined) return link;
      } catch {
        // The folder comes with the first mail.
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`There came no mail with ${path} to ${to}.`);
  };

  beforeAll(async () => {
    page = await stage.openPage(setting);
    academic = await stage.openPage(setting);
    caller = await setUpInstitution(page, stage.server);
  });
  afterAll(async () => {
    await page?.context().close();
    await academic?.context().close();
  });

  it('are taken in from a file that is tried first, whole or not at all', async () => {
    await goTo(page, 'academics');
    await lookOver(page, setting, 'the academics, none yet');
    const choose = (text: string): Promise<void> =>
      page
        .getByLabel(say('academics.file'), { exact: true })
        .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose(`${HEAD}\n,,,,,,,,,\nAnna,not an address,,,,,,,,`);
    await press(page, say('academics.try'));
    await page.getByText(say('academics.refused', { count: 2 })).waitFor();
    expect(await page.getByRole('button', { name: say('academics.take') }).count()).toBe(0);
    await lookOver(page, setting, 'a file with faults');
    await choose(TABLE);
    await press(page, say('academics.try'));
    await press(page, say('academics.take'));
    await page.getByText(say('academics.taken', { added: 3, changed: 0 })).waitFor();
    await page.getByRole('link', { name: 'Anna de Vries (synthetic)' }).waitFor();
    await lookOver(page, setting, 'the academics');
  });

  it('are ranked with parts that add up to the score and reasons that exist (P3, P4)', async () => {
    await goTo(page, 'academics/find');
    await lookOver(page, setting, 'looking for an academic');
    await fill(page, say('academics.need-text'), NEED);
    await fill(page, say('academics.need-hours'), '6');
    await press(page, say('academics.find-go'));
    const list = page.getByRole('main').getByRole('region', { name: say('academics.ranked') });
    const first = list.getByRole('listitem').filter({ hasText: 'Anna de Vries (synthetic)' }).first();
    await first.getByText('Diagnosing faults for service engineers').waitFor();
    await pressOn(page, first.locator('summary').first());
    const numbers = await first
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Number((row.lastElementChild as HTMLElement).innerText.replace(',', '.'))),
      );
    const total = numbers.pop()!;
    expect(Math.round(10 * numbers.reduce((sum, each) => sum + each, 0))).toBe(Math.round(10 * total));
    await lookOver(page, setting, 'a ranking');
    const { ranked, tiedToNothing } = await rank();
    expect(ranked.map(({ name }) => name)).not.toContain('Cy Far (synthetic)');
    expect(tiedToNothing).toBe(1);
    for (const { score, parts } of ranked) {
      expect(parts.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(Math.round(score * 10));
    }
  });

  it('are asked by a mail that was looked at, five lines and three answers', async () => {
    const ask = page.getByRole('button', { name: say('academics.ask-name', { name: 'Anna de Vries (synthetic)' }) });
    await pressOn(page, ask);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('academics.ask-what')).fill('One day for twelve service engineers (synthetic)');
    await dialog.getByLabel(say('academics.ask-when')).fill('a Thursday in February');
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-look') }));
    await dialog.locator('.academics-mail p').first().waitFor();
    expect(await dialog.locator('.academics-mail p:not(.subject)').count()).toBe(5);
    await lookOver(page, setting, 'a mail before it goes');
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-send') }));
    await dialog.waitFor({ state: 'hidden' });
    await goTo(page, 'academics/requests');
    await page.getByText(say('academics.state-open')).first().waitFor();
    await lookOver(page, setting, 'the requests');
  });

  it('answer without an account in three clicks, and the one who asked sees it within seconds (P1, P2)', async () => {
    // The link of the mail is the first click.
    await goTo(academic, await linkIn(VRIES, '/asked?answer=later#'));
    expect(academic.url()).not.toContain('#');
    await lookOver(academic, setting, 'a question to an academic');
    // Skipping to the main part keeps the page: the secret that opened it is nowhere else.
    const skip = academic.getByRole('link', { name: say('shell.skip') });
    await skip.focus();
    await academic.keyboard.press('Enter');
    await expect.poll(() => academic.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    expect(await academic.getByText(say('academics.void-title')).count()).toBe(0);
    const soon = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
    await academic.locator('input[type=date]').fill(soon);
    await press(academic, say('academics.answer-send'));
    await academic.getByText(say('academics.answered-title')).waitFor();
    await lookOver(academic, setting, 'an answer that has arrived');
    const seen = Date.now();
    await page.getByText(within('academics.state-later')).first().waitFor({ timeout: 10_000 });
    expect(Date.now() - seen).toBeLessThan(10_000);
    const ranking = await rank();
    expect(ranking.ranked.map(({ name }) => name)).not.toContain('Anna de Vries (synthetic)');
    expect(ranking.notYet).toMatchObject([{ name: 'Anna de Vries (synthetic)', from: soon }]);
  });

  it('are not asked a second time within thirty days unless somebody says why, and that is kept (P2)', async () => {
    const { academics } = await caller.get<{ academics: { id: string }[] }>('/academics?text=Bo');
    const { records } = await caller.get<{ records: { id: string }[] }>(`/academics/${academics[0]!.id}`);
    const body = {
      academicId: academics[0]!.id,
      caseId: null,
      programmeId: null,
      sessionId: null,
      what: 'An evening on fault trees (synthetic)',
      hours: 2,
      when: 'in May',
      startsOn: null,
      language: 'en',
      reasons: [records[0]!.id],
      override: null,
    };
    await caller.post('/academics/requests', body, crypto.randomUUID());
    await goTo(page, `academics/${academics[0]!.id}`);
    await lookOver(page, setting, 'an academic');
    await press(page, say('academics.ask-name', { name: 'Bo Ek (synthetic)' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('academics.ask-what')).fill('Another evening (synthetic)');
    await dialog.getByLabel(say('academics.need-hours')).fill('2');
    await dialog.getByLabel(say('academics.ask-when')).fill('in June');
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-look') }));
    await dialog.locator('.academics-mail').waitFor();
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-send') }));
    await dialog.getByRole('alert').waitFor();
    await lookOver(page, setting, 'a second request within the pause');
    await dialog.getByLabel(say('academics.override')).fill('The firm asked for him by name today.');
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-look') }));
    await dialog.locator('.academics-mail').waitFor();
    await pressOn(page, dialog.getByRole('button', { name: say('academics.ask-send') }));
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(say('academics.overridden', { reason: 'The firm asked for him by name today.' })).waitFor();
    const { requests } = await caller.get<{ requests: { what: string; override: string | null }[] }>(
      '/academics/requests',
    );
    expect(requests.map(({ what, override }) => [what, override === null])).toEqual([
      ['Another evening (synthetic)', false],
      ['An evening on fault trees (synthetic)', true],
      ['One day for twelve service engineers (synthetic)', true],
    ]);
  });

  it('rehearse before observers on phones: with one only comments, with three figures, and the next compared (P6)', async () => {
    const { academics } = await caller.get<{ academics: { id: string }[] }>('/academics?text=Anna');
    const id = academics[0]!.id;
    const open = (title: string, heldOn: string): Promise<RehearsalView> =>
      caller.post(`/academics/${id}/rehearsals`, { kind: 'presenting', title, heldOn }, crypto.randomUUID());
    const watch = async (rehearsalId: string, count: number, level: number): Promise<void> => {
      const seer = callerOf(academic, stage.server);
      for (let each = 0; each < count; each += 1) {
        const added = await caller.post<RehearsalView>(
          `/rehearsals/${rehearsalId}/observers`,
          { name: `Observer ${each} (synthetic)`, email: null, language: 'en' },
          crypto.randomUUID(),
        );
        const token = added.people.find(({ name }) => name.startsWith(`Observer ${each} `))!.link!.split('#')[1];
        const mark = (criterion: string, own: number) => ({ criterion, level: own, comment: '' });
        const observed = [mark('clarity', level), mark('pace', 2)];
        const remark = 'A word on it (synthetic).';
        await seer.post('/observations/save', { token, observed, remark, handIn: true });
      }
    };
    const one = await open('First try (synthetic)', '2026-11-01');
    await watch(one.id, 1, 1);
    await caller.post(`/rehearsals/${one.id}/close`, {});
    await goTo(page, `rehearsals/${one.id}`);
    await page.getByText(say('academics.rehearsal-few', { observers: 1, least: 3 })).waitFor();
    expect(await page.locator('.interval-chart').count()).toBe(0);
    await lookOver(page, setting, 'a rehearsal with one observer');
    for (const [title, heldOn, level] of [
      ['Second try (synthetic)', '2026-11-08', 1],
      ['Third try (synthetic)', '2026-11-15', 3],
    ] as const) {
      const made = await open(title, heldOn);
      await watch(made.id, 3, level);
      await goTo(page, `rehearsals/${made.id}`);
      if (level === 3) {
        await press(page, say('academics.close-rehearsal'));
        await pressOn(
          page,
          page.getByRole('dialog').getByRole('button', { name: say('academics.close-go'), exact: true }),
        );
        await page.locator('.interval-chart').waitFor();
        await page.getByText(within('academics.compared-with')).first().waitFor();
        await lookOver(page, setting, 'a rehearsal compared with the one before');
      } else await caller.post(`/rehearsals/${made.id}/close`, {});
    }
  });

  it('watch and mark on a phone, and what is marked is kept without handing in', async () => {
    const { academics } = await caller.get<{ academics: { id: string }[] }>('/academics?text=Anna');
    await goTo(page, `academics/${academics[0]!.id}`);
    await fill(page, say('academics.rehearsal-title'), 'Fourth try (synthetic)');
    await fill(page, say('academics.rehearsal-day'), '2026-11-21');
    await press(page, say('academics.open-rehearsal-go'));
    await page.waitForURL('**/rehearsals/**');
    await page.getByRole('heading', { level: 1, name: 'Fourth try (synthetic)' }).waitFor();
    await fill(page, say('academics.observer-name'), 'Phone Observer (synthetic)');
    await fill(page, say('academics.observer-email'), 'phone@synthetic.example');
    await press(page, say('academics.observer-add-go'));
    await page.getByText('Phone Observer (synthetic)').first().waitFor();
    await lookOver(page, setting, 'a rehearsal that is watched');
    const link = await linkTo(stage.server, 'phone@synthetic.example', '/observe');
    await goTo(academic, link);
    await lookOver(academic, setting, 'the rubric');
    const kept = academic.waitForResponse((reply) => reply.url().endsWith('/observations/save') && reply.ok());
    const clarity = academic.getByRole('group', { name: within('academics.criterion-clarity') });
    await clarity.getByRole('radio', { name: say('academics.level-3') }).check({ force: true });
    await kept;
    await academic.getByText(say('academics.observe-kept')).waitFor();
    await goTo(academic, 'accessibility');
    await goTo(academic, link);
    expect(await clarity.getByRole('radio', { checked: true }).inputValue()).toBe('4');
    await press(academic, say('academics.observe-hand-in'));
    await academic.getByText(say('academics.observe-thanks')).waitFor();
    await lookOver(academic, setting, 'a rubric handed in');
  });

  it('see all that is known, hide a work from every ranking at once, and erase all of it (P3)', async () => {
    const own = await linkIn(VRIES, '/academic#');
    await goTo(academic, own);
    await lookOver(academic, setting, 'an academic’s own page');
    await fill(academic, say('academics.own-not-before'), '');
    await press(academic, say('academics.own-keep'));
    await academic.getByText(say('academics.own-kept')).waitFor();
    const cited = async (): Promise<string[]> =>
      (await rank()).ranked
        .filter(({ name }) => name.startsWith('Anna'))
        .flatMap(({ reasons }) => reasons.map(({ title }) => title));
    expect(await cited()).toContain('Fault diagnosis from log data');
    const work = academic.getByRole('listitem').filter({ hasText: 'Fault diagnosis from log data' });
    await pressOn(academic, work.getByRole('button').first());
    await academic.getByText(say('academics.record-show')).first().waitFor();
    expect(await cited()).not.toContain('Fault diagnosis from log data');
    await press(academic, say('academics.own-object'));
    await lookOver(academic, setting, 'an objection');
    await pressOn(academic, academic.getByRole('dialog').getByRole('button', { name: say('academics.own-object-go') }));
    await academic.getByRole('heading', { level: 1, name: say('academics.gone-title') }).waitFor();
    await lookOver(academic, setting, 'everything erased');
    expect(await cited()).toEqual([]);
    const list = await caller.get<{ total: number; objected: number }>('/academics');
    expect(list).toMatchObject({ total: 2, objected: 1 });
    await goTo(academic, own);
    await academic.getByRole('heading', { level: 1, name: say('academics.void-title') }).waitFor();
  });
});
