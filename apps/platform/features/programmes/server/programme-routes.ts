// The routes of those who design programmes: list, begin, read, save, fill, put together from modules, walk the thread.
import { AppError, err, ok } from '@dragoman/kernel';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  applyBody,
  assembly,
  assemblyWish,
  createProgrammeBody,
  fillBody,
  leadList,
  needQuery,
  needUses,
  objectiveWords,
  programmeList,
  programmeParams,
  programmeView,
  saveProgrammeBody,
  skillList,
  skillsQuery,
  threadQuery,
  threadWalk,
  updateModuleBody,
  wordsQuery,
} from '../wire-contract.ts';
import { assembleProgramme, keyOf, takeModules, updateModule } from './assembly/assemble-programme.ts';
import { changePlan, createProgramme, fillingChange, needsForCase } from './change-programme.ts';
import { listKnownModules } from './modules/known-modules.ts';
import { listObjectiveWords } from './plan/objective-words.ts';
import { listProgrammes } from './list-programmes.ts';
import { designerOf } from './programmes-parts.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { ownerOf, ownWork, planLimits, read, reading, show, solverLimits, working } from './route-parts.ts';
import { programmeStore } from './store.ts';
import { walkThread } from './thread-walk.ts';

export function programmeRoutes(parts: ProgrammesParts): Route[] {
  return [...listRoutes(parts), ...planRoutes(parts), ...moduleChoiceRoutes(parts), ...wordRoutes(parts)];
}

function listRoutes(parts: ProgrammesParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...reading,
      id: 'programmes.list',
      path: '/programmes',
      summary: 'The programmes of the institution, last saved first, and the cases that wait for one.',
      reply: programmeList,
      owner: ownWork,
      handle: ({ actor }) => listProgrammes(parts, designerOf(actor).tenantId),
    }),
    defineRoute({
      ...working,
      id: 'programmes.create',
      method: 'POST',
      path: '/programmes',
      summary: 'Begins a programme; from a case it takes the accepted skills and drafts an objective for each.',
      idempotency: 'key',
      body: createProgrammeBody,
      reply: programmeView,
      status: 201,
      owner: ownWork,
      handle: async ({ actor, body, once }) => {
        const by = designerOf(actor);
        // A refusal waits until it is known that the key was not used for another body.
        const needs = await needsForCase(parts, by.tenantId, body.caseId, body.language).then(ok, err);
        const { id } = await database.write((queries) =>
          once(queries, async () => {
            if (!needs.ok) throw needs.error;
            return { id: (await createProgramme(parts, queries, by, body, needs.value)).id };
          }),
        );
        return show(parts, { params: { programmeId: id }, actor });
      },
    }),
    defineRoute({
      ...reading,
      id: 'programmes.read',
      path: '/programmes/:programmeId',
      summary: 'One programme with its plan, its gaps, hours, costs, versions, approvals and changes.',
      params: programmeParams,
      reply: programmeView,
      owner: ownerOf(parts),
      handle: (request) => show(parts, request),
    }),
  ];
}

function planRoutes(parts: ProgrammesParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      limits: planLimits,
      id: 'programmes.save',
      method: 'PUT',
      path: '/programmes/:programmeId',
      summary: 'Saves the plan over the revision that was read; the change is kept with its reason.',
      idempotency: 'natural',
      params: programmeParams,
      body: saveProgrammeBody,
      reply: programmeView,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        const { plan, revision, reason } = body;
        const by = designerOf(actor);
        const before = await read(parts, request);
        await requireKnownParts(parts, before, plan);
        await database.write((queries) =>
          changePlan(parts, queries, by, { ...params, revision, reason, change: () => plan }),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'programmes.fill',
      method: 'POST',
      path: '/programmes/:programmeId/fill',
      summary: 'Drafts what is missing (objectives, items, sessions), or takes the needs of the case as they are now.',
      idempotency: 'key',
      params: programmeParams,
      body: fillBody,
      reply: programmeView,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        const by = designerOf(actor);
        const change = await fillingChange(parts, by, await read(parts, request), body.what);
        await database.write((queries) =>
          once(queries, async () => {
            await changePlan(parts, queries, by, { ...params, revision: body.revision, reason: '', change });
            return {};
          }),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...reading,
      id: 'programmes.leads',
      path: '/programmes/:programmeId/leads',
      summary: 'Academics who fit the skills of the programme and have hours left, best fitting first.',
      params: programmeParams,
      reply: leadList,
      owner,
      handle: async (request) => {
        const { tenantId, plan } = await read(parts, request);
        const skillUris = [...new Set(plan.needs.map(({ skill }) => skill.uri))];
        const languages = [...new Set([plan.language, ...plan.sessions.map((session) => session.language)])];
        const found = await parts.academics.find(tenantId, { skillUris, languages, startsOn: plan.facts.startsOn });
        const best = (fits: (typeof found)[number]['fits']): number => Math.max(0, ...fits.map(({ fit }) => fit));
        return {
          leads: found
            .toSorted((one, other) => best(other.fits) - best(one.fits))
            .map(({ id, name, hoursLeft }) => ({ id, name, hoursLeft })),
        };
      },
    }),
    defineRoute({
      ...reading,
      id: 'programmes.thread',
      path: '/programmes/:programmeId/thread',
      summary:
        'From a session, an item, an objective or a need to the firm’s sentence and back, along the stored links.',
      params: programmeParams,
      query: threadQuery,
      reply: threadWalk,
      owner,
      handle: async (request) => walkThread(parts, await read(parts, request), request.query),
    }),
    defineRoute({
      ...reading,
      id: 'programmes.for-need',
      path: '/needs-served',
      summary: 'The programmes of the institution that serve a need of a case: the way back from the firm’s words.',
      query: needQuery,
      reply: needUses,
      owner: ownWork,
      handle: async ({ actor, query }) => {
        const records = await programmeStore(database.read).list(designerOf(actor).tenantId);
        const serving = records.filter(({ plan }) => plan.needs.some(({ id }) => id === query.needId));
        return { programmes: serving.map(({ id, title }) => ({ id, title })) };
      },
    }),
  ];
}

function moduleChoiceRoutes(parts: ProgrammesParts): Route[] {
  const { database, runtime } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      limits: solverLimits,
      id: 'programmes.assemble',
      method: 'POST',
      path: '/programmes/:programmeId/assembly',
      summary: 'The best course out of modules that are there, with its proof; nothing is stored.',
      idempotency: 'natural',
      params: programmeParams,
      body: assemblyWish,
      reply: assembly,
      owner,
      handle: async (request) => assembleProgramme(parts, await read(parts, request), request.body),
    }),
    defineRoute({
      ...working,
      id: 'programmes.take-modules',
      method: 'POST',
      path: '/programmes/:programmeId/modules',
      summary: 'Takes modules over as sessions, joined to the objectives whose skill they teach.',
      idempotency: 'key',
      params: programmeParams,
      body: applyBody,
      reply: programmeView,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        const by = designerOf(actor);
        const record = await read(parts, request);
        const known = await listKnownModules(parts, database.read, by.tenantId, record.plan.language);
        await database.write((queries) =>
          once(queries, async () => {
            const change = (plan: typeof record.plan) => takeModules(plan, known, body.modules, () => runtime.makeId());
            await changePlan(parts, queries, by, { ...params, revision: body.revision, reason: '', change });
            return {};
          }),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      id: 'programmes.update-module',
      method: 'POST',
      path: '/programmes/:programmeId/module-update',
      summary: 'Takes the newest version of a session’s module over; who leads it and what it serves stay.',
      idempotency: 'key',
      params: programmeParams,
      body: updateModuleBody,
      reply: programmeView,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        const by = designerOf(actor);
        const record = await read(parts, request);
        const ref = record.plan.sessions.find(({ id }) => id === body.sessionId)?.moduleRef ?? null;
        const known = await listKnownModules(parts, database.read, by.tenantId, record.plan.language);
        const module = ref === null ? undefined : known.find(({ key }) => key === keyOf(ref));
        if (module === undefined) throw new AppError('programmes.module-not-known');
        await database.write((queries) =>
          once(queries, async () => {
            const change = (plan: typeof record.plan) => updateModule(plan, body.sessionId, module);
            await changePlan(parts, queries, by, { ...params, revision: body.revision, reason: '', change });
            return {};
          }),
        );
        return show(parts, request);
      },
    }),
  ];
}

function wordRoutes(parts: ProgrammesParts): Route[] {
  return [
    defineRoute({
      ...reading,
      id: 'programmes.words',
      path: '/programme-words',
      summary: 'Drafts of an objective for a skill at a level, with the verbs of each step.',
      query: wordsQuery,
      reply: objectiveWords,
      owner: ownWork,
      handle: async ({ query }) => listObjectiveWords(query),
    }),
    defineRoute({
      ...reading,
      id: 'programmes.skills',
      path: '/programme-skills',
      summary: 'Skills of the taxonomies in use by words, to add as needs or to say what a module teaches.',
      query: skillsQuery,
      reply: skillList,
      owner: ownWork,
      handle: async ({ actor, query }) => {
        const found = await parts.taxonomies.findConcepts(designerOf(actor).tenantId, query.text, query.language, 12);
        return {
          skills: found.map(({ uri, preferredLabel, skillType }) => ({
            uri,
            label: preferredLabel,
            kind: skillType ?? ('skill' as const),
          })),
          attribution: [...new Set(found.map((each) => each.attribution))].join(' '),
        };
      },
    }),
  ];
}

/** Modules and academics that come new into a plan must be there for this institution; those it had may have gone meanwhile. */
async function requireKnownParts(
  parts: ProgrammesParts,
  before: Awaited<ReturnType<typeof read>>,
  plan: (typeof before)['plan'],
): Promise<void> {
  const had = new Set(before.plan.sessions.map(({ moduleRef }) => JSON.stringify(moduleRef)));
  const news = plan.sessions.filter(({ moduleRef }) => moduleRef !== null && !had.has(JSON.stringify(moduleRef)));
  if (news.length > 0) {
    const known = await listKnownModules(parts, parts.database.read, before.tenantId, plan.language);
    const refs = new Set(known.map(({ ref }) => JSON.stringify(ref)));
    if (news.some(({ moduleRef }) => !refs.has(JSON.stringify(moduleRef)))) {
      throw new AppError('programmes.module-not-known');
    }
  }
  const ledBefore = new Set(before.plan.sessions.map(({ academicId }) => academicId));
  const leading = [...new Set(plan.sessions.flatMap(({ academicId }) => academicId ?? []))];
  const unknown = leading.filter((id) => !ledBefore.has(id));
  if (unknown.length === 0) return;
  const names = await parts.academics.names(before.tenantId, unknown);
  const strange = unknown.find((id) => !names.has(id));
  if (strange !== undefined) throw new AppError('programmes.plan-does-not-fit', { values: { part: 'academic' } });
}
