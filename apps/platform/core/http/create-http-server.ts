// Puts the routes behind one door: limits, origin, who is calling, policy, contract, reply, refusal, in this order for every call.
import type { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyUnderPressure from '@fastify/under-pressure';
import { AppError } from '@dragoman/kernel';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { nameError, readFrames } from '../jobs/name-error.ts';
import { answerClientError } from './client-error.ts';
import { addOpenApi } from './open-api.ts';
import { addRoute } from './add-route.ts';
import { addStaticFiles } from './static-files.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { coreErrors, toProblem } from './problem.ts';
import type { StatusTable } from './problem.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { languageOf } from './language.ts';
import { DEEPEST_NESTING, isNestedDeeper } from './nesting.ts';
import { refuseForeignOrigin } from './origin.ts';

/** The Fastify server, complete but not listening. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const statuses = { ...coreErrors, ...options.errors };
  const app = fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // Ours says in the person's language that nothing is lost; see `refuseWhileStopping`.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    trustProxy: options.trustProxy ?? false,
    clientErrorHandler: (error, socket) => answerClientError(error, socket as Socket, statuses, options.sentence('en')),
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply as FastifyReply, statuses, options),
  }) as unknown as FastifyInstance;
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, statuses, options));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new AppError('route.not-found'), request, reply, statuses, options),
  );
  refuseRoutesWithoutPolicy(app);
  refuseWhileStopping(app);

  const isSecure = options.publicUrl?.protocol === 'https:';
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: contentSecurityPolicy(isSecure),
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  // A sample in which the loop never turned counts as endless delay: at the usual second, five hundred people who start at once would
  // be turned away while they are being served.
  await app.register(fastifyUnderPressure, {
    maxEventLoopDelay: 3000,
    sampleInterval: 5000,
    retryAfter: 5,
    exposeStatusRoute: false,
  });
  await app.register(fastifyRateLimit, { global: false, cache: 20_000 });
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, options.publicUrl));
  app.addHook('preValidation', async ({ body }) => {
    if (isNestedDeeper(body, DEEPEST_NESTING)) throw new AppError('request.invalid');
  });
  addHealth(app, options);
  await addOpenApi(app, options.languages);
  for (const route of options.routes) addRoute(app, route, options);
  if (options.webFolder !== null) await addStaticFiles(app, options.webFolder, options.languages);
  return app;
}

/** Routes outside the registry, each with the reason why it needs no policy of its own. */
const PUBLIC_ADDRESSES: ReadonlySet<string> = new Set(['/health', '/ready', '/api/openapi.json', '/*']);

function refuseRoutesWithoutPolicy(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const config = route.config as { policy?: unknown } | undefined;
    if (config?.policy === undefined && !PUBLIC_ADDRESSES.has(route.url)) {
      throw new Error(`Route ${route.method.toString()} ${route.url} has no policy.`);
    }
  });
}

/** Requests that arrive on open connections after the stop has begun; those that came before are finished. */
function refuseWhileStopping(app: FastifyInstance): void {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!isStopping) return;
    reply.header('Connection', 'close');
    throw new AppError('server.stopping');
  });
}

function addHealth(app: FastifyInstance, options: HttpServerOptions): void {
  const answer = async (_request: FastifyRequest, reply: FastifyReply): Promise<object> => {
    try {
      await options.isReady();
      return { status: 'ready' };
    } catch {
      reply.code(503).header('Retry-After', '2');
      return { status: 'not-ready' };
    }
  };
  app.get('/health', answer);
  app.get('/ready', answer);
}

function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  statuses: StatusTable,
  options: HttpServerOptions,
): void {
  const problem = toProblem(error, statuses, options.sentence(languageOf(request, options.languages)), request.id);
  if (problem.status >= 500) {
    const about = { error: nameError(error), at: readFrames(error), code: problem.code };
    request.log.error(about, 'request failed');
  }
  if (problem.status === 503 || problem.status === 429 || problem.status === 507) {
    const retryAfter = reply.getHeader('retry-after');
    reply.header('Retry-After', retryAfter ?? '2');
  }
  reply
    .code(problem.status)
    .type('application/problem+json')
    .header('Cache-Control', 'no-store')
    // Also on refusals that come before the hooks which set the security headers.
    .header('X-Content-Type-Options', 'nosniff')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}
