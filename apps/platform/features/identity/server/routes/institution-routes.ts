// Routes of the institution worked in: its name, units and members.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  addUnitBody,
  changeRolesBody,
  changeUnitsBody,
  emptyBody,
  institution,
  member,
  memberList,
  memberParams,
  renameBody,
  unit,
  unitList,
  unitParams,
} from '../../contract.ts';
import { dropCookie, actingMember } from '../identity-parts.ts';
import type { IdentityParts } from '../identity-parts.ts';
import { changeRoles, changeUnits, endMembership, presentMember } from '../institutions/change-members.ts';
import { addUnit, removeUnit, renameUnit } from '../institutions/change-units.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { institutionAdministration, ownInstitution } from '../policy.ts';

const changeLimits = { bodyBytes: 32 * 1024, perActor: 120, perAddress: 6000 };

export function institutionRoutes(parts: IdentityParts): Route[] {
  return [...nameRoutes(parts), ...unitRoutes(parts), ...memberRoutes(parts)];
}

/** The institution the caller works in; null for an account that belongs to none. */
export function ownerOfInstitution({ database }: IdentityParts) {
  return async ({ actor }: { actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await institutionStore(database.read).find(actor.tenantId);
    return found === null ? null : { tenantId: found.id, personId: null };
  };
}

function nameRoutes(parts: IdentityParts): Route[] {
  const { database, audit } = parts;
  const owner = ownerOfInstitution(parts);
  const read = async (tenantId: string) => {
    const found = await institutionStore(database.read).find(tenantId);
    if (found === null) throw new AppError('route.not-found');
    return found;
  };
  return [
    defineRoute({
      id: 'institution.read',
      method: 'GET',
      path: '/institution',
      summary: 'The institution worked in.',
      policy: ownInstitution,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: institution,
      owner,
      handle: async ({ owner: of }) => read(of!.tenantId),
    }),
    defineRoute({
      id: 'institution.rename',
      method: 'PATCH',
      path: '/institution',
      summary: 'Renames the institution.',
      policy: institutionAdministration,
      limits: changeLimits,
      idempotency: 'natural',
      body: renameBody,
      reply: institution,
      owner,
      handle: async ({ owner: of, actor, body }) => {
        await database.write(async (queries) => {
          await institutionStore(queries).rename(of!.tenantId, body.name.trim());
          const by = actingMember(actor);
          await audit(queries, {
            ...by,
            action: 'institution.renamed',
            subject: { type: 'institution', id: of!.tenantId },
          });
        });
        return read(of!.tenantId);
      },
    }),
    defineRoute({
      id: 'institution.leave',
      method: 'POST',
      path: '/institution/leave',
      summary: 'Leaves the institution; every session of the account ends.',
      policy: ownInstitution,
      limits: changeLimits,
      idempotency: 'natural',
      body: emptyBody,
      reply: 'none',
      owner,
      handle: async (request) => {
        const by = actingMember(request.actor);
        await endMembership(parts, by, by.personId);
        dropCookie(request, parts.cookies.sessionName);
      },
    }),
  ];
}

function unitRoutes(parts: IdentityParts): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { unitId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await institutionStore(database.read).findUnit(actor.tenantId, params.unitId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  return [
    defineRoute({
      id: 'institution.list-units',
      method: 'GET',
      path: '/institution/units',
      summary: 'The units of the institution with the number of their members.',
      policy: institutionAdministration,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: unitList,
      owner: ownerOfInstitution(parts),
      handle: async ({ owner: of }) => ({ units: await institutionStore(database.read).listUnits(of!.tenantId) }),
    }),
    defineRoute({
      id: 'institution.add-unit',
      method: 'POST',
      path: '/institution/units',
      summary: 'Adds a unit.',
      policy: institutionAdministration,
      limits: changeLimits,
      idempotency: 'key',
      body: addUnitBody,
      reply: unit,
      status: 201,
      owner: ownerOfInstitution(parts),
      handle: async ({ actor, body, once }) =>
        database.write((queries) => once(queries, () => addUnit(parts, queries, actingMember(actor), body.name))),
    }),
    defineRoute({
      id: 'institution.rename-unit',
      method: 'PATCH',
      path: '/institution/units/:unitId',
      summary: 'Renames a unit.',
      policy: institutionAdministration,
      limits: changeLimits,
      idempotency: 'natural',
      params: unitParams,
      body: renameBody,
      reply: unit,
      owner,
      handle: async ({ actor, params, body }) => renameUnit(parts, actingMember(actor), params.unitId, body.name),
    }),
    defineRoute({
      id: 'institution.remove-unit',
      method: 'DELETE',
      path: '/institution/units/:unitId',
      summary: 'Removes a unit; its members stay members of the institution.',
      policy: institutionAdministration,
      limits: changeLimits,
      idempotency: 'natural',
      params: unitParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => removeUnit(parts, actingMember(actor), params.unitId),
    }),
  ];
}

function memberRoutes(parts: IdentityParts): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { personId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await memberStore(database.read).findAccountOf(actor.tenantId, params.personId);
    return found === null ? null : { tenantId: actor.tenantId, personId: params.personId };
  };
  const memberRoute = {
    policy: institutionAdministration,
    limits: changeLimits,
    idempotency: 'natural',
    params: memberParams,
    owner,
  } as const;
  return [
    defineRoute({
      id: 'institution.list-members',
      method: 'GET',
      path: '/institution/members',
      summary: 'The members of the institution with their roles and units.',
      policy: institutionAdministration,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: memberList,
      owner: ownerOfInstitution(parts),
      handle: async ({ actor, owner: of }) => {
        const by = actingMember(actor);
        const members = await memberStore(database.read).list(of!.tenantId);
        return { members: members.map((each) => presentMember(each, by)) };
      },
    }),
    defineRoute({
      ...memberRoute,
      id: 'institution.change-roles',
      method: 'PUT',
      path: '/institution/members/:personId/roles',
      summary: 'Sets the roles of a member, who then signs in again.',
      body: changeRolesBody,
      reply: member,
      handle: async ({ actor, params, body }) => changeRoles(parts, actingMember(actor), params.personId, body.roles),
    }),
    defineRoute({
      ...memberRoute,
      id: 'institution.change-units',
      method: 'PUT',
      path: '/institution/members/:personId/units',
      summary: 'Sets the units of a member.',
      body: changeUnitsBody,
      reply: member,
      handle: async ({ actor, params, body }) => changeUnits(parts, actingMember(actor), params.personId, body.units),
    }),
    defineRoute({
      ...memberRoute,
      id: 'institution.remove-member',
      method: 'DELETE',
      path: '/institution/members/:personId',
      summary: 'Ends a membership; access ends with the next request.',
      reply: 'none',
      handle: async ({ actor, params }) => endMembership(parts, actingMember(actor), params.personId),
    }),
  ];
}
