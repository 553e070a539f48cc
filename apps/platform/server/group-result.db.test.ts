import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../core/database/testing/with-databases.ts';
import { findTestServer, makeSchema } from '../core/database/testing/test-server.ts';
import { openKeys } from '../core/keys/open-keys.ts';
import { silentLog } from '../core/log.ts';
import type { FirmResult } from '../features/demand/contract.ts';
import { createPolicyPeople } from '../features/identity/server/testing/policy-people.ts';
import type { PolicyPerson } from '../features/identity/server/testing/policy-people.ts';
import type { ProgrammePlan } from '../features/programmes/contract.ts';
import { loadContent } from './load-content.ts';
import { openPlatform } from './testing/open-platform.ts';
import { plantTwoWaves } from './testing/plant-two-waves.ts';

/** What is read of the replies here. */
interface Rounds {
  readonly rounds: readonly { readonly campaignId: string; readonly title: string }[];
  readonly result: FirmResult | null;
}
interface Made {
  readonly id: string;
  readonly plan: ProgrammePlan;
}

const content = loadContent();
const MOVED = { negotiation: 1.2, facilitation: 0 };
const LIMIT = { timeout: 120_000 };

async function start(engine: 'sqlite' | 'postgres', people: { readonly first: number; readonly again: number }) {
  const databaseUrl = engine === 'postgres' ? await makeSchema(await findTestServer()) : undefined;
  const platform = await openPlatform(databaseUrl === undefined ? {} : { databaseUrl });
  const { database, runtime, dataFolder, app } = platform;
  const world = { database, runtime, keys: await openKeys({ database, dataFolder, runtime, log: silentLog }) };
  const staff = await createPolicyPeople(world);
  const designer = await staff.make('programme-designer', staff.here);
  const notice = { en: 'Synthetic notice: the firm sees the result of the group.', fi: 'Synteettinen tiedote.' };
  const waves = { tenantId: staff.here, title: 'Synthetic fitters', notice, ...people, moved: MOVED };
  const planted = await plantTwoWaves({ database, runtime, content }, waves);
  const call = async <Reply>(person: PolicyPerson, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
    const reply = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        cookie: person.cookie,
        ...(method === 'GET' ? {} : { origin: 'http://localhost:4180', 'idempotency-key': runtime.makeId() }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: reply.statusCode, body: reply.json<Reply>(), text: reply.body };
  };
  const wish = { caseId: null, title: 'Synthetic course', audience: 'external', language: 'en' };
  const { id, plan } = (await call<Made>(designer, 'POST', '/programmes', wish)).body;
  const needs = Object.keys(MOVED).map((skill, index) => ({
    id: `own-${index}`,
    skill: { uri: `dragoman:framework-${skill}`, label: skill, kind: 'skill' },
    level: 2,
    priority: 1,
    sentenceIds: [],
  }));
  await call(designer, 'PUT', `/programmes/${id}`, { revision: 1, plan: { ...plan, needs }, reason: '' });
  const tie = (person: PolicyPerson) =>
    call<Rounds>(person, 'PUT', `/programmes/${id}/round`, {
      campaignId: planted.firstId,
      noticeSaysSo: true,
    });
  const read = () => call<Rounds>(designer, 'GET', `/programmes/${id}/rounds`);
  return { platform, staff, designer, planted, id, tie, read, call };
}

describeOnBothDatabases('the group of a programme, measured twice', (_open, engine) => {
  it('F4, F5: is shown with interval and verdict from its answers, and names nobody', LIMIT, async () => {
    const { platform, staff, designer, planted, tie, read } = await start(engine, { first: 16, again: 16 });
    expect((await read()).body.rounds).toMatchObject([{ campaignId: planted.firstId, title: 'Synthetic fitters' }]);
    const elsewhere = await staff.make('programme-designer', staff.there);
    expect((await tie(elsewhere)).status).toBe(404);
    expect((await tie(designer)).body.result).toMatchObject({ state: 'waiting', skills: [] });
    await platform.jobs.runDue();
    const { body, text } = await read();
    const { result } = body;
    expect(result).toMatchObject({ state: 'ready', before: '2026-10-10', after: '2026-11-10', threshold: 10 });
    const [negotiation, facilitation] = result!.skills;
    // People say a good deal more of themselves; their statements alone cannot show that the skill itself has moved that far.
    expect(negotiation!.change!.people).toBe(15);
    expect(negotiation!.views).toMatchObject([{ view: 'self', outcome: 'risen' }]);
    expect(negotiation!.views[0]!.change.mean).toBeGreaterThan(negotiation!.change!.mean);
    expect(facilitation).toMatchObject({ outcome: 'no-reliable-change', views: [{ outcome: 'no-reliable-change' }] });
    const { low, high } = facilitation!.change!.interval90;
    expect([low <= 0, high >= 0]).toEqual([true, true]);
    for (const name of planted.names) expect(text).not.toContain(name);
  });

  it('F4: is refused below the threshold, in every figure', LIMIT, async () => {
    const { platform, designer, tie, read } = await start(engine, { first: 12, again: 9 });
    await tie(designer);
    await platform.jobs.runDue();
    const { result } = (await read()).body;
    expect(result).toMatchObject({ state: 'ready', withheld: 'too-few', threshold: 10 });
    for (const skill of result!.skills) {
      expect(skill).toMatchObject({ outcome: 'not-shown', before: null, after: null, change: null, views: [] });
    }
  });
});
