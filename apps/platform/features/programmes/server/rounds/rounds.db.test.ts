import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { groupFigure } from '../../../../core/disclosure/group-figure.ts';
import type { GroupFigure } from '../../../../core/disclosure/group-figure.ts';
import { inviteMember, setUpFirst } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import type { MeasuredChange } from '../../contract.ts';
import type { ProgrammeRounds, ProgrammeView } from '../../wire-contract.ts';
import { programmeRecordsErasable } from '../records-erasable.ts';
import { CASE_ID, NEED_IDS, startProgrammes } from '../testing/start-programmes.ts';
import type { StartedProgrammes } from '../testing/start-programmes.ts';
import { measuredSkillOf, resultForFirm } from './result-for-firm.ts';
import { roundStore } from './round-store.ts';

const ROUND = '01939c1e-7a00-7000-8000-00000000f001';
const OTHER = '01939c1e-7a00-7000-8000-00000000f002';
const round = (campaignId: string) => ({
  campaignId,
  title: 'Synthetic fitters',
  closedAt: '2026-11-01T08:00:00.000Z',
  againClosedAt: '2026-11-20T08:00:00.000Z',
});
const figure = (measure: string, mean: number, half: number): GroupFigure =>
  groupFigure.parse({
    measure,
    unit: 'change',
    people: 20,
    mean,
    interval90: { low: mean - half, high: mean + half },
  } as GroupFigure);
const ready = (): Extract<MeasuredChange, { state: 'ready' }> => ({
  state: 'ready',
  before: '2026-11-01',
  after: '2026-11-20',
  threshold: 10,
  instrument: 'dragoman-25 1.0.0',
  measured: ['negotiation', 'facilitation'],
  skills: [
    {
      skill: 'negotiation',
      before: figure('negotiation.level', 2, 0.2),
      after: figure('negotiation.level', 2.5, 0.2),
      change: figure('negotiation.change', 0.5, 0.25),
      verdict: 'risen',
      views: [{ view: 'self', change: figure('negotiation.change-self', 0.75, 0.25), verdict: 'risen' }],
    },
  ],
  withheld: null,
});

async function start(started: StartedProgrammes): Promise<{ admin: Browser; id: string; tenantId: string }> {
  const { admin } = await setUpFirst(started);
  const body = { caseId: CASE_ID, title: 'Synthetic course', audience: 'external', language: 'en' };
  const { id } = (await admin.call('POST', '/programmes', body)).body as ProgrammeView;
  const tenantId = (await admin.call('GET', '/session')).body.actor.institution.id as string;
  started.measured.rounds.push(round(ROUND), round(OTHER));
  started.measured.changes.set(ROUND, ready());
  return { admin, id, tenantId };
}

const roundsOf = async (admin: Browser, id: string): Promise<ProgrammeRounds> =>
  (await admin.call('GET', `/programmes/${id}/rounds`)).body as ProgrammeRounds;

describeOnBothDatabases('the round that measures the people of a programme', (open) => {
  it('is tied by name once somebody has said that its people know, and taken back', async () => {
    const started = await startProgrammes(open);
    const { admin, id } = await start(started);
    expect(await roundsOf(admin, id)).toMatchObject({ rounds: [round(ROUND), round(OTHER)], tied: null, result: null });
    const tie = (campaignId: string | null, noticeSaysSo: boolean) =>
      admin.call('PUT', `/programmes/${id}/round`, { campaignId, noticeSaysSo });
    expect((await tie(ROUND, false)).status).toBe(400);
    const unknown = await tie('01939c1e-7a00-7000-8000-00000000f009', true);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'programmes.round-not-known']);
    expect((await roundsOf(admin, id)).tied).toBeNull();
    const tied = await tie(ROUND, true);
    expect(tied.body).toMatchObject({ tied: { campaignId: ROUND, by: 'Pekka Synthetic' }, version: 0 });
    await tie(ROUND, true);
    expect(started.measured.scheduled).toEqual([ROUND]);
    const audited = await sql<{ action: string }>`select action from audit_entry`.execute(started.database.direct);
    expect(audited.rows.filter(({ action }) => action === 'programmes.round-tied')).toHaveLength(1);
    expect((await tie(null, false)).body).toMatchObject({ tied: null, result: null });
    expect((await tie(OTHER, true)).body).toMatchObject({ tied: { campaignId: OTHER }, result: null });
  });

  it('is nobody’s to read or tie but those who design', async () => {
    const started = await startProgrammes(open);
    const { admin, id } = await start(started);
    const learner = await inviteMember(started, admin, 'learner@first.example', ['participant']);
    expect((await learner.call('GET', `/programmes/${id}/rounds`)).status).toBe(403);
    const body = { campaignId: ROUND, noticeSaysSo: true };
    expect((await learner.call('PUT', `/programmes/${id}/round`, body)).status).toBe(403);
  });

  it('gives one row for each skill that was asked for: changed, not measured, not shown, not taught', async () => {
    const started = await startProgrammes(open);
    const { admin, id } = await start(started);
    await admin.call('POST', `/programmes/${id}/fill`, { revision: 1, what: 'sessions' });
    const tied = await admin.call('PUT', `/programmes/${id}/round`, { campaignId: ROUND, noticeSaysSo: true });
    const { result } = tied.body as ProgrammeRounds;
    expect(result!.skills).toMatchObject([
      { needId: NEED_IDS[0], outcome: 'not-measured', isTaught: true, change: null },
      { needId: NEED_IDS[1], outcome: 'risen', isTaught: true, change: { mean: 0.5 }, views: [{ view: 'self' }] },
    ]);
    started.measured.changes.set(ROUND, { ...ready(), skills: [], withheld: 'too-few' });
    const { plan, revision } = (await admin.call('GET', `/programmes/${id}`)).body as ProgrammeView;
    await admin.call('PUT', `/programmes/${id}`, { revision, plan: { ...plan, sessions: [] }, reason: '' });
    expect((await roundsOf(admin, id)).result).toMatchObject({
      withheld: 'too-few',
      threshold: 10,
      skills: [
        { outcome: 'not-measured', isTaught: false },
        { outcome: 'not-shown', isTaught: false, change: null, before: null, after: null, views: [] },
      ],
    });
  });

  it('reaches the firm with the newest version and not before', async () => {
    const started = await startProgrammes(open);
    const { admin, id, tenantId } = await start(started);
    const find = resultForFirm(() => started.parts);
    const asFirm = () => find(started.database.read, tenantId, CASE_ID);
    await admin.call('PUT', `/programmes/${id}/round`, { campaignId: ROUND, noticeSaysSo: true });
    expect(await asFirm()).toBeNull();
    await admin.call('POST', `/programmes/${id}/versions`, { revision: 1, note: '' });
    expect(await asFirm()).toMatchObject({ state: 'ready', skills: [{}, { outcome: 'risen' }] });
    started.measured.changes.set(ROUND, { state: 'waiting' });
    expect(await asFirm()).toMatchObject({ state: 'waiting', skills: [] });
    await admin.call('PUT', `/programmes/${id}/round`, { campaignId: null, noticeSaysSo: false });
    expect(await asFirm()).toBeNull();
  });

  it('stays tied without the name when the account of whoever tied it goes', async () => {
    const started = await startProgrammes(open);
    const { admin, id, tenantId } = await start(started);
    await admin.call('PUT', `/programmes/${id}/round`, { campaignId: ROUND, noticeSaysSo: true });
    const { personId } = (await roundStore(started.database.read).find(tenantId, id))!;
    const person = { tenantId, personId: personId! };
    expect(await programmeRecordsErasable.listPersons!(started.database.read)).toContainEqual(person);
    await started.database.write((queries) => programmeRecordsErasable.erase!(queries, person));
    expect((await roundsOf(admin, id)).tied).toMatchObject({ campaignId: ROUND, by: null });
  });
});

describe('the skill that is measured for a skill that was asked for', () => {
  const framework = {
    skills: [
      { id: 'negotiation', esco: [{ uri: 'esco:negotiate', label: '', relation: 'close' }] },
      { id: 'trust', esco: [{ uri: 'esco:trust', label: '', relation: 'exact' }] },
      { id: 'facilitation', esco: [{ uri: 'esco:moderate', label: '', relation: 'broad' }] },
    ],
  } as unknown as Parameters<typeof measuredSkillOf>[0];
  it.each([
    ['dragoman:framework-negotiation', 'negotiation'],
    ['esco:negotiate', 'negotiation'],
    // Of the framework, but the round does not ask about it.
    ['dragoman:framework-trust', null],
    ['esco:trust', null],
    // Wider or narrower is not the same.
    ['esco:moderate', null],
    ['dragoman:vibration', null],
  ])('for %s is %s', (uri, skill) => {
    expect(measuredSkillOf(framework, ['negotiation', 'facilitation'], uri)).toBe(skill);
  });
});
