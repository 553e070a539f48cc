// A platform in which one synthetic person lives through a campaign with raters: asked, answered, rated, closed, released. All over HTTP.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Response } from 'light-my-request';
import { expect, onTestFinished, vi } from 'vitest';
import type { Database } from '../../core/database/database.ts';
import { findTestServer, makeSchema } from '../../core/database/testing/test-server.ts';
import { openKeys } from '../../core/keys/open-keys.ts';
import { silentLog } from '../../core/log.ts';
import { openMailFolder } from '../../core/mail/mail-folder.ts';
import type { AcceptedAnswers, RunnerState, ShownItem } from '../../features/assessment/contract.ts';
import type { CampaignView } from '../../features/campaigns/contract.ts';
import { createPolicyPeople } from '../../features/identity/server/testing/policy-people.ts';
import type { PolicyPeople, PolicyPerson } from '../../features/identity/server/testing/policy-people.ts';
import type { RaterGroup } from '../../features/raters/limits.ts';
import type { OwnRound, RatingState } from '../../features/raters/contract.ts';
import { openPlatform } from './open-platform.ts';
import type { TestPlatform } from './open-platform.ts';

/** Between two calls, so that no limit on calls a minute hides what a call would have got. */
const PAUSE_MILLISECONDS = 7000;
const ORIGIN = 'http://localhost:4180';
export const MINUTE = 60_000;

export interface Rater {
  readonly email: string;
  readonly group: RaterGroup;
  /** What they say to every statement, 0 to 4. */
  readonly category: number;
}

export interface World {
  readonly platform: TestPlatform;
  readonly people: PolicyPeople;
  readonly administrator: Calls;
  readonly aino: Calls;
  readonly manager: Calls;
  readonly ainoIs: PolicyPerson;
  readonly managerIs: PolicyPerson;
}

export interface Calls {
  send(method: string, path: string, body?: object): Promise<Response>;
  /** The parsed reply of a call that succeeds. */
  get<Reply>(path: string): Promise<Reply>;
  post<Reply>(path: string, body?: object, method?: string): Promise<Reply>;
}

export async function openWorld(engine: Database['engine'], seed = 1): Promise<World> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const databaseUrl = engine === 'postgres' ? await makeSchema(await findTestServer()) : undefined;
  const platform = await openPlatform({ seed, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const { database, runtime, dataFolder } = platform;
  const keys = await openKeys({ database, dataFolder, runtime, log: silentLog });
  const people = await createPolicyPeople({ database, runtime, keys });
  const administratorIs = await people.make('institution-administrator', people.here);
  const ainoIs = await people.make('participant', people.here);
  const managerIs = await people.make('manager', people.here);
  return {
    platform,
    people,
    ainoIs,
    managerIs,
    administrator: callsOf(platform, administratorIs.cookie),
    aino: callsOf(platform, ainoIs.cookie),
    manager: callsOf(platform, managerIs.cookie),
  };
}

/** A browser of one person: keeps the cookie of a rater's device too. */
export function callsOf({ app }: TestPlatform, cookie = ''): Calls {
  let cookies = cookie;
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    vi.setSystemTime(Date.now() + PAUSE_MILLISECONDS);
    const reply = await app.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: {
        ...(cookies === '' ? {} : { cookie: cookies }),
        ...(method === 'GET' ? {} : { origin: ORIGIN, 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    const set = [reply.headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0]!);
    if (set.length > 0) cookies = [cookies, ...set].filter((each) => each !== '').join('; ');
    return reply;
  };
  const parsed = async <Reply>(method: string, path: string, body?: object): Promise<Reply> => {
    const reply = await send(method, path, body);
    expect(reply.statusCode, `${method} ${path}: ${reply.body.slice(0, 300)}`).toBeLessThan(300);
    return (reply.body === '' ? null : reply.json()) as Reply;
  };
  return {
    send,
    get: (path) => parsed('GET', path),
    post: (path, body = {}, method = 'POST') => parsed(method, path, body),
  };
}

/** A launched campaign with raters in which Aino is asked, with the secret of her link. */
export async function askAino({ platform, administrator, ainoIs }: World): Promise<{ id: string; token: string }> {
  const made = await administrator.post<CampaignView>('/campaigns', {
    title: 'Synthetic round',
    purpose: 'development',
  });
  const path = `/campaigns/${made.id}`;
  const settings: CampaignView['settings'] = {
    ...made.settings,
    notice: { en: 'Synthetic notice.', fi: 'Synteettinen tiedote.' },
    legalBasisNote: 'Synthetic reason.',
    retentionUntil: '2027-12-31',
    closesAt: '2026-12-05T12:00:00.000Z',
    instruments: { form: 'short', raters: true, raterApproval: false, pilotShare: 0 },
  };
  await administrator.post(path, { version: made.version, settings }, 'PUT');
  const base64 = Buffer.from('Synthetic agreement').toString('base64');
  const document = { kind: 'file', name: 'Agreement', contentType: 'text/plain', base64 };
  await administrator.post(`${path}/document`, document, 'PUT');
  await administrator.post(`${path}/audience/members`, { personIds: [ainoIs.personId] }, 'PUT');
  const { version } = await administrator.get<CampaignView>(path);
  await administrator.post(`${path}/launch`, { version });
  await platform.jobs.runDue();
  return { id: made.id, token: secretIn(platform, `${ainoIs.accountId}@synthetic.example`, '/campaign') };
}

/** The secret of the newest link to a page in the mails to an address. */
export function secretIn({ dataFolder }: TestPlatform, to: string, page: string): string {
  const mails = openMailFolder(join(dataFolder, 'mail')).list();
  for (const mail of mails.filter((each) => each.to === to)) {
    const found = new RegExp(`${page}#([\\w-]+)`).exec(mail.text)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`There is no mail with a link to ${page} for ${to}.`);
}

/** Takes part in the campaign and answers everything; gives the attempt. */
export async function takePart({ platform, aino }: World, token: string): Promise<string> {
  const { attemptId } = await aino.post<{ attemptId: string }>('/campaign-invitations/start', {
    token,
    roleProfile: 'kt-professional',
    stage: 'entry',
    language: 'en',
    noticeRead: true,
  });
  const path = `/assessments/${attemptId}`;
  let state = await aino.get<RunnerState>(path);
  const items = new Map<string, ShownItem>();
  while (state.next !== null) {
    for (const item of state.items) items.set(item.itemId, item);
    const item = items.get(state.next)!;
    const value =
      item.kind === 'scenario'
        ? { ratings: item.options.map((_, index) => 1 + (index % 5)) }
        : { category: items.size % 5 };
    const answer = { itemId: item.itemId, revision: 1, value, answeredAt: platform.runtime.clock.iso(), seconds: 10 };
    // Numbered, so that two worlds with one seed differ in nothing but what a test makes different.
    const key = `00000000-0000-4000-8000-${String(state.answered.length).padStart(12, '0')}`;
    const answers = [{ key, ...answer }];
    ({ state } = await aino.post<AcceptedAnswers>(`${path}/answers`, { answers, holds: [...items.keys()] }));
  }
  await aino.post(`${path}/finish`, { answered: state.answered.length, early: false });
  return attemptId;
}

/** Aino asks these people in the campaign, and each of them rates by the link in the mail. */
export async function letRate(
  { platform, aino }: World,
  campaignId: string,
  raters: readonly Rater[],
): Promise<OwnRound> {
  const round = await aino.post<OwnRound>('/rating-rounds', {
    campaignId,
    name: 'Aino Synthetic',
    days: null,
    approver: null,
  });
  for (const { email, group } of raters) {
    const name = `${email.split('@')[0]} Synthetic`;
    await aino.post(`/rating-rounds/${round.id}/nominations`, { name, email, group, language: 'en' });
  }
  await platform.jobs.runDue();
  for (const { email, category } of raters) {
    const device = callsOf(platform);
    const token = secretIn(platform, email, '/rate');
    const state = await device.post<RatingState>('/ratings/open', { token, address: null });
    const answers = state.items.map(({ itemId }) => ({
      key: randomUUID(),
      itemId,
      revision: 1,
      value: { category },
      answeredAt: platform.runtime.clock.iso(),
      seconds: 4,
    }));
    await device.post(`/ratings/${state.ratingId}/answers`, { answers });
    await device.post(`/ratings/${state.ratingId}/hand-in`, { answered: answers.length });
  }
  return round;
}

/** The office closes the campaign; what follows by itself happens within two minutes. */
export async function closeCampaign({ platform, administrator }: World, campaignId: string): Promise<void> {
  await administrator.post(`/campaigns/${campaignId}/close`);
  for (let minute = 0; minute < 2; minute += 1) {
    platform.runtime.clock.advance(MINUTE + 1000);
    await platform.jobs.runDue();
  }
}
