// A designer of the demonstration looks for somebody to teach: three courses given come before forty papers (P5); from a firm's case a session
// of its programme is given to somebody.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AcademicList,
  AcademicView,
  Assignment,
  MentoringView,
  Ranking,
} from '../../apps/platform/features/academics/contract.ts';
import type {
  ModuleList,
  ModuleView,
  ProgrammeList,
  ProgrammeView,
} from '../../apps/platform/features/programmes/wire-contract.ts';
import { pressOn } from '../people/keyboard.ts';
import { expectAccessible, SETTINGS } from '../set-up/browser.ts';
import { call, setDemonstration } from '../set-up/demonstration.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const EWA = 'ewa@smoczyn-synthetic.example';
const ANNELIES = 'annelies@waterdijk-synthetic.example';
const TEACHER = 'Marta Olszynowa (synthetic)';
const FAMOUS = 'Kazimierz Wielkodab (synthetic)';
const NEED = {
  caseId: null,
  text: 'Twelve service engineers must diagnose faults of packaging machines remotely from log data. We look for somebody to teach them for a day.',
  skills: [],
  language: 'en',
  hours: 6,
  from: null,
  weights: null,
};
const [setting] = [SETTINGS[1]!];
const { say } = sentencesOf(setting.language);

describe('academics on the demonstration', () => {
  const stage = setDemonstration();
  let ewa: Page;
  joinSteps(() => [ewa]);

  beforeAll(async () => {
    ewa = await stage.enter(setting, EWA, true);
  });
  afterAll(async () => {
    await ewa?.context().close();
  });

  it('are three hundred, every one labelled, told in time, nobody written to', async () => {
    const { body } = await call<AcademicList>(ewa, 'GET', '/academics');
    expect(body).toMatchObject({ total: 300, noticeLate: 0 });
    expect(body.academics.every(({ name }) => name.includes('(synthetic)'))).toBe(true);
    await ewa.goto(`${stage.server.url}/academics`);
    await ewa.locator('.academics-list a').first().waitFor();
    await lookOver(ewa, setting, 'three hundred academics');
  });

  it('are ranked for teaching so that three courses come before forty papers (P5)', async () => {
    const { body } = await call<Ranking>(ewa, 'POST', '/academics/rankings', NEED);
    const place = (name: string): number => body.ranked.findIndex((each) => each.name === name);
    expect(place(TEACHER)).toBeGreaterThanOrEqual(0);
    expect(place(FAMOUS)).toBeGreaterThanOrEqual(0);
    expect(place(TEACHER)).toBeLessThan(place(FAMOUS));
    const read = async (name: string): Promise<AcademicView> => {
      const { academicId } = body.ranked[place(name)]!;
      return (await call<AcademicView>(ewa, 'GET', `/academics/${academicId}`)).body;
    };
    expect(await read(TEACHER)).toMatchObject({ publications: 2, courses: 3 });
    expect(await read(FAMOUS)).toMatchObject({ publications: 40, courses: 0 });
    for (const { score, parts, reasons } of body.ranked) {
      expect(parts.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(Math.round(score * 10));
      expect(reasons.every(({ title }) => title !== '')).toBe(true);
    }
    await ewa.goto(`${stage.server.url}/academics/find?text=${encodeURIComponent(NEED.text)}`);
    await ewa.locator('.academics-ranked > li').first().waitFor();
    await lookOver(ewa, setting, 'a ranking of the demonstration');
  });

  it('have rehearsed twice, and the second time is compared with the first', async () => {
    const { body } = await call<AcademicList>(ewa, 'GET', '/academics?text=Marta%20Olszynowa');
    const { id } = body.academics[0]!;
    const { rehearsals } = (await call<MentoringView>(ewa, 'GET', `/academics/${id}/mentoring`)).body;
    expect(rehearsals.map(({ observers, closed }) => [observers, closed])).toEqual([
      [3, true],
      [3, true],
    ]);
    expect(rehearsals[0]!.comparisons.map(({ verdict }) => verdict)).toContain('cannot-tell');
    expect(rehearsals[0]!.comparisons.some(({ verdict }) => verdict.endsWith('better'))).toBe(true);
    await ewa.goto(`${stage.server.url}/rehearsals/${rehearsals[0]!.id}`);
    await ewa.locator('.interval-chart').waitFor();
    await lookOver(ewa, setting, 'two rehearsals compared');
  });

  it('are found from a firm’s case and given a session of its programme, and nothing is written over', async () => {
    const { programmes } = (await call<ProgrammeList>(ewa, 'GET', '/programmes')).body;
    const { id, caseId } = programmes.find((each) => each.caseId !== null)!;
    const read = async (): Promise<ProgrammeView> => (await call<ProgrammeView>(ewa, 'GET', `/programmes/${id}`)).body;
    const leads = ({ plan }: ProgrammeView) => plan.sessions.map(({ academicId }) => academicId);
    const before = await read();
    await ewa.goto(`${stage.server.url}/needs/${caseId}/case`);
    await pressOn(ewa, ewa.getByRole('link', { name: say('demand.find-academic'), exact: true }));
    const first = ewa.locator('.academics-ranked > li').first();
    await first.waitFor();
    const name = await first.locator('.name').innerText();
    await first.getByLabel(say('academics.lead-session'), { exact: true }).selectOption({ index: 0 });
    await lookOver(ewa, setting, 'a ranking for a case with the sessions of its programme');
    const give = first.getByRole('button', { name: say('academics.lead-give', { name }), exact: true });
    await pressOn(ewa, give);
    await first.getByRole('link', { name: say('academics.lead-open'), exact: true }).waitFor();
    const after = await read();
    expect(after.academics.map((each) => each.name)).toContain(name);
    expect(leads(after).slice(1)).toEqual(leads(before).slice(1));
    expect(after.revision).toBe(before.revision + 1);
    expect(after.changes[0]!.reason).toBe(say('academics.lead-reason'));

    // Somebody else saves while the ranking stands there.
    const second = ewa.locator('.academics-ranked > li').nth(1);
    const other = await second.locator('.name').innerText();
    await expect
      .poll(() => second.getByRole('option', { name: new RegExp(name.slice(0, 8)) }).count())
      .toBeGreaterThan(0);
    const plan = { ...after.plan, why: `${after.plan.why} Changed meanwhile. (synthetic)` };
    const body = { revision: after.revision, plan, reason: '' };
    expect((await call(ewa, 'PUT', `/programmes/${id}`, body)).status).toBe(200);
    await second.getByLabel(say('academics.lead-session'), { exact: true }).selectOption({ index: 0 });
    await pressOn(ewa, second.getByRole('button', { name: say('academics.lead-give', { name: other }), exact: true }));
    await second.getByText(say('academics.lead-conflict'), { exact: true }).waitFor();
    expect(await read()).toMatchObject({ revision: after.revision + 1, plan: { why: plan.why } });
    expect(leads(await read())).toEqual(leads(after));
    // The sessions stand there as they are now, and the same choice goes through.
    await pressOn(ewa, second.getByRole('button', { name: say('academics.lead-give', { name: other }), exact: true }));
    await second.getByRole('link', { name: say('academics.lead-open'), exact: true }).waitFor();
    expect((await read()).academics.map((each) => each.name)).toContain(other);
  });

  it('stand beside a programme with one amber gap, which its thread names', async () => {
    const { programmes } = (await call<ProgrammeList>(ewa, 'GET', '/programmes')).body;
    const talking = programmes.find(({ title }) => title.startsWith('Talking terms'))!;
    expect(talking.gaps).toBe(1);
    const { alignment } = (await call<ProgrammeView>(ewa, 'GET', `/programmes/${talking.id}`)).body;
    const [gap] = alignment.gaps;
    await ewa.goto(`${stage.server.url}/programmes/${talking.id}/thread/objective/${gap!.id}`);
    await ewa.getByRole('heading', { name: say('programmes.thread-gaps') }).waitFor();
    expect(await ewa.locator('.programme-thread-gaps > li').count()).toBe(1);
    await ewa
      .locator('.programme-thread-gaps')
      .getByText(say(`programmes.gap-${gap!.kind}`))
      .waitFor();
    await expectAccessible(ewa, 'the thread of a programme with a gap');
  });

  it('D5: teach by a module of another institution, read-only with its version, and an update offers what differs', async () => {
    const { programmes } = (await call<ProgrammeList>(ewa, 'GET', '/programmes')).body;
    const annelies = await stage.enter(setting, ANNELIES, true);
    const { modules } = (await call<ModuleList>(annelies, 'GET', '/teaching-modules')).body;
    const own = new Set(modules.filter(({ isOwn }) => isOwn).map(({ ref }) => ref.moduleId));
    const all = await Promise.all(
      programmes.map(async ({ id }) => (await call<ProgrammeView>(ewa, 'GET', `/programmes/${id}`)).body),
    );
    const borrowing = all.find(({ plan }) =>
      plan.sessions.some(({ moduleRef }) => own.has(moduleRef?.moduleId ?? '')),
    )!;
    const { moduleRef } = borrowing.plan.sessions.find((each) => own.has(each.moduleRef?.moduleId ?? ''))!;
    const { institutionId, moduleId, version } = moduleRef!;
    const path = `/teaching-modules/${institutionId}/${moduleId}`;

    await ewa.goto(`${stage.server.url}${path}`);
    await ewa
      .getByText(say('programmes.version', { number: version }))
      .first()
      .waitFor();
    expect(await ewa.getByRole('button', { name: say('programmes.new-version'), exact: true }).count()).toBe(0);
    await expectAccessible(ewa, 'a module of another institution');
    const { content } = (await call<ModuleView>(ewa, 'GET', path)).body;
    const longer = {
      version: Number(version),
      content: { ...content, contactMinutes: 615 },
      note: 'Synthetic: longer.',
    };
    expect((await call(ewa, 'POST', `/teaching-modules/${moduleId}/versions`, longer)).status).toBe(404);
    const made = await call(annelies, 'POST', `/teaching-modules/${moduleId}/versions`, longer);
    expect(made.status).toBe(201);

    await ewa.goto(`${stage.server.url}/programmes/${borrowing.id}/modules`);
    const update = ewa.getByRole('heading', { name: say('programmes.updates') });
    await update.waitFor();
    const taking = ewa.getByRole('button', {
      name: say('programmes.take-update', { version: String(Number(version) + 1) }),
      exact: true,
    });
    await ewa.getByText('615', { exact: false }).first().waitFor();
    await lookOver(ewa, setting, 'an update of a module of another institution');
    // What was taken over stays as it was until somebody takes the newer one.
    const sessionOf = ({ plan }: ProgrammeView) => plan.sessions.find((each) => each.moduleRef?.moduleId === moduleId)!;
    const read = async (): Promise<ProgrammeView> =>
      (await call<ProgrammeView>(ewa, 'GET', `/programmes/${borrowing.id}`)).body;
    expect(sessionOf(await read())).toEqual(sessionOf(borrowing));
    await pressOn(ewa, taking.first());
    await expect.poll(async () => sessionOf(await read()).minutes).toBe(615);
    await annelies.context().close();
  });

  it('are proposed for all sessions of a programme, and nobody is asked by it', async () => {
    const { body } = await call<{ programmes: { id: string }[] }>(ewa, 'GET', '/programmes');
    const { id } = body.programmes[0]!;
    await ewa.goto(`${stage.server.url}/academics/assign/${id}`);
    await ewa.locator('.academics-sessions li').first().waitFor();
    await lookOver(ewa, setting, 'academics for a programme');
    const found = await call<Assignment>(ewa, 'POST', '/academics/assignments', { programmeId: id, fairness: 1 });
    expect(found.body.status).toBe('optimal');
    expect(found.body.sessions.some(({ academicId }) => academicId !== null)).toBe(true);
    expect((await call<{ requests: unknown[] }>(ewa, 'GET', '/academics/requests')).body.requests).toHaveLength(2);
  });
});
