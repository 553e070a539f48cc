// The routes of experts, who have no account: a link and the device that opened it.
import { AppError } from '@dragoman/kernel';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  acceptedExpertAnswers,
  emptyBody,
  expertAnswersBody,
  expertHandInBody,
  expertParams,
  expertState,
  openExpertBody,
  withdrawnExpert,
} from '../contract.ts';
import type { ExpertState } from '../contract.ts';
import { EXPERT_COOKIE, EXPERT_COOKIE_SECONDS, openExpert, requireExpert } from './open-expert.ts';
import { bySecret } from './policy.ts';
import { presentExpert } from './present-expert.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { handInExpert, takeExpertAnswers, withdrawExpert } from './take-expert-answers.ts';

const limits = { bodyBytes: 8192, perActor: 120, perAddress: 3000 };
const base = { policy: bySecret, limits, idempotency: 'natural' } as const;

export function expertRoutes(parts: StudiesDependencies): Route[] {
  return [...openingRoutes(parts), ...answeringRoutes(parts)];
}

function openingRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'expert.open',
      method: 'POST',
      path: '/expert-ratings/open',
      summary: 'Opens an expert’s link. The first device goes on by itself; another is asked for the address.',
      body: openExpertBody,
      reply: expertState,
      handle: async ({ body, cookies, setCookie }) => {
        const opened = await database.write((queries) =>
          openExpert(parts, queries, { ...body, device: deviceOf(cookies) }),
        );
        if (opened.kind === 'refused') throw new AppError(opened.code, { values: { minutes: opened.minutes } });
        setCookie(EXPERT_COOKIE, opened.device, EXPERT_COOKIE_SECONDS);
        return readState(parts, opened.expertId, opened.device);
      },
    }),
    defineRoute({
      ...base,
      id: 'expert.read',
      method: 'GET',
      path: '/expert-ratings/:expertId',
      summary: 'The study on the device that opened the link: words of the items and own answers.',
      idempotency: 'safe',
      params: expertParams,
      reply: expertState,
      handle: ({ params, cookies }) => readState(parts, params.expertId, deviceOf(cookies)),
    }),
  ];
}

function answeringRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'expert.answer',
      method: 'POST',
      path: '/expert-ratings/:expertId/answers',
      summary: 'Takes answers in any order and any number of times; the higher revision counts.',
      limits: { bodyBytes: 96 * 1024, perActor: 240, perAddress: 6000 },
      params: expertParams,
      body: expertAnswersBody,
      reply: acceptedExpertAnswers,
      handle: ({ params, cookies, body }) =>
        database.write((queries) =>
          takeExpertAnswers(parts, queries, { ...params, device: deviceOf(cookies) }, body.answers),
        ),
    }),
    defineRoute({
      ...base,
      id: 'expert.hand-in',
      method: 'POST',
      path: '/expert-ratings/:expertId/hand-in',
      summary: 'Says that the expert is through; answers may still change until the close.',
      params: expertParams,
      body: expertHandInBody,
      reply: expertState,
      handle: async ({ params, cookies, body }) => {
        const of = { ...params, device: deviceOf(cookies) };
        await database.write((queries) => handInExpert(parts, queries, of, body.answered));
        return readState(parts, of.expertId, of.device);
      },
    }),
    defineRoute({
      ...base,
      id: 'expert.withdraw',
      method: 'POST',
      path: '/expert-ratings/:expertId/withdraw',
      summary: 'The expert goes: name and address, and before the close every answer.',
      params: expertParams,
      body: emptyBody,
      reply: withdrawnExpert,
      handle: ({ params, cookies }) =>
        database.write((queries) => withdrawExpert(parts, queries, { ...params, device: deviceOf(cookies) })),
    }),
  ];
}

async function readState(parts: StudiesDependencies, expertId: string, device: string | null): Promise<ExpertState> {
  const { read } = parts.database;
  return presentExpert(parts, read, await requireExpert(parts, read, expertId, device));
}

/** The secret of this device, or null: what does not look like one of ours is none. */
function deviceOf(cookies: Readonly<Record<string, string | undefined>>): string | null {
  const sent = cookies[EXPERT_COOKIE];
  return sent !== undefined && /^[\w-]{32}$/.test(sent) ? sent : null;
}
