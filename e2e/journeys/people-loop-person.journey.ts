// People of the demonstration after their rounds have closed: what may be shown of whom, plans with progress, measured again (criterion A5).
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Development,
  OccasionChange,
  ProfileResult,
  ResultEntries,
} from '../../apps/platform/features/profile/contract.ts';
import type { OwnRounds, RoundReport } from '../../apps/platform/features/raters/contract.ts';
import { expectAccessible, SETTINGS } from '../set-up/browser.ts';
import { call, setDemonstration } from '../set-up/demonstration.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { readPdfWords } from '../watch/read-pdf-words.ts';

const stage = setDemonstration();
const at = (name: string): string => `${name}@portafiorita-synthetic.example`;

describe.each([SETTINGS[0]!, SETTINGS[2]!])('somebody whose round has closed, $name', (setting) => {
  const { say } = sentencesOf(setting.language);
  /** Two peers; three peers and a manager; five peers of whom one is severe, in two rounds. */
  let two: Page;
  let three: Page;
  let five: Page;
  joinSteps(() => [two, three, five]);

  const goTo = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${stage.server.url}/${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const get = async <Body>(page: Page, path: string): Promise<Body> => {
    const reply = await call<Body>(page, 'GET', path);
    expect(reply.status, path).toBe(200);
    return reply.body;
  };
  const reportOf = async (page: Page): Promise<RoundReport> => {
    const { rounds } = await get<OwnRounds>(page, '/rating-rounds');
    return get(page, `/rating-rounds/${rounds.at(-1)!.id}/report`);
  };
  /** Everything that can be taken along of an attempt, as text. */
  const takeAlong = async (page: Page, attemptId: string): Promise<Record<string, string>> => {
    const read = async (path: string) =>
      (await page.context().request.get(`${stage.server.url}/api/results/${attemptId}/${path}`)).body();
    return {
      json: (await read('export.json')).toString(),
      csv: (await read(`export.csv?language=${setting.language}`)).toString(),
      pdf: readPdfWords(await read(`report.pdf?language=${setting.language}`)),
    };
  };

  beforeAll(async () => {
    two = await stage.enter(setting, at('chiara'));
    three = await stage.enter(setting, at('elisa'));
    five = await stage.enter(setting, at('luca'));
  }, 120_000);
  afterAll(async () => {
    for (const page of [two, three, five]) await page?.context().close();
  });

  it('A5: finds no value of two peers anywhere: page, numbers behind it, files, report', async () => {
    const report = await reportOf(two);
    expect(report.groups).toEqual([]);
    expect(report.comments).toEqual([]);
    expect(report.withheld).toEqual([{ group: 'peers', reason: 'too-few-overall' }]);
    const { attempts, rounds } = await get<Development>(two, '/me/development');
    expect(rounds.flatMap((round) => round.groups)).toEqual([]);
    for (const { attemptId } of attempts) {
      const result = await get<ProfileResult>(two, `/results/${attemptId}`);
      expect((result.others?.rounds ?? []).flatMap(({ groups }) => groups)).toEqual([]);
      for (const { skill, selfOthers, sources } of result.skills) {
        expect(selfOthers?.raters ?? 0).toBe(0);
        expect(sources.map(({ source }) => source)).not.toContain('peers');
        const explained = JSON.stringify(await get(two, `/results/${attemptId}/explanations/${skill}`));
        expect(explained).not.toMatch(/"raters":[1-9]/);
      }
      const files = await takeAlong(two, attemptId);
      expect(
        (JSON.parse(files['json']!) as { ledger?: { rounds?: { views: unknown[] }[] } }).ledger?.rounds?.flatMap(
          ({ views }) => views,
        ) ?? [],
      ).toEqual([]);
      for (const text of Object.values(files)) expect(text).not.toContain('synthetic comment');
    }
    await goTo(two, `rounds/${report.roundId}`);
    expect(await two.getByRole('main').innerText()).not.toContain('synthetic comment');
    await expectAccessible(two, 'a round of two');
  });

  it('A5: finds what three peers see, but not the words of the third', async () => {
    const report = await reportOf(three);
    expect(report.groups.map(({ group, raters }) => [group, raters])).toEqual([
      ['peers', 3],
      ['manager', 1],
    ]);
    expect([...report.comments, ...report.groups.flatMap(({ comments }) => comments)]).toEqual([]);
    const { attempts, rounds } = await get<Development>(three, '/me/development');
    expect(rounds.flatMap((round) => round.groups.map(({ group }) => group))).toContain('peers');
    const { attemptId } = attempts[0]!;
    const { json } = await takeAlong(three, attemptId);
    expect(json).toMatch(/"group":\s*"peers"/);
    expect(json).not.toContain('synthetic comment');
    await goTo(three, `rounds/${report.roundId}`);
    const text = await three.getByRole('main').innerText();
    expect(text).not.toContain('synthetic comment');
    await goTo(three, `result/${attemptId}`);
    await three.getByRole('heading', { name: say('profile.self-others'), exact: true }).waitFor();
    await expectAccessible(three, 'a result with others’ eyes');
  });

  it('A5: reads what five wrote, in mixed order and without a name or a date', async () => {
    const report = await reportOf(five);
    const written = [...report.comments, ...report.groups.flatMap(({ comments }) => comments)];
    expect(written.length).toBe(5);
    await goTo(five, `rounds/${report.roundId}`);
    const text = await five.getByRole('main').innerText();
    for (const comment of written) expect(text).toContain(comment.text);
    expect(text).not.toMatch(/@|\d{1,2}:\d\d/);
    await expectAccessible(five, 'a round of five');
  });

  it('has a plan with modules done, and is told what has reliably changed since the wave before, or that nothing has', async () => {
    const { plan, attempts, trained } = await get<Development>(five, '/me/development');
    expect(plan!.modules.filter((module) => module.state === 'done')).toHaveLength(2);
    expect(trained.length).toBeGreaterThan(0);
    expect(attempts.length).toBeGreaterThanOrEqual(3);
    const change = await get<OccasionChange>(five, `/results/${attempts[0]!.attemptId}/change`);
    expect(change.comparison!.skills.map(({ skill }) => skill)).toHaveLength(8);
    await goTo(five, 'me');
    await five.getByRole('link', { name: plan!.modules[0]!.title[setting.language]! }).first().waitFor();
    await expectAccessible(five, 'one’s own development in the demonstration');
  });

  it('is not called blind where a severe rater stands alone among kinder ones', async () => {
    const { attempts } = await get<Development>(five, '/me/development');
    const first = attempts.at(-1)!;
    const { entries } = await get<ResultEntries>(five, `/results/${first.attemptId}/entries`);
    const afterRound = entries.find(({ reason }) => reason === 'round-released')!;
    const result = await get<ProfileResult>(five, `/results/${first.attemptId}?entry=${afterRound.resultId}`);
    const verdicts = result.skills.map(({ selfOthers }) => selfOthers!.verdict);
    expect(verdicts).toHaveLength(8);
    // Harshness lowers all skills alike: it is taken off before a skill is called a blind spot.
    expect(verdicts.filter((verdict) => verdict === 'blind-spot').length).toBeLessThanOrEqual(2);
    expect(result.others!.rounds.flatMap(({ groups }) => groups)).toContainEqual({ group: 'peers', raters: 5 });
  });
});
