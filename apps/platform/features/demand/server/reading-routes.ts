// The routes of the reading: the text with its skills, decisions about them, and what decisions teach.
import { AppError } from '@dragoman/kernel';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  caseParams,
  caseReading,
  decideBody,
  decideRankerBody,
  emptyBody,
  foundSkills,
  markBody,
  rankerParams,
  rankerView,
  readAgainBody,
  skillsQuery,
} from '../contract.ts';
import { caseStore } from './case-store.ts';
import { ownerOfCase, workerOf } from './case-routes.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts } from './demand-parts.ts';
import { askForTraining, decideRanker, findTaughtScheme, presentRankers } from './learning/retrain.ts';
import { markConfidential } from './mark-confidential.ts';
import { deskLead, deskWork } from './policy.ts';
import { askForReading } from './reading/ask-for-reading.ts';
import { decide } from './reading/decide.ts';
import { presentReading } from './reading/present-reading.ts';
import { readingStore } from './reading/reading-store.ts';
import { listChoices } from './reading/taxonomy-choice.ts';

const base = { policy: deskWork, limits: ordinaryLimits } as const;
const fewCalls = { bodyBytes: 16 * 1024, perActor: 240, perAddress: 6000 };
const SKILLS_FOUND = 12;

export function readingRoutes(parts: DemandParts): Route[] {
  return [...caseReadingRoutes(parts), ...learningRoutes(parts)];
}

function caseReadingRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  const act = { ...base, limits: fewCalls, params: caseParams, reply: caseReading, owner: ownerOfCase(parts) } as const;
  const show = (tenantId: string, caseId: string, language: string) =>
    presentReading(parts, database.read, tenantId, caseId, language);
  return [
    defineRoute({
      ...act,
      id: 'demand.read-reading',
      method: 'GET',
      path: '/needs/:caseId/reading',
      summary:
        'The text with its sentences, the words that led to each skill, and what was decided. Audited: it holds confidential lines.',
      idempotency: 'safe',
      handle: async ({ actor, params, language }) => {
        const by = workerOf(actor);
        const reading = await show(by.tenantId, params.caseId, language);
        const hidden = reading.sentences.filter(({ isConfidential }) => isConfidential).length;
        if (reading.state !== 'waiting') {
          await database.write((queries) =>
            auditCase(parts, queries, by, 'reading-seen', params.caseId, { confidential: hidden }),
          );
        }
        return reading;
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.decide-skill',
      method: 'POST',
      path: '/needs/:caseId/decisions',
      summary: 'Accepts, turns down or takes back one skill; every decision is kept.',
      idempotency: 'key',
      body: decideBody,
      handle: async ({ actor, params, body, once, language }) => {
        const by = workerOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await decide(parts, queries, by, params.caseId, body);
            return {};
          }),
        );
        return show(by.tenantId, params.caseId, language);
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.mark-line',
      method: 'POST',
      path: '/needs/:caseId/confidential',
      summary: 'Makes a sentence confidential, or takes that back.',
      idempotency: 'natural',
      body: markBody,
      handle: async ({ actor, params, body, language }) => {
        const by = workerOf(actor);
        await database.write((queries) => markConfidential(parts, queries, by, params.caseId, body));
        return show(by.tenantId, params.caseId, language);
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.read-again',
      method: 'POST',
      path: '/needs/:caseId/read',
      summary: 'Reads all texts of the case again, with another list of skills if wanted. Decisions stay.',
      idempotency: 'natural',
      body: readAgainBody,
      handle: async ({ actor, params, body, language }) => {
        const by = workerOf(actor);
        const choices = await listChoices(parts, by.tenantId);
        if (body.scheme !== null && !choices.some(({ scheme }) => scheme === body.scheme))
          throw new AppError('demand.no-list');
        await database.write(async (queries) => {
          for (const { id } of await caseStore(queries).listTexts(by.tenantId, params.caseId)) {
            const before = await readingStore(queries).findReading(by.tenantId, id);
            const scheme = body.scheme ?? before?.pack ?? null;
            await askForReading(parts, queries, { tenantId: by.tenantId, caseId: params.caseId, textId: id, scheme });
          }
        });
        return show(by.tenantId, params.caseId, language);
      },
    }),
    defineRoute({
      ...base,
      id: 'demand.find-skills',
      method: 'GET',
      path: '/need-skills',
      summary: 'Skills by words, for adding one by hand.',
      idempotency: 'safe',
      query: skillsQuery,
      reply: foundSkills,
      handle: async ({ actor, query }) => {
        const { tenantId } = workerOf(actor);
        const found = await parts.taxonomies.findConcepts(tenantId, query.text, query.language, SKILLS_FOUND);
        return {
          skills: found.slice(0, SKILLS_FOUND).map(({ uri, preferredLabel, label, attribution }) => ({
            uri,
            label: preferredLabel,
            matched: label === preferredLabel ? null : label,
            attribution,
          })),
        };
      },
    }),
  ];
}

function learningRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'demand.read-rankers',
      method: 'GET',
      path: '/need-rankers',
      summary: 'What the institution’s decisions have taught the reading, with figures before and after.',
      idempotency: 'safe',
      reply: rankerView,
      handle: ({ actor }) => presentRankers(database.read, workerOf(actor).tenantId),
    }),
    defineRoute({
      id: 'demand.train-ranker',
      method: 'POST',
      path: '/need-rankers',
      summary: 'Learns from all decisions so far; nothing goes into use by that.',
      policy: deskLead,
      limits: { bodyBytes: 1024, perActor: 60, perAddress: 600 },
      idempotency: 'key',
      body: emptyBody,
      reply: rankerView,
      handle: async ({ actor, once }) => {
        const by = workerOf(actor);
        const scheme = await findTaughtScheme(parts, by.tenantId);
        await database.write((queries) =>
          once(queries, async () => ({ id: await askForTraining(parts, queries, by, scheme) })),
        );
        return presentRankers(database.read, by.tenantId);
      },
    }),
    defineRoute({
      id: 'demand.decide-ranker',
      method: 'PUT',
      path: '/need-rankers/:runId',
      summary: 'Puts what was learned into use, or goes back to what ships.',
      policy: deskLead,
      limits: fewCalls,
      idempotency: 'natural',
      params: rankerParams,
      body: decideRankerBody,
      reply: rankerView,
      owner: async ({ params, actor }) => {
        if (actor.kind !== 'account') return null;
        const found = await readingStore(database.read).findRanker(actor.tenantId, params.runId);
        return found === null ? null : { tenantId: found.tenant_id, personId: null };
      },
      handle: async ({ actor, params, body }) => {
        const by = workerOf(actor);
        await database.write((queries) => decideRanker(parts, queries, by, params.runId, body.use));
        return presentRankers(database.read, by.tenantId);
      },
    }),
  ];
}
