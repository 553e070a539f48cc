import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../database/testing/with-databases.ts';
import { coreMigrations } from '../migrations.ts';
import { disclosureErasable } from './disclosure-erasable.ts';
import { createDisclosureGate } from './disclosure-gate.ts';
import type { FrozenMember } from './disclosure-gate.ts';
import type { GroupAnswer, GroupFilters } from './group-figure.ts';
import { findDetermined } from './testing/attack.ts';
import { allFilters, membersOf, syntheticInstitution } from './testing/synthetic-institution.ts';
import type { SyntheticMember } from './testing/synthetic-institution.ts';

const MEASURES = [{ id: 'negotiation.level', unit: 'level' }] as const;
/** Digits nobody else has, and that no rounding to one decimal leaves. */
const CANARY = 3.217_451_9;

const freezing = (people: readonly SyntheticMember[], version = 'v1'): FrozenMember[] =>
  people.map((person, index) => ({
    personId: `person-${index}`,
    version,
    attributes: person.attributes,
    contributions: { 'negotiation.level': [person.value, 0.3] },
  }));

async function start(open: OpenTestDatabase) {
  const opened = await open(coreMigrations);
  const gate = createDisclosureGate(opened);
  const freeze = (scope: string, members: readonly FrozenMember[], threshold = 10) =>
    gate.freeze(opened.database, { tenantId: 't', series: 'skills', scope, threshold, measures: MEASURES, members });
  const ask = (snapshotId: string, ...queries: GroupFilters[]) =>
    gate.answer(opened.database, { tenantId: 't', snapshotId, queries });
  return { ...opened, gate, freeze, ask };
}

const isShown = (answer: GroupAnswer): boolean => answer.figures.length > 0;

describeOnBothDatabases('the disclosure gate', (open) => {
  it('gives a group the same answer at every door and at any later time, whatever else was asked meanwhile', async () => {
    const { gate, freeze, ask, database } = await start(open);
    const people = syntheticInstitution(1);
    const snapshot = await freeze('wave 1', freezing(people));
    const first = await ask(snapshot, {}, { unit: 'A' });
    expect(first.every(isShown)).toBe(true);
    await ask(snapshot, ...allFilters(people, 2));
    expect(await ask(snapshot, {}, { unit: 'A' })).toEqual(first);
    expect(await gate.read(database.read, 't', snapshot)).toContainEqual(first[0]);
  });

  it('remembers across doors: report, export and API together recover nobody', async () => {
    const { freeze, ask } = await start(open);
    const people = syntheticInstitution(2);
    const snapshot = await freeze('wave 1', freezing(people));
    const released: number[][] = [];
    const filters = allFilters(people, 2);
    for (const door of [0, 1, 2]) {
      const asked = filters.filter((_, index) => index % 3 === door);
      const answers = await ask(snapshot, ...asked);
      answers.forEach((answer, index) => {
        if (isShown(answer)) released.push(membersOf(people, asked[index]!));
      });
    }
    expect(released.length).toBeGreaterThan(10);
    expect(findDetermined(released, people.length)).toEqual([]);
  });

  it('says with which group the difference would be too small', async () => {
    const { freeze, ask } = await start(open);
    const of = (unit: string, count: number): SyntheticMember[] =>
      Array.from({ length: count }, (_, index) => ({
        attributes: { unit, site: 'north' },
        value: 1.2 + (index % 5) / 2,
      }));
    const snapshot = await freeze('wave 1', freezing([...of('large', 14), ...of('four', 4)]));
    const [all, large, four, both] = await ask(
      snapshot,
      {},
      { unit: 'large' },
      { unit: 'four' },
      { unit: 'large', site: 'north' },
    );
    expect(isShown(all!)).toBe(true);
    expect(large).toMatchObject({
      figures: [],
      withheld: { reason: 'difference', threshold: 10, against: { filters: {}, isEarlier: false } },
    });
    expect(four).toMatchObject({ figures: [], withheld: { reason: 'too-few' } });
    expect(both).toMatchObject({ figures: [], withheld: { reason: 'difference' } });
  });

  it('takes two filters and no third, and no name that is not there', async () => {
    const { freeze, ask, database } = await start(open);
    const snapshot = await freeze('wave 1', freezing(syntheticInstitution(3)));
    const [three, unknown, inherited] = await ask(
      snapshot,
      { unit: 'A', sex: 'f', site: 'north' },
      { unit: 'words from outside' },
      { constructor: 'x' },
    );
    expect(three!.withheld?.reason).toBe('too-many-filters');
    expect([unknown!, inherited!].map((answer) => answer.withheld?.reason)).toEqual(['too-few', 'too-few']);
    const { rows } = await sql`select * from disclosure_answer`.execute(database.read);
    expect(rows).toEqual([]);
  });

  it('keeps the attributes of the first freezing: moving people about afterwards changes nothing', async () => {
    const { freeze, ask } = await start(open);
    const people = syntheticInstitution(4);
    const snapshot = await freeze('wave 1', freezing(people));
    const before = await ask(snapshot, {}, { unit: 'A' });
    const moved = people.map((person, index) =>
      index === 0
        ? { ...person, attributes: { ...person.attributes, unit: person.attributes['unit'] === 'A' ? 'B' : 'A' } }
        : person,
    );
    expect(await freeze('wave 1', freezing(moved))).toBe(snapshot);
    expect(await ask(snapshot, {}, { unit: 'A' })).toEqual(before);
    const second = await freeze('wave 2', freezing(moved));
    const [all, unit] = await ask(second, {}, { unit: 'A' });
    expect(isShown(all!)).toBe(true);
    expect(unit).toMatchObject({ figures: [], withheld: { reason: 'difference', against: { isEarlier: true } } });
  });

  it('shows nobody who joins or leaves between three snapshots', async () => {
    const { freeze, ask } = await start(open);
    const people = syntheticInstitution(5, 121);
    const filters = allFilters(people, 2);
    const released: number[][] = [];
    for (const [wave, present] of [people.slice(0, 120), people, people.slice(1)].entries()) {
      const offset = people.indexOf(present[0]!);
      const members = freezing(present).map((member, index) => ({ ...member, personId: `person-${index + offset}` }));
      const snapshot = await freeze(`wave ${wave}`, members);
      const answers = await ask(snapshot, ...filters);
      answers.forEach((answer, index) => {
        if (isShown(answer)) released.push(membersOf(present, filters[index]!).map((each) => each + offset));
      });
    }
    expect(released.length).toBeGreaterThan(20);
    expect(findDetermined(released, people.length)).toEqual([]);
  });

  it('shows a later wave in full when everybody was measured anew', async () => {
    const { freeze, ask } = await start(open);
    const people = syntheticInstitution(6);
    const first = await ask(await freeze('wave 1', freezing(people)), {}, { unit: 'A' }, { site: 'north' });
    const again = await ask(await freeze('wave 2', freezing(people, 'v2')), {}, { unit: 'A' }, { site: 'north' });
    expect(again.map(isShown)).toEqual(first.map(isShown));
    expect(again.every(isShown)).toBe(true);
  });

  it('never lets the value of a planted person out, in an answer or in what is kept of answers', async () => {
    const { freeze, ask, database } = await start(open);
    const people = syntheticInstitution(7);
    const planted = people.map((person, index) => (index === 3 ? { ...person, value: CANARY } : person));
    const answers = await ask(await freeze('wave 1', freezing(planted)), ...allFilters(people, 2));
    const { rows } = await sql`select * from disclosure_answer`.execute(database.read);
    expect(answers.filter(isShown).length).toBeGreaterThan(10);
    for (const text of [JSON.stringify(answers), JSON.stringify(rows)]) {
      expect(text).not.toContain('3.21');
      expect(text).not.toContain('person-3');
    }
  });

  it('cannot be asked by way of an erasure who was erased', async () => {
    const { freeze, ask, database } = await start(open);
    const people = syntheticInstitution(8);
    const snapshot = await freeze('wave 1', freezing(people));
    const [all] = await ask(snapshot, {});
    await database.write((queries) => disclosureErasable.erase!(queries, { tenantId: 't', personId: 'person-5' }));
    const left = await disclosureErasable.listPersons!(database.read);
    expect(left.some((person) => person.personId === 'person-5')).toBe(false);
    expect(await ask(snapshot, {})).toEqual([all]);
    const rest = freezing(people).filter((member) => member.personId !== 'person-5');
    const [again] = await ask(await freeze('wave 2', rest), {});
    expect(again).toMatchObject({ figures: [], withheld: { reason: 'difference' } });
  });

  it('decides ten questions asked at the same moment as if they had come one after the other', async () => {
    const { freeze, ask } = await start(open);
    const people = syntheticInstitution(9);
    const snapshot = await freeze('wave 1', freezing(people));
    const filters = allFilters(people, 2).slice(0, 30);
    const answers = await Promise.all(filters.slice(0, 5).map((each) => ask(snapshot, each)));
    const released = answers.flatMap(([answer], index) =>
      isShown(answer!) ? [membersOf(people, filters[index]!)] : [],
    );
    expect(findDetermined(released, people.length)).toEqual([]);
    expect(await ask(snapshot, ...filters.slice(0, 5))).toEqual(answers.flat());
  });

  it('forgets whom a snapshot was of when the retention is over, and keeps what was said of groups', async () => {
    const { gate, freeze, ask, database } = await start(open);
    const people = syntheticInstitution(10);
    const snapshot = await freeze('wave 1', freezing(people));
    await freeze('wave 2', freezing(people.slice(0, 30), 'v2'));
    const [all] = await ask(snapshot, {});
    await database.write((queries) => gate.forget(queries, { tenantId: 't', series: 'skills', scope: 'wave 1' }));
    const left = await disclosureErasable.listPersons!(database.read);
    expect(left.length).toBe(30);
    expect(await gate.read(database.read, 't', snapshot)).toEqual([all]);
  });

  it('refuses a threshold below five', async () => {
    const { freeze } = await start(open);
    await expect(freeze('wave 1', freezing(syntheticInstitution(1)), 4)).rejects.toThrow(RangeError);
  });
});
