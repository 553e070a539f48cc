import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../core/database/testing/with-databases.ts';
import type { SharedPlanList } from '../features/office/contract.ts';
import type {
  Development,
  Explanation,
  ImportedResult,
  MovedSkill,
  ProfileResult,
  ReceivedShares,
  Share,
  SharedView,
} from '../features/profile/contract.ts';
import { ledgerStore } from '../features/profile/server/index.ts';
import type { OwnRound } from '../features/raters/contract.ts';
import { askAino, closeCampaign, letRate, openWorld, takePart } from './testing/live-through-round.ts';
import type { Rater, World } from './testing/live-through-round.ts';

/** A whole platform twice, on a machine that may have others to serve. */
const LONG = 120_000;

const peers = (count: number, category: number): Rater[] =>
  Array.from({ length: count }, (_, place) => ({ email: `peer${place}@synthetic.example`, group: 'peers', category }));
const others = (group: Rater['group'], count: number): Rater[] =>
  Array.from({ length: count }, (_, place) => ({ email: `${group}${place}@synthetic.example`, group, category: 3 }));

async function liveThrough(world: World, raters: readonly Rater[]): Promise<{ attemptId: string; round: OwnRound }> {
  const { id, token } = await askAino(world);
  const attemptId = await takePart(world, token);
  const round = await letRate(world, id, raters);
  const before = await world.aino.get<ProfileResult>(`/results/${attemptId}`);
  expect(before).not.toHaveProperty('others');
  await closeCampaign(world, id);
  return { attemptId, round };
}

describeOnBothDatabases('a campaign with raters, from the asking to the result', (_open, engine) => {
  it(
    'enters the released round into the ledger before anybody looks, and shows its groups as sources',
    async () => {
      const world = await openWorld(engine);
      const { attemptId, round } = await liveThrough(world, [
        ...peers(4, 2),
        ...others('manager', 1),
        ...others('partners', 1),
      ]);
      const { database } = world.platform;
      const { tenantId, personId } = world.ainoIs;
      expect((await ledgerStore(database.read).listRounds(tenantId, personId)).map((each) => each.roundId)).toEqual([
        round.id,
      ]);
      const result = await world.aino.get<ProfileResult>(`/results/${attemptId}`);
      expect(result.entry).toMatchObject({ reason: 'round-released', isCurrent: true });
      expect(result.others!.rounds).toMatchObject([
        {
          groups: [
            { group: 'manager', raters: 1 },
            { group: 'peers', raters: 4 },
          ],
          withheld: [{ group: 'partners', reason: 'too-few-in-group' }],
        },
      ]);
      expect(result.skills[0]!.sources.map((each) => each.source)).toEqual(
        expect.arrayContaining(['self', 'manager', 'peers']),
      );
      // It was computed when the round entered, not when somebody looked.
      expect(result.computedAt < world.platform.runtime.clock.iso()).toBe(true);
      const links = await sql<{ relation: string }>`
      select relation from thread_link where from_type = 'group-observation' and to_id = ${round.id}`.execute(
        database.read,
      );
      expect(links.rows).toHaveLength(2);
    },
    LONG,
  );

  it(
    'gives no value of two peers away, not by a byte of anything that can be read or taken along',
    async () => {
      const told = [];
      for (const category of [0, 4]) {
        const world = await openWorld(engine);
        const { attemptId } = await liveThrough(world, [...peers(2, category), ...others('academics', 3)]);
        const result = await world.aino.get<ProfileResult>(`/results/${attemptId}`);
        expect(result.others!.rounds[0]).toMatchObject({
          groups: [{ group: 'academics', raters: 3 }],
          withheld: [{ group: 'peers', reason: 'too-few-in-group' }],
        });
        const of = `/results/${attemptId}`;
        const skill = result.skills[0]!.skill;
        const read = async (path: string): Promise<string> => {
          const reply = await world.aino.send('GET', path);
          expect(reply.statusCode, path).toBe(200);
          return reply.rawPayload.toString('latin1');
        };
        const texts = {
          result: JSON.stringify(result),
          explanation: JSON.stringify(await world.aino.get<Explanation>(`${of}/explanations/${skill}`)),
          moved: JSON.stringify(await world.aino.get<MovedSkill>(`/me/moved?skill=${skill}`)),
          development: JSON.stringify(await world.aino.get<Development>('/me/development')),
          // Few hours, so that the solver proves its choice in time on a busy machine too.
          plan: await read(`${of}/plan?hours=2`),
          json: await read(`${of}/export.json`),
          csv: await read(`${of}/export.csv`),
          pdf: await read(`${of}/report.pdf?hours=2`),
          calendar: await read(`${of}/plan.ics?start=2026-12-07&hours=2`),
        };
        for (const [what, text] of Object.entries(texts)) expect(text.length, what).toBeGreaterThan(100);
        const header = texts.csv.split('\r\n')[0]!.split(',');
        const cells = texts.csv.split('\r\n').slice(1, 9);
        expect(header).toContain('peers_level');
        for (const line of cells) expect(line.split(',')[header.indexOf('peers_level')]).toBe('');
        // Whatever the result says follows from the archive, and the archive holds one view: of the academics.
        const archive = JSON.parse(Buffer.from(texts.json, 'latin1').toString('utf8')) as {
          ledger: { rounds: { views: { group: string }[] }[] };
        };
        expect(archive.ledger.rounds.flatMap((round) => round.views.map((view) => view.group))).toEqual(['academics']);
        expect(await world.aino.post<ImportedResult>('/results/import', archive)).toMatchObject({ reproduced: true });
        told.push(texts);
      }
      // On PostgreSQL jobs run side by side and draw their ids in any order, so that no world repeats another to the byte.
      if (engine === 'postgres') return;
      const [low, high] = told;
      for (const what of Object.keys(low!) as (keyof typeof low)[]) expect(high![what] === low![what], what).toBe(true);
    },
    LONG,
  );

  it(
    'shows three peers, so that the comparison above could fail',
    async () => {
      const levels = [];
      for (const category of [0, 4]) {
        const world = await openWorld(engine);
        const { attemptId } = await liveThrough(world, [...peers(3, category), ...others('academics', 3)]);
        const result = await world.aino.get<ProfileResult>(`/results/${attemptId}`);
        levels.push(result.skills.map((skill) => [skill.skill, skill.estimate.level]));
      }
      expect(levels[0]).not.toEqual(levels[1]);
    },
    LONG,
  );
});

describeOnBothDatabases('what a person shares with a manager', (_open, engine) => {
  it(
    'is there with the plan taken on, gone at the next request after it is taken back, and both are in the log',
    async () => {
      const world = await openWorld(engine);
      const { aino, manager, managerIs, platform } = world;
      const { token } = await askAino(world);
      const attemptId = await takePart(world, token);
      await aino.post(`/results/${attemptId}/plan`, { hours: 8 });
      const email = `${managerIs.accountId}@synthetic.example`;
      const share = await aino.post<Share>('/me/shares', { email, what: 'profile' });
      const addresses = ['/shared', `/shared/${share.id}`, '/office/shares'];
      const [list, view, office] = await Promise.all(addresses.map((path) => manager.get(path)));
      expect(list as ReceivedShares).toMatchObject({ shares: [{ id: share.id, what: 'profile' }] });
      const { plan, skills } = view as SharedView;
      expect(plan!.modules.length).toBeGreaterThan(0);
      expect(skills).toHaveLength(8);
      expect(office as SharedPlanList).toMatchObject({
        shares: [
          {
            shareId: share.id,
            what: 'profile',
            plan: { hours: 8, modules: plan!.modules.map(({ moduleId, state }) => ({ moduleId, state })) },
          },
        ],
      });
      const titles = plan!.modules.map((module) => module.title['en']!);

      expect((await aino.send('DELETE', `/me/shares/${share.id}`)).statusCode).toBe(204);
      expect((await manager.send('GET', `/shared/${share.id}`)).statusCode).toBe(404);
      expect(await manager.get('/shared')).toEqual({ shares: [] });
      expect(await manager.get('/office/shares')).toMatchObject({ shares: [] });
      expect(
        (await manager.send('POST', `/office/shares/${share.id}/comments`, { text: 'Synthetic' })).statusCode,
      ).toBe(404);
      for (const path of ['/shared', '/office/shares', '/office/maps', '/office/team-plans', '/me/development']) {
        const { body } = await manager.send('GET', path);
        for (const held of [share.id, attemptId, ...titles]) expect(body.includes(held), `${path} ${held}`).toBe(false);
      }
      // Nobody else's answers open by knowing their address, shared or not.
      for (const path of ['', '/export.json', '/export.csv', '/report.pdf'])
        expect((await manager.send('GET', `/results/${attemptId}${path}`)).statusCode, path).toBe(404);
      const { rows } = await sql<{ action: string }>`
      select action from audit_entry where subject_id = ${share.id} order by id`.execute(platform.database.read);
      const actions = rows.map((row) => row.action);
      expect(actions[0]).toBe('profile.shared');
      expect(actions.at(-1)).toBe('profile.share-revoked');
      expect(actions).toEqual(expect.arrayContaining(['profile.shared-read', 'share.viewed']));
    },
    LONG,
  );
});
