import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Route } from '../core/http/route.ts';
import { expectProblem } from './testing/expect-problem.ts';
import type { Reply } from './testing/expect-problem.ts';
import { fillPath, openPeople } from './testing/open-people.ts';
import type { People } from './testing/open-people.ts';
import { sampleBodies } from './testing/sample-bodies.ts';
import { spoilBody, spoilTexts } from './testing/spoil-body.ts';

const PATIENCE = { timeout: 180_000 };
const json = { 'content-type': 'application/json' };

const routesOf = ({ platform }: People, fits: (route: Route) => boolean = () => true): Route[] => {
  const routes = platform.routes.filter(fits);
  if (routes.length === 0) throw new Error('No route fits: the test would show nothing.');
  return routes;
};
const hasBody = (route: Route): boolean => route.body !== undefined;
const isChanging = (route: Route): boolean => route.method !== 'GET';
const keyFor = (route: Route): Record<string, string> =>
  route.idempotency === 'key' ? { 'idempotency-key': randomUUID() } : {};
const sampleFor = (route: Route, count = 1): unknown[] => sampleBodies(route.body as z.ZodType, count, route.id);

/** Sends a body to the route as somebody it lets in, about the caller's attempt where the route is about one. */
const send = (people: People, route: Route, body: string, headers: Record<string, string> = {}) =>
  people.call(people.whoReaches(route), {
    method: route.method,
    path: fillPath(route, people.attemptId),
    body,
    headers: { ...keyFor(route), ...json, ...headers },
  });

/** The ids of the routes are those the caller may use, so that a refusal is about the body and nothing else. */
const nameOf = (route: Route, how: string): string => `${route.id}: ${how}`;

describe('every route', () => {
  it(
    'refuses bodies that are no JSON, of another kind or of another shape, and changes nothing',
    PATIENCE,
    async () => {
      const people = await openPeople();
      const before = await people.readStored();
      const broken: [string, string, Record<string, string>, string][] = [
        ['broken JSON', '{"a":', json, 'request.not-json'],
        ['nothing at all', '', json, 'request.not-json'],
        ['a prototype', '{"__proto__":{"isAdministrator":true}}', json, 'request.not-json'],
        ['a constructor', '{"constructor":{"prototype":{"a":1}}}', json, 'request.not-json'],
        ['plain text', '{}', { 'content-type': 'text/plain' }, 'request.wrong-type'],
        ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'request.wrong-type'],
        ['XML', '<a/>', { 'content-type': 'application/xml' }, 'request.wrong-type'],
        ['a kind that is none', '{}', { 'content-type': 'json' }, 'request.wrong-type'],
        ['bytes that are no UTF-8', '{"a":"\ufffd', json, 'request.not-json'],
        ['null', 'null', json, 'request.invalid'],
        ['a list', '[]', json, 'request.invalid'],
        ['a text', '"x"', json, 'request.invalid'],
        ['a number', '1e400', json, 'request.invalid'],
        ['a deep nest', `{"a":${'['.repeat(400)}${']'.repeat(400)}}`, json, 'request.invalid'],
      ];
      for (const route of routesOf(people, hasBody)) {
        for (const [how, body, headers, code] of broken) {
          const language = how.length % 2 === 0 ? 'fi' : 'en';
          const reply = await send(people, route, body, { ...headers, 'accept-language': language });
          expect(expectProblem(reply, nameOf(route, how), language), nameOf(route, how)).toBe(code);
        }
      }
      expect(await people.readStored()).toBe(before);
    },
  );

  it('refuses a body above its own limit, whatever is in it', PATIENCE, async () => {
    const people = await openPeople();
    for (const route of routesOf(people, hasBody)) {
      const tooLarge = `${' '.repeat(route.limits.bodyBytes)}{}`;
      const reply = await send(people, route, tooLarge);
      expect(expectProblem(reply, route.id), route.id).toBe('request.too-large');
      const nest = '['.repeat(100_000) + ']'.repeat(100_000);
      expectProblem(await send(people, route, nest), nameOf(route, 'a hundred thousand brackets'));
    }
  });

  it(
    'refuses a body spoilt in any one place that its contract does not allow, and fails on none',
    PATIENCE,
    async () => {
      const people = await openPeople();
      let tried = 0;
      for (const route of routesOf(people, hasBody)) {
        for (const { how, text } of sampleFor(route, 3).flatMap(spoilBody)) {
          const reply = await send(people, route, text);
          tried += 1;
          expectRefusedOrAllowed(route, how, text, reply);
        }
      }
      expect(tried).toBeGreaterThan(500);
    },
  );

  it('refuses text that cannot be stored wherever it takes text', PATIENCE, async () => {
    const people = await openPeople();
    let tried = 0;
    for (const route of routesOf(people, hasBody)) {
      // A file to import is read to its end and answered with the line of everything wrong; its own tests plant these characters.
      if (route.id === 'framework.import') continue;
      for (const { how, text } of sampleFor(route, 3).flatMap(spoilTexts)) {
        expectProblem(await send(people, route, text), nameOf(route, how));
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('refuses ids that are none and hides things that are not there', PATIENCE, async () => {
    const people = await openPeople();
    const before = await people.readStored();
    const ids = [
      'x',
      '%00',
      '%ff',
      '%ed%a0%80',
      '..%2f..%2fetc',
      "'%20or%201=1--",
      '0'.repeat(300),
      randomUUID().toUpperCase() + '0',
      '%7B%7D',
      '__proto__',
      'null',
    ];
    for (const route of routesOf(people, ({ path }) => path.includes(':'))) {
      const body = hasBody(route) ? { body: JSON.stringify(sampleFor(route)[0]) } : {};
      for (const id of ids) {
        const call = { method: route.method, path: fillPath(route, id), headers: keyFor(route), ...body };
        const code = expectProblem(await people.call(people.whoReaches(route), call), nameOf(route, id));
        expect(
          ['request.invalid', 'request.bad-address', 'route.not-found', 'result.module-unknown', 'materials.unknown'],
          nameOf(route, id),
        ).toContain(code);
      }
      const nobodys = { method: route.method, path: fillPath(route, randomUUID()), headers: keyFor(route), ...body };
      expectProblem(await people.call(people.whoReaches(route), nobodys), nameOf(route, 'nobody’s'));
    }
    expect(await people.readStored()).toBe(before);
  });

  it('refuses a query it does not know', PATIENCE, async () => {
    const people = await openPeople();
    const queries = [
      'hours=1e400',
      'hours=NaN',
      'hours=1&hours=2',
      'hours=',
      'hours[]=1',
      'language=xx',
      'language=%00',
      'start=yesterday',
      '__proto__=1',
      'x=1',
      `x=${'y'.repeat(100_000)}`,
    ];
    for (const route of routesOf(people, (each) => each.query !== undefined)) {
      for (const query of queries) {
        const path = `${fillPath(route, people.attemptId)}?${query}`;
        const code = expectProblem(
          await people.call(people.whoReaches(route), { method: route.method, path, headers: keyFor(route) }),
          nameOf(route, query.slice(0, 30)),
        );
        expect(code, nameOf(route, query.slice(0, 30))).toBe('request.invalid');
      }
    }
  });

  it('refuses methods it does not have', PATIENCE, async () => {
    const people = await openPeople();
    const known = new Set(people.platform.routes.map((route) => `${route.method} ${route.path}`));
    for (const route of routesOf(people)) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (known.has(`${method} ${route.path}`) || (method === 'GET' && route.path.startsWith('/results/import')))
          continue;
        const reply = await people.call(people.whoReaches(route), { method, path: fillPath(route, randomUUID()) });
        expect(['route.not-found', 'request.invalid']).toContain(expectProblem(reply, nameOf(route, method)));
      }
    }
  });

  it('that changes something refuses calls a browser sends for another site', PATIENCE, async () => {
    const people = await openPeople();
    const before = await people.readStored();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4181' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://localhost:4180', 'sec-fetch-site': 'cross-site' },
    ];
    for (const route of routesOf(people, isChanging)) {
      const body = hasBody(route) ? { body: JSON.stringify(sampleFor(route)[0]) } : {};
      for (const headers of foreign) {
        const call = {
          method: route.method,
          path: fillPath(route, people.attemptId),
          headers: { ...keyFor(route), ...headers },
          ...body,
        };
        const how = nameOf(route, JSON.stringify(headers));
        expect(expectProblem(await people.call(people.whoReaches(route), call), how), how).toBe(
          'request.foreign-origin',
        );
      }
    }
    expect(await people.readStored()).toBe(before);
  });

  it(
    'that is not open asks who is there, whether the cookie is missing, altered or another installation’s',
    PATIENCE,
    async () => {
      const people = await openPeople();
      const before = await people.readStored();
      const [name, token] = people.guest.split('=') as [string, string];
      const altered = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
      const cookies = [
        '',
        `${name}=`,
        `${name}=${altered}`,
        `${name}=${token}x`,
        `${name}=%00`,
        `${name}=${'a'.repeat(5000)}`,
        `${name}=__proto__`,
        'dragoman-session=x',
      ];
      for (const route of routesOf(people, ({ policy }) => policy.open !== true)) {
        const body = hasBody(route) ? { body: JSON.stringify(sampleFor(route)[0]) } : {};
        for (const cookie of cookies) {
          const call = {
            method: route.method,
            path: fillPath(route, people.attemptId),
            headers: keyFor(route),
            ...body,
          };
          const how = nameOf(route, cookie.slice(0, 40));
          expect(expectProblem(await people.call(cookie, call), how), how).toBe('session.needed');
        }
      }
      expect(await people.readStored()).toBe(before);
    },
  );

  it('about an attempt hides another person’s exactly as one that does not exist', PATIENCE, async () => {
    const people = await openPeople();
    const before = await people.readStored();
    const withoutInstance = (text: string): string => text.replace(/"instance":"[^"]*"/, '');
    for (const route of routesOf(people, ({ path }) => path.includes(':attemptId'))) {
      const body = hasBody(route) ? { body: JSON.stringify(sampleFor(route)[0]) } : {};
      const query = route.query === undefined ? '' : '?start=2026-11-23';
      const ask = (cookie: string, attemptId: string) => {
        const path = `${fillPath(route, 'negotiation').replace('negotiation', attemptId)}${query && route.id === 'profile.calendar' ? query : ''}`;
        return people.call(cookie, { method: route.method, path, ...body });
      };
      const replies = [
        await ask(people.guest, people.otherAttemptId),
        await ask(people.guest, randomUUID()),
        await ask(people.other, people.attemptId),
        await ask(people.administrator, people.attemptId),
      ];
      for (const reply of replies) {
        expect(expectProblem(reply, route.id), route.id).toBe('route.not-found');
        expect(withoutInstance(reply.body)).toBe(withoutInstance(replies[0]!.body));
      }
    }
    expect(await people.readStored()).toBe(before);
  });

  it(
    'that is keyed asks for the key, takes only real ones, and refuses another body under the same one',
    PATIENCE,
    async () => {
      const people = await openPeople();
      let repeated = 0;
      const keyed = routesOf(people, ({ idempotency, path }) => idempotency === 'key' && !path.includes(':'));
      // A renewed link voids the guest's session, so that one comes last.
      for (const route of keyed.toSorted((a, b) => Number(a.id === 'link.renew') - Number(b.id === 'link.renew'))) {
        const bodies = sampleFor(route, 40).map((body) => JSON.stringify(body));
        const ask = (body: string, headers: Record<string, string>) =>
          people.call(people.whoReaches(route), {
            method: route.method,
            path: fillPath(route, randomUUID()),
            body,
            headers,
          });
        expect(expectProblem(await ask(bodies[0]!, {}), route.id), route.id).toBe('idempotency.key-missing');
        for (const key of ['x', '', `${randomUUID()}0`, 'a'.repeat(5000)])
          expectProblem(await ask(bodies[0]!, { 'idempotency-key': key }), route.id);
        const key = { 'idempotency-key': randomUUID() };
        const other = bodies.find((body) => body !== bodies[0]);
        const first = await ask(bodies[0]!, key);
        if (first.statusCode >= 300 || other === undefined) continue;
        expect(expectProblem(await ask(other, key), route.id), route.id).toBe('idempotency.other-body');
        repeated += 1;
      }
      expect(repeated).toBeGreaterThan(1);
    },
  );
});

/** What the contract still allows may be done: then the route decides, but it never fails. */
function expectRefusedOrAllowed(route: Route, how: string, text: string, reply: Reply): void {
  const isAllowed = (route.body as z.ZodType).safeParse(JSON.parse(text)).success;
  if (isAllowed && reply.statusCode < 300) return;
  expectProblem(reply, nameOf(route, how));
}
