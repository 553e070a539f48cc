// The routes of the desk: opening cases, working on one, the desk itself.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import {
  askFirmBody,
  caseList,
  caseParams,
  caseView,
  changeCaseBody,
  desk,
  emptyBody,
  logContactBody,
  loggedContacts,
  lookAlikes,
  lookAlikesBody,
  networkClock,
  openCaseBody,
  openedCase,
  readFile as readFileReply,
  readFileBody,
  refuseBody,
  repliedBody,
  saveAnalysisBody,
  saveDeskBody,
  stageBody,
} from '../contract.ts';
import type { CaseView } from '../contract.ts';
import { FILE_BYTES, TEXT_MAX } from '../limits.ts';
import { saveAnalysis } from './analyse.ts';
import { caseStore } from './case-store.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts, Worker } from './demand-parts.ts';
import { presentDesk, presentNetworkClock, saveDesk } from './desk.ts';
import { readFile } from './files/read-file.ts';
import { askFirm, changeCase, logReply, moveCase, refuseCase, reopenCase, sendUnderstood } from './handle-case.ts';
import { findLookAlikes } from './look-alikes.ts';
import { listOwnContacts } from './own-contacts.ts';
import { openCase } from './open-case.ts';
import { deskLead, deskWork, networkClocks, ownContacts } from './policy.ts';
import { presentCase, presentCases } from './present-case.ts';

const base = { policy: deskWork, limits: ordinaryLimits } as const;
/** JSON doubles what it has to escape. */
const textLimits = { bodyBytes: 3 * TEXT_MAX, perActor: 120, perAddress: 3000 };
const fileLimits = { bodyBytes: Math.ceil((FILE_BYTES * 4) / 3) + 4096, perActor: 30, perAddress: 600 };
const fewCalls = { bodyBytes: 16 * 1024, perActor: 60, perAddress: 3000 };

export function caseRoutes(parts: DemandParts): Route[] {
  return [...openingRoutes(parts), ...readingOfCases(parts), ...handlingRoutes(parts), ...deskRoutes(parts)];
}

export function workerOf(actor: Actor): Worker {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  if (actor.tenantId === PUBLIC_TENANT) throw new AppError('demand.institution-needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

type CaseRequest = { readonly params: { readonly caseId: string }; readonly actor: Actor };

export function ownerOfCase({ database }: DemandParts) {
  return async ({ params, actor }: CaseRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await caseStore(database.read).find(actor.tenantId, params.caseId);
    return found === null ? null : { tenantId: found.tenant_id, personId: null };
  };
}

const show = async (parts: DemandParts, { params, actor }: CaseRequest): Promise<CaseView> => {
  const view = await presentCase(parts, parts.database.read, workerOf(actor).tenantId, params.caseId);
  if (view === null) throw new AppError('route.not-found');
  return view;
};

function openingRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'demand.open-case',
      method: 'POST',
      path: '/needs',
      summary: 'Opens a case from a mail, a file or a contact, and puts its text up for reading.',
      limits: textLimits,
      idempotency: 'key',
      body: openCaseBody,
      reply: openedCase,
      status: 201,
      handle: ({ actor, body, once }) =>
        database.write((queries) =>
          once(queries, async () => ({ id: await openCase(parts, queries, workerOf(actor), body) })),
        ),
    }),
    defineRoute({
      ...base,
      id: 'demand.find-look-alikes',
      method: 'POST',
      path: '/needs/look-alikes',
      summary: 'Earlier cases that a text may repeat, with the reasons. Nothing of it is kept.',
      limits: textLimits,
      idempotency: 'natural',
      body: lookAlikesBody,
      reply: lookAlikes,
      handle: async ({ actor, body }) => ({
        cases: await findLookAlikes(database.read, workerOf(actor).tenantId, body),
      }),
    }),
    defineRoute({
      ...base,
      id: 'demand.read-file',
      method: 'POST',
      path: '/need-files',
      summary: 'The text of a mail, text, Word or PDF file. The file itself is not kept.',
      limits: fileLimits,
      idempotency: 'natural',
      body: readFileBody,
      reply: readFileReply,
      handle: ({ body }) => readFile(body.name, body.content),
    }),
    defineRoute({
      id: 'demand.log-contact',
      method: 'POST',
      path: '/need-contacts',
      summary: 'Logs that somebody was asked directly; the desk gets a case of it.',
      policy: ownContacts,
      limits: fewCalls,
      idempotency: 'key',
      body: logContactBody,
      reply: openedCase,
      status: 201,
      owner: async ({ actor }) =>
        actor.kind === 'account' ? { tenantId: actor.tenantId, personId: actor.personId } : null,
      handle: ({ actor, body, once }) =>
        database.write((queries) =>
          once(queries, async () => ({
            id: await openCase(parts, queries, workerOf(actor), {
              ...body,
              source: 'academic',
              title: '',
              fileName: null,
              confidential: [],
              deadline: null,
              budget: '',
              audience: '',
            }),
          })),
        ),
    }),
    defineRoute({
      id: 'demand.list-own-contacts',
      method: 'GET',
      path: '/need-contacts',
      summary: 'What the caller logged, and how far it has come.',
      policy: ownContacts,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: loggedContacts,
      owner: async ({ actor }) =>
        actor.kind === 'account' ? { tenantId: actor.tenantId, personId: actor.personId } : null,
      handle: async ({ actor }) => ({ contacts: await listOwnContacts(database.read, workerOf(actor)) }),
    }),
  ];
}

function readingOfCases(parts: DemandParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'demand.list-cases',
      method: 'GET',
      path: '/needs',
      summary: 'The cases of the institution with their clocks, overdue ones first.',
      idempotency: 'safe',
      reply: caseList,
      handle: async ({ actor }) => ({ cases: await presentCases(parts, database.read, workerOf(actor).tenantId) }),
    }),
    defineRoute({
      ...base,
      id: 'demand.read-case',
      method: 'GET',
      path: '/needs/:caseId',
      summary: 'One case: who asks, the clock, the analysis, the question, the history.',
      idempotency: 'safe',
      params: caseParams,
      reply: caseView,
      owner: ownerOfCase(parts),
      handle: async (request) => {
        const by = workerOf(request.actor);
        await database.write((queries) => auditCase(parts, queries, by, 'case-read', request.params.caseId));
        return show(parts, request);
      },
    }),
  ];
}

function handlingRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  const act = { ...base, limits: fewCalls, params: caseParams, reply: caseView, owner: ownerOfCase(parts) } as const;
  return [
    defineRoute({
      ...act,
      id: 'demand.change-case',
      method: 'PATCH',
      path: '/needs/:caseId',
      summary: 'Title, kind, deadline, budget and audience; refused when somebody else changed them meanwhile.',
      idempotency: 'natural',
      body: changeCaseBody,
      handle: async ({ actor, params, body }) => {
        await database.write((queries) => changeCase(parts, queries, workerOf(actor), params.caseId, body));
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.save-analysis',
      method: 'PUT',
      path: '/needs/:caseId/analysis',
      summary: 'The needs analysis at three levels and its gate; refused when somebody else saved meanwhile.',
      idempotency: 'natural',
      body: saveAnalysisBody,
      handle: async ({ actor, params, body }) => {
        await database.write((queries) => saveAnalysis(parts, queries, workerOf(actor), params.caseId, body));
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.move-case',
      method: 'POST',
      path: '/needs/:caseId/stage',
      summary: 'Moves the case on; the firm sees it.',
      idempotency: 'natural',
      body: stageBody,
      handle: async ({ actor, params, body }) => {
        await database.write((queries) => moveCase(parts, queries, workerOf(actor), params.caseId, body.stage));
        return show(parts, { params, actor });
      },
    }),
    ...answeringRoutes(parts),
  ];
}

function answeringRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  const act = {
    ...base,
    limits: fewCalls,
    params: caseParams,
    reply: caseView,
    owner: ownerOfCase(parts),
    method: 'POST',
    idempotency: 'key',
  } as const;
  type Act = (by: Worker, caseId: string, queries: Parameters<typeof reopenCase>[1]) => Promise<void>;
  const run = async (
    { actor, params, once }: CaseRequest & { once: <V>(queries: never, job: () => Promise<V>) => Promise<V> },
    work: Act,
  ): Promise<CaseView> => {
    await database.write((queries) =>
      once(queries as never, async () => {
        await work(workerOf(actor), params.caseId, queries);
        return {};
      }),
    );
    return show(parts, { params, actor });
  };
  return [
    defineRoute({
      ...act,
      id: 'demand.log-reply',
      path: '/needs/:caseId/replies',
      summary: 'A reply made by phone or by one’s own mail; stops the clock of the first reply.',
      body: repliedBody,
      handle: (request) => run(request, (by, caseId, queries) => logReply(parts, queries, by, caseId, request.body)),
    }),
    defineRoute({
      ...act,
      id: 'demand.send-understood',
      path: '/needs/:caseId/understood',
      summary: 'Asks the firm by its page whether it was understood; counts as the first reply.',
      body: emptyBody,
      handle: (request) => run(request, (by, caseId, queries) => sendUnderstood(parts, queries, by, caseId)),
    }),
    defineRoute({
      ...act,
      id: 'demand.ask-firm',
      path: '/needs/:caseId/questions',
      summary: 'One question back to the firm; the next one when it has answered.',
      body: askFirmBody,
      handle: (request) =>
        run(request, (by, caseId, queries) => askFirm(parts, queries, by, caseId, request.body.text)),
    }),
    defineRoute({
      ...act,
      id: 'demand.refuse-case',
      path: '/needs/:caseId/refusal',
      summary: 'A no with a coded reason and a suggestion; both reach the firm.',
      body: refuseBody,
      handle: (request) => run(request, (by, caseId, queries) => refuseCase(parts, queries, by, caseId, request.body)),
    }),
    defineRoute({
      ...act,
      id: 'demand.reopen-case',
      path: '/needs/:caseId/reopen',
      summary: 'Takes a refusal or an end back.',
      body: emptyBody,
      handle: (request) => run(request, (by, caseId, queries) => reopenCase(parts, queries, by, caseId)),
    }),
  ];
}

function deskRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'demand.read-desk',
      method: 'GET',
      path: '/need-desk',
      summary: 'The desk: its open form and its times.',
      idempotency: 'safe',
      reply: desk,
      handle: ({ actor }) => presentDesk(parts, database.read, workerOf(actor).tenantId),
    }),
    defineRoute({
      id: 'demand.save-desk',
      method: 'PUT',
      path: '/need-desk',
      summary: 'Opens or closes the form for firms and says how fast the desk answers.',
      policy: deskLead,
      limits: fewCalls,
      idempotency: 'natural',
      body: saveDeskBody,
      reply: desk,
      handle: async ({ actor, body }) => {
        const by = workerOf(actor);
        await database.write((queries) => saveDesk(parts, queries, by, body));
        return presentDesk(parts, database.read, by.tenantId);
      },
    }),
    defineRoute({
      id: 'demand.network-clock',
      method: 'GET',
      path: '/need-clock',
      summary: 'Waiting and overdue cases of each institution of one’s networks, as counts.',
      policy: networkClocks,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: networkClock,
      owner: async ({ actor }) =>
        actor.kind === 'account' ? { tenantId: actor.tenantId, personId: actor.personId } : null,
      handle: ({ actor }) => {
        if (actor.kind !== 'account') throw new AppError('session.needed');
        return presentNetworkClock(parts, database.read, actor.accountId);
      },
    }),
  ];
}
