// The routes of a call itself: read a document, keep it, list, show, change, remove; and its parts.
import { err, ok } from '@dragoman/kernel';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  addCallBody,
  addPartBody,
  callFile,
  callList,
  callParams,
  callPartParams,
  callReading,
  callView,
  callWork,
  readCallFileBody,
  readCallTextBody,
  removeQuery,
  saveCallBody,
  savePartBody,
} from '../contract.ts';
import { bidderOf } from './calls-parts.ts';
import type { CallsParts } from './calls-parts.ts';
import { addPart, removePart, savePart } from './intake/change-part.ts';
import { addCall, removeCall, saveCall } from './intake/keep-call.ts';
import { presentReading, readCallFile, readCallText } from './intake/read-call-text.ts';
import { listCalls, presentCall } from './present-call.ts';
import { documentLimits, ownCalls, ownerOf, reading, show, working } from './route-parts.ts';

export function callRoutes(parts: CallsParts): Route[] {
  return [...documentRoutes(parts), ...headRoutes(parts), ...partRoutes(parts)];
}

function documentRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const document = { ...working, method: 'POST', limits: documentLimits, owner: ownCalls } as const;
  return [
    defineRoute({
      ...document,
      id: 'calls.read-file',
      path: '/calls/files',
      summary: 'The text of a Word, PDF, text or mail file and what is found in it. Nothing is kept.',
      idempotency: 'natural',
      body: readCallFileBody,
      reply: callFile,
      handle: ({ body }) => readCallFile(body.name, body.content),
    }),
    defineRoute({
      ...document,
      id: 'calls.read-text',
      path: '/calls/readings',
      summary: 'What is found in the text of a call, and what is not. Nothing is kept.',
      idempotency: 'natural',
      body: readCallTextBody,
      reply: callReading,
      handle: async ({ body }) => presentReading(await readCallText(body.text)),
    }),
    defineRoute({
      ...document,
      id: 'calls.add',
      path: '/calls',
      summary: 'Keeps a call with its text, the parts that are read from it and a checklist of them.',
      idempotency: 'key',
      body: addCallBody,
      reply: callView,
      status: 201,
      handle: async ({ actor, body, once, language }) => {
        const by = bidderOf(actor);
        // A refusal waits until it is known that the key was not used for another body.
        const read = await readCallText(body.text).then(ok, err);
        const { id } = await database.write((queries) =>
          once(queries, async () => {
            if (!read.ok) throw read.error;
            return { id: await addCall(parts, queries, by, body, { reading: read.value, language }) };
          }),
        );
        return presentCall(parts, by.tenantId, id);
      },
    }),
  ];
}

function headRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...reading,
      id: 'calls.list',
      path: '/calls',
      summary: 'The calls of the institution, last saved first, each with its next deadline, stage and open gaps.',
      reply: callList,
      owner: ownCalls,
      handle: ({ actor }) => listCalls(parts, bidderOf(actor).tenantId),
    }),
    defineRoute({
      ...reading,
      id: 'calls.read',
      path: '/calls/:callId',
      summary: 'One call: its text, parts, matrix, decisions, checklist and promises.',
      params: callParams,
      reply: callView,
      owner,
      handle: ({ actor, params }) => presentCall(parts, bidderOf(actor).tenantId, params.callId),
    }),
    defineRoute({
      ...working,
      id: 'calls.save',
      method: 'PUT',
      path: '/calls/:callId',
      summary: 'Changes name, person in charge, the case and programme it goes with, and what became of the bid.',
      idempotency: 'natural',
      params: callParams,
      body: saveCallBody,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, body, language } = request;
        await database.write((queries) => saveCall(parts, queries, bidderOf(actor), params.callId, { body, language }));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'calls.remove',
      method: 'DELETE',
      path: '/calls/:callId',
      summary: 'Removes a call with everything made of it; what went into a charter stays there.',
      idempotency: 'natural',
      params: callParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => {
        await database.write((queries) => removeCall(parts, queries, bidderOf(actor), params.callId));
      },
    }),
  ];
}

function partRoutes(parts: CallsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      id: 'calls.add-part',
      method: 'POST',
      path: '/calls/:callId/parts',
      summary: 'Adds what the reading did not find, with its place in the text where it has one.',
      idempotency: 'key',
      params: callParams,
      body: addPartBody,
      reply: callWork,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, async () => ({ id: await addPart(parts, queries, bidderOf(actor), params.callId, body) })),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'calls.save-part',
      method: 'PUT',
      path: '/calls/:callId/parts/:partId',
      summary: 'Puts a part right; where it was read stays with it.',
      idempotency: 'natural',
      params: callPartParams,
      body: savePartBody,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        await database.write((queries) => savePart(parts, queries, bidderOf(actor), { ...params, body }));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'calls.remove-part',
      method: 'DELETE',
      path: '/calls/:callId/parts/:partId',
      summary: 'Takes a part away with its answer; a line of the checklist somebody worked on stays.',
      idempotency: 'natural',
      params: callPartParams,
      query: removeQuery,
      reply: callWork,
      owner,
      handle: async (request) => {
        const { actor, params, query } = request;
        await database.write((queries) => removePart(parts, queries, bidderOf(actor), { ...params, ...query }));
        return show(parts, request);
      },
    }),
  ];
}
