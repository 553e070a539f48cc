// The routes of the profile: the result, its explanation, the plan and everything that can be taken along.
import { AppError, LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import type { Actor, Owner, Policy } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import {
  explanation,
  importedResult,
  planAlternatives,
  planQuery,
  practiceModule,
  profileResult,
  trainingPlan,
} from '../contract.ts';
import { developmentRoutes } from './development/routes.ts';
import { presentKeptPlan, supplyFor } from './development/keep-plan.ts';
import type { DevelopmentDependencies } from './development/keep-plan.ts';
import { findAlternatives } from './find-alternatives.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { sharingRoutes } from './sharing/routes.ts';
import { explainSkill } from './explain-skill.ts';
import { exportCsv, exportJson, toArchive } from './export-result.ts';
import { importProfile, profileArchive } from './import-result.ts';
import { makePlan } from './make-plan.ts';
import type { PlanWish } from './make-plan.ts';
import { planCalendar } from './plan-calendar.ts';
import { presentModule } from './present-module.ts';
import { evidenceBehind, findFinished, readResult, recomputeResult } from './read-result.ts';
import { heavyLimits, ownOnly, personOf } from './route-parts.ts';
import type { OwnerOfAttempt } from './route-parts.ts';
import { writeReport } from './report/write-report.ts';
import { profileStore } from './store.ts';

export interface ProfileDependencies extends DevelopmentDependencies {
  readonly messages: Messages;
  /** Whether this installation holds the synthetic demonstration data; then report, archive and table say so. */
  readonly isSynthetic: () => Promise<boolean>;
}

const anyone: Policy = { open: true };
const attemptParams = z.object({ attemptId: z.uuid() });
const slugParam = z.string().regex(/^[a-z0-9-]{1,64}$/);
const languageQuery = z.strictObject({ language: z.enum(LANGUAGES).default('en') });
const IMPORT_BYTES = 512 * 1024;

export function profileRoutes(dependencies: ProfileDependencies): Route[] {
  const { database } = dependencies;
  const owner = async ({ params, actor }: { params: { attemptId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const attempt = await assessmentStore(database.read).findAttempt(actor.tenantId, params.attemptId);
    return attempt === null ? null : { tenantId: attempt.tenantId, personId: attempt.personId };
  };
  return [
    ...resultRoutes(dependencies, owner),
    ...planRoutes(dependencies, owner),
    ...fileRoutes(dependencies, owner),
    ...ledgerRoutes(dependencies, owner),
    ...developmentRoutes(dependencies, owner),
    ...sharingRoutes(dependencies),
  ];
}

/** The person's wish out of a query. */
function toWish({ hours, company, moduleLanguage }: z.output<typeof planQuery>): PlanWish {
  return { hours, company, language: moduleLanguage ?? null };
}

function resultRoutes(dependencies: ProfileDependencies, owner: OwnerOfAttempt): Route[] {
  const { instrument } = dependencies;
  return [
    defineRoute({
      id: 'profile.result',
      method: 'GET',
      path: '/results/:attemptId',
      summary: 'The result of a finished attempt as it was given out, or one of its other entries.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams,
      query: z.strictObject({ entry: z.uuid().optional() }),
      reply: profileResult,
      owner,
      handle: async ({ params, query, owner: of }) =>
        readResult(dependencies, of!.tenantId, params.attemptId, query.entry ?? null),
    }),
    defineRoute({
      id: 'profile.recompute',
      method: 'POST',
      path: '/results/:attemptId/recompute',
      summary: "Computes the result with today's program; a different one is kept as a new entry beside the old.",
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'natural',
      params: attemptParams,
      body: z.strictObject({}),
      reply: profileResult,
      owner,
      handle: async ({ params, owner: of }) => recomputeResult(dependencies, of!.tenantId, params.attemptId),
    }),
    defineRoute({
      id: 'profile.explain',
      method: 'GET',
      path: '/results/:attemptId/explanations/:skill',
      summary: 'What one number rests on, down to the own answers.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams.extend({ skill: slugParam }),
      reply: explanation,
      owner,
      handle: async ({ params, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        const finished = await findFinished(dependencies, of!.tenantId, params.attemptId);
        const ledger = await evidenceBehind(dependencies, finished, result);
        return explainSkill(instrument, finished, result, params.skill, ledger);
      },
    }),
    defineRoute({
      id: 'profile.import',
      method: 'POST',
      path: '/results/import',
      summary: 'Opens an exported profile and says whether this program computes the same; nothing is stored.',
      policy: anyone,
      limits: { bodyBytes: IMPORT_BYTES, perActor: 20, perAddress: 600 },
      idempotency: 'natural',
      body: profileArchive,
      reply: importedResult,
      handle: async ({ body }) => importProfile(instrument, body),
    }),
  ];
}

function planRoutes(dependencies: ProfileDependencies, owner: OwnerOfAttempt): Route[] {
  const { instrument, modules } = dependencies;
  return [
    defineRoute({
      id: 'profile.plan',
      method: 'GET',
      path: '/results/:attemptId/plan',
      summary: 'The training plan for the hours a person has, with its chance of being right.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams,
      query: planQuery,
      reply: trainingPlan,
      owner,
      handle: async ({ params, query, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        return makePlan(result, await supplyFor(dependencies, of!.tenantId), toWish(query));
      },
    }),
    defineRoute({
      id: 'profile.plan-alternatives',
      method: 'GET',
      path: '/results/:attemptId/plan/alternatives',
      summary: 'Plans nearly as good, and what would make another one the best.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams,
      query: planQuery,
      reply: planAlternatives,
      owner,
      handle: async ({ params, query, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        return findAlternatives(result, await supplyFor(dependencies, of!.tenantId), toWish(query));
      },
    }),
    defineRoute({
      id: 'profile.module',
      method: 'GET',
      path: '/modules/:moduleId',
      summary: 'A training module to practise from.',
      policy: anyone,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: z.object({ moduleId: slugParam }),
      reply: practiceModule,
      handle: async ({ params }) => {
        const module = modules.find((each) => each.id === params.moduleId);
        if (module === undefined) throw new AppError('result.module-unknown');
        return presentModule(module, instrument.framework);
      },
    }),
  ];
}

function fileRoutes(dependencies: ProfileDependencies, owner: OwnerOfAttempt): Route[] {
  const { database, modules, messages, runtime, isSynthetic } = dependencies;
  const byId = new Map(modules.map((module) => [module.id, module]));
  const fileRoute = {
    method: 'GET',
    policy: ownOnly,
    limits: heavyLimits,
    idempotency: 'safe',
    params: attemptParams,
    reply: 'file',
    owner,
  } as const;
  return [
    defineRoute({
      ...fileRoute,
      id: 'profile.export-json',
      path: '/results/:attemptId/export.json',
      summary: 'Everything about the attempt in one file that imports again to the same profile.',
      handle: async ({ params, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        const { attempt, stored } = await findFinished(dependencies, of!.tenantId, params.attemptId);
        const observations = await profileStore(database.read).listObservations(of!.tenantId, attempt.personId);
        const ledger = await evidenceBehind(dependencies, { attempt, stored }, result);
        return exportJson(toArchive(attempt, stored, observations, result, ledger, await isSynthetic()));
      },
    }),
    defineRoute({
      ...fileRoute,
      id: 'profile.export-csv',
      path: '/results/:attemptId/export.csv',
      summary: 'The skills as a table.',
      query: languageQuery,
      handle: async ({ params, query, owner: of }) =>
        exportCsv(await readResult(dependencies, of!.tenantId, params.attemptId), query.language, await isSynthetic()),
    }),
    defineRoute({
      ...fileRoute,
      id: 'profile.calendar',
      path: '/results/:attemptId/plan.ics',
      summary: 'The plan as a calendar file.',
      query: planQuery.extend({ start: z.iso.date(), language: languageQuery.shape.language }),
      handle: async ({ params, query, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        const plan = await makePlan(result, await supplyFor(dependencies, of!.tenantId), toWish(query));
        return planCalendar(plan, byId, {
          start: query.start,
          language: query.language,
          messages,
          now: new Date(runtime.clock.now()),
        });
      },
    }),
    defineRoute({
      ...fileRoute,
      id: 'profile.report',
      path: '/results/:attemptId/report.pdf',
      summary: 'Result and plan on tagged pages: with what others see and the plan taken on, if there are any.',
      query: planQuery.extend({ language: languageQuery.shape.language }),
      handle: async ({ params, query, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        const plan = await makePlan(result, await supplyFor(dependencies, of!.tenantId), toWish(query));
        const kept = await presentKeptPlan(database.read, of!.tenantId, personOf(of).personId);
        const { language } = query;
        return writeReport(result, plan, { language, messages, isSynthetic: await isSynthetic(), kept });
      },
    }),
  ];
}
