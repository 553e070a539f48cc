// The routes around a programme: versions, what differs, approvals, the offer, its public page and who would like to come.
import { AppError } from '@dragoman/kernel';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { INTEREST_DAYS } from '../limits.ts';
import {
  approvalBody,
  compareQuery,
  comparison,
  coursePage,
  interestBody,
  interestList,
  interestTaken,
  offerParams,
  offerQuery,
  pageBody,
  programmeParams,
  programmeView,
  versionBody,
  withdrawBody,
} from '../wire-contract.ts';
import { approveVersion, freezeVersion, holdProgramme } from './change-programme.ts';
import { writeOffer } from './offer/write-offer.ts';
import { findOpenCourse, openCoursePage, presentCourse } from './page/course-page.ts';
import { interestStore } from './page/interest-store.ts';
import { takeInterest, withdrawInterest } from './page/take-interest.ts';
import { comparePlans, shareChanged } from './plan/compare-plans.ts';
import { coursePageReading, programmeApproval } from './policy.ts';
import { designerOf } from './programmes-parts.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { ownerOf, read, reading, show, working } from './route-parts.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';

/** A mail goes out, so an address is not asked for many at once. */
const interestLimits = { bodyBytes: 8 * 1024, perActor: 20, perAddress: 60 } as const;
/** A document is drawn for each call. */
const offerLimits = { ...ordinaryLimits, perActor: 60, perAddress: 600 } as const;

export function recordRoutes(parts: ProgrammesParts): Route[] {
  return [...versionRoutes(parts), ...offerRoutes(parts), ...pageRoutes(parts)];
}

function versionRoutes(parts: ProgrammesParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      id: 'programmes.freeze',
      method: 'POST',
      path: '/programmes/:programmeId/versions',
      summary: 'Makes the plan a version, which is never changed again.',
      idempotency: 'key',
      params: programmeParams,
      body: versionBody,
      reply: programmeView,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, () => freezeVersion(parts, queries, designerOf(actor), { ...params, ...body })),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...reading,
      id: 'programmes.compare',
      path: '/programmes/:programmeId/compare',
      summary: 'What differs between two versions, or a version and the plan as it is now.',
      params: programmeParams,
      query: compareQuery,
      reply: comparison,
      owner,
      handle: async (request) => {
        const record = await read(parts, request);
        const [before, after] = await Promise.all(
          [request.query.from, request.query.to].map((state) => readState(parts, record, state)),
        );
        return { changes: comparePlans(before!, after!), share: shareChanged(before!, after!) };
      },
    }),
    defineRoute({
      limits: ordinaryLimits,
      policy: programmeApproval,
      id: 'programmes.approve',
      method: 'POST',
      path: '/programmes/:programmeId/approvals',
      summary: 'Approves or refuses a version in a role, by name.',
      idempotency: 'key',
      params: programmeParams,
      body: approvalBody,
      reply: programmeView,
      status: 201,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, () => approveVersion(parts, queries, designerOf(actor), { ...params, ...body })),
        );
        return show(parts, request);
      },
    }),
  ];
}

async function readState(
  { database }: ProgrammesParts,
  record: ProgrammeRecord,
  state: string,
): Promise<ProgrammeRecord['plan']> {
  if (state === 'now') return record.plan;
  const plan = await programmeStore(database.read).findVersion(record.tenantId, record.id, Number(state));
  if (plan === null) throw new AppError('programmes.version-not-known');
  return plan;
}

function offerRoutes(parts: ProgrammesParts): Route[] {
  return [
    defineRoute({
      ...reading,
      limits: offerLimits,
      id: 'programmes.offer',
      path: '/programmes/:programmeId/:file',
      summary: 'The offer as a tagged PDF or a Word file: the newest version, or the draft while there is none.',
      params: offerParams,
      query: offerQuery,
      reply: 'file',
      owner: ownerOf(parts),
      handle: async (request) => {
        const { params, query } = request;
        return writeOffer(parts, await read(parts, request), { file: params.file, language: query.language ?? null });
      },
    }),
  ];
}

function pageRoutes(parts: ProgrammesParts): Route[] {
  const { database, audit } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      id: 'programmes.open-page',
      method: 'PUT',
      path: '/programmes/:programmeId/page',
      summary: 'Opens or closes the public page of the course.',
      idempotency: 'natural',
      params: programmeParams,
      body: pageBody,
      reply: programmeView,
      owner,
      handle: async (request) => {
        const by = designerOf(request.actor);
        await database.write(async (queries) => {
          const record = await holdProgramme(queries, by.tenantId, request.params.programmeId);
          await openCoursePage(parts, queries, by, record, request.body.open);
        });
        return show(parts, request);
      },
    }),
    defineRoute({
      ...working,
      method: 'GET',
      idempotency: 'safe',
      id: 'programmes.interests',
      path: '/programmes/:programmeId/interests',
      summary: 'Who would like to take the course; that they were read is recorded.',
      params: programmeParams,
      reply: interestList,
      owner,
      handle: async (request) => {
        const by = designerOf(request.actor);
        const { programmeId } = request.params;
        const interests = await interestStore(database.read).list(by.tenantId, programmeId);
        const subject = { type: 'programme', id: programmeId };
        await database.write((queries) =>
          audit(queries, { ...by, action: 'programmes.interests-read', subject, details: { count: interests.length } }),
        );
        return {
          interests: interests.map(({ id, name, email, organisation, message, language, at }) => ({
            id,
            name,
            email,
            organisation,
            message,
            language,
            at,
          })),
          keptDays: INTEREST_DAYS,
        };
      },
    }),
    defineRoute({
      id: 'programmes.course',
      method: 'GET',
      path: '/courses/:programmeId',
      summary: 'The public page of a course, as its newest version says it.',
      policy: coursePageReading,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: programmeParams,
      reply: coursePage,
      handle: async ({ params }) => presentCourse(parts, await findOpenCourse(parts, params.programmeId)),
    }),
    defineRoute({
      id: 'programmes.sign-interest',
      method: 'POST',
      path: '/courses/:programmeId/interests',
      summary: 'Somebody would like to take the course; a mail confirms it with a link that takes it back.',
      policy: coursePageReading,
      limits: interestLimits,
      idempotency: 'natural',
      params: programmeParams,
      body: interestBody,
      reply: interestTaken,
      handle: async ({ params, body }) => {
        const record = await findOpenCourse(parts, params.programmeId);
        await database.write((queries) => takeInterest(parts, queries, record, body));
        return { taken: true as const };
      },
    }),
    defineRoute({
      id: 'programmes.withdraw-interest',
      method: 'POST',
      path: '/course-interests/withdraw',
      summary: 'Takes an interest back by the link of the mail and erases whose it was.',
      policy: coursePageReading,
      limits: interestLimits,
      idempotency: 'natural',
      body: withdrawBody,
      reply: 'none',
      handle: async ({ body }) => withdrawInterest(parts, body.token),
    }),
  ];
}
