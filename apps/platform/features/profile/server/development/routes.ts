// The routes of "My development": the overview, the plan taken on, its progress, notes to oneself.
import { z } from 'zod';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { development, keepPlanBody, keptPlan, note, noteBody, notes, progressBody } from '../../contract.ts';
import { listFinished } from '../ledger/gather-evidence.ts';
import { ledgerStore } from '../ledger/ledger-store.ts';
import { takeInRounds } from '../ledger/take-in-rounds.ts';
import { readResult } from '../read-result.ts';
import { heavyLimits, ownerIsCaller, ownOnly, personOf } from '../route-parts.ts';
import type { OwnerOfAttempt } from '../route-parts.ts';
import { developmentStore } from './development-store.ts';
import { keepPlan, setProgress } from './keep-plan.ts';
import type { DevelopmentDependencies } from './keep-plan.ts';
import { readDevelopment } from './read-development.ts';
import { writeNote } from './write-note.ts';

export function developmentRoutes(dependencies: DevelopmentDependencies, owner: OwnerOfAttempt): Route[] {
  const { database } = dependencies;
  return [
    defineRoute({
      id: 'profile.development',
      method: 'GET',
      path: '/me/development',
      summary: 'Attempts over time, rounds of other people, calibration, and the plan with its progress.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: development,
      owner: ownerIsCaller,
      handle: async ({ actor, owner: of }) => {
        const person = personOf(of);
        await takeInRounds(dependencies, person.tenantId, person.personId);
        // What a round brought about is part of the overview, whether its job has run by now or not.
        if ((await ledgerStore(database.read).countEntered(person.tenantId, person.personId)).rounds > 0) {
          const newest = (await listFinished(database.read, person.tenantId, person.personId)).at(-1);
          if (newest !== undefined) await readResult(dependencies, person.tenantId, newest.id);
        }
        return readDevelopment(database.read, person, actor.kind === 'account');
      },
    }),
    defineRoute({
      id: 'profile.keep-plan',
      method: 'POST',
      path: '/results/:attemptId/plan',
      summary: 'Takes on the plan of an attempt for the given hours.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'key',
      params: z.object({ attemptId: z.uuid() }),
      body: keepPlanBody,
      reply: keptPlan,
      status: 201,
      owner,
      handle: async ({ params, body, owner: of, once }) => {
        const { hours, company, moduleLanguage } = body;
        const wish = { hours, company, language: moduleLanguage ?? null };
        return keepPlan(dependencies, personOf(of), params.attemptId, wish, once);
      },
    }),
    defineRoute({
      id: 'profile.progress',
      method: 'PUT',
      path: '/me/progress',
      summary: 'Says where a module stands: planned, begun, done or dropped.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: progressBody,
      reply: 'none',
      owner: ownerIsCaller,
      handle: async ({ body, owner: of }) => setProgress(dependencies, personOf(of), body.moduleId, body.state),
    }),
    ...noteRoutes(dependencies),
  ];
}

function noteRoutes(dependencies: DevelopmentDependencies): Route[] {
  const { database } = dependencies;
  return [
    defineRoute({
      id: 'profile.notes',
      method: 'GET',
      path: '/me/notes',
      summary: 'The own notes; nobody else can read them.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: notes,
      owner: ownerIsCaller,
      handle: async ({ owner: of }) => {
        const { tenantId, personId } = personOf(of);
        return { notes: await developmentStore(database.read).listNotes(tenantId, personId) };
      },
    }),
    defineRoute({
      id: 'profile.write-note',
      method: 'POST',
      path: '/me/notes',
      summary: 'Keeps a note to oneself.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'key',
      body: noteBody,
      reply: note,
      status: 201,
      owner: ownerIsCaller,
      handle: async ({ body, owner: of, once }) => writeNote(dependencies, personOf(of), body, once),
    }),
    defineRoute({
      id: 'profile.remove-note',
      method: 'DELETE',
      path: '/me/notes/:noteId',
      summary: 'Removes a note; its text is gone.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'natural',
      params: z.object({ noteId: z.uuid() }),
      reply: 'none',
      owner: async ({ params, actor }) => {
        if (actor.kind === 'anonymous') return null;
        const personId = await developmentStore(database.read).findNoteOwner(actor.tenantId, params.noteId);
        return personId === null ? null : { tenantId: actor.tenantId, personId };
      },
      handle: async ({ params, owner: of }) => {
        const { tenantId, personId } = personOf(of);
        await database.write((queries) => developmentStore(queries).removeNote(tenantId, personId, params.noteId));
      },
    }),
  ];
}
