// What the routes of programmes have in common: whose a programme is, and reading it for whoever calls.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { ordinaryLimits } from '../../../core/http/route.ts';
import { PLAN_BYTES } from '../limits.ts';
import type { ProgrammeView } from '../wire-contract.ts';
import { programmeReading, programmeWork } from './policy.ts';
import { presentProgramme } from './present-programme.ts';
import { designerOf } from './programmes-parts.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';

export const working = { policy: programmeWork, limits: ordinaryLimits } as const;
export const reading = {
  method: 'GET',
  policy: programmeReading,
  limits: ordinaryLimits,
  idempotency: 'safe',
} as const;
export const planLimits = { ...ordinaryLimits, bodyBytes: PLAN_BYTES } as const;
/** The solver works for seconds; nobody needs it more often than this. */
export const solverLimits = { bodyBytes: 64 * 1024, perActor: 20, perAddress: 200 } as const;

export interface ProgrammeRequest {
  readonly params: { readonly programmeId: string };
  readonly actor: Actor;
}

export function ownerOf({ database }: ProgrammesParts) {
  return async ({ params, actor }: ProgrammeRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const record = await programmeStore(database.read).find(actor.tenantId, params.programmeId);
    return record === null ? null : { tenantId: record.tenantId, personId: null };
  };
}

/** The institution's own work, whichever of its things. */
export async function ownWork({ actor }: { readonly actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

export async function read(
  { database }: ProgrammesParts,
  { params, actor }: ProgrammeRequest,
): Promise<ProgrammeRecord> {
  const record = await programmeStore(database.read).find(designerOf(actor).tenantId, params.programmeId);
  if (record === null) throw new AppError('route.not-found');
  return record;
}

export const show = async (parts: ProgrammesParts, request: ProgrammeRequest): Promise<ProgrammeView> =>
  presentProgramme(parts, await read(parts, request));
