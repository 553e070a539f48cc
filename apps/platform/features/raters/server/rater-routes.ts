// The routes of those who have no account: a rater by link and device, an approver by link.
import { AppError } from '@dragoman/kernel';
import type { z } from 'zod';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  acceptedRatings,
  answerQuestionBody,
  approvalState,
  decideBody,
  handInBody,
  openApprovalBody,
  openRatingBody,
  ratingParams,
  ratingsBody,
  ratingState,
  stopRemindersBody,
  stoppedReminders,
  withdrawnRating,
  withdrawRatingBody,
} from '../contract.ts';
import { decideNominations, readApproval } from './decide-nominations.ts';
import { openRating, RATER_COOKIE, RATER_COOKIE_SECONDS, requireRater } from './open-rating.ts';
import { bySecret } from './policy.ts';
import { presentRating } from './present-rating.ts';
import type { RatersParts } from './raters-parts.ts';
import { answerQuestion } from './relay-question.ts';
import { stopReminders } from './remind-raters.ts';
import { handIn, takeRatings, withdrawRating } from './take-ratings.ts';

const bySecretLimits = { bodyBytes: 4096, perActor: 120, perAddress: 3000 };

export function raterRoutes(parts: RatersParts): Route[] {
  return [...linkRoutes(parts), ...ratingRoutes(parts), ...approvalRoutes(parts)];
}

function linkRoutes(parts: RatersParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'rating.open',
      method: 'POST',
      path: '/ratings/open',
      summary:
        'Opens a rater’s link. The first device goes on by itself; another is asked for the address the link was sent to.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: openRatingBody,
      reply: ratingState,
      handle: async ({ body, cookies, setCookie }) => {
        const device = deviceOf(cookies);
        const opened = await database.write((queries) => openRating(parts, queries, { ...body, device }));
        if (opened.kind === 'refused') throw new AppError(opened.code, { values: { minutes: opened.minutes } });
        setCookie(RATER_COOKIE, opened.device, RATER_COOKIE_SECONDS);
        return readState(parts, opened.ratingId, opened.device);
      },
    }),
    defineRoute({
      id: 'rating.stop-reminders',
      method: 'POST',
      path: '/ratings/stop-reminders',
      summary: 'No more reminders for this rating; the link itself goes on working.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: stopRemindersBody,
      reply: stoppedReminders,
      handle: async ({ body }) => {
        await database.write((queries) => stopReminders(parts, queries, body.token));
        return { stopped: true as const };
      },
    }),
  ];
}

function ratingRoutes(parts: RatersParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'rating.read',
      method: 'GET',
      path: '/ratings/:ratingId',
      summary: 'The rating on the device that opened its link: statements and own answers.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'safe',
      params: ratingParams,
      reply: ratingState,
      handle: ({ params, cookies }) => readState(parts, params.ratingId, deviceOf(cookies)),
    }),
    defineRoute({
      id: 'rating.answer',
      method: 'POST',
      path: '/ratings/:ratingId/answers',
      summary: 'Takes a rater’s answers in any order and any number of times; acknowledged answers are on disk.',
      policy: bySecret,
      limits: { bodyBytes: 96 * 1024, perActor: 240, perAddress: 12_000 },
      idempotency: 'natural',
      params: ratingParams,
      body: ratingsBody,
      reply: acceptedRatings,
      handle: ({ params, cookies, body }) =>
        database.write((queries) =>
          takeRatings(parts, queries, { ...params, device: deviceOf(cookies) }, body.answers),
        ),
    }),
    defineRoute({
      id: 'rating.hand-in',
      method: 'POST',
      path: '/ratings/:ratingId/hand-in',
      summary:
        'Hands the rating in once every answer of the browser has arrived; answers may change until the round closes.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      params: ratingParams,
      body: handInBody,
      reply: ratingState,
      handle: async ({ params, cookies, body }) => {
        const of = { ...params, device: deviceOf(cookies) };
        await database.write((queries) => handIn(parts, queries, of, body.answered));
        return readState(parts, of.ratingId, of.device);
      },
    }),
    defineRoute({
      id: 'rating.withdraw',
      method: 'POST',
      path: '/ratings/:ratingId/withdraw',
      summary: 'The rater goes: wrong person, or would rather not. What happens to the answers depends on the release.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      params: ratingParams,
      body: withdrawRatingBody,
      reply: withdrawnRating,
      handle: ({ params, cookies, body }) =>
        database.write((queries) =>
          withdrawRating(parts, queries, { ...params, device: deviceOf(cookies) }, body.reason),
        ),
    }),
    defineRoute({
      id: 'rating.answer-question',
      method: 'POST',
      path: '/ratings/:ratingId/question',
      summary: 'Answers the person’s question to the group; shown with all others, without names.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      params: ratingParams,
      body: answerQuestionBody,
      reply: ratingState,
      handle: async ({ params, cookies, body }) => {
        const of = { ...params, device: deviceOf(cookies) };
        await database.write((queries) => answerQuestion(parts, queries, of, body.text));
        return readState(parts, of.ratingId, of.device);
      },
    }),
  ];
}

function approvalRoutes(parts: RatersParts): Route[] {
  return [
    defineRoute({
      id: 'rating-approval.open',
      method: 'POST',
      path: '/rating-approvals/open',
      summary: 'Shows the named approver whom a person would like to ask.',
      policy: bySecret,
      limits: bySecretLimits,
      idempotency: 'natural',
      body: openApprovalBody,
      reply: approvalState,
      handle: ({ body }) => readApproval(parts, body.token),
    }),
    defineRoute({
      id: 'rating-approval.decide',
      method: 'POST',
      path: '/rating-approvals/decide',
      summary: 'Approves or refuses nominations; those approved are asked at once.',
      policy: bySecret,
      limits: { ...bySecretLimits, bodyBytes: 16 * 1024 },
      idempotency: 'natural',
      body: decideBody,
      reply: approvalState,
      handle: ({ body }) => parts.database.write((queries) => decideNominations(parts, queries, body)),
    }),
  ];
}

async function readState(
  parts: RatersParts,
  ratingId: string,
  device: string | null,
): Promise<z.input<typeof ratingState>> {
  const { read } = parts.database;
  return presentRating(parts, read, await requireRater(parts, read, ratingId, device));
}

/** The secret of this device, or null: what does not look like one of ours is none. */
function deviceOf(cookies: Readonly<Record<string, string | undefined>>): string | null {
  const sent = cookies[RATER_COOKIE];
  return sent !== undefined && /^[\w-]{32}$/.test(sent) ? sent : null;
}
