import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import type { WriteQueries } from '../../../core/database/database.ts';
import { deriveKeys } from '../../../core/keys/installation-keys.ts';
import { coreMigrations } from '../../../core/migrations.ts';
import { identityMigrations, memberStore, institutionStore } from '../../identity/server/index.ts';
import { createPolicyPeople } from '../../identity/server/testing/policy-people.ts';
import { officeMigrations } from './migrations.ts';
import { officeErasable } from './office-erasable.ts';
import { commentOnShare, listSharedPlans } from './shared-plans.ts';
import { closeTeamPlan, listTeamPlans, openTeamPlan, putWishes } from './team-plans.ts';
import { openSyntheticOffice } from './testing/synthetic-office.ts';
import { findViewer } from './viewer.ts';
import type { Viewer } from './viewer.ts';

const UNIT = '01a1fd8c-6900-7000-8000-0000000000d1';
const OTHER_UNIT = '01a1fd8c-6900-7000-8000-0000000000d2';
const once = <Value>(_queries: WriteQueries, job: () => Promise<Value>): Promise<Value> => job();

async function start(open: OpenTestDatabase) {
  const opened = await open([...coreMigrations, ...identityMigrations, ...officeMigrations]);
  const { database, runtime } = opened;
  const self = await openSyntheticOffice(opened, []);
  const people = await createPolicyPeople({ database, runtime, keys: deriveKeys(new Uint8Array(32).fill(5)) });
  const at = runtime.clock.iso();
  await database.write(async (queries) => {
    const units = institutionStore(queries);
    await units.addUnit(people.here, { id: UNIT, name: 'Synthetic four', createdAt: at });
    await units.addUnit(people.here, { id: OTHER_UNIT, name: 'Synthetic other', createdAt: at });
  });
  const join = async (role: 'participant' | 'manager' | 'institution-administrator', unitId: string | null) => {
    const person = await people.make(role, people.here);
    if (unitId !== null) {
      await database.write((queries) => memberStore(queries).setUnits(people.here, person.personId, [unitId]));
    }
    const viewer = await findViewer(database.read, {
      kind: 'account',
      tenantId: people.here,
      personId: person.personId,
      accountId: person.accountId!,
      roles: [role],
      twoFactorPassed: true,
    });
    return viewer;
  };
  const open1 = (viewer: Viewer) => openTeamPlan(self.office, viewer, { unitId: UNIT, title: 'Spring' }, once);
  const planOf = async (viewer: Viewer) => (await listTeamPlans(self.office, viewer)).plans[0]!;
  return { ...self, opened, people, join, openPlan: open1, planOf };
}

describeOnBothDatabases('a team plan', (open) => {
  it('takes two wishes of each member, by name and without a score', async () => {
    const { office, join, openPlan, planOf } = await start(open);
    const [manager, member] = [await join('manager', UNIT), await join('participant', UNIT)];
    await openPlan(manager);
    const { id } = await planOf(member);
    await putWishes(office, member, id, [
      { skill: 'negotiation', text: '' },
      { skill: null, text: ' reading contracts ' },
    ]);
    const plan = await planOf(manager);
    expect(plan.people).toEqual([
      {
        name: 'Synthetic Person',
        wishes: [
          { skill: 'negotiation', text: '' },
          { skill: null, text: 'reading contracts' },
        ],
      },
    ]);
    expect(JSON.stringify(plan)).not.toMatch(/level|score|mean/);
  });

  it('lets a member change the wishes and take them back at any time, also after it closed', async () => {
    const { office, join, openPlan, planOf, acts } = await start(open);
    const [manager, member] = [await join('manager', UNIT), await join('participant', UNIT)];
    await openPlan(manager);
    const { id } = await planOf(member);
    await putWishes(office, member, id, [{ skill: 'negotiation', text: '' }]);
    await putWishes(office, member, id, [{ skill: 'facilitation', text: '' }]);
    expect((await planOf(member)).own).toEqual([{ skill: 'facilitation', text: '' }]);
    await closeTeamPlan(office, manager, id);
    await expect(putWishes(office, member, id, [{ skill: 'negotiation', text: '' }])).rejects.toMatchObject({
      code: 'office.plan-closed',
    });
    await putWishes(office, member, id, []);
    expect((await planOf(manager)).people).toEqual([]);
    expect(acts.map((act) => act.action)).toContain('team-plan.wishes-taken-back');
  });

  it('stays within its unit: neither another unit nor the administrator reads names', async () => {
    const { office, join, openPlan, planOf } = await start(open);
    const [manager, member] = [await join('manager', UNIT), await join('participant', UNIT)];
    const [stranger, administrator] = [
      await join('participant', OTHER_UNIT),
      await join('institution-administrator', null),
    ];
    await openPlan(manager);
    const { id } = await planOf(member);
    await putWishes(office, member, id, [{ skill: 'negotiation', text: '' }]);
    expect((await listTeamPlans(office, stranger)).plans).toEqual([]);
    await expect(putWishes(office, stranger, id, [{ skill: 'negotiation', text: '' }])).rejects.toMatchObject({
      code: 'route.not-found',
    });
    expect(await planOf(administrator)).toMatchObject({ mayRead: false, mayClose: true, people: [] });
  });

  it('is opened for a unit one leads, one at a time', async () => {
    const { join, openPlan } = await start(open);
    const [manager, elsewhere, member] = [
      await join('manager', UNIT),
      await join('manager', OTHER_UNIT),
      await join('participant', UNIT),
    ];
    await expect(openPlan(elsewhere)).rejects.toMatchObject({ code: 'office.not-your-unit' });
    await expect(openPlan(member)).rejects.toMatchObject({ code: 'office.not-your-unit' });
    await openPlan(manager);
    await expect(openPlan(manager)).rejects.toMatchObject({ code: 'office.plan-open-already' });
  });

  it('forgets a person who is erased', async () => {
    const { office, opened, people, join, openPlan, planOf } = await start(open);
    const [manager, member] = [await join('manager', UNIT), await join('participant', UNIT)];
    await openPlan(manager);
    await putWishes(office, member, (await planOf(member)).id, [{ skill: null, text: 'canary' }]);
    const { personId } = member;
    expect(await officeErasable.listPersons!(opened.database.read)).toEqual([{ tenantId: people.here, personId }]);
    await opened.database.write((queries) => officeErasable.erase!(queries, { tenantId: people.here, personId }));
    expect(await officeErasable.listPersons!(opened.database.read)).toEqual([]);
    expect((await planOf(manager)).people).toEqual([]);
  });
});

describeOnBothDatabases('what is shared by name', (open) => {
  it('is there while it is shared and gone with the next request after it is taken back, comments too (M2)', async () => {
    const { office, shares, join, acts } = await start(open);
    const [manager, member] = [await join('manager', UNIT), await join('participant', UNIT)];
    const share = {
      id: '01a1fd8c-6900-7000-8000-0000000000e1',
      personId: member.personId,
      withPersonId: manager.personId,
      what: 'plan' as const,
      grantedAt: '2026-11-21T09:00:00.000Z',
    };
    shares.push(share);
    expect((await listSharedPlans(office, manager)).shares).toMatchObject([
      { person: 'Synthetic Person', what: 'plan' },
    ]);
    await commentOnShare(office, manager, share.id, 'Well chosen.', once);
    expect((await listSharedPlans(office, manager)).shares[0]!.comments).toMatchObject([
      { text: 'Well chosen.', isOwn: true },
    ]);
    expect((await listSharedPlans(office, member)).aboutMe).toMatchObject([{ text: 'Well chosen.' }]);
    expect(acts.filter((act) => act.action === 'share.viewed' && act.personId === manager.personId)).not.toEqual([]);
    shares.length = 0;
    expect((await listSharedPlans(office, manager)).shares).toEqual([]);
    await expect(commentOnShare(office, manager, share.id, 'Again.', once)).rejects.toMatchObject({
      code: 'route.not-found',
    });
  });

  it('is for the named person alone, not for others who manage', async () => {
    const { office, shares, join } = await start(open);
    const [manager, other, member] = [
      await join('manager', UNIT),
      await join('manager', UNIT),
      await join('participant', UNIT),
    ];
    shares.push({
      id: '01a1fd8c-6900-7000-8000-0000000000e1',
      personId: member.personId,
      withPersonId: manager.personId,
      what: 'profile',
      grantedAt: '2026-11-21T09:00:00.000Z',
    });
    expect((await listSharedPlans(office, other)).shares).toEqual([]);
    const guess = commentOnShare(office, other, '01a1fd8c-6900-7000-8000-0000000000e1', 'Hello', once);
    await expect(guess).rejects.toMatchObject({ code: 'route.not-found' });
  });
});
