// The routes of the pool: who there is, taking in files, weights, the ranking, the assignment.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  academicList,
  academicParams,
  academicsQuery,
  academicView,
  assignBody,
  assignment,
  emptyBody,
  importBody,
  importReport,
  rankBody,
  ranking,
  weightsBody,
  weightsView,
} from '../contract.ts';
import type { ImportBody, ImportReport } from '../contract.ts';
import { DEFAULT_WEIGHTS, IMPORT_BYTES, RANK_PARTS } from '../limits.ts';
import { academicStore } from './academic-store.ts';
import { touchPool } from './academics-parts.ts';
import type { AcademicsParts, Broker } from './academics-parts.ts';
import { assignProgramme } from './assignment/assign-programme.ts';
import { applyImport, fingerprintOf } from './importing/apply-import.ts';
import { readImport } from './importing/read-import.ts';
import { designers, keepers } from './policy.ts';
import { listAcademics, readAcademic } from './present-academics.ts';
import { rankForPage } from './ranking/rank-for-need.ts';

/** JSON writes quotes and line breaks of a text as two letters each. */
const FILE_LIMITS = { bodyBytes: 2 * IMPORT_BYTES + 4096, perActor: 20, perAddress: 600 };
const HEAVY = { bodyBytes: 64 * 1024, perActor: 60, perAddress: 3000 };

export function poolRoutes(parts: AcademicsParts): Route[] {
  return [...peopleRoutes(parts), importRoute(parts), ...weightRoutes(parts), ...rankRoutes(parts)];
}

function peopleRoutes(parts: AcademicsParts): Route[] {
  const { database, audit, runtime } = parts;
  return [
    defineRoute({
      id: 'academics.list',
      method: 'GET',
      path: '/academics',
      summary: 'The academics of the institution, by name; whoever hid is counted and nothing else.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      query: academicsQuery,
      reply: academicList,
      handle: ({ actor, query }) => listAcademics(parts, database.read, brokerOf(actor).tenantId, query),
    }),
    defineRoute({
      id: 'academics.read',
      method: 'GET',
      path: '/academics/:academicId',
      summary: 'One academic with what is known and not hidden.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: academicParams,
      reply: academicView,
      owner: ownerOfAcademic(parts),
      handle: async ({ actor, owner, params }) => {
        const view = await readAcademic(parts, database.read, owner!.tenantId, params.academicId);
        if (view === null) throw new AppError('route.not-found');
        await database.write((queries) =>
          audit(queries, { ...brokerOf(actor), action: 'academics.read', subject: { type: 'person', id: view.id } }),
        );
        return view;
      },
    }),
    defineRoute({
      id: 'academics.told',
      method: 'POST',
      path: '/academics/:academicId/told',
      summary: 'Notes that the academic was given the notice of Article 14 in another way, for example on paper.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: academicParams,
      body: emptyBody,
      reply: 'none',
      owner: ownerOfAcademic(parts),
      handle: async ({ actor, owner, params }) => {
        await database.write(async (queries) => {
          const academic = await academicStore(queries).find(owner!.tenantId, params.academicId);
          if (academic === null || academic.noticeSentAt !== null) return;
          const values = { notice_sent_at: runtime.clock.iso(), notice_how: 'told' };
          await academicStore(queries).change(academic.tenantId, academic.id, values);
          await touchPool(parts, queries, academic.tenantId);
          const subject = { type: 'person', id: academic.id };
          await audit(queries, { ...brokerOf(actor), action: 'academics.notice-told', subject });
        });
      },
    }),
  ];
}

function importRoute(parts: AcademicsParts): Route {
  const { database } = parts;
  return defineRoute({
    id: 'academics.import',
    method: 'POST',
    path: '/academics/imports',
    summary:
      'Tries a file of academics, or takes all of it: OpenAlex-shaped records, ORCID public records, a plain table.',
    policy: keepers,
    limits: FILE_LIMITS,
    idempotency: 'natural',
    body: importBody,
    reply: importReport,
    handle: async ({ actor, body }) => {
      const by = brokerOf(actor);
      if (body.confirm !== null && body.confirm !== fingerprintOf(body)) throw new AppError('academics.file-changed');
      const reading = await readImport(body);
      const isRefused = reading.findings.some(({ severity }) => severity === 'error');
      if (isRefused && body.confirm !== null) throw new AppError('academics.file-refused');
      return takeOrTry(parts, by, body, reading);
    },
  });

  function takeOrTry(
    own: AcademicsParts,
    by: Broker,
    body: ImportBody,
    reading: Awaited<ReturnType<typeof readImport>>,
  ): Promise<ImportReport> {
    return database.write((queries) => applyImport(own, queries, by, { body, reading, takes: body.confirm !== null }));
  }
}

function weightRoutes(parts: AcademicsParts): Route[] {
  const { database, runtime, audit } = parts;
  const read = async (tenantId: string) => {
    const { weights, weightsAt } = await academicStore(database.read).settings(tenantId);
    return { weights: weights ?? DEFAULT_WEIGHTS, isOwn: weights !== null, changedAt: weightsAt };
  };
  return [
    defineRoute({
      id: 'academics.weights',
      method: 'GET',
      path: '/academics/weights',
      summary: 'What a rank is made of in this institution.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: weightsView,
      handle: ({ actor }) => read(brokerOf(actor).tenantId),
    }),
    defineRoute({
      id: 'academics.set-weights',
      method: 'PUT',
      path: '/academics/weights',
      summary: 'Changes what a rank is made of, for everybody in the institution.',
      policy: keepers,
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: weightsBody,
      reply: weightsView,
      handle: async ({ actor, body: { weights } }) => {
        const by = brokerOf(actor);
        if (RANK_PARTS.every((part) => weights[part] === 0)) throw new AppError('academics.weights-all-zero');
        await database.write(async (queries) => {
          await academicStore(queries).setWeights(by.tenantId, weights, runtime.clock.iso());
          await audit(queries, {
            ...by,
            action: 'academics.weights-changed',
            subject: { type: 'institution', id: by.tenantId },
            details: { ...weights },
          });
        });
        return read(by.tenantId);
      },
    }),
  ];
}

function rankRoutes(parts: AcademicsParts): Route[] {
  const { database, audit } = parts;
  return [
    defineRoute({
      id: 'academics.rank',
      method: 'POST',
      path: '/academics/rankings',
      summary:
        'Who fits a need: parts that add up to the score, reasons that cite works, and who is left out for what.',
      policy: designers,
      limits: HEAVY,
      idempotency: 'natural',
      body: rankBody,
      reply: ranking,
      handle: async ({ actor, body }) => {
        const by = brokerOf(actor);
        const ranked = await rankForPage(parts, database.read, by.tenantId, body);
        await database.write((queries) =>
          audit(queries, {
            ...by,
            action: 'academics.ranked',
            subject: { type: 'institution', id: by.tenantId },
            details: { ranked: ranked.ranked.length, considered: ranked.considered },
          }),
        );
        return ranked;
      },
    }),
    defineRoute({
      id: 'academics.assign',
      method: 'POST',
      path: '/academics/assignments',
      summary: 'Proposes academics for all sessions of a programme at once, fairly shared. A person decides.',
      policy: designers,
      limits: HEAVY,
      idempotency: 'natural',
      body: assignBody,
      reply: assignment,
      handle: ({ actor, body }) => assignProgramme(parts, database.read, brokerOf(actor).tenantId, body),
    }),
  ];
}

export function brokerOf(actor: Actor): Broker {
  if (actor.kind === 'anonymous') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

/** An academic of the caller's institution who has not hidden; anybody else answers like nobody. */
export function ownerOfAcademic({ database }: AcademicsParts) {
  return async ({ params, actor }: { params: { academicId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const academic = await academicStore(database.read).find(actor.tenantId, params.academicId);
    return academic === null || academic.hidden ? null : { tenantId: academic.tenantId, personId: null };
  };
}
