// The routes of the work on a call: matrix, decision, checklist, promises, and the link that ends reminders.
import { AppError } from '@dragoman/kernel';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  addItemBody,
  callItemParams,
  callParams,
  callPartParams,
  callWork,
  charterPreview,
  charterQuery,
  decideBody,
  moduleChoices,
  modulesQuery,
  removeQuery,
  saveAnswerBody,
  saveItemBody,
  sendCharterBody,
  stopBody,
  tieSuggestions,
} from '../contract.ts';
import { callStore, partStore } from './call-store.ts';
import { bidderOf } from './calls-parts.ts';
import type { CallsParts } from './calls-parts.ts';
import { previewCharter, sendCharter } from './charter/send-charter.ts';
import { addItem, removeItem, saveItem } from './checklist/keep-items.ts';
import { stopReminders } from './checklist/remind-people.ts';
import { answerRequirement } from './matrix/answer-requirement.ts';
import { decideBid } from './matrix/decide-bid.ts';
import { isAnswered } from './matrix/judge-answers.ts';
import { findModules, suggestTies } from './matrix/suggest-ties.ts';
import { bySecret, charterWork } from './policy.ts';
import { matchingLimits, ownerOf, reading, show, working } from './route-parts.ts';
import type { CallRequest } from './route-parts.ts';

export function workRoutes(parts: CallsParts): Route[] {
  return [...matrixRoutes(parts), ...checklistRoutes(parts), ...charterRoutes(parts)];
}

function matrixRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  const need = async ({ actor, params }: CallRequest) => {
    const record = await callStore(database.read).find(bidderOf(actor).tenantId, params.callId);
    if (record === null) throw new AppError('route.not-found');
    return record;
  };
  return [
    defineRoute({
      ...working,
      id: 'calls.answer',
      method: 'PUT',
      path: '/calls/:callId/requirements/:partId',
      summary: 'How a requirement stands, in own words, tied to modules, people and sessions.',
      idempotency: 'natural',
      params: callPartParams,
      body: saveAnswerBody,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        const by = bidderOf(actor);
        const { academicIds } = body;
        const academics =
          academicIds.length === 0 ? new Map<string, string>() : await parts.academics.names(by.tenantId, academicIds);
        await database.write((queries) => answerRequirement(parts, queries, by, { ...params, body, academics }));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...reading,
      limits: matchingLimits,
      id: 'calls.suggest',
      path: '/calls/:callId/requirements/:partId/suggestions',
      summary: 'Modules and academics that share words with a requirement. Nothing is tied by itself.',
      params: callPartParams,
      reply: tieSuggestions,
      owner,
      handle: async (request) => {
        const record = await need(request);
        const all = await partStore(database.read).list(record.tenantId, record.id);
        const part = all.find(({ id }) => id === request.params.partId);
        if (part === undefined) throw new AppError('calls.unknown');
        if (!isAnswered(part)) throw new AppError('calls.not-a-requirement');
        return suggestTies(parts, database.read, record, part);
      },
    }),
    defineRoute({
      ...reading,
      id: 'calls.modules',
      path: '/calls/:callId/modules',
      summary: 'Modules the institution can build on, by words of their titles.',
      params: callParams,
      query: modulesQuery,
      reply: moduleChoices,
      owner,
      handle: async (request) => findModules(parts, database.read, await need(request), request.query.text ?? ''),
    }),
    defineRoute({
      ...working,
      id: 'calls.decide',
      method: 'POST',
      path: '/calls/:callId/decisions',
      summary: 'Bid or no bid with reasons, by whoever is signed in; earlier decisions stay.',
      idempotency: 'key',
      params: callParams,
      body: decideBody,
      reply: callWork,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, () => decideBid(parts, queries, bidderOf(actor), params.callId, body)),
        );
        return show(parts, request);
      },
    }),
  ];
}

function checklistRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      id: 'calls.add-item',
      method: 'POST',
      path: '/calls/:callId/items',
      summary: 'Adds a line to the checklist.',
      idempotency: 'key',
      params: callParams,
      body: addItemBody,
      reply: callWork,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, () => addItem(parts, queries, bidderOf(actor), params.callId, body)),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'calls.save-item',
      method: 'PUT',
      path: '/calls/:callId/items/:itemId',
      summary: 'Changes a line of the checklist: words, day, person in charge, done or not.',
      idempotency: 'natural',
      params: callItemParams,
      body: saveItemBody,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        await database.write((queries) => saveItem(parts, queries, bidderOf(actor), { ...params, body }));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'calls.remove-item',
      method: 'DELETE',
      path: '/calls/:callId/items/:itemId',
      summary: 'Takes a line of the checklist away.',
      idempotency: 'natural',
      params: callItemParams,
      query: removeQuery,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, query } = request;
        await database.write((queries) => removeItem(parts, queries, bidderOf(actor), { ...params, ...query }));
        return show(parts, request);
      },
    }),
    defineRoute({
      id: 'calls.stop-reminders',
      method: 'POST',
      path: '/call-reminders/stop',
      summary: 'Ends the reminders of one call to the person whom the link was sent to.',
      policy: bySecret,
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: stopBody,
      reply: 'none',
      handle: async ({ body }) => {
        await database.write((queries) => stopReminders(parts, queries, body.token));
      },
    }),
  ];
}

function charterRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...reading,
      id: 'calls.preview-charter',
      path: '/calls/:callId/charter',
      summary: 'What the promises would add to the charter of a programme. Nothing is written.',
      params: callParams,
      query: charterQuery,
      reply: charterPreview,
      owner,
      handle: ({ actor, params, query }) =>
        previewCharter(parts, database.read, bidderOf(actor).tenantId, { ...params, ...query }),
    }),
    defineRoute({
      ...working,
      policy: charterWork,
      id: 'calls.send-charter',
      method: 'POST',
      path: '/calls/:callId/charter',
      summary: 'Writes the promises into the charter of a programme, one that is there or a new one.',
      idempotency: 'key',
      params: callParams,
      body: sendCharterBody,
      reply: callWork,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, () => sendCharter(parts, queries, bidderOf(actor), params.callId, body)),
        );
        return show(parts, request);
      },
    }),
  ];
}
