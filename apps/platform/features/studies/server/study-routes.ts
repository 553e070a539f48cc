// The routes of those who run studies: thin, one use case each.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  acceptKeyBody,
  createStudyBody,
  emptyBody,
  expertOfStudyParams,
  inviteExpertBody,
  saveStudyBody,
  studyItems,
  studyList,
  studyParams,
  studyResults,
  studyView,
} from '../contract.ts';
import type { StudyResults, StudyView } from '../contract.ts';
import { acceptKey } from './accept-key.ts';
import { closeStudy } from './close-study.ts';
import { compareStudyKeys } from './compare-study-keys.ts';
import { studyWork } from './policy.ts';
import { presentResults } from './present-results.ts';
import { presentHead, presentItems, presentStudy } from './present-study.ts';
import { createStudy, inviteExpert, openStudy, remindExperts, saveStudy, takeBackExpert } from './run-study.ts';
import { auditStudy, requireStudy, researcherOf } from './studies-parts.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import { writeAnswers } from './write-answers.ts';

const base = { policy: studyWork, limits: ordinaryLimits } as const;

type StudyRequest = { params: { studyId: string }; actor: Actor };

function ownerOf({ database }: StudiesDependencies) {
  return async ({ params, actor }: StudyRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const study = await studyStore(database.read).find(actor.tenantId, params.studyId);
    return study === null ? null : { tenantId: study.tenantId, personId: null };
  };
}

async function show(parts: StudiesDependencies, { params, actor }: StudyRequest): Promise<StudyView> {
  const { read } = parts.database;
  return presentStudy(parts, read, await requireStudy(read, researcherOf(actor).tenantId, params.studyId));
}

async function showResults(parts: StudiesDependencies, { params, actor }: StudyRequest): Promise<StudyResults> {
  const { read } = parts.database;
  return presentResults(parts, read, await requireStudy(read, researcherOf(actor).tenantId, params.studyId));
}

export function studyRoutes(parts: StudiesDependencies): Route[] {
  return [...listRoutes(parts), ...draftRoutes(parts), ...runningRoutes(parts), ...closedRoutes(parts)];
}

function listRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'studies.list',
      method: 'GET',
      path: '/studies',
      summary: 'The studies of the instrument in the institution, newest first.',
      idempotency: 'safe',
      reply: studyList,
      handle: async ({ actor }) => ({
        studies: (await studyStore(database.read).list(researcherOf(actor).tenantId)).map(presentHead),
        synthetic: await parts.isSynthetic(),
      }),
    }),
    defineRoute({
      ...base,
      id: 'studies.items',
      method: 'GET',
      path: '/study-items',
      summary: 'The items a study may ask about, with the label of their key.',
      idempotency: 'safe',
      reply: studyItems,
      handle: ({ actor }) => presentItems(parts, database.read, researcherOf(actor).tenantId),
    }),
    defineRoute({
      ...base,
      id: 'studies.create',
      method: 'POST',
      path: '/studies',
      summary: 'Begins a draft.',
      idempotency: 'key',
      body: createStudyBody,
      reply: studyView,
      status: 201,
      handle: async ({ actor, body, once }) => {
        const by = researcherOf(actor);
        const { id } = await database.write((queries) =>
          once(queries, async () => ({ id: (await createStudy(parts, queries, by, body.title)).id })),
        );
        return show(parts, { params: { studyId: id }, actor });
      },
    }),
  ];
}

function draftRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...base,
      id: 'studies.read',
      method: 'GET',
      path: '/studies/:studyId',
      summary: 'A study: what is asked, who was asked, and counts; never an answer.',
      idempotency: 'safe',
      params: studyParams,
      owner,
      reply: studyView,
      handle: ({ params, actor }) => show(parts, { params, actor }),
    }),
    defineRoute({
      ...base,
      id: 'studies.save',
      method: 'PUT',
      path: '/studies/:studyId',
      summary: 'Changes a draft; refused when somebody else changed it meanwhile.',
      idempotency: 'key',
      params: studyParams,
      owner,
      body: saveStudyBody,
      reply: studyView,
      handle: async ({ params, actor, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => {
            await saveStudy(parts, queries, researcherOf(actor), params.studyId, body);
            return {};
          }),
        );
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...base,
      id: 'studies.invite',
      method: 'POST',
      path: '/studies/:studyId/experts',
      summary: 'Names an expert; asked by mail when the study opens, or at once when it is open.',
      idempotency: 'key',
      params: studyParams,
      owner,
      body: inviteExpertBody,
      reply: studyView,
      handle: async ({ params, actor, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => ({
            id: await inviteExpert(parts, queries, researcherOf(actor), params.studyId, body),
          })),
        );
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...base,
      id: 'studies.take-back',
      method: 'POST',
      path: '/studies/:studyId/experts/:expertId/take-back',
      summary: 'Takes an expert off the list, with the answers given so far.',
      idempotency: 'natural',
      params: expertOfStudyParams,
      owner,
      body: emptyBody,
      reply: studyView,
      handle: async ({ params, actor }) => {
        await database.write((queries) => takeBackExpert(parts, queries, researcherOf(actor), params));
        return show(parts, { params, actor });
      },
    }),
  ];
}

function runningRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  const step = { ...base, method: 'POST', idempotency: 'natural', params: studyParams, owner: ownerOf(parts) } as const;
  return [
    defineRoute({
      ...step,
      id: 'studies.open',
      path: '/studies/:studyId/open',
      summary: 'Opens the study and asks the experts by mail; what is asked is fixed from now on.',
      body: emptyBody,
      reply: studyView,
      handle: async ({ params, actor }) => {
        await database.write((queries) => openStudy(parts, queries, researcherOf(actor), params.studyId));
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...step,
      id: 'studies.remind',
      path: '/studies/:studyId/remind',
      summary: 'Reminds those who have not handed in, at most three times and three days apart.',
      body: emptyBody,
      reply: studyView,
      handle: async ({ params, actor }) => {
        await database.write((queries) => remindExperts(parts, queries, researcherOf(actor), params.studyId));
        return show(parts, { params, actor });
      },
    }),
    defineRoute({
      ...step,
      id: 'studies.close',
      path: '/studies/:studyId/close',
      summary: 'Closes the study; the answers are shuffled, frozen and cut off from the links.',
      body: emptyBody,
      reply: studyView,
      handle: async ({ params, actor }) => {
        const by = researcherOf(actor);
        const of = { tenantId: by.tenantId, id: params.studyId };
        await database.write((queries) => closeStudy(parts, queries, of, by.personId));
        return show(parts, { params, actor });
      },
    }),
  ];
}

function closedRoutes(parts: StudiesDependencies): Route[] {
  const { database, runtime } = parts;
  const of = { ...base, params: studyParams, owner: ownerOf(parts) } as const;
  return [
    defineRoute({
      ...of,
      id: 'studies.results',
      method: 'GET',
      path: '/studies/:studyId/results',
      summary: 'What the panel said, once closed: indices, keys, remarks, the comparison of keys.',
      idempotency: 'safe',
      reply: studyResults,
      handle: ({ params, actor }) => showResults(parts, { params, actor }),
    }),
    defineRoute({
      ...of,
      id: 'studies.compare',
      method: 'POST',
      path: '/studies/:studyId/comparisons',
      summary: 'Holds the keys against each other on collected ratings; refused until ten more people have answered.',
      idempotency: 'key',
      limits: { ...ordinaryLimits, perActor: 12 },
      body: emptyBody,
      reply: studyResults,
      handle: async ({ params, actor, once }) => {
        const by = researcherOf(actor);
        const collected = await parts.collected.read(database.read, by.tenantId);
        await database.write((queries) =>
          once(queries, async () => ({ id: await compareStudyKeys(parts, queries, by, params.studyId, collected) })),
        );
        return showResults(parts, { params, actor });
      },
    }),
    defineRoute({
      ...of,
      id: 'studies.accept-key',
      method: 'POST',
      path: '/studies/:studyId/keys',
      summary: 'A named person takes over the panel’s key: a new version of the bank for new attempts.',
      idempotency: 'key',
      body: acceptKeyBody,
      reply: studyResults,
      handle: async ({ params, actor, body, once }) => {
        const by = researcherOf(actor);
        await database.write((queries) =>
          once(queries, async () => ({ id: await acceptKey(parts, queries, by, params.studyId, body) })),
        );
        return showResults(parts, { params, actor });
      },
    }),
    defineRoute({
      ...of,
      id: 'studies.answers',
      method: 'GET',
      path: '/studies/:studyId/answers.csv',
      summary: 'The panel’s answers as a table without names; the numbers of experts are drawn anew for every file.',
      idempotency: 'safe',
      reply: 'file',
      handle: async ({ params, actor }) => {
        const by = researcherOf(actor);
        const study = await requireStudy(database.read, by.tenantId, params.studyId);
        const body = writeAnswers(study, runtime.random);
        if (body === null) throw new AppError(study.panel === null ? 'studies.not-closed' : 'studies.too-few-experts');
        await database.write((queries) => auditStudy(parts, queries, by, 'studies.answers-exported', study.id));
        return { contentType: 'text/csv; charset=utf-8', fileName: `panel-${study.id}.csv`, body };
      },
    }),
  ];
}
