// The routes of the ledger: a result's entries, what moved it, what has changed since the attempt before, ageing.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  ageingQuery,
  ageingView,
  chooseAgeingBody,
  institutionAgeing,
  movedQuery,
  movedSkill,
  occasionChange,
  resultEntries,
} from '../../contract.ts';
import type { ProfileResult } from '../../contract.ts';
import { findFinished, isCurrentEntry } from '../read-result.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { heavyLimits, ownerIsCaller, ownOnly, personOf } from '../route-parts.ts';
import type { OwnerOfAttempt } from '../route-parts.ts';
import { profileStore } from '../store.ts';
import { chooseAgeing, chooseInstitutionAgeing, viewAgeing } from './ageing.ts';
import { compareOccasions } from './compare-occasions.ts';
import { explainMoves } from './explain-moves.ts';
import { ledgerStore } from './ledger-store.ts';

const attemptParams = z.object({ attemptId: z.uuid() });

export function ledgerRoutes(dependencies: ResultDependencies, owner: OwnerOfAttempt): Route[] {
  return [...entryRoutes(dependencies, owner), ...ageingRoutes(dependencies)];
}

function entryRoutes(dependencies: ResultDependencies, owner: OwnerOfAttempt): Route[] {
  const { database, instrument, runtime } = dependencies;
  return [
    defineRoute({
      id: 'profile.entries',
      method: 'GET',
      path: '/results/:attemptId/entries',
      summary: 'Every result that was computed for an attempt, each with why; none is ever overwritten.',
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'safe',
      params: attemptParams,
      reply: resultEntries,
      owner,
      handle: async ({ params, owner: of }) => {
        const { tenantId, personId } = personOf(of);
        await findFinished(dependencies, tenantId, params.attemptId);
        const kept = await profileStore(database.read).listResults(tenantId, params.attemptId);
        const { halfLifeMonths } = await ledgerStore(database.read).findAgeing(tenantId, personId);
        return {
          entries: kept.map((entry) => {
            const { provenance } = JSON.parse(entry.body) as Pick<ProfileResult, 'provenance'>;
            return {
              resultId: entry.id,
              computedAt: entry.computedAt,
              reason: entry.reason,
              isCurrent: isCurrentEntry(kept, entry.id, halfLifeMonths),
              halfLifeMonths: entry.halfLifeMonths,
              bankVersion: provenance.bankVersion,
              parameters: provenance.parameters,
              engine: provenance.engine,
            };
          }),
        };
      },
    }),
    defineRoute({
      id: 'profile.change',
      method: 'GET',
      path: '/results/:attemptId/change',
      summary: 'What has reliably changed since the attempt before, and what has not.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      params: attemptParams,
      reply: occasionChange,
      owner,
      handle: async ({ params, owner: of }) => {
        const { attempt } = await findFinished(dependencies, of!.tenantId, params.attemptId);
        return compareOccasions(database, instrument, attempt);
      },
    }),
    defineRoute({
      id: 'profile.moved',
      method: 'GET',
      path: '/me/moved',
      summary: 'What moved one skill between two dates, observation by observation; adds up exactly.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      query: movedQuery,
      reply: movedSkill,
      owner: ownerIsCaller,
      handle: async ({ query, owner: of }) =>
        explainMoves(database, instrument, {
          ...personOf(of),
          skill: query.skill,
          from: query.from ?? null,
          to: query.to ?? runtime.clock.iso(),
        }),
    }),
  ];
}

function ageingRoutes(dependencies: ResultDependencies): Route[] {
  const { database } = dependencies;
  return [
    defineRoute({
      id: 'profile.ageing',
      method: 'GET',
      path: '/me/ageing',
      summary: 'Whether observations age, who chose it, and what a half-life would do to every skill.',
      policy: ownOnly,
      limits: heavyLimits,
      idempotency: 'safe',
      query: ageingQuery,
      reply: ageingView,
      owner: ownerIsCaller,
      handle: async ({ query, owner: of }) => viewAgeing(dependencies, personOf(of), query.halfLifeMonths ?? null),
    }),
    defineRoute({
      id: 'profile.choose-ageing',
      method: 'PUT',
      path: '/me/ageing',
      summary: "Chooses a half-life for one's own observations, or none.",
      policy: ownOnly,
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: chooseAgeingBody,
      reply: ageingView,
      owner: ownerIsCaller,
      handle: async ({ body, owner: of }) => {
        await chooseAgeing(dependencies, personOf(of), body.halfLifeMonths);
        return viewAgeing(dependencies, personOf(of), null);
      },
    }),
    defineRoute({
      id: 'profile.institution-ageing',
      method: 'GET',
      path: '/institution/ageing',
      summary: "The institution's half-life for everybody who has not chosen one.",
      policy: { roles: { 'institution-administrator': 'institution' }, twoFactor: true },
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: institutionAgeing,
      owner: ofInstitution,
      handle: async ({ owner: of }) =>
        presentInstitution(await ledgerStore(database.read).findInstitutionAgeing(of!.tenantId)),
    }),
    defineRoute({
      id: 'profile.choose-institution-ageing',
      method: 'PUT',
      path: '/institution/ageing',
      summary: 'Sets the half-life of the institution, or none.',
      policy: { roles: { 'institution-administrator': 'institution' }, twoFactor: true },
      limits: ordinaryLimits,
      idempotency: 'natural',
      body: chooseAgeingBody,
      reply: institutionAgeing,
      owner: ofInstitution,
      handle: async ({ body, actor, owner: of }) => {
        if (actor.kind !== 'account') throw new AppError('route.forbidden');
        const by = { tenantId: of!.tenantId, personId: actor.personId };
        await chooseInstitutionAgeing(dependencies, by, body.halfLifeMonths);
        return presentInstitution(body.halfLifeMonths);
      },
    }),
  ];
}

async function ofInstitution({ actor }: Parameters<typeof ownerIsCaller>[0]) {
  return actor.kind === 'anonymous' ? null : { tenantId: actor.tenantId, personId: null };
}

function presentInstitution(set: number | null | undefined) {
  return { halfLifeMonths: set ?? null, isChosen: set !== undefined };
}
