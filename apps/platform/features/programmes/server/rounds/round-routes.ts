// The routes of what was measured: which rounds there are, which one is tied, and the result as the firm sees it.
import { defineRoute } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { memberStore } from '../../../identity/server/index.ts';
import { programmeParams, programmeRounds, tieRoundBody } from '../../wire-contract.ts';
import type { ProgrammeRounds } from '../../wire-contract.ts';
import { designerOf } from '../programmes-parts.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import { ownerOf, read, working } from '../route-parts.ts';
import type { ProgrammeRequest } from '../route-parts.ts';
import { programmeStore } from '../store.ts';
import { findResult } from './result-for-firm.ts';
import { roundStore } from './round-store.ts';
import { requireRound, tieRound, untieRound } from './tie-round.ts';

export function roundRoutes(parts: ProgrammesParts): Route[] {
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...working,
      method: 'GET',
      idempotency: 'safe',
      id: 'programmes.rounds',
      path: '/programmes/:programmeId/rounds',
      summary:
        'Rounds that may measure the people of a programme, the one that does, and the result as the firm sees it.',
      params: programmeParams,
      reply: programmeRounds,
      owner,
      handle: (request) => showRounds(parts, request),
    }),
    defineRoute({
      ...working,
      method: 'PUT',
      idempotency: 'natural',
      id: 'programmes.tie-round',
      path: '/programmes/:programmeId/round',
      summary: 'Ties a round to a programme, or none; the firm sees what changed for the group and nothing of anybody.',
      params: programmeParams,
      body: tieRoundBody,
      reply: programmeRounds,
      owner,
      handle: async (request) => {
        const by = designerOf(request.actor);
        const { programmeId } = request.params;
        const { campaignId } = request.body;
        if (campaignId !== null) await requireRound(parts, by.tenantId, campaignId);
        await parts.database.write((queries) =>
          campaignId === null
            ? untieRound(parts, queries, by, programmeId)
            : tieRound(parts, queries, by, { programmeId, campaignId }),
        );
        return showRounds(parts, request);
      },
    }),
  ];
}

async function showRounds(parts: ProgrammesParts, request: ProgrammeRequest): Promise<ProgrammeRounds> {
  const { database, measured } = parts;
  const record = await read(parts, request);
  const { tenantId, id } = record;
  const tied = await roundStore(database.read).find(tenantId, id);
  const store = programmeStore(database.read);
  // The firm sees the newest version; before the first, the plan shows what it would see.
  const version = await store.newestVersion(tenantId, id);
  const plan = (version === 0 ? null : await store.findVersion(tenantId, id, version)) ?? record.plan;
  const personId = tied?.personId ?? null;
  const [by] = personId === null ? [] : await memberStore(database.read).list(tenantId, personId);
  return {
    rounds: [...(await measured.rounds(tenantId))],
    tied: tied === null ? null : { campaignId: tied.campaignId, by: by?.name ?? null, at: tied.at },
    version,
    result: tied === null ? null : await findResult(parts, tenantId, tied.campaignId, plan),
  };
}
