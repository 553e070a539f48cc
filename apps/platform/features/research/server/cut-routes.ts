// The routes of standard setting: those who run it, and panellists with a link.
import { z } from 'zod';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  addedPanellist,
  addPanellistBody,
  cutRound,
  cutRoundList,
  cutRoundParams,
  moveCutRoundBody,
  openCutRoundBody,
  openPanelBody,
  panelLink,
  panellistParams,
  panelView,
  placeBookmarksBody,
} from '../contract.ts';
import {
  acceptCuts,
  addPanellist,
  listCutRounds,
  moveCutRound,
  openCutRound,
  readCutRound,
  readPanelLink,
} from './cut-rounds.ts';
import { cutStore } from './cut-store.ts';
import { openPanel, placeBookmarks } from './panel.ts';
import { panelling, researching } from './policy.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';
import { actingOf, ownInstitution } from './route-parts.ts';

const noBody = z.strictObject({});
type OfRound = (request: { params: { roundId: string }; actor: Actor }) => Promise<Owner | null>;

export function cutRoutes(dependencies: ResearchDependencies): Route[] {
  const { database } = dependencies;
  const owner: OfRound = async ({ params, actor }) => {
    if (actor.kind !== 'account') return null;
    const found = await cutStore(database.read).findRound(actor.tenantId, params.roundId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  return [...roundRoutes(dependencies, owner), ...memberRoutes(dependencies, owner), ...panelRoutes(dependencies)];
}

function roundRoutes(dependencies: ResearchDependencies, owner: OfRound): Route[] {
  const { database } = dependencies;
  return [
    defineRoute({
      id: 'research.cut-rounds',
      method: 'GET',
      path: '/research/cut-rounds',
      summary: 'Standard settings, newest first.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: cutRoundList,
      owner: ownInstitution,
      handle: async ({ actor }) => ({ rounds: await listCutRounds(dependencies, actingOf(actor).tenantId) }),
    }),
    defineRoute({
      id: 'research.open-cut-round',
      method: 'POST',
      path: '/research/cut-rounds',
      summary: 'Opens a standard setting on the version in use.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      body: openCutRoundBody,
      reply: cutRound,
      status: 201,
      owner: ownInstitution,
      handle: async ({ actor, body, once }) => {
        const acting = actingOf(actor);
        const opened = await database.write((queries) =>
          once(queries, async () => ({ roundId: await openCutRound(dependencies, queries, acting, body) })),
        );
        return readCutRound(dependencies, acting.tenantId, opened.roundId);
      },
    }),
    defineRoute({
      id: 'research.cut-round',
      method: 'GET',
      path: '/research/cut-rounds/:roundId',
      summary: 'One standard setting with its panel and what it has set.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: cutRoundParams,
      reply: cutRound,
      owner,
      handle: async ({ actor, params }) => readCutRound(dependencies, actingOf(actor).tenantId, params.roundId),
    }),
    defineRoute({
      id: 'research.move-cut-round',
      method: 'POST',
      path: '/research/cut-rounds/:roundId/move',
      summary: 'Moves a standard setting a step on; there is no way back.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      params: cutRoundParams,
      body: moveCutRoundBody,
      reply: cutRound,
      owner,
      handle: async ({ actor, params, body, once }) => {
        const acting = actingOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await moveCutRound(dependencies, queries, acting, params.roundId, body.to);
            return {};
          }),
        );
        return readCutRound(dependencies, acting.tenantId, params.roundId);
      },
    }),
    defineRoute({
      id: 'research.accept-cuts',
      method: 'POST',
      path: '/research/cut-rounds/:roundId/accept',
      summary: 'Makes a version of the item bank with the panel’s cut points; new attempts use it.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      params: cutRoundParams,
      body: noBody,
      reply: cutRound,
      owner,
      handle: async ({ actor, params, once }) => {
        const acting = actingOf(actor);
        await database.write((queries) =>
          once(queries, async () => ({ parameters: await acceptCuts(dependencies, queries, acting, params.roundId) })),
        );
        return readCutRound(dependencies, acting.tenantId, params.roundId);
      },
    }),
  ];
}

function memberRoutes(dependencies: ResearchDependencies, owner: OfRound): Route[] {
  const { database, audit } = dependencies;
  const forget = async (acting: Acting, roundId: string, panellistId: string): Promise<void> => {
    await database.write(async (queries) => {
      const store = cutStore(queries);
      const found = await store.findPanellist(acting.tenantId, panellistId);
      if (found?.roundId !== roundId) return;
      await store.forgetPanellist(acting.tenantId, panellistId);
      await audit(queries, {
        ...acting,
        action: 'research.panellist-forgotten',
        subject: { type: 'cut-round', id: roundId },
      });
    });
  };
  return [
    defineRoute({
      id: 'research.add-panellist',
      method: 'POST',
      path: '/research/cut-rounds/:roundId/panel',
      summary: 'Adds an expert by name; the link is read apart.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      params: cutRoundParams,
      body: addPanellistBody,
      reply: addedPanellist,
      status: 201,
      owner,
      handle: async ({ actor, params, body, once }) => {
        const acting = actingOf(actor);
        const added = await database.write((queries) =>
          once(queries, async () => ({
            panellistId: await addPanellist(dependencies, queries, acting, params.roundId, body.name),
          })),
        );
        return { ...added, round: await readCutRound(dependencies, acting.tenantId, params.roundId) };
      },
    }),
    defineRoute({
      id: 'research.panel-link',
      method: 'GET',
      path: '/research/cut-rounds/:roundId/panel/:panellistId/link',
      summary: 'The private link of an expert.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: panellistParams,
      reply: panelLink,
      owner,
      handle: async ({ actor, params }) => ({
        link: await readPanelLink(dependencies, actingOf(actor), params.roundId, params.panellistId),
      }),
    }),
    defineRoute({
      id: 'research.forget-panellist',
      method: 'DELETE',
      path: '/research/cut-rounds/:roundId/panel/:panellistId',
      summary: 'Takes an expert’s name away and voids the link; bookmarks stay without a name.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: panellistParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => forget(actingOf(actor), params.roundId, params.panellistId),
    }),
  ];
}

function panelRoutes(dependencies: ResearchDependencies): Route[] {
  const limits = { bodyBytes: 4096, perActor: 120, perAddress: 1200 };
  return [
    defineRoute({
      id: 'research.open-panel',
      method: 'POST',
      path: '/cut-panel/open',
      summary: 'What an expert with a link sees: statements in order and the own bookmarks.',
      policy: panelling,
      limits,
      idempotency: 'natural',
      body: openPanelBody,
      reply: panelView,
      handle: async ({ body }) => openPanel(dependencies, body.token),
    }),
    defineRoute({
      id: 'research.place-bookmarks',
      method: 'PUT',
      path: '/cut-panel/bookmarks',
      summary: 'Places an expert’s three bookmarks of one skill.',
      policy: panelling,
      limits,
      idempotency: 'natural',
      body: placeBookmarksBody,
      reply: panelView,
      handle: async ({ body }) => {
        await placeBookmarks(dependencies, body);
        return openPanel(dependencies, body.token);
      },
    }),
  ];
}
