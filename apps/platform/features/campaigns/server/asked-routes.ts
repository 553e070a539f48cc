// The routes of the people who are asked: the secret of a link, sent in the body, decides; no account is needed.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import { GUEST_COOKIE, institutionStore } from '../../identity/server/index.ts';
import {
  attemptCampaign,
  landing,
  mailChoice,
  openInvitationBody,
  ownCampaigns,
  participateBody,
  participation,
  signedUp,
  signUpBody,
  signUpLanding,
  stopMailsBody,
} from '../contract.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { campaignsDoor } from './campaigns-door.ts';
import { findPlace } from './find-place.ts';
import { anyone, ownOnly } from './policy.ts';
import { listOwn, presentLanding, presentSignUp } from './present-landing.ts';
import { readDocument } from './routes.ts';
import { findSignUp, signUp } from './sign-up.ts';
import { chooseMails, takePart } from './take-part.ts';

/** A lecture room behind one address opens its links at once. */
const linkLimits = { bodyBytes: 4096, perActor: 60, perAddress: 3000 };
const attemptParams = z.object({ attemptId: z.uuid() });
const COOKIE_SECONDS = 400 * 86_400;

export function askedRoutes(parts: CampaignsParts): Route[] {
  return [...invitationRoutes(parts), ...signUpRoutes(parts), attemptRoute(parts)];
}

function invitationRoutes(parts: CampaignsParts): Route[] {
  const { database, guests } = parts;
  const base = { policy: anyone, limits: linkLimits, idempotency: 'natural' } as const;
  return [
    defineRoute({
      ...base,
      id: 'campaigns.open-invitation',
      method: 'POST',
      path: '/campaign-invitations/open',
      summary: 'What somebody is asked, for what, until when, and who will see what.',
      body: openInvitationBody,
      reply: landing,
      handle: async ({ body, actor }) =>
        presentLanding(parts, await findPlace(parts, database.read, body.token), actor),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.take-part',
      method: 'POST',
      path: '/campaign-invitations/start',
      summary: 'Begins the attempt of this place, or gives the one that was begun.',
      body: participateBody,
      reply: participation,
      handle: async ({ body, actor, setCookie }) => {
        const taken = await takePart(parts, actor, body);
        const key = taken.isGuest ? await guests.keyOf(taken.personId, taken.tenantId) : null;
        if (key !== null) setCookie(GUEST_COOKIE, guests.sessionToken(key), COOKIE_SECONDS);
        return {
          attemptId: taken.attemptId,
          privateLink: key === null ? null : `/resume#${guests.linkToken(key)}`,
        };
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.choose-mails',
      method: 'POST',
      path: '/campaign-invitations/mails',
      summary: 'Stops the mails of one campaign, or lets them come again; without signing in.',
      body: stopMailsBody,
      reply: mailChoice,
      handle: async ({ body }) => chooseMails(parts, body.token, body.stopped),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.open-document',
      method: 'POST',
      path: '/campaign-invitations/document',
      summary: 'The agreement document, for somebody who is asked.',
      body: openInvitationBody,
      reply: 'file',
      handle: async ({ body }) => {
        const { campaign } = await findPlace(parts, database.read, body.token);
        return readDocument(parts, campaign.tenantId, campaign.id);
      },
    }),
    defineRoute({
      id: 'campaigns.list-own',
      method: 'GET',
      path: '/my-campaigns',
      summary: 'The campaigns the caller is asked in.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: ownCampaigns,
      handle: async ({ actor }) => {
        if (actor.kind === 'anonymous') throw new AppError('session.needed');
        return listOwn(parts, database.read, actor);
      },
    }),
  ];
}

/** For the line over a result. */
function attemptRoute({ database }: CampaignsParts): Route {
  const { read } = database;
  return defineRoute({
    id: 'campaigns.of-attempt',
    method: 'GET',
    path: '/assessments/:attemptId/campaign',
    summary: 'The campaign an attempt belongs to and its purpose; null when it was begun by oneself.',
    policy: ownOnly,
    limits: ordinaryLimits,
    idempotency: 'safe',
    params: attemptParams,
    reply: attemptCampaign,
    owner: async ({ params, actor }: { params: { attemptId: string }; actor: Actor }): Promise<Owner | null> => {
      if (actor.kind === 'anonymous') return null;
      const personId = await assessmentStore(read).findPersonOf(actor.tenantId, params.attemptId);
      return personId === null ? null : { tenantId: actor.tenantId, personId };
    },
    handle: async ({ owner: of, params }) => {
      const campaignId = await assessmentStore(read).findCampaignOf(of!.tenantId, params.attemptId);
      const campaign = campaignId === null ? null : await campaignsDoor.read(read, of!.tenantId, campaignId);
      if (campaign === null) return { campaign: null };
      const institution = (await institutionStore(read).find(campaign.tenantId))?.name ?? '';
      return { campaign: { title: campaign.title, institution, purpose: campaign.purpose } };
    },
  });
}

function signUpRoutes(parts: CampaignsParts): Route[] {
  const { database, links } = parts;
  return [
    defineRoute({
      id: 'campaigns.open-sign-up',
      method: 'POST',
      path: '/campaign-sign-ups/open',
      summary: 'What the sign-up link or the poster asks for.',
      policy: anyone,
      limits: linkLimits,
      idempotency: 'natural',
      body: openInvitationBody,
      reply: signUpLanding,
      handle: async ({ body }) => presentSignUp(parts, await findSignUp(parts, database.read, body.token)),
    }),
    defineRoute({
      id: 'campaigns.open-sign-up-document',
      method: 'POST',
      path: '/campaign-sign-ups/document',
      summary: 'The agreement document, before signing up.',
      policy: anyone,
      limits: linkLimits,
      idempotency: 'natural',
      body: openInvitationBody,
      reply: 'file',
      handle: async ({ body }) => {
        const campaign = await findSignUp(parts, database.read, body.token);
        return readDocument(parts, campaign.tenantId, campaign.id);
      },
    }),
    defineRoute({
      id: 'campaigns.sign-up',
      method: 'POST',
      path: '/campaign-sign-ups',
      summary: 'Signs somebody up; with an address the link comes by mail, without one it is given at once.',
      policy: anyone,
      limits: { bodyBytes: 4096, perActor: 10, perAddress: 1200 },
      idempotency: 'key',
      body: signUpBody,
      reply: signedUp,
      status: 201,
      handle: async ({ body, once }) => {
        const link = links.readSignUp(body.token);
        const done = await database.write((queries) => once(queries, () => signUp(parts, queries, body)));
        if (done.memberId === null || link === null) return { outcome: 'sent' as const, path: null };
        const token = links.writeMember({ ...link, memberId: done.memberId, linkVersion: 1 });
        return { outcome: 'entered' as const, path: `/campaign#${token}` };
      },
    }),
  ];
}
