// The routes of organisations: their history over training, research and students, and how a contact is forgotten.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  addStudentBody,
  changeStudentBody,
  organisationList,
  organisationParams,
  organisationsQuery,
  organisationView,
  studentParams,
  talkBody,
} from '../contract.ts';
import type { OrganisationView } from '../contract.ts';
import { workerOf } from './case-routes.ts';
import type { DemandParts } from './demand-parts.ts';
import { firmsStore } from './firms-store.ts';
import { addStudentCase, addTalk, changeStudentCase, listOrganisations, presentOrganisation } from './organisations.ts';
import { deskWork } from './policy.ts';

const base = { policy: deskWork, limits: ordinaryLimits } as const;
const fewCalls = { bodyBytes: 8192, perActor: 120, perAddress: 3000 };

type OrganisationRequest = { readonly params: { readonly organisationId: string }; readonly actor: Actor };

export function organisationRoutes(parts: DemandParts): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: OrganisationRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const found = await firmsStore(database.read).findOrganisation(actor.tenantId, params.organisationId);
    return found === null ? null : { tenantId: found.tenant_id, personId: null };
  };
  const show = async (tenantId: string, organisationId: string): Promise<OrganisationView> => {
    const view = await presentOrganisation(parts, database.read, tenantId, organisationId);
    if (view === null) throw new AppError('route.not-found');
    return view;
  };
  const act = { ...base, limits: fewCalls, params: organisationParams, reply: organisationView, owner } as const;
  return [
    defineRoute({
      ...base,
      id: 'demand.list-organisations',
      method: 'GET',
      path: '/organisations',
      summary: 'Organisations the institution has had to do with.',
      idempotency: 'safe',
      query: organisationsQuery,
      reply: organisationList,
      handle: ({ actor, query }) => listOrganisations(database.read, workerOf(actor).tenantId, query.text ?? ''),
    }),
    defineRoute({
      ...base,
      id: 'demand.read-organisation',
      method: 'GET',
      path: '/organisations/:organisationId',
      summary: 'One organisation: its cases, what was spoken, its students.',
      idempotency: 'safe',
      params: organisationParams,
      reply: organisationView,
      owner,
      handle: ({ actor, params }) => show(workerOf(actor).tenantId, params.organisationId),
    }),
    defineRoute({
      ...act,
      id: 'demand.add-talk',
      method: 'POST',
      path: '/organisations/:organisationId/talks',
      summary: 'Logs a contact with an organisation.',
      idempotency: 'key',
      body: talkBody,
      handle: async ({ actor, params, body, once }) => {
        const by = workerOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await addTalk(parts, queries, by, params.organisationId, body);
            return {};
          }),
        );
        return show(by.tenantId, params.organisationId);
      },
    }),
    defineRoute({
      ...act,
      id: 'demand.add-student-case',
      method: 'POST',
      path: '/organisations/:organisationId/students',
      summary: 'A placement, thesis, industrial PhD or secondment that the organisation asks for.',
      idempotency: 'key',
      body: addStudentBody,
      handle: async ({ actor, params, body, once }) => {
        const by = workerOf(actor);
        await database.write((queries) =>
          once(queries, async () => {
            await addStudentCase(parts, queries, by, params.organisationId, body);
            return {};
          }),
        );
        return show(by.tenantId, params.organisationId);
      },
    }),
    defineRoute({
      ...base,
      id: 'demand.change-student-case',
      method: 'PUT',
      path: '/student-cases/:studentCaseId',
      summary: 'What was asked, offered or agreed; refused when somebody else changed it meanwhile.',
      limits: fewCalls,
      idempotency: 'natural',
      params: studentParams,
      body: changeStudentBody,
      reply: organisationView,
      owner: async ({ params, actor }) => {
        if (actor.kind !== 'account') return null;
        const found = await firmsStore(database.read).findStudentCase(actor.tenantId, params.studentCaseId);
        return found === null ? null : { tenantId: found.tenant_id, personId: null };
      },
      handle: async ({ actor, params, body }) => {
        const by = workerOf(actor);
        await database.write((queries) => changeStudentCase(parts, queries, by, params.studentCaseId, body));
        const found = await firmsStore(database.read).findStudentCase(by.tenantId, params.studentCaseId);
        return show(by.tenantId, found?.organisation_id ?? '');
      },
    }),
  ];
}
