// Routes of invitations: sending, listing and revoking them in an institution; opening and accepting them by their secret.
import type { Actor, Owner } from '../../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import {
  acceptedInvitation,
  acceptInvitationBody,
  emptyBody,
  invitation,
  invitationList,
  invitationParams,
  inviteBody,
  openedInvitation,
  openInvitationBody,
} from '../../contract.ts';
import type { Invitation } from '../../contract.ts';
import { actingMember, readHere, setSession } from '../identity-parts.ts';
import type { IdentityParts } from '../identity-parts.ts';
import { requireUnits } from '../institutions/change-members.ts';
import type { ActingMember } from '../institutions/change-members.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { readRoles } from '../institutions/member-store.ts';
import { acceptInvitation, openInvitation } from '../invitations/accept-invitation.ts';
import { invite } from '../invitations/invite.ts';
import { invitationStore } from '../invitations/invitation-store.ts';
import type { InvitationRecord } from '../invitations/invitation-store.ts';
import { anyone, institutionAdministration } from '../policy.ts';
import { ownerOfInstitution } from './institution-routes.ts';

/** Each sends a mail. */
const inviteLimits = { bodyBytes: 32 * 1024, perActor: 60, perAddress: 1200 };
const secretLimits = { bodyBytes: 4096, perActor: 60, perAddress: 3000 };

export function invitationRoutes(parts: IdentityParts): Route[] {
  return [...sendingRoutes(parts), ...answeringRoutes(parts)];
}

function sendingRoutes(parts: IdentityParts): Route[] {
  const { database, runtime } = parts;
  return [
    defineRoute({
      id: 'invitation.list',
      method: 'GET',
      path: '/institution/invitations',
      summary: 'Invitations that wait for an answer or ran out, newest first.',
      policy: institutionAdministration,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: invitationList,
      owner: ownerOfInstitution(parts),
      handle: async ({ owner: of }) => {
        const waiting = await invitationStore(database.read).listPending(of!.tenantId);
        const now = runtime.clock.iso();
        return { invitations: await presentInvitations(database.read, of!.tenantId, waiting, now) };
      },
    }),
    defineRoute({
      id: 'invitation.send',
      method: 'POST',
      path: '/institution/invitations',
      summary: 'Invites somebody by mail; an earlier invitation to the same address is void from then on.',
      policy: institutionAdministration,
      limits: inviteLimits,
      idempotency: 'key',
      body: inviteBody,
      reply: invitation,
      status: 201,
      owner: ownerOfInstitution(parts),
      handle: async ({ owner: of, actor, body, once }) =>
        database.write((queries) =>
          once(queries, async () => {
            await requireUnits(queries, of!.tenantId, body.units);
            const offer = {
              ...body,
              tenantId: of!.tenantId,
              networkId: null,
              byPersonId: actingMember(actor).personId,
            };
            const sent = await invite(parts, queries, offer);
            const [shown] = await presentInvitations(queries, of!.tenantId, [sent], runtime.clock.iso());
            return shown!;
          }),
        ),
    }),
    defineRoute({
      id: 'invitation.revoke',
      method: 'POST',
      path: '/institution/invitations/:invitationId/revoke',
      summary: 'Makes the link of an invitation void.',
      policy: institutionAdministration,
      limits: secretLimits,
      idempotency: 'natural',
      params: invitationParams,
      body: emptyBody,
      reply: 'none',
      owner: ownerOfInvitation(parts, ({ tenantId }) => tenantId),
      handle: async ({ owner: of, actor, params }) => {
        await database.write((queries) =>
          revokeInvitation(parts, queries, of!.tenantId, params.invitationId, actingMember(actor)),
        );
      },
    }),
  ];
}

/** An invitation of the given tenant; one that was answered or revoked is not found. */
export function ownerOfInvitation({ database }: IdentityParts, tenantOf: (by: ActingMember) => string) {
  return async ({ params, actor }: { params: { invitationId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const tenantId = tenantOf(actor);
    const found = await invitationStore(database.read).find(tenantId, params.invitationId);
    return found === null ? null : { tenantId, personId: null };
  };
}

export async function revokeInvitation(
  { audit }: IdentityParts,
  queries: WriteQueries,
  tenantId: string,
  invitationId: string,
  by: ActingMember,
): Promise<void> {
  if (!(await invitationStore(queries).end(tenantId, invitationId, 'revoked'))) return;
  const personId = by.tenantId === tenantId ? by.personId : by.accountId;
  await audit(queries, {
    tenantId,
    personId,
    action: 'invitation.revoked',
    subject: { type: 'invitation', id: invitationId },
  });
}

async function presentInvitations(
  queries: Queries,
  tenantId: string,
  records: readonly InvitationRecord[],
  now: string,
): Promise<Invitation[]> {
  const units = new Map((await institutionStore(queries).listUnits(tenantId)).map((unit) => [unit.id, unit.name]));
  return records.map((record) => ({
    id: record.id,
    email: record.email,
    roles: readRoles(record.roles),
    units: record.units.flatMap((id) => (units.has(id) ? [{ id, name: units.get(id)! }] : [])),
    status: record.expiresAt > now ? 'pending' : 'expired',
    invitedAt: record.invitedAt,
    expiresAt: record.expiresAt,
  }));
}

function answeringRoutes(parts: IdentityParts): Route[] {
  return [
    defineRoute({
      id: 'invitation.open',
      method: 'POST',
      path: '/invitations/open',
      summary: 'Shows what an invitation offers to who holds its secret.',
      policy: anyone,
      limits: secretLimits,
      idempotency: 'natural',
      body: openInvitationBody,
      reply: openedInvitation,
      handle: async ({ body }) => openInvitation(parts, body.token),
    }),
    defineRoute({
      id: 'invitation.accept',
      method: 'POST',
      path: '/invitations/accept',
      summary: 'Accepts an invitation: makes an account, or joins the one the address has. Works once.',
      policy: anyone,
      limits: secretLimits,
      idempotency: 'natural',
      body: acceptInvitationBody,
      reply: acceptedInvitation,
      handle: async (request) => {
        const here = await readHere(parts, request.cookies);
        const { token, newAccount } = request.body;
        const accepted = await acceptInvitation(parts, token, newAccount, here?.session ?? null);
        if (accepted.token !== null) setSession(parts, request, accepted.token);
        return { step: accepted.step };
      },
    }),
  ];
}
