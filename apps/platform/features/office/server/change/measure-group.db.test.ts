import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { createDraw } from '../../../../core/disclosure/testing/synthetic-institution.ts';
import { coreMigrations } from '../../../../core/migrations.ts';
import type { Campaign, Member } from '../../../campaigns/contract.ts';
import type { PersonChange } from '../../../profile/server/index.ts';
import { officeMigrations } from '../migrations.ts';
import type { OfficeDependencies } from '../office-dependencies.ts';
import { prepareMap } from '../prepare-map.ts';
import { listMaps, readMap } from '../read-map.ts';
import { CAMPAIGN, openSyntheticOffice, TENANT } from '../testing/synthetic-office.ts';
import { createGroupChanges, judge } from './group-changes.ts';
import type { GroupChange } from './group-changes.ts';
import { forgetGroup, measureGroup } from './measure-group.ts';

const AGAIN = '01a1fd8c-6900-7000-8000-0000000000c2';
/** How far people moved: one skill all of them, one nobody, one a little. */
const MOVED: Readonly<Record<string, number>> = { negotiation: 0.9, facilitation: 0, alliances: -0.9 };

interface Planned {
  /** People of the first wave, and how many of them, from the first on, answered again. */
  readonly first: number;
  readonly again: number;
  readonly isTiedEarly?: boolean;
  /** The fault that the shared columns are there for: measurements that do not know that they are those of a map. */
  readonly withOwnColumns?: boolean;
}

async function start(open: OpenTestDatabase, planned: Planned) {
  const opened = await open([...coreMigrations, ...officeMigrations]);
  const people = Array.from({ length: planned.first }, (_, index) => ({
    personId: `person-${index}`,
    attributes: { unit: 'Fitters' },
  }));
  const self = await openSyntheticOffice(opened, people);
  const draw = createDraw(7);
  const first: Campaign = { ...self.campaign, wave: 1, closedAt: '2026-11-01T08:00:00.000Z' };
  const second: Campaign = { ...first, id: AGAIN, wave: 2, previousId: CAMPAIGN, closedAt: '2026-11-20T08:00:00.000Z' };
  const waves = { first, second };
  const membersOf = (count: number): Member[] =>
    people.slice(0, count).map(({ personId, attributes }) => ({
      personId,
      attributes,
      attemptId: `attempt-${personId}`,
      state: 'finished',
    }));
  const columnOf = (personId: string): string => (planned.withOwnColumns ? 'own' : `result-${personId}`);
  const changes = new Map(
    people.map(({ personId }): [string, PersonChange] => [
      personId,
      {
        personId,
        beforeResultId: columnOf(personId),
        afterResultId: `again-${personId}`,
        skills: Object.entries(MOVED).map(([skill, by]) => {
          const [before, noise] = [1.4 + 2 * draw(), draw() - 0.5];
          const change = { mean: by + noise, sd: 0.4 };
          return {
            skill,
            before: { mean: before, sd: 0.4 },
            after: { mean: before + by + noise, sd: 0.4 },
            change,
            views: { self: change },
          };
        }),
      },
    ]),
  );
  const office: OfficeDependencies = {
    ...self.office,
    campaigns: {
      list: async () => [waves.second, waves.first],
      read: async (_queries, _tenantId, id) => [waves.first, waves.second].find((each) => each.id === id) ?? null,
      members: async (_queries, _tenantId, id) => membersOf(id === AGAIN ? planned.again : planned.first),
    },
    profile: {
      ...self.office.profile,
      changes: async (_tenantId, pairs) => pairs.flatMap(({ personId }) => changes.get(personId) ?? []),
    },
    isOfProgramme: async (_queries, _tenantId, id) => planned.isTiedEarly === true && id === CAMPAIGN,
  };
  const about = { tenantId: TENANT, campaignId: CAMPAIGN };
  const door = createGroupChanges(() => office);
  return { ...self, office, waves, about, door, read: () => door.change(TENANT, CAMPAIGN) };
}

type Ready = Extract<GroupChange, { state: 'ready' }>;
const figuresOf = (change: GroupChange | null): Ready['skills'] => (change as Ready).skills;

describeOnBothDatabases('a group measured twice', (open) => {
  it('says of each skill what changed, with interval and verdict, and of nobody anything', async () => {
    const { office, about, read } = await start(open, { first: 20, again: 20 });
    expect(await read()).toEqual({ state: 'waiting' });
    await measureGroup(office, about);
    const change = (await read()) as Ready;
    expect(change).toMatchObject({ state: 'ready', before: '2026-11-01', after: '2026-11-20', threshold: 10 });
    // Nobody was heard from but themselves: that is no refusal.
    expect(change.withheld).toBeNull();
    expect([...change.measured].toSorted()).toEqual(Object.keys(MOVED).toSorted());
    expect(change.skills.map(({ skill, verdict }) => [skill, verdict]).toSorted()).toEqual([
      ['alliances', 'fallen'],
      ['facilitation', 'no-reliable-change'],
      ['negotiation', 'risen'],
    ]);
    for (const { before, after, change: moved, views } of change.skills) {
      expect(moved).toMatchObject({ people: 20, unit: 'change' });
      expect(after.mean - before.mean).toBeCloseTo(moved.mean, 0);
      expect(views).toMatchObject([{ view: 'self' }]);
    }
    expect(JSON.stringify(change)).not.toContain('person-');
  });

  it('is the same however often it is worked out, also when people have moved meanwhile', async () => {
    const { office, about, read } = await start(open, { first: 20, again: 20 });
    await measureGroup(office, about);
    const before = await read();
    const moved = { ...office, campaigns: { ...office.campaigns, members: async () => [] } };
    await measureGroup(moved, about);
    expect(await read()).toEqual(before);
  });

  it('refuses below the threshold and says that there are too few (F4)', async () => {
    const { office, about, read } = await start(open, { first: 24, again: 9 });
    await measureGroup(office, about);
    expect(await read()).toMatchObject({ state: 'ready', withheld: 'too-few', skills: [], threshold: 10 });
  });

  it('refuses when a map has shown the first wave and those who left could be subtracted out of it', async () => {
    const { office, about, read } = await start(open, { first: 24, again: 20 });
    await prepareMap(office, about);
    await measureGroup(office, about);
    expect(await read()).toMatchObject({ state: 'ready', withheld: 'difference', skills: [] });
  });

  it('would show them if the two did not share their columns: the planted fault is seen', async () => {
    const { office, about, read } = await start(open, { first: 24, again: 20, withOwnColumns: true });
    await prepareMap(office, about);
    await measureGroup(office, about);
    expect(figuresOf(await read()).length).toBe(3);
  });

  it('shows them when the round belonged to the programme before a map was made, and then no map is made', async () => {
    const { office, about, administrator, read } = await start(open, { first: 24, again: 20, isTiedEarly: true });
    expect(await prepareMap(office, about)).toBeNull();
    expect((await listMaps(office, administrator)).maps).toEqual([]);
    await expect(readMap(office, administrator, CAMPAIGN, { by: 'unit' })).rejects.toMatchObject({
      code: 'office.map-of-programme',
    });
    await measureGroup(office, about);
    expect(figuresOf(await read()).length).toBe(3);
  });

  it('keeps a map that is asked for afterwards from giving those away who left', async () => {
    const { office, about, administrator } = await start(open, { first: 24, again: 20, isTiedEarly: true });
    await measureGroup(office, about);
    const untied = { ...office, isOfProgramme: async () => false };
    const map = await readMap(untied, administrator, CAMPAIGN, { by: 'unit' });
    const level = map.all.figures.filter(({ measure }) => measure === 'negotiation.level');
    expect([level, map.all.withheld?.reason]).toEqual([[], 'difference']);
  });

  it('waits for the second wave and its raters, is not made of research, and ends with the retention', async () => {
    const { office, about, waves, door, read } = await start(open, { first: 20, again: 20 });
    const closed = waves.second;
    waves.second = { ...closed, status: 'launched', closedAt: null };
    await measureGroup(office, about);
    expect(await read()).toEqual({ state: 'waiting' });
    waves.second = { ...closed, closedAt: office.runtime.clock.iso() };
    await measureGroup(office, about);
    expect(await read()).toEqual({ state: 'waiting' });
    waves.second = closed;
    expect(await door.rounds(TENANT)).toEqual([
      {
        campaignId: CAMPAIGN,
        title: 'Synthetic round',
        closedAt: '2026-11-01T08:00:00.000Z',
        againClosedAt: closed.closedAt,
      },
    ]);
    await measureGroup(office, about);
    waves.first = { ...waves.first, retentionUntil: '2026-11-02' };
    expect([await read(), await door.rounds(TENANT)]).toEqual([{ state: 'gone' }, []]);
    waves.first = { ...waves.first, purpose: 'research' };
    expect(await read()).toBeNull();
  });

  it('forgets whom its columns stood for, and keeps those of the wave whose time is not over', async () => {
    const { office, about, read } = await start(open, { first: 20, again: 20 });
    await measureGroup(office, about);
    const people = async (): Promise<number> => {
      const rows = await office.database.read
        .selectFrom('disclosure_member' as never)
        .selectAll()
        .execute();
      return rows.length;
    };
    expect(await people()).toBe(60);
    const ended = { tenantId: TENANT, first: CAMPAIGN, second: AGAIN, ended: AGAIN };
    await office.database.write((queries) => forgetGroup(office.gate, queries, ended));
    expect(await people()).toBe(20);
    expect(figuresOf(await read()).length).toBe(3);
  });
});

describe('the verdict of a change', () => {
  it.each([
    [0.1, 0.6, 'risen'],
    [-0.6, -0.1, 'fallen'],
    [-0.1, 0.6, 'no-reliable-change'],
    [0, 0.6, 'no-reliable-change'],
    [-0.6, -0, 'no-reliable-change'],
  ])('is, between %s and %s, %s (F5)', (low, high, expected) => {
    expect(judge({ interval90: { low, high } })).toBe(expected);
  });
});
