// The instrument changes after people were measured: yesterday's result stays, a new one is offered beside it (criterion A9).
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Development, ProfileResult, ResultEntries } from '../../apps/platform/features/profile/contract.ts';
import type { StudyList, StudyResults } from '../../apps/platform/features/studies/contract.ts';
import { complaintsOf, expectAccessible, SETTINGS } from '../set-up/browser.ts';
import { call, setDemonstration } from '../set-up/demonstration.ts';
import { joinSteps } from '../watch/join-steps.ts';

const stage = setDemonstration();
const at = (name: string): string => `${name}@smoczyn-synthetic.example`;

describe('an instrument whose key is changed after people were measured', () => {
  const setting = SETTINGS[1]!;
  let researcher: Page;
  let people: Page[];
  /** By page: the attempt and its result as it was read before the change. */
  const before = new Map<Page, ProfileResult>();
  joinSteps(() => [researcher, ...(people ?? [])]);

  const get = async <Body>(page: Page, path: string): Promise<Body> => {
    const reply = await call<Body>(page, 'GET', path);
    expect(reply.status, path).toBe(200);
    return reply.body;
  };

  beforeAll(async () => {
    researcher = await stage.enter(setting, at('zofia'), true);
    people = [await stage.enter(setting, at('marek')), await stage.enter(setting, at('hanna'))];
  }, 120_000);
  afterAll(async () => {
    for (const page of [researcher, ...(people ?? [])]) await page?.context().close();
  });

  it('shows a panel of nine experts, the item beside the point and the keys compared', async () => {
    const { studies } = await get<StudyList>(researcher, '/studies');
    const results = await get<StudyResults>(researcher, `/studies/${studies[0]!.id}/results`);
    expect(results.panel.experts).toBe(9);
    expect(results.isEnough).toBe(true);
    const worst = results.relevance.toSorted((a, b) => a.index! - b.index!)[0]!;
    expect(worst.item).toBe('negotiation-s08');
    expect(worst.index!).toBeLessThan(0.78);
    await researcher.goto(`${stage.server.url}/studies/${studies[0]!.id}`);
    await researcher.getByRole('heading', { level: 1 }).waitFor();
    await researcher.waitForLoadState('networkidle');
    await expectAccessible(researcher, 'a study of the demonstration');
  });

  it('A9: is changed by a named person, with a reason', async () => {
    for (const page of people) {
      const { attempts } = await get<Development>(page, '/me/development');
      before.set(page, await get<ProfileResult>(page, `/results/${attempts[0]!.attemptId}`));
    }
    const { studies } = await get<StudyList>(researcher, '/studies');
    const path = `/studies/${studies[0]!.id}`;
    const { effectiveness, parameters } = await get<StudyResults>(researcher, `${path}/results`);
    const scenarios = effectiveness.filter(({ acceptable }) => acceptable.mean).map(({ item }) => item);
    expect(scenarios.length).toBeGreaterThan(0);
    const body = { rule: 'mean', scenarios, reason: 'Synthetic reason: the panel of autumn.', parameters };
    const { status, body: after } = await call<StudyResults>(researcher, 'POST', `${path}/keys`, body);
    expect(status).toBeLessThan(300);
    expect(after.parameters).not.toBe(parameters);
    expect(after.keyVersions.at(-1)!.acceptedBy).toContain('Zofia');
  });

  it('A9: leaves yesterday’s result as it was, and keeps a new computation as an entry beside it', async () => {
    let newEntries = 0;
    for (const page of people) {
      const known = before.get(page)!;
      const path = `/results/${known.attemptId}`;
      const { entry, ...numbers } = await get<ProfileResult>(page, path);
      const { entry: entryBefore, ...numbersBefore } = known;
      expect(numbers).toEqual(numbersBefore);
      expect(entryBefore!.offer).toBe('none');
      expect(entry!.offer).toBe('parameters');
      expect((await call(page, 'POST', `${path}/recompute`, {})).status).toBeLessThan(300);
      const { entries } = await get<ResultEntries>(page, `${path}/entries`);
      const first = entries.find(({ reason }) => reason === 'first')!;
      const kept = await get<ProfileResult>(page, `${path}?entry=${first.resultId}`);
      expect(kept.skills).toEqual(known.skills);
      newEntries += entries.filter(({ reason }) => reason === 'recomputed').length;
      expect(complaintsOf(page)).toEqual([]);
    }
    expect(newEntries).toBeGreaterThan(0);
  });
});
