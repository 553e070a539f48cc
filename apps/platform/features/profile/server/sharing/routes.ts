// The routes of sharing: give a named colleague sight of plan or profile, take it back, see what others share.
import { z } from 'zod';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { receivedShares, share, shareBody, sharedView, shares } from '../../contract.ts';
import type { DevelopmentDependencies } from '../development/keep-plan.ts';
import { accountsOnly, heavyLimits, ownerIsCaller, personOf } from '../route-parts.ts';
import { readShared } from './read-shared.ts';
import { shareStore } from './share-store.ts';
import { listReceived, listShares, revokeShare, shareProfile } from './share-profile.ts';

const shareParams = z.object({ shareId: z.uuid() });

export function sharingRoutes(dependencies: DevelopmentDependencies): Route[] {
  const { database } = dependencies;
  const own = { policy: accountsOnly, limits: ordinaryLimits, owner: ownerIsCaller } as const;
  return [
    defineRoute({
      ...own,
      id: 'profile.shares',
      method: 'GET',
      path: '/me/shares',
      summary: 'With whom plan or profile are shared now.',
      idempotency: 'safe',
      reply: shares,
      handle: async ({ owner: of }) => listShares(database.read, personOf(of)),
    }),
    defineRoute({
      ...own,
      id: 'profile.share',
      method: 'POST',
      path: '/me/shares',
      summary: 'Shares the own plan or profile with a named member of the same institution.',
      idempotency: 'natural',
      body: shareBody,
      reply: share,
      status: 201,
      handle: async ({ body, owner: of }) => shareProfile(dependencies, personOf(of), body),
    }),
    defineRoute({
      id: 'profile.revoke-share',
      method: 'DELETE',
      path: '/me/shares/:shareId',
      summary: 'Takes a share back; the next request of the other person finds nothing.',
      policy: accountsOnly,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: shareParams,
      reply: 'none',
      owner: async ({ params, actor }) => {
        if (actor.kind === 'anonymous') return null;
        const personId = await shareStore(database.read).findOwner(actor.tenantId, params.shareId);
        return personId === null ? null : { tenantId: actor.tenantId, personId };
      },
      handle: async ({ params, owner: of }) => revokeShare(dependencies, personOf(of), params.shareId),
    }),
    defineRoute({
      ...own,
      id: 'profile.received-shares',
      method: 'GET',
      path: '/shared',
      summary: 'What colleagues share with the person who asks.',
      idempotency: 'safe',
      reply: receivedShares,
      handle: async ({ owner: of }) => listReceived(database.read, personOf(of)),
    }),
    defineRoute({
      id: 'profile.read-shared',
      method: 'GET',
      path: '/shared/:shareId',
      summary: 'A shared plan or profile, as long as it is shared; every look is logged.',
      policy: accountsOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: shareParams,
      reply: sharedView,
      owner: async ({ params, actor }) => {
        if (actor.kind === 'anonymous') return null;
        const received = await shareStore(database.read).listReceived(actor.tenantId, actor.personId);
        const isMine = received.some((each) => each.id === params.shareId);
        return isMine ? { tenantId: actor.tenantId, personId: actor.personId } : null;
      },
      handle: async ({ params, owner: of }) => readShared(dependencies, personOf(of), params.shareId),
    }),
  ];
}
