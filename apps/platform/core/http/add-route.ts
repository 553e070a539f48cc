// Hangs one route of the registry into Fastify: who may come in before the body is read, whose thing it is after.
import { AppError } from '@dragoman/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HttpServerOptions } from './http-server-options.ts';
import { languageOf } from './language.ts';
import { PUBLIC_TENANT } from '../tenants.ts';
import { admitCaller, decide } from './guard.ts';
import type { Verdict } from './guard.ts';
import type { Actor, Owner } from './policy.ts';
import type { FileReply, Route, RouteRequest } from './route.ts';

interface Known {
  actor: Actor;
  owner: Owner | null;
}

const REFUSALS: Readonly<Record<Exclude<Verdict, 'pass'>, string>> = {
  'sign-in': 'session.needed',
  'two-factor': 'session.two-factor-needed',
  forbidden: 'route.forbidden',
  hidden: 'route.not-found',
};

function refuse(verdict: Verdict): void {
  if (verdict !== 'pass') throw new AppError(REFUSALS[verdict]);
}

/** Adds one route below `/api`. */
export function addRoute(app: FastifyInstance, route: Route, options: HttpServerOptions): void {
  const perAddress = app.createRateLimit({
    max: route.limits.perAddress,
    timeWindow: '1 minute',
    keyGenerator: (request) => `${route.id} ${request.ip}`,
  });
  const perActor = app.createRateLimit({
    max: route.limits.perActor,
    timeWindow: '1 minute',
    keyGenerator: (request) => `${route.id} ${actorKey(knownOf(request).actor)}`,
  });
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    bodyLimit: route.limits.bodyBytes,
    config: { policy: route.policy, routeId: route.id },
    schema: {
      operationId: route.id,
      summary: route.summary,
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: route.body }),
      ...(typeof route.reply === 'string' ? {} : { response: { [route.status ?? 200]: route.reply } }),
      ...(route.idempotency === 'key' ? { headers: z.object({ 'idempotency-key': z.uuid().optional() }) } : {}),
    },
    onRequest: async (request) => {
      const address = await perAddress(request);
      if (!address.isAllowed && address.isExceeded) throw new AppError('request.too-many');
      const actor = await options.findActor({ cookies: request.cookies });
      (request as unknown as { known: Known }).known = { actor, owner: null };
      if (actor.kind !== 'anonymous') {
        const limit = await perActor(request);
        if (!limit.isAllowed && limit.isExceeded) throw new AppError('request.too-many');
      }
      const verdict = admitCaller(route.policy, actor);
      if (verdict !== 'undecided') refuse(verdict);
    },
    preHandler: async (request) => {
      if (route.owner === undefined) return;
      const known = knownOf(request);
      known.owner = await route.owner({ ...partsOf(request), actor: known.actor });
      refuse(decide(route.policy, known.actor, known.owner));
    },
    handler: async (request, reply) => answer(route, request, reply, options),
  });
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpServerOptions,
): Promise<unknown> {
  const known = knownOf(request);
  const idempotencyKey = keyOf(route, request);
  const result = await route.handle({
    ...partsOf(request),
    actor: known.actor,
    owner: known.owner,
    idempotencyKey,
    once: (queries, job) => {
      if (idempotencyKey === null) throw new Error(`${route.id} asks for once() without being keyed`);
      const scope = {
        tenantId: known.actor.kind === 'anonymous' ? PUBLIC_TENANT : known.actor.tenantId,
        // A guest who repeats the call that made them a guest must find the first reply: on open routes the key alone counts.
        actor: route.policy.open === true && known.actor.kind === 'guest' ? 'anonymous' : actorKey(known.actor),
        routeId: route.id,
        key: idempotencyKey,
        body: JSON.stringify(request.body ?? null),
      };
      return options.replies.once(queries, scope, job);
    },
    language: languageOf(request, options.languages),
    address: request.ip,
    cookies: request.cookies,
    setCookie: (name, value, maxAge) =>
      void reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.publicUrl?.protocol === 'https:',
        maxAge,
      }),
    clearCookie: (name) => void reply.clearCookie(name, { path: '/' }),
  } as RouteRequest<undefined, undefined, undefined>);
  reply.header('Cache-Control', 'no-store');
  if (route.reply === 'none') return reply.code(204).send();
  if (route.reply === 'file') return sendFile(reply, result as FileReply);
  return reply.code(route.status ?? 200).send(result);
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .header('Content-Disposition', `attachment; filename="${file.fileName.replaceAll(/[^\w.-]/g, '_')}"`)
    .type(file.contentType)
    .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}

function keyOf(route: Route, request: FastifyRequest): string | null {
  if (route.idempotency !== 'key') return null;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') throw new AppError('idempotency.key-missing');
  return key;
}

function partsOf(request: FastifyRequest): { params: never; query: never; body: never } {
  return { params: request.params as never, query: request.query as never, body: request.body as never };
}

function knownOf(request: FastifyRequest): Known {
  return (request as unknown as { known: Known }).known;
}

function actorKey(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'anonymous' : `${actor.tenantId}:${actor.personId}`;
}
