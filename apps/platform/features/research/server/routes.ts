// The routes of researchers: sources, runs, statements on trial, exports.
import { z } from 'zod';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { pilotItemStore } from '../../itembank/server/index.ts';
import {
  coverBody,
  exportFileParams,
  exportList,
  overview,
  pilotItemBody,
  pilotItems,
  pilotParams,
  run,
  runList,
  runParams,
  startExportBody,
  startRunBody,
} from '../contract.ts';
import { acceptRun } from './accept-run.ts';
import { declareCover } from './covered-campaigns.ts';
import { cutRoutes } from './cut-routes.ts';
import { readExportFile, startExport } from './exports.ts';
import { researching } from './policy.ts';
import { listExports, listRuns, readOverview, readRun } from './present.ts';
import type { ResearchDependencies } from './research-dependencies.ts';
import { actingOf, ownInstitution } from './route-parts.ts';
import { startRun } from './runs.ts';
import { researchStore } from './store.ts';
import { addPilotItem, listPilotItems, withdrawPilotItem } from './try-statements.ts';

/** Reading everybody's answers and working on them takes seconds. */
const heavyLimits = { bodyBytes: 32 * 1024, perActor: 30, perAddress: 600 };
const noBody = z.strictObject({});

export function researchRoutes(dependencies: ResearchDependencies): Route[] {
  return [
    ...sourceRoutes(dependencies),
    ...runRoutes(dependencies),
    ...pilotRoutes(dependencies),
    ...exportRoutes(dependencies),
    ...cutRoutes(dependencies),
  ];
}

function sourceRoutes(dependencies: ResearchDependencies): Route[] {
  return [
    defineRoute({
      id: 'research.overview',
      method: 'GET',
      path: '/research',
      summary: 'Campaigns with what of them research may use, and the versions of the item bank.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: overview,
      owner: ownInstitution,
      handle: async ({ actor }) => readOverview(dependencies, actingOf(actor).tenantId),
    }),
    defineRoute({
      id: 'research.quote-notice',
      method: 'PUT',
      path: '/research/covers',
      summary: 'Records the sentence of a campaign’s notice that covers research; it must stand in it.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: coverBody,
      reply: overview,
      owner: ownInstitution,
      handle: async ({ actor, body }) => {
        await declareCover(dependencies, actingOf(actor), body);
        return readOverview(dependencies, actingOf(actor).tenantId);
      },
    }),
  ];
}

function runRoutes(dependencies: ResearchDependencies): Route[] {
  const { database } = dependencies;
  const owner = async ({ params, actor }: { params: { runId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await researchStore(database.read).findRun(actor.tenantId, params.runId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  return [
    defineRoute({
      id: 'research.runs',
      method: 'GET',
      path: '/research/runs',
      summary: 'Reports and calibrations, newest first.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: runList,
      owner: ownInstitution,
      handle: async ({ actor }) => listRuns(dependencies, actingOf(actor).tenantId),
    }),
    defineRoute({
      id: 'research.start-run',
      method: 'POST',
      path: '/research/runs',
      summary: 'Starts a report or a calibration as a job.',
      policy: researching,
      limits: heavyLimits,
      idempotency: 'key',
      body: startRunBody,
      reply: run,
      status: 202,
      owner: ownInstitution,
      handle: async ({ actor, body, once }) => {
        const acting = actingOf(actor);
        const started = await database.write((queries) =>
          once(queries, async () => ({ runId: await startRun(dependencies, queries, acting, body) })),
        );
        return readRun(dependencies, acting.tenantId, started.runId);
      },
    }),
    defineRoute({
      id: 'research.run',
      method: 'GET',
      path: '/research/runs/:runId',
      summary: 'One run with its progress and, when it is done, its figures.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: runParams,
      reply: run,
      owner,
      handle: async ({ actor, params }) => readRun(dependencies, actingOf(actor).tenantId, params.runId),
    }),
    defineRoute({
      id: 'research.accept-run',
      method: 'POST',
      path: '/research/runs/:runId/accept',
      summary: 'Makes a new version of the item bank of a calibration; new attempts use it.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      params: runParams,
      body: noBody,
      reply: run,
      owner,
      handle: async ({ actor, params, once }) => {
        const acting = actingOf(actor);
        await database.write((queries) =>
          once(queries, async () => ({ parameters: await acceptRun(dependencies, queries, acting, params.runId) })),
        );
        return readRun(dependencies, acting.tenantId, params.runId);
      },
    }),
  ];
}

function pilotRoutes(dependencies: ResearchDependencies): Route[] {
  const { database } = dependencies;
  const owner = async ({ params, actor }: { params: { itemId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await pilotItemStore(database.read).find(actor.tenantId, params.itemId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  return [
    defineRoute({
      id: 'research.pilot-items',
      method: 'GET',
      path: '/research/pilot-items',
      summary: 'Statements that are or were tried out.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: pilotItems,
      owner: ownInstitution,
      handle: async ({ actor }) => listPilotItems(dependencies, actingOf(actor).tenantId),
    }),
    defineRoute({
      id: 'research.add-pilot-item',
      method: 'POST',
      path: '/research/pilot-items',
      summary: 'Adds a statement to be tried out; campaigns mix it in at the share they set, and it never counts.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'key',
      body: pilotItemBody,
      reply: pilotItems,
      status: 201,
      owner: ownInstitution,
      handle: async ({ actor, body, once }) => {
        const acting = actingOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await addPilotItem(dependencies, queries, acting, body);
            return {};
          }),
        );
        return listPilotItems(dependencies, acting.tenantId);
      },
    }),
    defineRoute({
      id: 'research.withdraw-pilot-item',
      method: 'DELETE',
      path: '/research/pilot-items/:itemId',
      summary: 'Takes a statement out of trial; what was answered stays.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: pilotParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => {
        await database.write((queries) => withdrawPilotItem(dependencies, queries, actingOf(actor), params.itemId));
      },
    }),
  ];
}

function exportRoutes(dependencies: ResearchDependencies): Route[] {
  const { database } = dependencies;
  const owner = async ({ params, actor }: { params: { exportId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await researchStore(database.read).findExport(actor.tenantId, params.exportId);
    return found === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  return [
    defineRoute({
      id: 'research.exports',
      method: 'GET',
      path: '/research/exports',
      summary: 'Exports that were made, newest first.',
      policy: researching,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: exportList,
      owner: ownInstitution,
      handle: async ({ actor }) => listExports(dependencies, actingOf(actor).tenantId),
    }),
    defineRoute({
      id: 'research.start-export',
      method: 'POST',
      path: '/research/exports',
      summary: 'Makes a pseudonymised export of covered campaigns for research.',
      policy: researching,
      limits: heavyLimits,
      idempotency: 'key',
      body: startExportBody,
      reply: exportList,
      status: 201,
      owner: ownInstitution,
      handle: async ({ actor, body, once }) => {
        const acting = actingOf(actor);
        await database.write((queries) =>
          once(queries, async () => ({ exportId: await startExport(dependencies, queries, acting, body) })),
        );
        return listExports(dependencies, acting.tenantId);
      },
    }),
    defineRoute({
      id: 'research.export-file',
      method: 'GET',
      path: '/research/exports/:exportId/files/:file',
      summary: 'One file of an export, without whoever was erased since.',
      policy: researching,
      limits: heavyLimits,
      idempotency: 'safe',
      params: exportFileParams,
      reply: 'file',
      owner,
      handle: async ({ actor, params }) => readExportFile(dependencies, actingOf(actor), params.exportId, params.file),
    }),
  ];
}
