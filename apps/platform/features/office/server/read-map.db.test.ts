import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import { coreMigrations } from '../../../core/migrations.ts';
import { adviseCourse } from './advise-course.ts';
import { officeMigrations } from './migrations.ts';
import { prepareMap } from './prepare-map.ts';
import { listMaps, readMap } from './read-map.ts';
import { CAMPAIGN, openSyntheticOffice, peopleOf, TENANT } from './testing/synthetic-office.ts';
import type { SyntheticPerson } from './testing/synthetic-office.ts';
import { writeSlide } from './write-slide.ts';

async function start(open: OpenTestDatabase, people: readonly SyntheticPerson[]) {
  const opened = await open([...coreMigrations, ...officeMigrations]);
  return openSyntheticOffice(opened, people);
}

const LARGE = { Alliances: 24, Contracts: 20, Learning: 18 };

describeOnBothDatabases('the map of a wave', (open) => {
  it('shows every large unit with its number, its interval and its needs, and everybody', async () => {
    const { office, administrator } = await start(open, peopleOf(LARGE));
    const map = await readMap(office, administrator, CAMPAIGN, { by: 'unit' });
    expect(map).toMatchObject({ threshold: 10, head: { wave: 2, state: 'ready' }, by: 'unit', isSynthetic: true });
    expect(map.all.figures).toHaveLength(16);
    expect(map.rows.map((row) => [row.filters['unit'], row.figures.length])).toEqual([
      ['Alliances', 16],
      ['Contracts', 16],
      ['Learning', 16],
    ]);
    expect(map.rows[0]!.figures[0]).toMatchObject({ people: 25 });
    expect(map.attributes.map((each) => each.name)).toEqual(['unit', 'site']);
    expect(JSON.stringify(map)).not.toContain('never@in.a.map');
  });

  it('reveals nobody of a team of four: no cell, no total beside it, no difference, and says why (M1)', async () => {
    const { office, administrator } = await start(open, peopleOf({ Alliances: 24, Contracts: 20, Four: 4 }));
    const map = await readMap(office, administrator, CAMPAIGN, { by: 'unit' });
    const byUnit = new Map(map.rows.map((row) => [row.filters['unit'], row]));
    expect(byUnit.get('Four')).toMatchObject({ figures: [], withheld: { reason: 'too-few', threshold: 10 } });
    // Everybody and Alliances are shown; with Contracts, the four would be what is left.
    expect(byUnit.get('Alliances')!.figures.length).toBeGreaterThan(0);
    expect(byUnit.get('Contracts')).toMatchObject({ figures: [], withheld: { reason: 'combination' } });
    const inHelsinki = await readMap(office, administrator, CAMPAIGN, { by: 'unit', within: 'site', is: 'Helsinki' });
    expect(inHelsinki.rows.find((row) => row.filters['unit'] === 'Four')?.figures).toEqual([]);
  });

  it('names the difference that is blocked when two filters are subtracted (M1)', async () => {
    const people = peopleOf({ Alliances: 24 }).map((person, index) => ({
      ...person,
      attributes: { ...person.attributes, site: index < 20 ? 'Helsinki' : 'Oulu' },
    }));
    const { office, administrator } = await start(open, people);
    const map = await readMap(office, administrator, CAMPAIGN, { by: 'site' });
    expect(map.rows.find((row) => row.filters['site'] === 'Helsinki')).toMatchObject({
      figures: [],
      withheld: { reason: 'difference', threshold: 10, against: { isEarlier: false } },
    });
  });

  it('shows a manager everybody and the own unit, and answers 404 for another', async () => {
    const { office, managerOf } = await start(open, peopleOf(LARGE));
    const manager = managerOf('alliances ');
    const map = await readMap(office, manager, CAMPAIGN, { by: 'unit' });
    expect(map.rows.map((row) => row.filters['unit'])).toEqual(['Alliances']);
    expect(map.all.figures.length).toBeGreaterThan(0);
    const elsewhere = readMap(office, manager, CAMPAIGN, { by: 'site', within: 'unit', is: 'Contracts' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'route.not-found' });
    const bySite = await readMap(office, manager, CAMPAIGN, { by: 'site' });
    expect(bySite.rows).toEqual([]);
  });

  it('stays as it was frozen when it is prepared again after people moved', async () => {
    const { office, administrator } = await start(open, peopleOf(LARGE));
    const before = await readMap(office, administrator, CAMPAIGN, { by: 'unit' });
    const moved = { ...office, campaigns: { ...office.campaigns, members: async () => [] } };
    await prepareMap(moved, { tenantId: TENANT, campaignId: CAMPAIGN });
    expect(await readMap(office, administrator, CAMPAIGN, { by: 'unit' })).toEqual(before);
  });

  it('waits until the rounds of raters are in', async () => {
    const self = await start(open, peopleOf(LARGE));
    const clock = { ...self.office.runtime.clock, now: () => Date.parse('2026-11-21T08:05:00.000Z') };
    const early = { ...self.office, runtime: { ...self.office.runtime, clock } };
    await expect(readMap(early, self.administrator, CAMPAIGN, { by: 'unit' })).rejects.toMatchObject({
      code: 'office.map-not-ready',
    });
  });

  it('is not drawn from research, nor after the retention, nor for another institution', async () => {
    const self = await start(open, peopleOf(LARGE));
    const { office, administrator } = self;
    const elsewhere = { ...administrator, tenantId: '01a1fd8c-6900-7000-8000-0000000000bb' };
    const read = (viewer = administrator) => readMap(office, viewer, CAMPAIGN, { by: 'unit' });
    await expect(read(elsewhere)).rejects.toMatchObject({ code: 'route.not-found' });
    self.campaign = { ...self.campaign, purpose: 'research' };
    expect(await prepareMap(office, { tenantId: TENANT, campaignId: CAMPAIGN })).toBeNull();
    await expect(read()).rejects.toMatchObject({ code: 'office.purpose' });
    expect((await listMaps(office, administrator)).maps).toEqual([]);
    self.campaign = { ...self.campaign, purpose: 'development', retentionUntil: '2026-11-20' };
    await expect(read()).rejects.toMatchObject({ code: 'office.map-gone' });
  });
});

describeOnBothDatabases('the course question', (open) => {
  it('orders courses by expected reduction from shown figures, with seats and prices', async () => {
    const { office, administrator } = await start(open, peopleOf(LARGE));
    const advice = await adviseCourse(office, administrator, CAMPAIGN, {
      hours: '8',
      seats: 8,
      price: 1200,
      prices: 'negotiation:900',
    });
    expect(advice.options.length).toBeGreaterThan(4);
    expect(advice.options.map((each) => each.reduction)).toEqual(
      advice.options.map((each) => each.reduction).toSorted((a, b) => b - a),
    );
    expect(advice.options.find((each) => each.skill === 'negotiation')!.price).toBe(900);
    expect(advice.options.every((each) => each.seatsUsed <= 8)).toBe(true);
    expect(advice.lead!.skill).toBe(advice.options[0]!.skill);
    expect(advice.people).toBe(60);
  });

  it('says nothing of a group below the threshold', async () => {
    const { office, administrator } = await start(open, peopleOf({ Alliances: 24, Contracts: 20, Four: 4 }));
    const advice = await adviseCourse(office, administrator, CAMPAIGN, {
      hours: '8',
      seats: 20,
      within: 'unit',
      is: 'Four',
    });
    expect(advice).toMatchObject({ options: [], lead: null, people: null, withheld: { reason: 'too-few' } });
  });

  it('leaves as a tagged slide in every language, also when nothing may be shown', async () => {
    const { office, administrator } = await start(open, peopleOf({ Alliances: 24, Four: 4 }));
    for (const within of [{}, { within: 'unit', is: 'Four' }] as const) {
      const advice = await adviseCourse(office, administrator, CAMPAIGN, { hours: '8', seats: 8, ...within });
      for (const language of office.messages.languages) {
        const { body } = await writeSlide(advice, { language, messages: office.messages });
        const text = Buffer.from(body).toString('latin1');
        expect(text.slice(0, 5)).toBe('%PDF-');
        expect(text).toContain('/StructTreeRoot');
        expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
      }
    }
  });

  it('states number of people, wave, instrument and interval on the slide (M5)', async () => {
    const { office, administrator } = await start(open, peopleOf(LARGE));
    const advice = await adviseCourse(office, administrator, CAMPAIGN, { hours: '8', seats: 8 });
    const said: [string, unknown][] = [];
    const messages = {
      ...office.messages,
      say: (language: string, key: string, values?: Record<string, string | number>) => {
        said.push([key, values]);
        return office.messages.say(language, key, values);
      },
    };
    await writeSlide(advice, { language: 'en', messages });
    const valuesOf = (key: string): unknown => said.find(([each]) => each === key)?.[1];
    expect(valuesOf('report.office.origin')).toMatchObject({ people: 60, wave: 2, instrument: 'dragoman-25 1.0.0' });
    expect(valuesOf('report.office.reason')).toMatchObject({ low: expect.any(String), high: expect.any(String) });
  });
});
