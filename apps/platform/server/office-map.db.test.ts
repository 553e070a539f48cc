import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnBothDatabases } from '../core/database/testing/with-databases.ts';
import { createDisclosureGate } from '../core/disclosure/disclosure-gate.ts';
import type { GroupFilters } from '../core/disclosure/group-figure.ts';
import { createDraw } from '../core/disclosure/testing/synthetic-institution.ts';
import { makeSchema, findTestServer } from '../core/database/testing/test-server.ts';
import { openKeys } from '../core/keys/open-keys.ts';
import { silentLog } from '../core/log.ts';
import { campaignMaker } from '../features/campaigns/server/policy-fixture.ts';
import { createPolicyPeople } from '../features/identity/server/testing/policy-people.ts';
import type { PolicyPerson } from '../features/identity/server/testing/policy-people.ts';
import type { MapList, TeamMap } from '../features/office/contract.ts';
import { openPlatform } from './testing/open-platform.ts';

const MINUTE = 60_000;
const SIZES = { Alliances: 24, Contracts: 18, Four: 4 };
const MEASURES = [
  { id: 'negotiation.level', unit: 'level' },
  { id: 'negotiation.need', unit: 'share' },
  { id: 'negotiation.reduction-8', unit: 'per-ten' },
] as const;

/** A platform with a launched campaign whose people were frozen already: answering by hundreds of attempts is the journey's matter. */
async function start(engine: 'sqlite' | 'postgres') {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const databaseUrl = engine === 'postgres' ? await makeSchema(await findTestServer()) : undefined;
  const platform = await openPlatform(databaseUrl === undefined ? {} : { databaseUrl });
  const { database, runtime, dataFolder, app } = platform;
  const world = { database, runtime, keys: await openKeys({ database, dataFolder, runtime, log: silentLog }) };
  const people = await createPolicyPeople(world);
  const { id } = await campaignMaker(world)(people.here, 'launched');
  const gate = createDisclosureGate({ runtime });
  const draw = createDraw(3);
  const members = Object.entries(SIZES).flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, index) => ({
      personId: `${unit}-${index}`,
      version: 'synthetic',
      attributes: { unit },
      contributions: {
        'negotiation.level': [1.2 + 2.4 * draw(), 0.5],
        'negotiation.need': [draw(), 0],
        'negotiation.reduction-8': [3 * draw(), 0],
      } as const,
    })),
  );
  const about = { tenantId: people.here, series: 'skills', scope: id, threshold: 10 };
  const snapshotId = await gate.freeze(database, { ...about, measures: MEASURES, members });
  const queries: GroupFilters[] = [{}, ...Object.keys(SIZES).map((unit) => ({ unit }))];
  await gate.answer(database, { tenantId: people.here, snapshotId, queries });
  const call = (person: PolicyPerson, path: string, body?: object) =>
    app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: `/api${path}`,
      headers: { cookie: person.cookie, ...(body === undefined ? {} : { origin: 'http://localhost:4180' }) },
      ...(body === undefined ? {} : { payload: body }),
    });
  return { platform, people, campaignId: id, call };
}

describeOnBothDatabases('the map over HTTP', (_open, engine) => {
  it('comes by itself ten minutes after a close, for those who lead and for nobody else', async () => {
    const { platform, people, campaignId, call } = await start(engine);
    const administrator = await people.make('institution-administrator', people.here);
    const path = `/office/maps/${campaignId}`;
    expect((await call(administrator, path)).statusCode).toBe(404);
    expect((await call(administrator, `/campaigns/${campaignId}/close`, {})).statusCode).toBe(200);
    expect((await call(administrator, path)).json()).toMatchObject({ code: 'office.map-not-ready' });
    platform.runtime.clock.advance(11 * MINUTE);
    await platform.jobs.runDue();
    const { maps } = (await call(administrator, '/office/maps')).json<MapList>();
    expect(maps).toMatchObject([{ campaignId, state: 'ready' }]);
    const map = (await call(administrator, path)).json<TeamMap>();
    expect(map.all.figures).toHaveLength(2);
    expect(map.rows.map((row) => [row.filters['unit'], row.figures.length])).toEqual([
      ['Alliances', 2],
      ['Contracts', 0],
      ['Four', 0],
    ]);
    const statuses = await Promise.all([
      call(await people.make('participant', people.here), path),
      call(await people.make('manager', people.there), path),
      call(await people.make('manager', people.here), `${path}?by=role&within=unit&is=Alliances`),
    ]);
    expect(statuses.map((reply) => reply.statusCode)).toEqual([403, 404, 404]);
  });

  it('answers the course question and gives the slide as a file', async () => {
    const { platform, people, campaignId, call } = await start(engine);
    const administrator = await people.make('institution-administrator', people.here);
    await call(administrator, `/campaigns/${campaignId}/close`, {});
    platform.runtime.clock.advance(11 * MINUTE);
    const path = `/office/maps/${campaignId}/course`;
    const advice = await call(administrator, `${path}?seats=8&hours=8&prices=negotiation:900`);
    expect(advice.json()).toMatchObject({ seats: 8, options: [{ skill: 'negotiation', seatsUsed: 8, price: 900 }] });
    const slide = await call(administrator, `${path}.pdf?seats=8&language=fi`);
    expect(slide.headers['content-type']).toBe('application/pdf');
    expect(slide.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    for (const bad of ['seats=0', 'seats=501', 'hours=9', 'within=unit', 'prices=negotiation', 'within=person&is=x']) {
      expect((await call(administrator, `${path}?${bad}`)).statusCode, bad).toBe(400);
    }
  });
});
