// The routes of the office.
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { z } from 'zod';
import {
  commentBody,
  courseAdvice,
  courseQuery,
  mapList,
  mapParams,
  mapQuery,
  openTeamPlanBody,
  putWishesBody,
  sharedPlanList,
  shareParams,
  slideQuery,
  teamMap,
  teamPlanList,
  teamPlanParams,
} from '../contract.ts';
import { adviseCourse } from './advise-course.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { officeReading, sharedWithMe, teamLeading, teamMembers, teamPlanReading } from './policy.ts';
import { listMaps, readMap } from './read-map.ts';
import { commentOnShare, findShare, listSharedPlans } from './shared-plans.ts';
import { officeStore } from './store.ts';
import { closeTeamPlan, listTeamPlans, openTeamPlan, putWishes } from './team-plans.ts';
import { findViewer } from './viewer.ts';
import { writeSlide } from './write-slide.ts';

const changeLimits = { bodyBytes: 32 * 1024, perActor: 60, perAddress: 3000 };
const noBody = z.strictObject({});

export function officeRoutes(dependencies: OfficeDependencies): Route[] {
  return [...mapRoutes(dependencies), ...teamRoutes(dependencies), ...shareRoutes(dependencies)];
}

/** The institution the caller works in. */
async function ownInstitution({ actor }: { actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

function mapRoutes(dependencies: OfficeDependencies): Route[] {
  const { database, audit } = dependencies;
  /** The wave in the caller's institution; there is no other way to one. */
  const owner = async ({ params, actor }: { params: { campaignId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await officeStore(database.read).findMap(actor.tenantId, params.campaignId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  const record = (actor: Actor, campaignId: string, action: string): Promise<void> =>
    database.write((queries) =>
      audit(queries, {
        tenantId: actor.kind === 'account' ? actor.tenantId : '',
        personId: actor.kind === 'account' ? actor.personId : null,
        action,
        subject: { type: 'campaign', id: campaignId },
      }),
    );
  return [
    defineRoute({
      id: 'office.maps',
      method: 'GET',
      path: '/office/maps',
      summary: 'The waves that have a map, newest first.',
      policy: officeReading,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: mapList,
      owner: ownInstitution,
      handle: async ({ actor }) => listMaps(dependencies, await findViewer(database.read, actor)),
    }),
    defineRoute({
      id: 'office.map',
      method: 'GET',
      path: '/office/maps/:campaignId',
      summary:
        'Skills by units or by what else people were listed with, at most two filters, through the disclosure gate.',
      policy: officeReading,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: mapParams,
      query: mapQuery,
      reply: teamMap,
      owner,
      handle: async ({ params, query, actor }) => {
        const map = await readMap(dependencies, await findViewer(database.read, actor), params.campaignId, query);
        await record(actor, params.campaignId, 'office.map-read');
        return map;
      },
    }),
    defineRoute({
      id: 'office.course',
      method: 'GET',
      path: '/office/maps/:campaignId/course',
      summary: 'Which course takes away most need, with seats, prices, reasons and doubts.',
      policy: officeReading,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: mapParams,
      query: courseQuery,
      reply: courseAdvice,
      owner,
      handle: async ({ params, query, actor }) =>
        adviseCourse(dependencies, await findViewer(database.read, actor), params.campaignId, query),
    }),
    defineRoute({
      id: 'office.slide',
      method: 'GET',
      path: '/office/maps/:campaignId/course.pdf',
      summary: 'The answer to the course question as one tagged slide.',
      policy: officeReading,
      limits: { bodyBytes: 1024, perActor: 30, perAddress: 600 },
      idempotency: 'safe',
      params: mapParams,
      query: slideQuery,
      reply: 'file',
      owner,
      handle: async ({ params, query, actor }) => {
        const { language, ...asked } = query;
        const advice = await adviseCourse(
          dependencies,
          await findViewer(database.read, actor),
          params.campaignId,
          asked,
        );
        await record(actor, params.campaignId, 'office.slide-written');
        return writeSlide(advice, { language, messages: dependencies.messages });
      },
    }),
  ];
}

function teamRoutes(dependencies: OfficeDependencies): Route[] {
  const { database } = dependencies;
  /** A plan belongs to the members of its unit; to others of the institution it is a plan of nobody in particular. */
  const owner = async ({ params, actor }: { params: { planId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await officeStore(database.read).findPlan(actor.tenantId, params.planId);
    if (found === null) return null;
    const { units } = await findViewer(database.read, actor);
    const isMember = units.some((unit) => unit.id === found.unitId);
    return { tenantId: actor.tenantId, personId: isMember ? actor.personId : null };
  };
  return [
    defineRoute({
      id: 'office.team-plans',
      method: 'GET',
      path: '/office/team-plans',
      summary: 'Plans of the own units, with the wishes their members put by name.',
      policy: teamPlanReading,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: teamPlanList,
      owner: ownInstitution,
      handle: async ({ actor }) => listTeamPlans(dependencies, await findViewer(database.read, actor)),
    }),
    defineRoute({
      id: 'office.open-team-plan',
      method: 'POST',
      path: '/office/team-plans',
      summary: 'Opens a plan on which the members of a unit may put two wishes each.',
      policy: officeReading,
      limits: changeLimits,
      idempotency: 'key',
      body: openTeamPlanBody,
      reply: teamPlanList,
      status: 201,
      owner: ownInstitution,
      handle: async ({ actor, body, once }) => {
        const viewer = await findViewer(database.read, actor);
        await openTeamPlan(dependencies, viewer, body, once);
        return listTeamPlans(dependencies, viewer);
      },
    }),
    defineRoute({
      id: 'office.put-wishes',
      method: 'PUT',
      path: '/office/team-plans/:planId/wishes',
      summary: 'Puts the own wishes in the place of what one had wished before.',
      policy: teamMembers,
      limits: changeLimits,
      idempotency: 'natural',
      params: teamPlanParams,
      body: putWishesBody,
      reply: teamPlanList,
      owner,
      handle: async ({ actor, params, body }) => {
        const viewer = await findViewer(database.read, actor);
        await putWishes(dependencies, viewer, params.planId, body.wishes);
        return listTeamPlans(dependencies, viewer);
      },
    }),
    defineRoute({
      id: 'office.take-back-wishes',
      method: 'DELETE',
      path: '/office/team-plans/:planId/wishes',
      summary: 'Takes the own wishes and name off a plan, at any time.',
      policy: teamMembers,
      limits: changeLimits,
      idempotency: 'natural',
      params: teamPlanParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) =>
        putWishes(dependencies, await findViewer(database.read, actor), params.planId, []),
    }),
    defineRoute({
      id: 'office.close-team-plan',
      method: 'POST',
      path: '/office/team-plans/:planId/close',
      summary: 'Closes a plan: it stays as it is, and members may still take their wishes back.',
      policy: teamLeading,
      limits: changeLimits,
      idempotency: 'natural',
      params: teamPlanParams,
      body: noBody,
      reply: teamPlanList,
      owner,
      handle: async ({ actor, params }) => {
        const viewer = await findViewer(database.read, actor);
        await closeTeamPlan(dependencies, viewer, params.planId);
        return listTeamPlans(dependencies, viewer);
      },
    }),
  ];
}

function shareRoutes(dependencies: OfficeDependencies): Route[] {
  const self = async ({ actor }: { actor: Actor }): Promise<Owner | null> =>
    actor.kind === 'account' ? { tenantId: actor.tenantId, personId: actor.personId } : null;
  const readerOf = (actor: Actor): { tenantId: string; personId: string } => {
    if (actor.kind !== 'account') throw new TypeError('The policy lets in accounts only.');
    return { tenantId: actor.tenantId, personId: actor.personId };
  };
  return [
    defineRoute({
      id: 'office.shares',
      method: 'GET',
      path: '/office/shares',
      summary: 'What people share by name with the caller now, and what was written about what the caller shares.',
      policy: sharedWithMe,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: sharedPlanList,
      owner: self,
      handle: async ({ actor }) => listSharedPlans(dependencies, readerOf(actor)),
    }),
    defineRoute({
      id: 'office.comment',
      method: 'POST',
      path: '/office/shares/:shareId/comments',
      summary: 'Writes a comment to the person who shares.',
      policy: sharedWithMe,
      limits: changeLimits,
      idempotency: 'key',
      params: shareParams,
      body: commentBody,
      reply: sharedPlanList,
      status: 201,
      owner: async ({ params, actor }) => {
        if (actor.kind !== 'account') return null;
        const share = await findShare(dependencies, readerOf(actor), params.shareId);
        return share === null ? null : { tenantId: actor.tenantId, personId: share.withPersonId };
      },
      handle: async ({ actor, params, body, once }) => {
        await commentOnShare(dependencies, readerOf(actor), params.shareId, body.text, once);
        return listSharedPlans(dependencies, readerOf(actor));
      },
    }),
  ];
}
