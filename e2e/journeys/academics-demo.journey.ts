// A designer of the demonstration looks for somebody to teach: three courses given come before forty papers (P5).
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AcademicList,
  AcademicView,
  Assignment,
  MentoringView,
  Ranking,
} from '../../apps/platform/features/academics/contract.ts';
import { SETTINGS } from '../set-up/browser.ts';
import { call, setDemonstration } from '../set-up/demonstration.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const EWA = 'ewa@smoczyn-synthetic.example';
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
