import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../core/keys/installation-keys.ts';
import { createThread } from '../../../core/thread/thread.ts';
import { memberStore } from '../../identity/server/index.ts';
import { inviteMember, setUpFirst, startIdentity } from '../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../identity/server/testing/browser.ts';
import type { RatingState } from '../contract.ts';
import { ratersErrors } from '../errors.ts';
import { createRaters } from './create-raters.ts';
import { ratersMigrations } from './migrations.ts';
import { ratersRelations } from './relations.ts';
import { messages, instrument, secretOf } from './testing/start-raters.ts';
import type { SentMail } from './testing/start-raters.ts';

const NO_ROUND = '019f0000-0000-7000-8000-000000000000';

async function start(open: OpenTestDatabase) {
  const mails: SentMail[] = [];
  const started = await startIdentity(open, {
    more: {
      migrations: ratersMigrations,
      errors: ratersErrors,
      routes: ({ database, runtime, audit }) =>
        createRaters({
          database,
          runtime,
          audit,
          keys: deriveKeys(new Uint8Array(32).fill(9)),
          thread: createThread({ runtime, relations: ratersRelations }),
          outbox: {
            send: async (_queries, { occasion, step, payload }) => {
              mails.push({ occasion, step, ...(payload as { to: string; subject: string; text: string }) });
              return true;
            },
          },
          messages,
          publicUrl: () => new URL('http://dragoman.test'),
          instrument,
          rules: {
            findCampaign: async () => null,
            listCampaigns: async () => [],
            findOwnAddresses: async (queries, tenantId, personId) =>
              (await memberStore(queries).list(tenantId, personId)).map((each) => each.email),
            findName: async () => null,
          },
        }).routes,
    },
  });
  const { admin } = await setUpFirst(started);
  const aino = await inviteMember(started, admin, 'aino@first.example');
  const logged = async (action: string) =>
    (
      await sql<{ subject_id: string; details: string }>`
        select subject_id, details from audit_entry where action = ${action} order by id`.execute(started.database.read)
    ).rows;
  return { started, admin, aino, mails, logged };
}

const openRound = async (browser: Browser): Promise<string> => {
  const body = { campaignId: null, name: 'Aino Synthetic', days: 14, approver: null };
  const opened = await browser.call('POST', '/rating-rounds', body);
  expect(opened.status).toBe(201);
  return (opened.body as { id: string }).id;
};
const nominee = (email: string) => ({ name: 'Peer Synthetic', email, group: 'peers', language: 'en' });

describeOnBothDatabases('the addresses of rating rounds', (open) => {
  it('answer a colleague, a manager and an administrator who guess as if nothing were there, and log it', async () => {
    const { started, admin, aino, logged } = await start(open);
    const roundId = await openRound(aino);
    const colleague = await inviteMember(started, admin, 'marco@first.example');
    for (const who of [colleague, admin]) {
      for (const path of [`/rating-rounds/${roundId}`, `/rating-rounds/${roundId}/report`]) {
        const [there, not] = [await who.call('GET', path), await who.call('GET', path.replace(roundId, NO_ROUND))];
        expect([there.status, there.body.code]).toEqual([404, 'route.not-found']);
        expect({ ...there.body, instance: '' }).toEqual({ ...not.body, instance: '' });
      }
    }
    const refused = await logged('raters.refused');
    expect(refused.filter((each) => each.subject_id === roundId)).toHaveLength(4);
    expect(refused.filter((each) => each.subject_id === NO_ROUND)).toHaveLength(4);
    const nominated = await colleague.call('POST', `/rating-rounds/${roundId}/nominations`, nominee('x@y.example'));
    expect(nominated.status).toBe(404);
    expect((await started.browser().call('GET', `/rating-rounds/${roundId}`)).status).toBe(401);
    expect((await aino.call('GET', `/rating-rounds/${roundId}`)).status).toBe(200);
  });

  it('nominate once for one key, and refuse the key with another body', async () => {
    const { aino, mails } = await start(open);
    const roundId = await openRound(aino);
    const path = `/rating-rounds/${roundId}/nominations`;
    const key = { 'idempotency-key': '019f0000-0000-4000-8000-000000000001' };
    const first = await aino.call('POST', path, nominee('peer@other.example'), key);
    const again = await aino.call('POST', path, nominee('peer@other.example'), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await aino.call('POST', path, nominee('else@other.example'), key)).status).toBe(422);
    expect(mails).toHaveLength(1);
    expect((await aino.call('POST', path, nominee('Aino+x@first.example'))).body.code).toBe('raters.oneself');
  });

  it('let a rater in by the link, keep the device by a cookie no script can read, and nobody else', async () => {
    const { started, aino, mails } = await start(open);
    const roundId = await openRound(aino);
    await aino.call('POST', `/rating-rounds/${roundId}/nominations`, nominee('peer@other.example'));
    const token = secretOf(mails, 'peer@other.example');
    const rater = started.browser();
    const opened = await rater.call('POST', '/ratings/open', { token, address: null });
    expect(opened.status).toBe(200);
    expect(String(opened.headers['set-cookie'])).toMatch(/dragoman-rater=[\w-]{32}; .*HttpOnly; SameSite=Lax/);
    const state = opened.body as RatingState;
    expect((await rater.call('GET', `/ratings/${state.ratingId}`)).body).toEqual(state);
    const stranger = started.browser();
    for (const each of [stranger, aino]) {
      expect((await each.call('GET', `/ratings/${state.ratingId}`)).status).toBe(404);
    }
    expect((await stranger.call('POST', '/ratings/open', { token, address: null })).body.code).toBe(
      'raters.other-device',
    );
    stranger.cookies.set('dragoman-rater', "'; drop table nomination; --");
    expect((await stranger.call('GET', `/ratings/${state.ratingId}`)).status).toBe(404);
    const left = await rater.call('POST', `/ratings/${state.ratingId}/withdraw`, { reason: 'rather-not' });
    expect(left.body).toEqual({ after: 'before-release' });
    const after = await rater.call('POST', '/ratings/open', { token, address: null });
    expect([after.status, after.body.code]).toEqual([410, 'raters.link-withdrawn']);
  });

  it('close a round of one’s own once, and show the report afterwards only', async () => {
    const { aino, logged } = await start(open);
    const roundId = await openRound(aino);
    expect((await aino.call('GET', `/rating-rounds/${roundId}/report`)).body.code).toBe('raters.not-released');
    for (const _twice of [1, 2]) {
      expect((await aino.call('POST', `/rating-rounds/${roundId}/close`, {})).body).toMatchObject({
        status: 'released',
      });
    }
    expect((await aino.call('GET', `/rating-rounds/${roundId}/report`)).body).toMatchObject({
      groups: [],
      mayAsk: false,
    });
    expect(await logged('raters.released')).toHaveLength(1);
    expect(await logged('raters.report-read')).toHaveLength(1);
    expect(
      (await aino.call('POST', '/rating-rounds', { campaignId: null, name: 'A', days: 7, approver: null })).body.code,
    ).toBe('raters.round-too-soon');
  });
});
