import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeTemporaryFolder } from '../core/database/testing/make-folder.ts';
import { withTables } from '../core/database/with-tables.ts';
import { readNetwork, readPeopleLoop } from '../features/demonstration/server/index.ts';
import { syntheticPeopleLoop } from '../features/demonstration/contract.ts';
import type { SyntheticPeopleLoop } from '../features/demonstration/contract.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import { openPlatform } from './testing/open-platform.ts';
import type { TestPlatform } from './testing/open-platform.ts';

const PATIENCE = { timeout: 240_000 };
/** Jobs that the loading leaves to the installation. */
const READS_LATER: ReadonlySet<string> = new Set(['demand.read-text', 'market.read-file', 'market.watch']);
const folder = new URL('demo/', CONTENT_FOLDER);
const network = readNetwork(folder);
const loop = readPeopleLoop(folder);
/** One institution with one closed wave of sixteen, three rounds and two plans: quick to load. */
const small: SyntheticPeopleLoop = {
  ...loop,
  campaigns: loop.campaigns
    .filter(({ id }) => id === 'porta-1' || id === 'water-1' || id === 'mere-1')
    .map((each) => ({
      ...each,
      crowd: each.crowd.slice(0, 1),
      rounds: each.rounds.filter(({ person }) => ['luca', 'chiara', 'elisa'].includes(String(person))),
    })),
  sample: null,
  plans: loop.plans.filter(({ person }) => person === 'luca' || person === 'elisa'),
};

type AnyTables = Record<string, Record<string, string | number | null>>;

async function read({ database }: TestPlatform, table: string): Promise<AnyTables[string][]> {
  return withTables<AnyTables>(database.read).selectFrom(table).selectAll().execute();
}

async function open(dataFolder: string, seed: number, peopleLoop = small): Promise<TestPlatform> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const platform = await openPlatform({ dataFolder, seed, demonstration: network, peopleLoop });
  await platform.filled;
  return platform;
}

/**
 * What people answered in the campaign, without ids and times, and how many ratings there are. Which statements a rater sees hangs on
 * ids, and so does what somebody trains afterwards.
 */
async function readViews(platform: TestPlatform): Promise<string[]> {
  const asked = new Set(
    (await read(platform, 'attempt')).filter((row) => row['campaign_id'] !== null).map((row) => row['id']),
  );
  const answers = (await read(platform, 'answer'))
    .filter((row) => asked.has(row['attempt_id']!))
    .map((row) => `${row['item_id']} ${row['value']}`);
  return [...answers, `${(await read(platform, 'rating_answer')).length} ratings`].sort();
}

describe('the people loop of the demonstration', () => {
  it('is labelled synthetic in every title, name and text', () => {
    const texts = [
      ...loop.campaigns.map(({ title }) => title),
      ...Object.values(loop.comments).flat(),
      ...loop.plans.flatMap(({ note }) => note ?? []),
      loop.agreement,
    ];
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter((text) => !/synthetic/i.test(text))).toEqual([]);
  });

  it.each([
    ['an unlabelled campaign', (copy: SyntheticPeopleLoop) => (copy.campaigns[0]!.title = 'Development round')],
    ['a wave before its first', (copy: SyntheticPeopleLoop) => (copy.campaigns[0]!.previous = 'porta-2')],
    ['a cell below five', (copy: SyntheticPeopleLoop) => (copy.campaigns[0]!.cell = 4)],
    ['a plan from nowhere', (copy: SyntheticPeopleLoop) => (copy.plans[0]!.campaign = 'nowhere')],
  ])('is refused with %s', (_what, change) => {
    const copy = structuredClone(loop);
    expect(syntheticPeopleLoop.safeParse(copy).success).toBe(true);
    change(copy);
    expect(syntheticPeopleLoop.safeParse(copy).success).toBe(false);
  });

  it('has waves, rounds below and above the thresholds, a severe rater, and about 120 people', () => {
    const crowd = loop.campaigns.flatMap((each) => each.crowd).reduce((sum, { count }) => sum + count, 0);
    const accounts = network.institutions.flatMap((each) => each.people).length;
    expect(crowd + accounts).toBeGreaterThan(115);
    expect(new Set(loop.campaigns.map(({ state }) => state))).toEqual(new Set(['draft', 'planned', 'open', 'closed']));
    expect(new Set(loop.campaigns.map(({ purpose }) => purpose)).size).toBe(3);
    const rounds = loop.campaigns.flatMap((each) => each.rounds);
    expect(rounds.some(({ peers, manager }) => peers === 2 && !manager)).toBe(true);
    expect(rounds.some(({ severe }) => severe)).toBe(true);
  });

  it('is lived through once, at its own times, and sends no mail', PATIENCE, async () => {
    const dataFolder = makeTemporaryFolder();
    const first = await open(dataFolder, 1);
    const campaigns = await read(first, 'campaign');
    expect(campaigns.map((row) => row['status']).sort()).toEqual(['closed', 'draft', 'launched']);
    const closed = campaigns.find((row) => row['status'] === 'closed' && row['purpose'] === 'development')!;
    expect(String(closed['closed_at'])).toMatch(/^2026-07-0[34]/);
    expect((await read(first, 'rating_round')).map((row) => row['status'])).toEqual([
      'released',
      'released',
      'released',
    ]);
    expect((await read(first, 'rating_round_entry')).length).toBeGreaterThanOrEqual(2);
    expect((await read(first, 'office_map')).map((row) => row['campaign_id'])).toContain(closed['id']);
    expect((await read(first, 'team_wish')).length).toBe(4);
    const mails = join(dataFolder, 'mail');
    expect(existsSync(mails) ? readdirSync(mails) : []).toEqual([]);
    // Nothing of the past is left to be done, so nothing of it is sent when the jobs begin.
    const waiting = (await read(first, 'job')).filter((row) => row['unique_key'] !== 'recurring');
    const due = waiting.filter((row) => String(row['run_at']) <= '2026-11-21T10:00:00.000Z');
    // Texts and adverts are read later, by the installation's own jobs, which send nothing.
    expect([...new Set(due.map((row) => String(row['kind'])))].filter((kind) => !READS_LATER.has(kind))).toEqual([]);
    const views = await readViews(first);
    expect(views.length).toBeGreaterThan(400);
    const attempts = (await read(first, 'attempt')).length;
    await first.close();
    const second = await open(dataFolder, 2);
    expect((await read(second, 'attempt')).length).toBe(attempts);
    expect(await readViews(second)).toEqual(views);
    await second.close();
    const elsewhere = await open(makeTemporaryFolder(), 7);
    expect(await readViews(elsewhere)).toEqual(views);
  });

  it('goes on where the loading was interrupted', PATIENCE, async () => {
    const dataFolder = makeTemporaryFolder();
    const whole = await open(makeTemporaryFolder(), 1);
    const expected = await readViews(whole);
    await whole.close();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
    const cut = await openPlatform({ dataFolder, demonstration: network, peopleLoop: small });
    // In the middle of the first campaign.
    while ((await read(cut, 'rating_answer')).length === 0) await new Promise((resolve) => setImmediate(resolve));
    await cut.close();
    const again = await open(dataFolder, 2);
    expect(await readViews(again)).toEqual(expected);
    expect((await read(again, 'campaign')).length).toBe(3);
  });
});
