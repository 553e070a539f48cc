// The routes of mentoring: rehearsals, those who watch them, goals.
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  academicParams,
  addObserverBody,
  emptyBody,
  goalParams,
  goalStateBody,
  mentoringView,
  openRehearsalBody,
  rehearsalParams,
  rehearsalView,
  setGoalBody,
} from '../contract.ts';
import type { MentoringView } from '../contract.ts';
import { academicStore } from './academic-store.ts';
import type { AcademicsParts } from './academics-parts.ts';
import {
  addObserver,
  changeGoal,
  closeRehearsal,
  openRehearsal,
  readRehearsal,
  setGoal,
} from './mentoring/hold-rehearsal.ts';
import { mentoringStore } from './mentoring/mentoring-store.ts';
import { readMentoring } from './mentoring/read-mentoring.ts';
import { designers } from './policy.ts';
import { brokerOf, ownerOfAcademic } from './pool-routes.ts';

const fewCalls = { bodyBytes: 8 * 1024, perActor: 120, perAddress: 3000 };

export function mentoringRoutes(parts: AcademicsParts): Route[] {
  return [...academicRoutes(parts), ...rehearsalRoutes(parts)];
}

function academicRoutes(parts: AcademicsParts): Route[] {
  const { database } = parts;
  const read = async (tenantId: string, academicId: string): Promise<MentoringView> => {
    const academic = await academicStore(database.read).find(tenantId, academicId);
    return {
      academicId,
      academic: academic?.name ?? '',
      ...(await readMentoring(database.read, tenantId, academicId)),
    };
  };
  return [
    defineRoute({
      id: 'mentoring.read',
      method: 'GET',
      path: '/academics/:academicId/mentoring',
      summary: 'Rehearsals of an academic, how each compares with the one before, and the goals agreed on.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: academicParams,
      reply: mentoringView,
      owner: ownerOfAcademic(parts),
      handle: ({ owner, params }) => read(owner!.tenantId, params.academicId),
    }),
    defineRoute({
      id: 'mentoring.open-rehearsal',
      method: 'POST',
      path: '/academics/:academicId/rehearsals',
      summary: 'Opens a rehearsal that others watch with a rubric on their phones.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'key',
      params: academicParams,
      body: openRehearsalBody,
      reply: rehearsalView,
      status: 201,
      owner: ownerOfAcademic(parts),
      handle: async ({ actor, owner, params, body, once }) => {
        const { id } = await database.write((queries) =>
          once(queries, async () => ({
            id: (await openRehearsal(parts, queries, brokerOf(actor), params.academicId, body)).id,
          })),
        );
        return readRehearsal(parts, database.read, owner!.tenantId, id);
      },
    }),
    defineRoute({
      id: 'mentoring.set-goal',
      method: 'POST',
      path: '/academics/:academicId/goals',
      summary: 'Proposes a goal; it counts once the academic has agreed to it on the own page.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'key',
      params: academicParams,
      body: setGoalBody,
      reply: mentoringView,
      status: 201,
      owner: ownerOfAcademic(parts),
      handle: async ({ actor, owner, params, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => {
            await setGoal(parts, queries, brokerOf(actor), params.academicId, body);
            return {};
          }),
        );
        return read(owner!.tenantId, params.academicId);
      },
    }),
    defineRoute({
      id: 'mentoring.change-goal',
      method: 'PUT',
      path: '/academics/goals/:goalId',
      summary: 'Says that a goal was met, dropped or is open again.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'natural',
      params: goalParams,
      body: goalStateBody,
      reply: 'none',
      owner: async ({ params, actor }) => {
        if (actor.kind === 'anonymous') return null;
        const goal = await mentoringStore(database.read).findGoal(actor.tenantId, params.goalId);
        return goal === null ? null : { tenantId: goal.tenantId, personId: null };
      },
      handle: async ({ actor, params, body }) => {
        await database.write((queries) => changeGoal(parts, queries, brokerOf(actor), params.goalId, body.state));
      },
    }),
  ];
}

function rehearsalRoutes(parts: AcademicsParts): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { rehearsalId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind === 'anonymous') return null;
    const rehearsal = await mentoringStore(database.read).findRehearsal(actor.tenantId, params.rehearsalId);
    return rehearsal === null ? null : { tenantId: rehearsal.tenantId, personId: null };
  };
  return [
    defineRoute({
      id: 'rehearsals.read',
      method: 'GET',
      path: '/rehearsals/:rehearsalId',
      summary: 'A rehearsal: who watches and who has handed in; what they saw once it is closed.',
      policy: designers,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: rehearsalParams,
      reply: rehearsalView,
      owner,
      handle: ({ owner: found, params }) => readRehearsal(parts, database.read, found!.tenantId, params.rehearsalId),
    }),
    defineRoute({
      id: 'rehearsals.add-observer',
      method: 'POST',
      path: '/rehearsals/:rehearsalId/observers',
      summary: 'Adds somebody who watches; the link goes by mail or is shown. The same name twice is one person.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'key',
      params: rehearsalParams,
      body: addObserverBody,
      reply: rehearsalView,
      status: 201,
      owner,
      handle: async ({ actor, owner: found, params, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => {
            await addObserver(parts, queries, brokerOf(actor), params.rehearsalId, body);
            return {};
          }),
        );
        return readRehearsal(parts, database.read, found!.tenantId, params.rehearsalId);
      },
    }),
    defineRoute({
      id: 'rehearsals.close',
      method: 'POST',
      path: '/rehearsals/:rehearsalId/close',
      summary: 'Closes a rehearsal: nothing more is taken, and mentor and academic see what was said.',
      policy: designers,
      limits: fewCalls,
      idempotency: 'natural',
      params: rehearsalParams,
      body: emptyBody,
      reply: rehearsalView,
      owner,
      handle: async ({ actor, owner: found, params }) => {
        await database.write((queries) => closeRehearsal(parts, queries, brokerOf(actor), params.rehearsalId));
        return readRehearsal(parts, database.read, found!.tenantId, params.rehearsalId);
      },
    }),
  ];
}
