// Calls the server as a browser of one person would: keeps its cookies and its connection, times out, parses JSON.
import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';

const PATIENCE_MILLISECONDS = 30_000;

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface HttpCaller {
  /** Rejects when no reply came; any status is a reply. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<HttpReply>;
}

/** The server may be another one after a restart, so its address is asked for at each call. */
export function createCaller(url: () => string, agent: Agent): HttpCaller {
  let cookies = new Map<string, string>();
  return {
    call: async (method, path, body, headers = {}) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const reply = await send(new URL(path, url()), agent, method, text, {
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...headers,
      });
      for (const cookie of reply.headers['set-cookie'] ?? []) {
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        cookies = new Map(cookies).set(pair.slice(0, at), pair.slice(at + 1));
      }
      return reply;
    },
  };
}

function send(
  url: URL,
  agent: Agent,
  method: string,
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { agent, method, headers: { ...headers, ...length } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    sent.setTimeout(PATIENCE_MILLISECONDS, () => sent.destroy(new Error('no reply in time')));
    sent.on('error', reject);
    sent.end(body);
  });
}
