// The routes of the assessment: contract, policy, limits and the use case behind each.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database } from '../../../core/database/database.ts';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { GUEST_COOKIE } from '../../identity/server/index.ts';
import type { Guests } from '../../identity/server/index.ts';
import {
  acceptedAnswers,
  answersBody,
  assessmentOffer,
  attemptList,
  finishBody,
  openLinkBody,
  renewedLink,
  renewLinkBody,
  runnerState,
  startAssessmentBody,
  startedAssessment,
} from '../contract.ts';
import { ANSWERS_BODY_BYTES, GUEST_RETENTION_DAYS } from '../limits.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { adapt } from './adapt.ts';
import { describeOffer } from './describe-offer.ts';
import { finishAssessment } from './finish-assessment.ts';
import type { Instrument } from './instrument.ts';
import { listAttempts } from './list-attempts.ts';
import { anyone, ownOnly } from './policy.ts';
import { presentState } from './present-state.ts';
import { startAssessment } from './start-assessment.ts';
import { assessmentStore, writeAttempt } from './store.ts';
import { takeAnswers } from './take-answers.ts';

export interface AssessmentDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly instrument: Instrument;
  readonly guests: Guests;
  readonly audit: RecordAudit;
}

const COOKIE_SECONDS = GUEST_RETENTION_DAYS * 86_400;
const attemptParams = z.object({ attemptId: z.uuid() });

export function assessmentRoutes(dependencies: AssessmentDependencies): Route[] {
  return [...startRoutes(dependencies), ...runnerRoutes(dependencies), ...linkRoutes(dependencies)];
}

function startRoutes({ database, runtime, instrument, guests, audit }: AssessmentDependencies): Route[] {
  return [
    defineRoute({
      id: 'assessment.offer',
      method: 'GET',
      path: '/assessment-offer',
      summary: 'What can be started: roles, stages, forms and the skills asked about.',
      policy: anyone,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: assessmentOffer,
      handle: async () => describeOffer(instrument),
    }),
    defineRoute({
      id: 'assessment.start',
      method: 'POST',
      path: '/assessments',
      summary: 'Starts an assessment; without an account it also makes a private link.',
      policy: anyone,
      limits: { bodyBytes: 4096, perActor: 20, perAddress: 3000 },
      idempotency: 'key',
      body: startAssessmentBody,
      reply: startedAssessment,
      status: 201,
      handle: async ({ actor, body, once, setCookie }) => {
        const started = await writeAttempt(database, (queries) =>
          once(queries, async () => {
            const guest = actor.kind === 'anonymous' ? await guests.create(queries) : null;
            const taker = guest === null ? takerOf(actor) : { tenantId: PUBLIC_TENANT, personId: guest.personId };
            const attempt = await startAssessment(queries, instrument, runtime, taker, body);
            await audit(queries, {
              ...taker,
              action: 'assessment.started',
              subject: { type: 'attempt', id: attempt.id },
              details: { form: attempt.form, bankVersion: attempt.bankVersion, parameters: attempt.parameters },
            });
            // The reply is kept for repeated calls, so it names no person: an erasure must not have to look for it.
            return { tenantId: attempt.tenantId, attemptId: attempt.id };
          }),
        );
        const attempt = await assessmentStore(database.read).findAttempt(started.tenantId, started.attemptId);
        const key =
          attempt === null || actor.kind === 'account' ? null : await guests.keyOf(attempt.personId, attempt.tenantId);
        if (key !== null) setCookie(GUEST_COOKIE, guests.sessionToken(key), COOKIE_SECONDS);
        return {
          attemptId: started.attemptId,
          privateLink: key === null ? null : linkPath(guests.linkToken(key)),
          state: await readState(database, instrument, started.tenantId, started.attemptId),
        };
      },
    }),
  ];
}

function runnerRoutes({ database, runtime, instrument, audit }: AssessmentDependencies): Route[] {
  const owner = async ({ params, actor }: { params: { attemptId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const personId = await assessmentStore(database.read).findPersonOf(actor.tenantId, params.attemptId);
    return personId === null ? null : { tenantId: actor.tenantId, personId };
  };
  return [
    defineRoute({
      id: 'assessment.list-own',
      method: 'GET',
      path: '/assessments',
      summary: "The caller's own attempts, newest first.",
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: attemptList,
      handle: async ({ actor }) => listAttempts(database.read, takerOf(actor)),
    }),
    defineRoute({
      id: 'assessment.read',
      method: 'GET',
      path: '/assessments/:attemptId',
      summary: 'The state of an attempt: next item, items ahead, own answers, precision gained.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: attemptParams,
      reply: runnerState,
      owner,
      handle: async ({ owner: of, params }) => readState(database, instrument, of!.tenantId, params.attemptId),
    }),
    defineRoute({
      id: 'assessment.answer',
      method: 'POST',
      path: '/assessments/:attemptId/answers',
      summary: 'Takes answers in any order and any number of times; acknowledged answers are on disk.',
      policy: ownOnly,
      limits: { bodyBytes: ANSWERS_BODY_BYTES, perActor: 240, perAddress: 60_000 },
      idempotency: 'natural',
      params: attemptParams,
      body: answersBody,
      reply: acceptedAnswers,
      owner,
      handle: async ({ owner: of, params, body, actor }) => {
        const taken = await writeAttempt(database, async (queries) => {
          const result = await takeAnswers(
            queries,
            database.engine,
            instrument,
            runtime,
            { ...params, tenantId: of!.tenantId },
            body.answers,
          );
          if (result.added > 0) {
            await audit(queries, {
              ...takerOf(actor),
              action: 'assessment.answered',
              subject: { type: 'attempt', id: params.attemptId },
              details: { answers: result.added, step: result.attempt.step },
            });
          }
          return result;
        });
        return {
          acknowledged: [...taken.acknowledged],
          refused: [...taken.refused],
          state: presentState(instrument, { ...taken, holds: new Set(body.holds) }),
        };
      },
    }),
    defineRoute({
      id: 'assessment.finish',
      method: 'POST',
      path: '/assessments/:attemptId/finish',
      summary: 'Ends the attempt once every answer of the browser has arrived.',
      policy: ownOnly,
      limits: { ...ordinaryLimits, bodyBytes: 1024 },
      idempotency: 'natural',
      params: attemptParams,
      body: finishBody,
      reply: runnerState,
      owner,
      handle: async ({ owner: of, params, body, actor }) => {
        const finished = await writeAttempt(database, async (queries) => {
          const result = await finishAssessment(
            queries,
            database.engine,
            instrument,
            runtime,
            { ...params, tenantId: of!.tenantId },
            body,
          );
          await audit(queries, {
            ...takerOf(actor),
            action: 'assessment.finished',
            subject: { type: 'attempt', id: params.attemptId },
            details: { reason: result.attempt.stop?.reason ?? 'none' },
          });
          return result;
        });
        return presentState(instrument, { ...finished, holds: new Set() });
      },
    }),
  ];
}

function linkRoutes({ database, runtime: _runtime, guests, audit }: AssessmentDependencies): Route[] {
  return [
    defineRoute({
      id: 'link.open',
      method: 'POST',
      path: '/private-links/open',
      summary: 'Exchanges the secret of a private link for a session on this device.',
      policy: anyone,
      limits: { bodyBytes: 1024, perActor: 60, perAddress: 1200 },
      idempotency: 'natural',
      body: openLinkBody,
      reply: attemptList,
      handle: async ({ body, setCookie }) => {
        const guest = await guests.openLink(body.token);
        setCookie(GUEST_COOKIE, guests.sessionToken(guest), COOKIE_SECONDS);
        return listAttempts(database.read, { tenantId: guest.tenantId ?? PUBLIC_TENANT, personId: guest.personId });
      },
    }),
    defineRoute({
      id: 'link.renew',
      method: 'POST',
      path: '/private-links/renew',
      summary: 'Makes a new private link and voids the old one on every device.',
      policy: { guest: 'own' },
      limits: { bodyBytes: 1024, perActor: 10, perAddress: 600 },
      idempotency: 'key',
      body: renewLinkBody,
      reply: renewedLink,
      handle: async ({ actor, once, setCookie }) => {
        const taker = takerOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await guests.renewLink(queries, taker.personId, taker.tenantId);
            await audit(queries, { ...taker, action: 'link.renewed', subject: { type: 'person', id: taker.personId } });
            return {};
          }),
        );
        const key = await guests.keyOf(taker.personId, taker.tenantId);
        if (key === null) throw new AppError('link.not-known');
        setCookie(GUEST_COOKIE, guests.sessionToken(key), COOKIE_SECONDS);
        return { privateLink: linkPath(guests.linkToken(key)) };
      },
    }),
    defineRoute({
      id: 'link.read',
      method: 'GET',
      path: '/private-links/own',
      summary: 'The private link of the guest who asks, for going on elsewhere.',
      policy: { guest: 'own' },
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: renewedLink,
      handle: async ({ actor }) => {
        const taker = takerOf(actor);
        const key = await guests.keyOf(taker.personId, taker.tenantId);
        if (key === null) throw new AppError('link.not-known');
        return { privateLink: linkPath(guests.linkToken(key)) };
      },
    }),
  ];
}

/** The secret stands in the fragment, which browsers never send to a server or in a Referer. */
function linkPath(token: string): string {
  return `/resume#${token}`;
}

function takerOf(actor: Actor): { tenantId: string; personId: string } {
  if (actor.kind === 'anonymous') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

async function readState(
  database: Database,
  instrument: Instrument,
  tenantId: string,
  attemptId: string,
): Promise<z.output<typeof runnerState>> {
  const store = assessmentStore(database.read);
  const attempt = await store.findAttempt(tenantId, attemptId);
  if (attempt === null) throw new AppError('route.not-found');
  await instrument.versions.load(database.read, attempt);
  const stored = await store.listAnswers(tenantId, attemptId);
  return presentState(instrument, { attempt, stored, adapted: adapt(instrument, attempt, stored), holds: new Set() });
}
