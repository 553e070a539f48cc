// The routes of asking: what a mail would say, sending it, what was answered, taking it back.
import { AppError } from '@dragoman/kernel';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { academicParams, askBody, askPreview, askRequest, emptyBody, requestList, requestParams } from '../contract.ts';
import { academicStore } from './academic-store.ts';
import type { AcademicsParts } from './academics-parts.ts';
import { askAcademic, previewRequest, withdrawRequest } from './outreach/ask-academic.ts';
import { designers } from './policy.ts';
import { brokerOf, ownerOfAcademic } from './pool-routes.ts';
import { listRequests, presentRequest } from './present-academics.ts';
import { requestStore } from './request-store.ts';

const fewCalls = { bodyBytes: 16 * 1024, perActor: 60, perAddress: 3000 };

export function outreachRoutes(parts: AcademicsParts): Route[] {
  const { database, audit } = parts;
  return [
    defineRoute({
      id: 'academics.list-requests',
      method: 'GET',
      path: '/academics/requests',
      summary:
        'Requests of the institution, newest first, with their answers and how often each reason was given for a no.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: requestList,
      handle: ({ actor }) => listRequests(database.read, brokerOf(actor)),
    }),
    defineRoute({
      id: 'academics.requests-of',
      method: 'GET',
      path: '/academics/:academicId/requests',
      summary: 'Requests to one academic.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: academicParams,
      reply: requestList,
      owner: ownerOfAcademic(parts),
      handle: ({ actor, params }) => listRequests(database.read, brokerOf(actor), params.academicId),
    }),
    defineRoute({
      id: 'academics.preview-request',
      method: 'POST',
      path: '/academics/request-previews',
      summary: 'The five lines a request would have. Nothing is sent.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'natural',
      body: askBody,
      reply: askPreview,
      handle: ({ actor, body }) => previewRequest(parts, database.read, brokerOf(actor), body),
    }),
    defineRoute({
      id: 'academics.ask',
      method: 'POST',
      path: '/academics/requests',
      summary: 'Asks an academic by mail; within the pause between two requests only with a reason, which is kept.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'key',
      body: askBody,
      reply: askRequest,
      status: 201,
      handle: async ({ actor, body, once }) => {
        const by = brokerOf(actor);
        const asked = await database.write(async (queries) => {
          try {
            return await once(queries, async () => ({ id: (await askAcademic(parts, queries, by, body)).id }));
          } catch (error) {
            // Told outside the write, where the refusal can be written down.
            if (error instanceof AppError && error.code === 'academics.cooling-down') return { refused: error };
            throw error;
          }
        });
        if ('refused' in asked) {
          const subject = { type: 'person', id: body.academicId };
          await database.write((queries) =>
            audit(queries, { ...by, action: 'academics.refused-within-pause', subject }),
          );
          throw asked.refused;
        }
        const request = await requestStore(database.read).find(by.tenantId, asked.id);
        const academic =
          request === null ? null : await academicStore(database.read).find(by.tenantId, request.academicId);
        if (request === null || academic === null) throw new AppError('route.not-found');
        return presentRequest(request, academic, by.personId);
      },
    }),
    defineRoute({
      id: 'academics.withdraw-request',
      method: 'POST',
      path: '/academics/requests/:requestId/withdraw',
      summary: 'Takes a request back that has no answer yet; its link says so from then on.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'natural',
      params: requestParams,
      body: emptyBody,
      reply: 'none',
      owner: async ({ params, actor }) => {
        if (actor.kind === 'anonymous') return null;
        const request = await requestStore(database.read).find(actor.tenantId, params.requestId);
        return request === null ? null : { tenantId: request.tenantId, personId: null };
      },
      handle: async ({ actor, params }) => {
        await database.write((queries) => withdrawRequest(parts, queries, brokerOf(actor), params.requestId));
      },
    }),
  ];
}
