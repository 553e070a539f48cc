// One shape for every route: contract, policy, limits, idempotency and a thin handler. What lacks one of them does not compile.
import type { z } from 'zod';
import type { WriteQueries } from '../database/database.ts';
import type { Actor, Owner, Policy } from './policy.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * `safe`: reads only. `natural`: sending it twice has the effect of once by its own keys, and the use case's test shows it.
 * `key`: the client sends an `Idempotency-Key`; the reply is kept and given again, another body under the same key is refused (422).
 */
export type Idempotency = 'safe' | 'natural' | 'key';

export interface RouteLimits {
  /** Bytes of the request body; larger ones are refused with 413. */
  readonly bodyBytes: number;
  /** Calls a minute of one actor (account or guest; for anonymous ones see `perAddress`). */
  readonly perActor: number;
  /** Calls a minute of one address: generous, because a whole lecture room may stand behind it. */
  readonly perAddress: number;
}

type Schema = z.ZodType;
type Out<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

/** A reply that is not JSON: a file to keep. */
export interface FileReply {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Uint8Array | string;
}

export interface RouteRequest<
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | undefined,
> {
  readonly params: Out<Params>;
  readonly query: Out<Query>;
  readonly body: Out<Body>;
  readonly actor: Actor;
  /** What `owner` found, for routes about one person's or institution's thing. */
  readonly owner: Owner | null;
  readonly idempotencyKey: string | null;
  /**
   * For routes with idempotency `key`: runs the job inside the given write and keeps its reply, or gives the kept reply again.
   * The reply is stored, so it must hold no secret.
   */
  once<Value>(queries: WriteQueries, job: () => Promise<Value>): Promise<Value>;
  readonly language: string;
  readonly address: string;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
}

export interface Route<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Reply extends Schema | 'file' | 'none' = Schema | 'file' | 'none',
> {
  /** Feature and use case, for example `assessment.start`; the operationId of the API description. */
  readonly id: string;
  readonly method: Method;
  /** Path with `:names`, below `/api`. */
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly limits: RouteLimits;
  readonly idempotency: Idempotency;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Schema of the reply's JSON, `file` for a download, `none` for 204. */
  readonly reply: Reply;
  readonly status?: 200 | 201 | 202;
  /** To whom the thing belongs; needed when any reach is `own` or `institution`. Null means: there is no such thing. */
  readonly owner?: (request: {
    params: Out<Params>;
    query: Out<Query>;
    body: Out<Body>;
    actor: Actor;
  }) => Promise<Owner | null>;
  readonly handle: (
    request: RouteRequest<Params, Query, Body>,
  ) => Promise<Reply extends Schema ? z.input<Reply> : Reply extends 'file' ? FileReply : void>;
}

/** Checks a route's types where it is written and forgets them for the registry. */
export function defineRoute<
  const Params extends Schema | undefined = undefined,
  const Query extends Schema | undefined = undefined,
  const Body extends Schema | undefined = undefined,
  const Reply extends Schema | 'file' | 'none' = 'none',
>(route: Route<Params, Query, Body, Reply>): Route {
  return route as unknown as Route;
}

/** Limits that fit most routes: small bodies, a brisk person, a full lecture room. */
export const ordinaryLimits: RouteLimits = { bodyBytes: 32 * 1024, perActor: 240, perAddress: 12_000 };
