import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { findUnerasableTables } from '../../../core/erasure/find-unerasable-tables.ts';
import { NOMINATIONS_MAX, RATERS_MAX } from '../limits.ts';
import { ratersDoor } from './create-raters.ts';
import { decideNominations, readApproval } from './decide-nominations.ts';
import { takeBack } from './nominate.ts';
import { openRound } from './open-round.ts';
import { listOwnRounds, presentReport, presentRound } from './present-round.ts';
import { answerQuestion, askQuestion } from './relay-question.ts';
import { releaseRound } from './release-round.ts';
import { stopReminders } from './remind-raters.ts';
import type { Round } from './round.ts';
import { ratingStore } from './rating-store.ts';
import { roundStore } from './round-store.ts';
import { withdrawRating } from './take-ratings.ts';
import { AINO, answerAs, ask, event, handInAs, openLink, openOwnRound, rateWholly, stateOf } from './testing/rate.ts';
import type { OpenRater } from './testing/rate.ts';
import { OWN_ADDRESS, PERSON, secretOf, startRaters, TENANT } from './testing/start-raters.ts';
import type { StartedRaters } from './testing/start-raters.ts';

const DAY = 86_400_000;
const CAMPAIGN = {
  id: '019f0000-0000-7000-8000-0000000000c1',
  title: 'Synthetic campaign',
  purpose: 'development',
  status: 'launched',
  approval: false,
  thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5 },
  closesAt: '2026-12-12T23:59:59.000Z',
} as const;

const release = ({ database, parts }: StartedRaters, round: Round) =>
  database.write((queries) =>
    releaseRound(parts, queries, { tenantId: round.tenantId, roundId: round.id, byPersonId: null }),
  );
const reread = async ({ database }: StartedRaters, round: Round) =>
  (await roundStore(database.read).findRound(round.tenantId, round.id))!;
const released = ({ database }: StartedRaters) => ratersDoor.released(database.read, TENANT, PERSON);
const report = async (started: StartedRaters, round: Round) => {
  const { parts, database } = started;
  const found = await ratingStore(database.read).findRelease(round.tenantId, round.id);
  return presentReport(parts, database.read, await reread(started, round), found!);
};
const logged = async ({ database }: StartedRaters): Promise<string[]> =>
  (await sql<{ action: string }>`select action from audit_entry order by id`.execute(database.read)).rows.map(
    (row) => row.action,
  );

describeOnBothDatabases('nominating', (open) => {
  it('refuses oneself in every way of writing it, and anybody twice', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    for (const own of [OWN_ADDRESS, OWN_ADDRESS.toUpperCase(), OWN_ADDRESS.replace('@', '+me@')]) {
      await expect(ask(started, round, own)).rejects.toMatchObject({ code: 'raters.oneself' });
    }
    await ask(started, round, 'peer@example.org');
    await expect(ask(started, round, 'Peer+again@example.org', 'partners')).rejects.toMatchObject({
      code: 'raters.nominated-already',
    });
    expect(started.mails.map((mail) => mail.to)).toEqual(['peer@example.org']);
  });

  it('takes one manager and no more names than a round may hold', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'manager@example.org', 'manager');
    await expect(ask(started, round, 'other@example.org', 'manager')).rejects.toMatchObject({
      code: 'raters.one-manager',
    });
    for (let place = 1; place < RATERS_MAX; place += 1) await ask(started, round, `peer${place}@example.org`);
    await expect(ask(started, round, 'late@example.org')).rejects.toMatchObject({
      code: 'raters.too-many',
      values: { limit: RATERS_MAX },
    });
    const of = { tenantId: TENANT, roundId: round.id };
    for (let place = 0; place < NOMINATIONS_MAX - RATERS_MAX; place += 1) {
      const nominees = await roundStore(started.database.read).listNominees(TENANT, round.id);
      const standing = nominees.findLast((each) => each.takenBackAt === null)!;
      await started.database.write((queries) => takeBack(started.parts, queries, of, standing.id));
      await ask(started, round, `again${place}@example.org`);
    }
    const last = (await roundStore(started.database.read).listNominees(TENANT, round.id)).at(-1)!;
    await started.database.write((queries) => takeBack(started.parts, queries, of, last.id));
    await expect(ask(started, round, 'once-more@example.org')).rejects.toMatchObject({
      code: 'raters.too-many',
      values: { limit: NOMINATIONS_MAX },
    });
  });

  it('asks nobody before the approver has looked, who sees names and never answers', async () => {
    const started = await startRaters(open);
    const approver = { name: 'Marco Synthetic', email: 'marco@example.org', language: 'en' as const };
    const round = await openOwnRound(started, { approver });
    const [first, second] = [
      await ask(started, round, 'one@example.org'),
      await ask(started, round, 'two@example.org'),
    ];
    expect(started.mails.map((mail) => mail.to)).toEqual(['marco@example.org']);
    const token = secretOf(started.mails, 'marco@example.org', '/approve-raters');
    expect((await readApproval(started.parts, token)).nominations).toHaveLength(2);
    const decide = () =>
      started.database.write((queries) =>
        decideNominations(started.parts, queries, {
          token,
          decisions: [
            { nominationId: first.id, verdict: 'approve' },
            { nominationId: second.id, verdict: 'refuse' },
          ],
        }),
      );
    await decide();
    const after = await decide();
    expect(after.nominations.map((each) => each.state)).toEqual(['asked', 'refused']);
    expect(started.mails.map((mail) => mail.to)).toEqual(['marco@example.org', 'one@example.org']);
    await expect(openOwnRound(started)).rejects.toMatchObject({ code: 'raters.round-open-already' });
    await expect(readApproval(started.parts, 'A'.repeat(54))).rejects.toMatchObject({ code: 'raters.link-not-known' });
  });
});

describeOnBothDatabases('opening a round', (open) => {
  it('needs an account outside a campaign, and an approver where the campaign says so', async () => {
    const started = await startRaters(open);
    const guest = { ...AINO, hasAccount: false };
    const body = { campaignId: null, name: 'Aino', days: 14, approver: null };
    const tryOpen = (change: object) =>
      started.database.write((queries) => openRound(started.parts, queries, guest, { ...body, ...change }));
    await expect(tryOpen({})).rejects.toMatchObject({ code: 'raters.account-needed' });
    await expect(tryOpen({ campaignId: CAMPAIGN.id })).rejects.toMatchObject({ code: 'raters.campaign-not-open' });
    started.campaigns.push({ ...CAMPAIGN, approval: true });
    await expect(tryOpen({ campaignId: CAMPAIGN.id })).rejects.toMatchObject({ code: 'raters.approver-needed' });
    started.campaigns[0] = { ...CAMPAIGN, thresholds: { raterGroup: 5, ratersOverall: 2, comments: 5 } };
    const round = await tryOpen({ campaignId: CAMPAIGN.id, name: 'Aino' });
    expect(round.thresholds).toEqual({ raterGroup: 5, ratersOverall: 4, comments: 5 });
    expect(round.closesAt).toBe(CAMPAIGN.closesAt);
    await expect(tryOpen({ campaignId: CAMPAIGN.id })).rejects.toMatchObject({ code: 'raters.round-open-already' });
    started.campaigns[0] = { ...CAMPAIGN, thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5 } };
    expect((await reread(started, round)).thresholds.raterGroup).toBe(5);
  });

  it('is refused for sixty days after the last one was released', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await release(started, round);
    await expect(openOwnRound(started)).rejects.toMatchObject({ code: 'raters.round-too-soon', values: { days: 60 } });
    expect(await listOwnRounds(started.parts, started.database.read, AINO)).toMatchObject({ mayOpenOwn: false });
    started.runtime.clock.advance(60 * DAY);
    await openOwnRound(started);
  });
});

describeOnBothDatabases('a rater', (open) => {
  it('sees words only, keeps each answer once in any order, and changes answers until the round closes', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'peer@example.org');
    const rater = await openLink(started, 'peer@example.org');
    const state = await stateOf(started, rater);
    expect(state.items).toHaveLength(24);
    expect(JSON.stringify(state)).not.toMatch(/"level"|"reverse"|"indicator"|"skill"/);
    const [first, second] = state.items.map((each) => each.itemId) as [string, string];
    const old = event(started, first, { category: 0 });
    const changed = event(started, first, { category: 4 }, 2);
    await answerAs(started, rater, [changed, event(started, second, { notObserved: true })]);
    const again = await answerAs(started, rater, [old, changed, old]);
    expect(again.acknowledged.toSorted()).toEqual([old.key, changed.key].toSorted());
    expect((await stateOf(started, rater)).answered.find((each) => each.itemId === first)).toMatchObject({
      value: { category: 4 },
      revision: 2,
    });
    const odd = await answerAs(started, rater, [
      event(started, 'not-offered', { category: 1 }),
      event(started, first, { comment: 'x' }),
      event(started, 'start', { category: 1 }),
      { ...changed, value: { category: 1 } },
    ]);
    expect(odd.refused.map((each) => each.code)).toEqual([
      'raters.item-not-offered',
      'raters.does-not-fit',
      'raters.does-not-fit',
      'raters.key-reused',
    ]);
    await release(started, round);
    const late = await answerAs(started, rater, [event(started, first, { category: 1 }, 3)]);
    expect(late).toMatchObject({ acknowledged: [], refused: [{ code: 'raters.answer-late' }] });
  });

  it('cannot hand in what has not arrived or was hardly observed', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'peer@example.org');
    const rater = await openLink(started, 'peer@example.org');
    const { items } = await stateOf(started, rater);
    await answerAs(
      started,
      rater,
      items.slice(0, 7).map(({ itemId }) => event(started, itemId, { category: 1 })),
    );
    await expect(handInAs(started, rater, 8)).rejects.toMatchObject({ code: 'raters.answers-missing' });
    await expect(handInAs(started, rater, 7)).rejects.toMatchObject({ code: 'raters.too-little-observed' });
    await answerAs(started, rater, [event(started, items[7]!.itemId, { category: 1 })]);
    await handInAs(started, rater, 8);
    await handInAs(started, rater, 8);
    expect((await stateOf(started, rater)).status).toBe('handed-in');
    expect((await logged(started)).filter((each) => each === 'raters.handed-in')).toHaveLength(1);
  });

  it('goes on alone on the first device; elsewhere the address is asked for, five times an hour', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'peer@example.org');
    const first = await openLink(started, 'peer@example.org');
    expect((await openLink(started, 'peer@example.org', { device: first.device })).ratingId).toBe(first.ratingId);
    const elsewhere = { device: 'B'.repeat(32) };
    await expect(openLink(started, 'peer@example.org', elsewhere)).rejects.toMatchObject({
      code: 'raters.other-device',
    });
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = openLink(started, 'peer@example.org', { ...elsewhere, address: 'friend@example.org' });
      await expect(wrong).rejects.toMatchObject({ code: 'raters.address-not-right' });
    }
    const right = { ...elsewhere, address: 'Peer@Example.org' };
    await expect(openLink(started, 'peer@example.org', right)).rejects.toMatchObject({ code: 'raters.address-tries' });
    await expect(stateOf(started, { ...first, device: elsewhere.device })).rejects.toMatchObject({
      code: 'raters.rating-not-known',
    });
    started.runtime.clock.advance(3_600_000);
    const moved = await openLink(started, 'peer@example.org', right);
    expect(moved.ratingId).toBe(first.ratingId);
    await expect(stateOf(started, first)).rejects.toMatchObject({ code: 'raters.rating-not-known' });
  });

  it('who is not the one meant, or whose nomination was taken back, finds a link that says so', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    const rater = await rateWholly(started, round, 'wrong@example.org');
    await started.database.write((queries) => withdrawRating(started.parts, queries, rater, 'not-me'));
    await expect(openLink(started, 'wrong@example.org')).rejects.toMatchObject({ code: 'raters.link-withdrawn' });
    const shown = await presentRound(started.parts, started.database.read, await reread(started, round));
    expect(shown.nominations).toMatchObject([{ state: 'wrong-person', email: '' }]);
    const back = await ask(started, round, 'back@example.org');
    await openLink(started, 'back@example.org');
    await started.database.write((queries) =>
      takeBack(started.parts, queries, { tenantId: TENANT, roundId: round.id }, back.id),
    );
    await expect(openLink(started, 'back@example.org')).rejects.toMatchObject({ code: 'raters.link-withdrawn' });
    expect(await ratingStore(started.database.read).listRatings(TENANT, rater.ratingId)).toEqual([]);
  });

  it('who would rather not is not told of to the person, and is not asked again', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'no@example.org');
    const rater = await openLink(started, 'no@example.org');
    await started.database.write((queries) => withdrawRating(started.parts, queries, rater, 'rather-not'));
    const shown = await presentRound(started.parts, started.database.read, await reread(started, round));
    expect(shown.nominations).toMatchObject([{ state: 'asked', email: 'no@example.org' }]);
    const of = { tenantId: TENANT, roundId: round.id };
    await started.database.write((queries) => takeBack(started.parts, queries, of, rater.ratingId));
    await expect(ask(started, round, 'no@example.org')).rejects.toMatchObject({ code: 'raters.nominated-already' });
  });

  it('is reminded at most three times, not after handing in, and never after saying stop', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await ask(started, round, 'slow@example.org');
    await ask(started, round, 'stop@example.org');
    await rateWholly(started, round, 'quick@example.org');
    const reminders = (to: string) =>
      started.mails.filter((mail) => mail.to === to && mail.occasion.startsWith('rating-reminder'));
    for (let day = 0; day < 14; day += 1) {
      started.runtime.clock.advance(DAY);
      await started.raters.remindAndForget();
      await started.raters.remindAndForget();
      if (reminders('stop@example.org').length === 1) {
        const secret = secretOf(started.mails, 'stop@example.org', '/rate/stop');
        await started.database.write((queries) => stopReminders(started.parts, queries, secret));
      }
    }
    expect(reminders('slow@example.org').map((mail) => mail.step)).toEqual(['reminder-1', 'reminder-2', 'reminder-3']);
    expect(reminders('stop@example.org')).toHaveLength(1);
    expect(reminders('quick@example.org')).toEqual([]);
    const link = secretOf(started.mails, 'stop@example.org');
    await expect(
      started.database.write((queries) => stopReminders(started.parts, queries, link)),
    ).rejects.toMatchObject({ code: 'raters.link-not-known' });
  });
});

describeOnBothDatabases('the release', (open) => {
  it('holds no value of two peers anywhere, and of three it does', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await rateWholly(started, round, 'manager@example.org', { group: 'manager' });
    await rateWholly(started, round, 'peer1@example.org');
    await rateWholly(started, round, 'peer2@example.org');
    expect(await released(started)).toEqual([]);
    await release(started, round);
    const [nothing] = await released(started);
    expect(nothing!.groups).toEqual([]);
    expect(JSON.stringify([nothing, await report(started, round)])).not.toContain('canary');

    started.runtime.clock.advance(61 * DAY);
    const next = await openOwnRound(started);
    await rateWholly(started, next, 'manager@example.org', { group: 'manager' });
    for (const peer of ['peer1', 'peer2', 'peer3']) await rateWholly(started, next, `${peer}@example.org`);
    expect(await released(started)).toHaveLength(1);
    await release(started, next);
    const [, shown] = await released(started);
    expect(shown!.groups.map(({ group, raters }) => [group, raters])).toEqual([
      ['peers', 3],
      ['manager', 1],
    ]);
    expect(shown!.groups[0]!.ratings.length).toBeGreaterThan(0);
    expect(JSON.stringify([shown, await report(started, next)])).not.toContain('canary');
  });

  it('happens once, when its date has come, tells the person first, and leaves what was not handed in', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    for (const peer of ['p1', 'p2', 'p3', 'p4', 'p5']) await rateWholly(started, round, `${peer}@example.org`);
    await ask(started, round, 'began@example.org');
    const began = await openLink(started, 'began@example.org');
    const { items } = await stateOf(started, began);
    await answerAs(
      started,
      began,
      items.map(({ itemId }) => event(started, itemId, { category: 4 })),
    );
    await started.raters.closeDue();
    expect((await reread(started, round)).status).toBe('open');
    started.runtime.clock.advance(15 * DAY);
    await started.raters.closeDue();
    await started.raters.closeDue();
    expect(await release(started, round)).toBe(false);
    const [shown, ...more] = await released(started);
    expect(more).toEqual([]);
    expect(shown!.groups).toMatchObject([{ group: 'peers', raters: 5 }]);
    expect(shown!.groups[0]!.comments).toHaveLength(5);
    expect(started.mails.filter((mail) => mail.occasion.startsWith('rating-released')).map((mail) => mail.to)).toEqual([
      OWN_ADDRESS,
    ]);
    expect((await logged(started)).filter((each) => each === 'raters.released')).toHaveLength(1);
    await expect(ask(started, round, 'late@example.org')).rejects.toMatchObject({ code: 'raters.round-closed' });
  });

  it('closes with its campaign and goes when the campaign’s retention ends', async () => {
    const started = await startRaters(open);
    started.campaigns.push({ ...CAMPAIGN, closesAt: null });
    const round = await openOwnRound(started, { campaignId: CAMPAIGN.id, days: null });
    for (const peer of ['p1', 'p2', 'p3', 'p4']) await rateWholly(started, round, `${peer}@example.org`);
    await started.raters.closeDue();
    const closedAt = started.runtime.clock.iso();
    await started.database.write((queries) => ratersDoor.closeCampaign(queries, TENANT, CAMPAIGN.id, closedAt));
    await started.raters.closeDue();
    expect(await released(started)).toMatchObject([{ campaignId: CAMPAIGN.id, groups: [{ raters: 4 }] }]);
    const many = await ratersDoor.releasedOf(started.database.read, TENANT, [PERSON, TENANT]);
    expect([...many.keys()]).toEqual([PERSON]);
    await started.database.write((queries) => ratersDoor.endCampaign(queries, TENANT, CAMPAIGN.id));
    expect(await released(started)).toEqual([]);
    expect(await roundStore(started.database.read).listNominees(TENANT, round.id)).toEqual([]);
  });

  it('stands after somebody withdraws; with the next round the rating is gone where three stay', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    const raters: OpenRater[] = [];
    for (const peer of ['p1', 'p2', 'p3', 'p4']) raters.push(await rateWholly(started, round, `${peer}@example.org`));
    await release(started, round);
    const before = await released(started);
    const withdrawn = await started.database.write((queries) =>
      withdrawRating(started.parts, queries, raters[1]!, 'rather-not'),
    );
    expect(withdrawn).toEqual({ after: 'after-release' });
    expect(await released(started)).toEqual(before);
    expect(await ratingStore(started.database.read).listRatings(TENANT, raters[1]!.ratingId)).toEqual([]);
    started.runtime.clock.advance(61 * DAY);
    await release(started, await openOwnRound(started));
    const [first] = await released(started);
    expect(first).toMatchObject({ revision: 1, groups: [{ group: 'peers', raters: 3 }] });
    started.runtime.clock.advance(61 * DAY);
    await release(started, await openOwnRound(started));
    expect((await released(started)).map((each) => each.revision)).toEqual([1, 0, 0]);
    expect(await report(started, round)).toMatchObject({ groups: [{ group: 'peers', raters: 4 }] });
  });

  it('tells the person in steps of three, a day late and never as many as were asked, how many have answered', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    const answered = async () =>
      (await presentRound(started.parts, started.database.read, await reread(started, round))).answered;
    for (const peer of ['p1', 'p2', 'p3']) await rateWholly(started, round, `${peer}@example.org`);
    expect(await answered()).toEqual({ asked: 3, atLeast: 0 });
    started.runtime.clock.advance(DAY);
    expect(await answered()).toEqual({ asked: 3, atLeast: 0 });
    await ask(started, round, 'p4@example.org');
    expect(await answered()).toEqual({ asked: 4, atLeast: 3 });
  });
});

describeOnBothDatabases('the question to the group', (open) => {
  it('reaches those shown, and comes back together when five have answered', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    const raters: OpenRater[] = [];
    for (const peer of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) {
      raters.push(await rateWholly(started, round, `${peer}@example.org`));
    }
    const of = { tenantId: TENANT, roundId: round.id };
    const put = () => started.database.write((queries) => askQuestion(started.parts, queries, of, 'What would help?'));
    await expect(put()).rejects.toMatchObject({ code: 'raters.not-released' });
    await release(started, round);
    await put();
    await expect(put()).rejects.toMatchObject({ code: 'raters.question-asked' });
    expect(started.mails.filter((mail) => mail.occasion.startsWith('rating-question'))).toHaveLength(6);
    for (const [place, rater] of raters.slice(0, 5).entries()) {
      const text = `answer ${place}`;
      await started.database.write((queries) => answerQuestion(started.parts, queries, rater, text));
    }
    expect(await report(started, round)).toMatchObject({ question: { status: 'waiting', answers: [] } });
    started.runtime.clock.advance(11 * DAY);
    await started.raters.closeDue();
    const { question } = await report(started, round);
    expect(question).toMatchObject({ status: 'answered' });
    expect(question!.answers.toSorted()).toEqual(['answer 0', 'answer 1', 'answer 2', 'answer 3', 'answer 4']);
    expect(await ratingStore(started.database.read).listQuestionAnswers(TENANT, round.id)).toEqual([]);
    await expect(
      started.database.write((queries) => answerQuestion(started.parts, queries, raters[5]!, 'late')),
    ).rejects.toMatchObject({ code: 'raters.question-over' });
  });

  it('shows nothing when four answered, and is not put to four', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    const raters: OpenRater[] = [];
    for (const peer of ['p1', 'p2', 'p3', 'p4', 'p5'])
      raters.push(await rateWholly(started, round, `${peer}@example.org`));
    await release(started, round);
    const of = { tenantId: TENANT, roundId: round.id };
    await started.database.write((queries) => askQuestion(started.parts, queries, of, 'What would help?'));
    for (const rater of raters.slice(0, 4)) {
      await started.database.write((queries) => answerQuestion(started.parts, queries, rater, 'canary answer'));
    }
    started.runtime.clock.advance(11 * DAY);
    await started.raters.closeDue();
    const shown = await report(started, round);
    expect(shown.question).toMatchObject({ status: 'too-few', answers: [] });
    expect(JSON.stringify(shown)).not.toContain('canary answer');

    started.runtime.clock.advance(61 * DAY);
    const small = await openOwnRound(started);
    for (const peer of ['p1', 'p2', 'p3', 'p4']) await rateWholly(started, small, `${peer}@example.org`);
    await release(started, small);
    await expect(
      started.database.write((queries) =>
        askQuestion(started.parts, queries, { tenantId: TENANT, roundId: small.id }, 'Who?'),
      ),
    ).rejects.toMatchObject({ code: 'raters.question-not-possible' });
  });
});

describeOnBothDatabases('erasing', (open) => {
  it('removes a person’s rounds with everything in them, and knows every table', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    for (const peer of ['p1', 'p2', 'p3', 'p4']) await rateWholly(started, round, `${peer}@example.org`);
    await release(started, round);
    const { erasable } = started.raters;
    const unknown = await findUnerasableTables(started.database, [erasable]);
    expect(unknown.filter((table) => /rat|nomin/.test(table))).toEqual([]);
    expect(await erasable.listPersons!(started.database.read)).toEqual([{ tenantId: TENANT, personId: PERSON }]);
    const erase = () =>
      started.database.write((queries) => erasable.erase!(queries, { tenantId: TENANT, personId: PERSON }));
    await erase();
    await erase();
    for (const table of ['rating_round', 'nomination', 'nomination_contact', 'rating_answer', 'rating_release']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(started.database.read);
      expect(rows, table).toEqual([]);
    }
  });

  it('cuts a rater out of other people’s rounds: name, address, answers and link', async () => {
    const started = await startRaters(open);
    const other = { tenantId: TENANT, personId: TENANT, hasAccount: true, language: 'en' } as const;
    const round = await started.database.write((queries) =>
      openRound(started.parts, queries, other, { campaignId: null, name: 'Other', days: 7, approver: null }),
    );
    const rater = await rateWholly(started, round, OWN_ADDRESS);
    await started.database.write((queries) =>
      started.raters.erasable.erase!(queries, { tenantId: TENANT, personId: PERSON }),
    );
    expect(await ratingStore(started.database.read).listRatings(TENANT, rater.ratingId)).toEqual([]);
    const [nominee] = await roundStore(started.database.read).listNominees(TENANT, round.id);
    expect(nominee).toMatchObject({ contact: null, deviceDigest: null, leftReason: 'rather-not' });
    await expect(openLink(started, OWN_ADDRESS)).rejects.toMatchObject({ code: 'raters.link-withdrawn' });
  });

  it('forgets names and addresses two months after the release', async () => {
    const started = await startRaters(open);
    const round = await openOwnRound(started);
    await rateWholly(started, round, 'p1@example.org');
    await release(started, round);
    started.runtime.clock.advance(61 * DAY);
    await started.raters.remindAndForget();
    const [nominee] = await roundStore(started.database.read).listNominees(TENANT, round.id);
    expect(nominee!.contact).toBeNull();
    await expect(openLink(started, 'p1@example.org')).rejects.toMatchObject({ code: 'raters.link-over' });
  });
});
