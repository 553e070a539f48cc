// A browser of one person in tests: keeps cookies as browsers do and calls the server without a network.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export interface BrowserReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The parsed JSON, null when there was no body. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test reads, it expects
  readonly body: any;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<BrowserReply>;
}

/** `address`: the network address the calls come from. Keyed routes get a fresh key each time unless one is given. */
export function openBrowser(app: FastifyInstance, address = '192.0.2.1'): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(method, path, body, headers = {}) {
      const reply = await app.inject({
        method,
        url: `/api${path}`,
        remoteAddress: address,
        headers: {
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
        const [pair = '', ...attributes] = line.split('; ');
        const at = pair.indexOf('=');
        if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return {
        status: reply.statusCode,
        headers: reply.headers,
        body: reply.body === '' ? null : JSON.parse(reply.body),
      };
    },
  };
}
