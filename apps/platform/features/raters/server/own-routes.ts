// The routes of a person's own rounds. Asking for somebody else's answers as if it were not there, and is written down.
import { AppError, toLanguage } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  askQuestionBody,
  emptyBody,
  nominateBody,
  nomination,
  nominationParams,
  openRoundBody,
  ownRound,
  ownRounds,
  roundParams,
  roundReport,
} from '../contract.ts';
import { nominate, takeBack } from './nominate.ts';
import { openRound } from './open-round.ts';
import type { RoundPerson } from './open-round.ts';
import { ownOnly } from './policy.ts';
import { listOwnRounds, presentNominee, presentReport, presentRound } from './present-round.ts';
import type { RatersParts } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import { releaseRound } from './release-round.ts';
import { askQuestion } from './relay-question.ts';
import type { Round } from './round.ts';
import { roundStore } from './round-store.ts';

const fewCalls = { bodyBytes: 4096, perActor: 60, perAddress: 3000 };

export function ownRoutes(parts: RatersParts): Route[] {
  return [...roundRoutes(parts), ...nominationRoutes(parts), ...reportRoutes(parts)];
}

function roundRoutes(parts: RatersParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'raters.list-own',
      method: 'GET',
      path: '/rating-rounds',
      summary: "The caller's own rating rounds, and where one may be opened.",
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: ownRounds,
      handle: ({ actor, language }) => listOwnRounds(parts, database.read, personOf(actor, language)),
    }),
    defineRoute({
      id: 'raters.open-round',
      method: 'POST',
      path: '/rating-rounds',
      summary: 'Opens a rating round: in a campaign, or of one’s own for development.',
      policy: ownOnly,
      limits: fewCalls,
      idempotency: 'key',
      body: openRoundBody,
      reply: ownRound,
      status: 201,
      handle: async ({ actor, body, language, once }) => {
        const person = personOf(actor, language);
        const { roundId } = await database.write((queries) =>
          once(queries, async () => ({ roundId: (await openRound(parts, queries, person, body)).id })),
        );
        return presentRound(parts, database.read, await requireRound(parts, person.tenantId, roundId));
      },
    }),
    defineRoute({
      id: 'raters.read-round',
      method: 'GET',
      path: '/rating-rounds/:roundId',
      summary: 'One’s own round: who was nominated, and no more of the answers than betrays nobody.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: roundParams,
      reply: ownRound,
      owner: ownerOf(parts),
      handle: async ({ owner, params }) =>
        presentRound(parts, database.read, await requireRound(parts, owner!.tenantId, params.roundId)),
    }),
    defineRoute({
      id: 'raters.close-round',
      method: 'POST',
      path: '/rating-rounds/:roundId/close',
      summary: 'Closes a round of one’s own before its date and releases it, for good.',
      policy: ownOnly,
      limits: fewCalls,
      idempotency: 'natural',
      params: roundParams,
      body: emptyBody,
      reply: ownRound,
      owner: ownerOf(parts),
      handle: async ({ owner, params }) => {
        const { tenantId } = owner!;
        await database.write(async (queries) => {
          const round = await roundStore(queries).findRound(tenantId, params.roundId);
          if (round === null) throw new AppError('route.not-found');
          if (round.status === 'open' && round.campaign !== null) throw new AppError('raters.closes-with-campaign');
          await releaseRound(parts, queries, { tenantId, roundId: round.id, byPersonId: round.personId });
        });
        return presentRound(parts, database.read, await requireRound(parts, tenantId, params.roundId));
      },
    }),
  ];
}

function nominationRoutes(parts: RatersParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'raters.nominate',
      method: 'POST',
      path: '/rating-rounds/:roundId/nominations',
      summary: 'Nominates somebody; asked by mail at once, or after the approver has looked.',
      policy: ownOnly,
      limits: fewCalls,
      idempotency: 'key',
      params: roundParams,
      body: nominateBody,
      reply: nomination,
      status: 201,
      owner: ownerOf(parts),
      handle: async ({ owner, params, body, once }) => {
        const of = { tenantId: owner!.tenantId, roundId: params.roundId };
        const { id } = await database.write((queries) =>
          // The reply is kept for repeated calls, so it names nobody.
          once(queries, async () => ({ id: (await nominate(parts, queries, of, body)).id })),
        );
        const nominee = await roundStore(database.read).findNominee(of.tenantId, id);
        const shown = nominee === null ? undefined : presentNominee(nominee)[0];
        if (shown === undefined) throw new AppError('route.not-found');
        return shown;
      },
    }),
    defineRoute({
      id: 'raters.take-back',
      method: 'POST',
      path: '/rating-rounds/:roundId/nominations/:nominationId/take-back',
      summary: 'Takes a nomination back while the round is open; anything answered goes unseen.',
      policy: ownOnly,
      limits: fewCalls,
      idempotency: 'natural',
      params: nominationParams,
      body: emptyBody,
      reply: 'none',
      owner: ownerOf(parts),
      handle: async ({ owner, params }) => {
        const of = { tenantId: owner!.tenantId, roundId: params.roundId };
        await database.write((queries) => takeBack(parts, queries, of, params.nominationId));
      },
    }),
  ];
}

function reportRoutes(parts: RatersParts): Route[] {
  const { database, audit } = parts;
  return [
    defineRoute({
      id: 'raters.report',
      method: 'GET',
      path: '/rating-rounds/:roundId/report',
      summary:
        'What a released round says in words: groups, comments, what is withheld and why. Nothing before the release.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: roundParams,
      reply: roundReport,
      owner: ownerOf(parts),
      handle: async ({ owner, params }) => {
        const round = await requireRound(parts, owner!.tenantId, params.roundId);
        const release = await ratingStore(database.read).findRelease(round.tenantId, round.id);
        if (release === null) throw new AppError('raters.not-released');
        await database.write((queries) =>
          audit(queries, {
            tenantId: round.tenantId,
            personId: round.personId,
            action: 'raters.report-read',
            subject: { type: 'rating-round', id: round.id },
          }),
        );
        return presentReport(parts, database.read, round, release);
      },
    }),
    defineRoute({
      id: 'raters.ask-question',
      method: 'POST',
      path: '/rating-rounds/:roundId/question',
      summary: 'Puts one clarifying question to everybody whose rating was shown; answers come back together.',
      policy: ownOnly,
      limits: fewCalls,
      idempotency: 'key',
      params: roundParams,
      body: askQuestionBody,
      reply: 'none',
      owner: ownerOf(parts),
      handle: async ({ owner, params, body, once }) => {
        const of = { tenantId: owner!.tenantId, roundId: params.roundId };
        await database.write((queries) =>
          once(queries, async () => {
            await askQuestion(parts, queries, of, body.text);
            return {};
          }),
        );
      },
    }),
  ];
}

/** Finds whose round it is. Whoever asks for another's, or for one that is not there, is refused alike, and it is logged. */
function ownerOf(parts: RatersParts) {
  return async ({ params, actor }: { params: { roundId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const { tenantId, personId } = actor;
    const round = await roundStore(parts.database.read).findRound(tenantId, params.roundId);
    if (round?.personId !== personId) {
      await parts.database.write((queries) =>
        parts.audit(queries, {
          tenantId,
          personId,
          action: 'raters.refused',
          subject: { type: 'rating-round', id: params.roundId },
          details: { exists: round !== null },
        }),
      );
    }
    return round === null ? null : { tenantId, personId: round.personId };
  };
}

async function requireRound({ database }: RatersParts, tenantId: string, roundId: string): Promise<Round> {
  const round = await roundStore(database.read).findRound(tenantId, roundId);
  if (round === null) throw new AppError('route.not-found');
  return round;
}

function personOf(actor: Actor, language: string): RoundPerson {
  if (actor.kind === 'anonymous') throw new AppError('session.needed');
  const { tenantId, personId } = actor;
  const hasAccount = actor.kind === 'account';
  return { tenantId, personId, hasAccount, language: toLanguage(language) };
}
