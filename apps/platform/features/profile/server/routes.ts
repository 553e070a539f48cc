// The routes of the profile: the result, its explanation, the plan and everything that can be taken along.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { Actor, Owner, Policy } from '../../../core/http/policy.ts';
import { everyRole } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { TrainingModule } from '../../catalogue/contract.ts';
import { explanation, importedResult, planQuery, practiceModule, profileResult, trainingPlan } from '../contract.ts';
import type { SolveProgramme } from './choose-modules.ts';
import { explainSkill } from './explain-skill.ts';
import { exportCsv, exportJson, toArchive } from './export-result.ts';
import { importProfile, profileArchive } from './import-result.ts';
import { makePlan } from './make-plan.ts';
import { planCalendar } from './plan-calendar.ts';
import { presentModule } from './present-module.ts';
import { findFinished, readResult, recomputeResult } from './read-result.ts';
import type { ResultDependencies } from './read-result.ts';
import { writeReport } from './report/write-report.ts';
import { profileStore } from './store.ts';

export interface ProfileDependencies extends ResultDependencies {
  readonly modules: readonly TrainingModule[];
  readonly messages: Messages;
  readonly solve: SolveProgramme;
  /** Whether this installation holds the synthetic demonstration data; then report, archive and table say so. */
  readonly isSynthetic: () => Promise<boolean>;
}

const ownOnly: Policy = { guest: 'own', roles: everyRole('own') };
const anyone: Policy = { open: true };
const attemptParams = z.object({ attemptId: z.uuid() });
const slugParam = z.string().regex(/^[a-z0-9-]{1,64}$/);
const languageQuery = z.strictObject({ language: z.enum(['en', 'fi']).default('en') });
/** Computing a result or a report costs tens of milliseconds; nobody needs many a minute. */
const heavyLimits = { bodyBytes: 1024, perActor: 60, perAddress: 3000 };
const IMPORT_BYTES = 512 * 1024;

export function profileRoutes(dependencies: ProfileDependencies): Route[] {
  const { database } = dependencies;
  const owner = async ({ params, actor }: { params: { attemptId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const attempt = await assessmentStore(database.read).findAttempt(actor.tenantId, params.attemptId);
    return attempt === null ? null : { tenantId: attempt.tenantId, personId: attempt.personId };
  };
  return [...resultRoutes(dependencies, owner), ...planRoutes(dependencies, owner), ...fileRoutes(dependencies, owner)];
}

type OwnerOfAttempt = (request: { params: { attemptId: string }; actor: Actor }) => Promise<Owner | null>;

function resultRoutes(dependencies: ProfileDependencies, owner: OwnerOfAttempt): Route[] {
  const { database, instrument } = dependencies;
  return [
    defineRoute({
      id: 'profile.result',
      method: 'GET',
      path: '/results/:attemptId',
      summary: 'The result of a finished attempt, as it was first computed.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams,
      reply: profileResult,
      owner,
      handle: async ({ params, owner: of }) => readResult(dependencies, of!.tenantId, params.attemptId),
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
        const finished = await findFinished(database, of!.tenantId, params.attemptId);
        return explainSkill(instrument, finished, result, params.skill);
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
  const { instrument, modules, solve } = dependencies;
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
        return makePlan(result, instrument.framework, modules, query.hours, solve);
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
  const { database, instrument, modules, messages, solve, runtime, isSynthetic } = dependencies;
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
        const { attempt, stored } = await findFinished(database, of!.tenantId, params.attemptId);
        const observations = await profileStore(database.read).listObservations(of!.tenantId, attempt.personId);
        return exportJson(toArchive(attempt, stored, observations, result, await isSynthetic()));
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
        const plan = await makePlan(result, instrument.framework, modules, query.hours, solve);
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
      summary: 'Result and plan on two tagged pages.',
      query: planQuery.extend({ language: languageQuery.shape.language }),
      handle: async ({ params, query, owner: of }) => {
        const result = await readResult(dependencies, of!.tenantId, params.attemptId);
        const plan = await makePlan(result, instrument.framework, modules, query.hours, solve);
        return writeReport(result, plan, { language: query.language, messages, isSynthetic: await isSynthetic() });
      },
    }),
  ];
}
