import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { setUpFirst } from '../../identity/server/testing/start-identity.ts';
import type { ProgrammePlan } from '../contract.ts';
import type { ProgrammeView, ThreadWalk } from '../wire-contract.ts';
import { anyPlan, carriedAlone, sentencesBehind } from './testing/any-plan.ts';
import { CASE_ID, NEED_IDS, SECRET, SENTENCE_IDS, startProgrammes } from './testing/start-programmes.ts';

const RUNS = 12;
const ENDS = { needIds: [...NEED_IDS, 'own-1'], sentenceIds: SENTENCE_IDS };
const anyDeletion = anyPlan(ENDS).chain((plan) =>
  fc.record({ plan: fc.constant(plan), sessionId: fc.constantFrom(...plan.sessions.map(({ id }) => id)) }),
);
const OF_CASE = { caseId: CASE_ID, title: 'Synthetic course', audience: 'external', language: 'en' };

describeOnBothDatabases('D3: a session deleted from any programme', (open) => {
  it(
    'turns exactly its objectives amber, in the page, in the thread and back again',
    { timeout: 240_000 },
    async () => {
      const started = await startProgrammes(open);
      const { admin } = await setUpFirst(started);
      const made = (await admin.call('POST', '/programmes', OF_CASE)).body as ProgrammeView;
      const path = `/programmes/${made.id}`;
      let { revision } = made;
      // One programme lives through all the plans, so that what an earlier one left in the thread would be seen.
      const save = async (plan: ProgrammePlan): Promise<ProgrammeView> => {
        const reply = await admin.call('PUT', path, { revision, plan, reason: '' });
        expect(reply.status, JSON.stringify(reply.body)).toBe(200);
        ({ revision } = reply.body as ProgrammeView);
        return reply.body as ProgrammeView;
      };
      const walk = async (type: string, id: string) => admin.call('GET', `${path}/thread?type=${type}&id=${id}`);
      const ids = (steps: ThreadWalk['towardsFirm'], type: string): Set<string> =>
        new Set(steps.flat().flatMap((part) => (part.type === type ? part.id : [])));
      await fc.assert(
        fc.asyncProperty(anyDeletion, async ({ plan, sessionId }) => {
          // No limit of calls a minute stands in the way of the next plan.
          started.advance(20_000);
          const whole = { ...made.plan, ...plan, title: made.plan.title };
          const before = await save(whole);
          const session = whole.sessions.find(({ id }) => id === sessionId)!;
          const said = (await walk('session', sessionId)).body as ThreadWalk;
          expect(ids(said.towardsFirm, 'objective')).toEqual(new Set(session.objectiveIds));
          const after = await save({ ...whole, sessions: whole.sessions.filter(({ id }) => id !== sessionId) });
          const held = new Set(before.alignment.gaps.map((gap) => JSON.stringify(gap)));
          const untaught = after.alignment.gaps.filter(
            (gap) => gap.kind === 'objective-without-session' && !held.has(JSON.stringify(gap)),
          );
          const carried = carriedAlone(whole, sessionId);
          expect(new Map(untaught.map((gap) => [gap.id, new Set(gap.sentenceIds)]))).toEqual(carried);
          expect((await walk('session', sessionId)).status).toBe(404);
          for (const id of new Set(session.objectiveIds)) {
            const from = (await walk('objective', id)).body as ThreadWalk;
            const still = whole.sessions.filter((each) => each.id !== sessionId && each.objectiveIds.includes(id));
            expect(ids(from.towardsCourse, 'session')).toEqual(new Set(still.map((each) => each.id)));
            // The sentences it served are still to be reached from it: that is how the page names them.
            const objective = whole.objectives.find((each) => each.id === id)!;
            expect(ids(from.towardsFirm, 'sentence')).toEqual(sentencesBehind(whole, objective));
            expect(JSON.stringify(from)).not.toContain(SECRET);
          }
          // Put back, it is as it was.
          const again = await save(whole);
          expect(again.alignment).toEqual(before.alignment);
          expect(ids(((await walk('session', sessionId)).body as ThreadWalk).towardsFirm, 'objective')).toEqual(
            new Set(session.objectiveIds),
          );
        }),
        { numRuns: RUNS },
      );
    },
  );
});
