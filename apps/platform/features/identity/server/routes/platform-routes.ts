// Routes beyond one institution: networks, institutions, and who holds a role on the whole installation.
import { AppError } from '@dragoman/kernel';
import type { Owner } from '../../../../core/http/policy.ts';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import {
  addInstitutionBody,
  addNetworkBody,
  emptyBody,
  grantParams,
  institutionList,
  institutionParams,
  institutionSummary,
  invitationParams,
  inviteAdministratorBody,
  invitePlatformStaffBody,
  network,
  networkList,
  platformStaff,
} from '../../contract.ts';
import type { InstitutionSummary, PlatformStaff } from '../../contract.ts';
import { PLATFORM_ROLES } from '../../limits.ts';
import { sessionStore } from '../accounts/session-store.ts';
import { actingMember } from '../identity-parts.ts';
import type { IdentityParts } from '../identity-parts.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { invite } from '../invitations/invite.ts';
import { invitationStore } from '../invitations/invitation-store.ts';
import { networkOverview, platformAdministration } from '../policy.ts';
import { ownerOfInvitation, revokeInvitation } from './invitation-routes.ts';

const changeLimits = { bodyBytes: 4096, perActor: 60, perAddress: 600 };

export function platformRoutes(parts: IdentityParts): Route[] {
  return [...networkRoutes(parts), ...institutionsRoutes(parts), ...staffRoutes(parts)];
}

/** Ids of the networks a coordinator coordinates; null for the platform's administrator, who sees all. */
async function reachOf(queries: Queries, accountId: string): Promise<readonly string[] | null> {
  const grants = await memberStore(queries).grantsOf(accountId);
  if (grants.some((grant) => grant.role === 'platform-administrator')) return null;
  return grants.flatMap((grant) => grant.network?.id ?? []);
}

function networkRoutes(parts: IdentityParts): Route[] {
  const { database, runtime, audit } = parts;
  return [
    defineRoute({
      id: 'network.list',
      method: 'GET',
      path: '/networks',
      summary: 'The networks: all of them, or those one coordinates.',
      policy: networkOverview,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: networkList,
      handle: async ({ actor }) => {
        const reach = await reachOf(database.read, actingMember(actor).accountId);
        const networks = await institutionStore(database.read).listNetworks();
        return { networks: networks.filter((each) => reach === null || reach.includes(each.id)) };
      },
    }),
    defineRoute({
      id: 'network.add',
      method: 'POST',
      path: '/networks',
      summary: 'Adds a network of institutions.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'key',
      body: addNetworkBody,
      reply: network,
      status: 201,
      handle: async ({ actor, body, once }) =>
        database.write((queries) =>
          once(queries, async () => {
            const added = { id: runtime.makeId(), name: body.name.trim(), createdAt: runtime.clock.iso() };
            await institutionStore(queries).addNetwork(added);
            const personId = actingMember(actor).accountId;
            const subject = { type: 'network', id: added.id };
            await audit(queries, { tenantId: PUBLIC_TENANT, personId, action: 'network.added', subject });
            return { ...added, institutions: 0 };
          }),
        ),
    }),
  ];
}

function institutionsRoutes(parts: IdentityParts): Route[] {
  const { database, runtime, audit } = parts;
  return [
    defineRoute({
      id: 'institutions.list',
      method: 'GET',
      path: '/institutions',
      summary: 'The institutions: all of them, or those of the networks one coordinates.',
      policy: networkOverview,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: institutionList,
      handle: async ({ actor }) => {
        const reach = await reachOf(database.read, actingMember(actor).accountId);
        return { institutions: await institutionStore(database.read).list(reach) };
      },
    }),
    defineRoute({
      id: 'institutions.add',
      method: 'POST',
      path: '/institutions',
      summary: 'Adds an institution and, if wanted, invites its first administrator.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'key',
      body: addInstitutionBody,
      reply: institutionSummary,
      status: 201,
      handle: async ({ actor, body, once }) =>
        database.write((queries) =>
          once(queries, async () => {
            const store = institutionStore(queries);
            if (body.networkId !== null && (await store.findNetwork(body.networkId)) === null) {
              throw new AppError('institution.network-unknown');
            }
            const id = runtime.makeId();
            const personId = actingMember(actor).accountId;
            await store.add({ id, name: body.name.trim(), networkId: body.networkId, createdAt: runtime.clock.iso() });
            const subject = { type: 'institution', id };
            await audit(queries, { tenantId: PUBLIC_TENANT, personId, action: 'institution.added', subject });
            if (body.administrator !== null)
              await inviteAdministrator(parts, queries, id, body.administrator, personId);
            return summarise(queries, id);
          }),
        ),
    }),
    defineRoute({
      id: 'institutions.invite-administrator',
      method: 'POST',
      path: '/institutions/:institutionId/administrators',
      summary: 'Invites an administrator for an institution by mail.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'key',
      params: institutionParams,
      body: inviteAdministratorBody,
      reply: institutionSummary,
      status: 202,
      owner: async ({ params }): Promise<Owner | null> => {
        const found = await institutionStore(database.read).find(params.institutionId);
        return found === null ? null : { tenantId: found.id, personId: null };
      },
      handle: async ({ actor, params, body, once }) =>
        database.write((queries) =>
          once(queries, async () => {
            await inviteAdministrator(parts, queries, params.institutionId, body, actingMember(actor).accountId);
            return summarise(queries, params.institutionId);
          }),
        ),
    }),
  ];
}

async function inviteAdministrator(
  parts: IdentityParts,
  queries: WriteQueries,
  tenantId: string,
  to: { readonly email: string; readonly language: string },
  byPersonId: string,
): Promise<void> {
  await invite(parts, queries, {
    ...to,
    tenantId,
    roles: ['institution-administrator'],
    units: [],
    networkId: null,
    byPersonId,
  });
}

async function summarise(queries: Queries, id: string): Promise<InstitutionSummary> {
  const store = institutionStore(queries);
  const found = await store.find(id);
  if (found === null) throw new AppError('route.not-found');
  return { ...found, members: (await memberStore(queries).list(id)).length };
}

function staffRoutes(parts: IdentityParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'platform.list-staff',
      method: 'GET',
      path: '/platform/staff',
      summary: 'Who holds a role on the whole installation or a network, and who was invited to one.',
      policy: platformAdministration,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: platformStaff,
      handle: async () => listStaff(database.read),
    }),
    defineRoute({
      id: 'platform.invite',
      method: 'POST',
      path: '/platform/invitations',
      summary: 'Invites somebody to a role on the whole installation or a network.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'key',
      body: invitePlatformStaffBody,
      reply: platformStaff,
      status: 201,
      handle: async ({ actor, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => {
            if (body.networkId !== null && (await institutionStore(queries).findNetwork(body.networkId)) === null) {
              throw new AppError('institution.network-unknown');
            }
            const byPersonId = actingMember(actor).accountId;
            await invite(parts, queries, {
              ...body,
              tenantId: PUBLIC_TENANT,
              roles: [body.role],
              units: [],
              byPersonId,
            });
            return {};
          }),
        );
        return listStaff(database.read);
      },
    }),
    defineRoute({
      id: 'platform.revoke-invitation',
      method: 'POST',
      path: '/platform/invitations/:invitationId/revoke',
      summary: 'Makes the link of an invitation void.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'natural',
      params: invitationParams,
      body: emptyBody,
      reply: 'none',
      owner: ownerOfInvitation(parts, () => PUBLIC_TENANT),
      handle: async ({ actor, params }) => {
        await database.write((queries) =>
          revokeInvitation(parts, queries, PUBLIC_TENANT, params.invitationId, actingMember(actor)),
        );
      },
    }),
    defineRoute({
      id: 'platform.end-grant',
      method: 'DELETE',
      path: '/platform/staff/:grantId',
      summary: 'Takes a role on the installation or a network back; it ends with the next request.',
      policy: platformAdministration,
      limits: changeLimits,
      idempotency: 'natural',
      params: grantParams,
      reply: 'none',
      owner: async ({ params }): Promise<Owner | null> => {
        const found = await memberStore(database.read).findGrant(params.grantId);
        return found === null ? null : { tenantId: PUBLIC_TENANT, personId: found.accountId };
      },
      handle: async ({ actor, params }) => endGrant(parts, params.grantId, actingMember(actor).accountId),
    }),
  ];
}

async function endGrant({ database, audit }: IdentityParts, grantId: string, byPersonId: string): Promise<void> {
  await database.write(async (queries) => {
    const store = memberStore(queries);
    const grant = await store.findGrant(grantId);
    if (grant === null) return;
    if (grant.role === 'platform-administrator' && (await store.countPlatformAdministrators()) <= 1) {
      throw new AppError('grant.last-administrator');
    }
    await store.removeGrant(grantId);
    if (grant.accountId !== byPersonId) await sessionStore(queries).endAll(grant.accountId);
    await audit(queries, {
      tenantId: PUBLIC_TENANT,
      personId: byPersonId,
      action: 'grant.ended',
      subject: { type: 'person', id: grant.accountId },
      details: { role: grant.role },
    });
  });
}

async function listStaff(queries: Queries): Promise<PlatformStaff> {
  const grants = await memberStore(queries).listGrants();
  const waiting = await invitationStore(queries).listPending(PUBLIC_TENANT);
  const networks = new Map((await institutionStore(queries).listNetworks()).map((each) => [each.id, each.name]));
  const networkOf = (id: string | null) => (id === null ? null : { id, name: networks.get(id) ?? '' });
  return {
    staff: grants.map(({ id, name, email, role, network, grantedAt }) => ({
      grantId: id,
      name,
      email,
      role,
      network,
      grantedAt,
    })),
    invitations: waiting.flatMap((each) =>
      PLATFORM_ROLES.filter((role) => each.roles.includes(role)).map((role) => ({
        id: each.id,
        email: each.email,
        role,
        network: networkOf(each.networkId),
        invitedAt: each.invitedAt,
        expiresAt: each.expiresAt,
      })),
    ),
  };
}
