// One way to call the server: JSON both ways, refusals as `ProblemError`, silence told apart from refusal.
import { ProblemError, readProblem } from './problem.ts';

export interface RequestOptions {
  readonly body?: unknown;
  /** The key under which the server keeps its reply, for routes that ask for one. */
  readonly idempotencyKey?: string;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

export type Send = (address: string, init: RequestInit) => Promise<Response>;

/** Longest wait for an answer. A phone in a tunnel often has a network that never answers. */
const PATIENCE_MS = 15_000;

/**
 * Calls `/api` + `path`.
 * @throws ProblemError with status 0 when nothing came back, else with the server's code
 */
export async function request<Reply>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: RequestOptions = {},
  send: Send = (address, init) => fetch(address, init),
): Promise<Reply> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let reply: Response;
  try {
    reply = await send(`/api${path}`, {
      method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
      signal: options.signal === undefined ? patience : AbortSignal.any([options.signal, patience]),
    });
  } catch (cause) {
    throw lost(cause);
  }
  if (!reply.ok) throw new ProblemError(await readProblem(reply));
  if (reply.status === 204) return undefined as Reply;
  try {
    return (await reply.json()) as Reply;
  } catch (cause) {
    // The head arrived and the body did not: for the caller the same as no answer.
    throw lost(cause);
  }
}

function lost(cause: unknown): ProblemError {
  return new ProblemError({ code: 'network.lost', values: {}, status: 0, retryAfter: null }, { cause });
}
