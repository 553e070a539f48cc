// The routes of those who have no account: an academic who was asked, an academic's own page, somebody who watches a rehearsal.
import { AppError } from '@dragoman/kernel';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  agreeGoalBody,
  answerBody,
  askedState,
  changeOwnBody,
  correctRecordBody,
  hideMeBody,
  hideRecordBody,
  observationBody,
  observationState,
  ownAcademic,
  tokenBody,
} from '../contract.ts';
import { readAcademicToken } from './academic-tokens.ts';
import type { AcademicsParts } from './academics-parts.ts';
import { agreeGoal, openObservation, saveObservation } from './mentoring/hold-rehearsal.ts';
import { answerAsked, openAsked } from './outreach/answer-request.ts';
import { changeOwn, correctRecord, hideMe, hideRecord, objectToUse, openOwn } from './own/own-page.ts';
import { bySecret } from './policy.ts';

const bySecretLimits = { bodyBytes: 16 * 1024, perActor: 120, perAddress: 3000 };

export function linkRoutes(parts: AcademicsParts): Route[] {
  return [...askedRoutes(parts), ...ownRoutes(parts), ...observerRoutes(parts)];
}

function askedRoutes(parts: AcademicsParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'academic-request.open',
      method: 'POST',
      path: '/academic-requests/open',
      summary: 'What an academic is asked, by the link of the mail. Opening answers nothing.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: tokenBody,
      reply: askedState,
      handle: ({ body }) => openAsked(parts, database.read, body.token),
    }),
    defineRoute({
      id: 'academic-request.answer',
      method: 'POST',
      path: '/academic-requests/answer',
      summary: 'Yes, not me but somebody else, or not before a date. The last answer counts.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: answerBody,
      reply: askedState,
      handle: ({ body }) => database.write((queries) => answerAsked(parts, queries, body.token, body.answer)),
    }),
  ];
}

function ownRoutes(parts: AcademicsParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'academic-own.open',
      method: 'POST',
      path: '/academic-own/open',
      summary: 'All that is known of an academic, for the academic.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: tokenBody,
      reply: ownAcademic,
      handle: ({ body }) => database.write((queries) => openOwn(parts, queries, body.token)),
    }),
    defineRoute({
      id: 'academic-own.change',
      method: 'POST',
      path: '/academic-own/change',
      summary: 'Corrects what is known, sets hours or a date, stops requests. An import leaves it alone from then on.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: changeOwnBody,
      reply: ownAcademic,
      handle: ({ body }) => database.write((queries) => changeOwn(parts, queries, body)),
    }),
    defineRoute({
      id: 'academic-own.hide-record',
      method: 'POST',
      path: '/academic-own/hide-record',
      summary: 'Hides a record from everybody and every ranking at once, or shows it again.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: hideRecordBody,
      reply: ownAcademic,
      handle: ({ body }) => database.write((queries) => hideRecord(parts, queries, body)),
    }),
    defineRoute({
      id: 'academic-own.correct-record',
      method: 'POST',
      path: '/academic-own/correct-record',
      summary: 'Corrects the title of a record.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: correctRecordBody,
      reply: ownAcademic,
      handle: ({ body }) => database.write((queries) => correctRecord(parts, queries, body)),
    }),
    defineRoute({
      id: 'academic-own.hide',
      method: 'POST',
      path: '/academic-own/hide',
      summary: 'Takes the academic out of every list and ranking at once, or back in.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: hideMeBody,
      reply: ownAcademic,
      handle: ({ body }) => database.write((queries) => hideMe(parts, queries, body)),
    }),
    defineRoute({
      id: 'academic-own.object',
      method: 'POST',
      path: '/academic-own/object',
      summary: 'The objection of Article 21: everything is erased, and no import brings it back.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: tokenBody,
      reply: 'none',
      handle: async ({ body }) => {
        // A link of this installation behind which there is nobody: objected before, which is what was asked for.
        const isOurs = readAcademicToken(parts.keys, 'academic-own', body.token) !== null;
        await objectToUse(parts, body.token).catch((error: unknown) => {
          if (!(isOurs && error instanceof AppError && error.code === 'academics.link-not-known')) throw error;
        });
      },
    }),
    defineRoute({
      id: 'academic-own.agree-goal',
      method: 'POST',
      path: '/academic-own/agree-goal',
      summary: 'Agrees to a goal.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: agreeGoalBody,
      reply: ownAcademic,
      handle: ({ body }) =>
        database.write(async (queries) => {
          await agreeGoal(parts, queries, body);
          return openOwn(parts, queries, body.token);
        }),
    }),
  ];
}

function observerRoutes(parts: AcademicsParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'observation.open',
      method: 'POST',
      path: '/observations/open',
      summary: 'The rubric of somebody who watches a rehearsal, with what was marked so far.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: tokenBody,
      reply: observationState,
      handle: ({ body }) => openObservation(parts, database.read, body.token),
    }),
    defineRoute({
      id: 'observation.save',
      method: 'POST',
      path: '/observations/save',
      summary: 'Keeps what was seen, in place of what was sent before; hands it in when asked to.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: observationBody,
      reply: observationState,
      handle: ({ body }) => database.write((queries) => saveObservation(parts, queries, body)),
    }),
  ];
}
