// A platform with people in it who can reach every route between them, for trying what each route does with bad input.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, onTestFinished, vi } from 'vitest';
import type { Route } from '../../core/http/route.ts';
import type { StartedAssessment } from '../../features/assessment/contract.ts';
import { authenticatorCode } from '../../features/identity/server/testing/authenticator.ts';
import { answerByInject } from './answer-by-inject.ts';
import type { Reply } from './expect-problem.ts';
import { openPlatform } from './open-platform.ts';
import type { TestPlatform } from './open-platform.ts';

/** A cookie header; empty for somebody nobody knows. */
export type Cookie = string;

export interface People {
  readonly platform: TestPlatform;
  readonly anonymous: Cookie;
  /** A guest in the middle of an assessment. */
  readonly guest: Cookie;
  readonly attemptId: string;
  readonly started: StartedAssessment;
  /** Another guest, whose assessment is finished. */
  readonly other: Cookie;
  readonly otherAttemptId: string;
  /** Administrator of platform and institution, with the second factor passed. */
  readonly administrator: Cookie;
  /** Somebody whom the policy of the route lets in as far as the body. */
  whoReaches(route: Route): Cookie;
  call(cookie: Cookie, call: Call): Promise<Reply>;
  /** Everything stored about assessments, as text to compare. */
  readStored(): Promise<string>;
}

export interface Call {
  readonly method: string;
  /** Below `/api`. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PASSWORD = 'mustikka ja kahvi';
const TABLES = ['person', 'attempt', 'answer', 'offer', 'observation', 'result'];
/** Between two calls, so that no limit on calls a minute hides what a call would have got. */
const PAUSE_MILLISECONDS = 7000;

export async function openPeople({ seed = 1 } = {}): Promise<People> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const platform = await openPlatform({ seed });
  const call = async (cookie: Cookie, { method, path, body, headers }: Call): Promise<Reply> => {
    vi.setSystemTime(Date.now() + PAUSE_MILLISECONDS);
    return platform.app.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    });
  };
  const other = await answerByInject(platform);
  const start = await call('', {
    method: 'POST',
    path: '/assessments',
    headers: { 'idempotency-key': randomUUID() },
    body: JSON.stringify({ roleProfile: 'kt-professional', stage: 'entry', form: 'full', language: 'en' }),
  });
  const started = JSON.parse(start.body) as StartedAssessment;
  const guest = cookieOf(start);
  const administrator = await setUp(platform, call);
  return {
    platform,
    anonymous: '',
    guest,
    attemptId: started.attemptId,
    started,
    other: other.cookie,
    otherAttemptId: other.attemptId,
    administrator,
    whoReaches: ({ policy }) => (policy.open === true ? '' : policy.guest === undefined ? administrator : guest),
    call,
    readStored: async () => {
      const rows = await Promise.all(
        TABLES.map(
          async (table) => (await sql`select * from ${sql.table(table)}`.execute(platform.database.read)).rows,
        ),
      );
      return JSON.stringify(rows);
    },
  };
}

/** The path of a route with something in place of each of its `:names`. */
export function fillPath(route: Route, value: string): string {
  return route.path.replaceAll(/:\w+/g, () => value);
}

async function setUp(platform: TestPlatform, call: People['call']): Promise<Cookie> {
  const send = (cookie: Cookie, path: string, body: object): Promise<Reply> =>
    call(cookie, { method: 'POST', path, body: JSON.stringify(body) });
  const done = await send('', '/set-up', {
    token: platform.setUpPath!.split('#')[1],
    name: 'Pekka Synthetic',
    email: 'pekka@first.example',
    password: PASSWORD,
    institutionName: 'Synthetic University',
  });
  expect(done.statusCode).toBe(200);
  const cookie = cookieOf(done);
  const begun = await send(cookie, '/account/two-factor/begin', {});
  const { secret } = JSON.parse(begun.body) as { secret: string };
  const confirmed = await send(cookie, '/account/two-factor/confirm', {
    code: authenticatorCode(secret, Date.now() + PAUSE_MILLISECONDS),
  });
  expect(confirmed.statusCode).toBe(200);
  return confirmed.headers['set-cookie'] === undefined ? cookie : cookieOf(confirmed);
}

function cookieOf(reply: Reply): Cookie {
  const lines = [reply.headers['set-cookie'] ?? []].flat() as string[];
  return lines.map((line) => line.split(';', 1)[0]).join('; ');
}
