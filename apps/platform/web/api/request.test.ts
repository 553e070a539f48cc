import { describe, expect, it } from 'vitest';
import { isNetworkLoss, isPassing, ProblemError } from './problem.ts';
import type { Problem } from './problem.ts';
import { request } from './request.ts';

async function problemOf(send: () => Promise<Response>): Promise<Problem> {
  try {
    await request('GET', '/x', {}, send);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
  }
  throw new Error('expected a problem');
}

describe('a call of the API', () => {
  it('sends JSON with the key of the request and gives the reply', async () => {
    let seen: { address: string; init: RequestInit } | null = null;
    const reply = await request<{ ok: boolean }>(
      'POST',
      '/things',
      { body: { a: 1 }, idempotencyKey: 'k' },
      async (address, init) => {
        seen = { address, init };
        return Response.json({ ok: true });
      },
    );
    expect(reply).toEqual({ ok: true });
    expect(seen!.address).toBe('/api/things');
    expect(seen!.init).toMatchObject({ method: 'POST', body: '{"a":1}', cache: 'no-store' });
    expect(seen!.init.headers).toMatchObject({ 'Content-Type': 'application/json', 'Idempotency-Key': 'k' });
  });

  it('tells silence from refusal', async () => {
    const silent = await problemOf(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(silent).toMatchObject({ code: 'network.lost', status: 0 });
    expect(isNetworkLoss(silent)).toBe(true);

    const refused = await problemOf(async () =>
      Response.json({ code: 'assessment.answers-missing', values: { held: 3, nested: {} } }, { status: 409 }),
    );
    expect(refused).toMatchObject({ code: 'assessment.answers-missing', status: 409, values: { held: 3 } });
    expect(isNetworkLoss(refused)).toBe(false);
    expect(isPassing(refused)).toBe(false);
  });

  it('counts a reply that breaks off as silence: it may have been carried out', async () => {
    const broken = await problemOf(async () => new Response('{"ok":', { status: 200 }));
    expect(isNetworkLoss(broken)).toBe(true);
  });

  it('understands a page put there by a proxy and how long to wait', async () => {
    const busy = await problemOf(
      async () => new Response('<h1>busy</h1>', { status: 503, headers: { 'Retry-After': '7' } }),
    );
    expect(busy).toEqual({ code: 'reply.unreadable', values: {}, status: 503, retryAfter: 7 });
    expect(isPassing(busy)).toBe(true);
  });

  it('names no type when it sends no body: a server would look for one', async () => {
    let headers: unknown = null;
    await request('DELETE', '/my-data', {}, async (_address, init) => {
      headers = init.headers;
      return new Response(null, { status: 204 });
    });
    expect(headers).toEqual({ Accept: 'application/json' });
  });

  it('gives nothing for an empty reply', async () => {
    expect(await request('DELETE', '/my-data', {}, async () => new Response(null, { status: 204 }))).toBeUndefined();
  });
});
