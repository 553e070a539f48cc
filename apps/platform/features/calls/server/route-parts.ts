// What the routes of calls have in common: whose a call is, and reading it for whoever calls.
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { ordinaryLimits } from '../../../core/http/route.ts';
import { CALL_FILE_BYTES } from '../limits.ts';
import type { CallWork } from '../contract.ts';
import { callStore } from './call-store.ts';
import { bidderOf } from './calls-parts.ts';
import type { CallsParts } from './calls-parts.ts';
import { callWork } from './policy.ts';
import { presentWork } from './present-call.ts';

export const working = { policy: callWork, limits: ordinaryLimits } as const;
export const reading = { method: 'GET', policy: callWork, limits: ordinaryLimits, idempotency: 'safe' } as const;
/** A whole document in base64 or as text, and some for what stands around it. */
export const documentLimits = {
  bodyBytes: Math.ceil((CALL_FILE_BYTES * 4) / 3) + 16 * 1024,
  perActor: 30,
  perAddress: 600,
} as const;
/** Matching over all modules and academics. */
export const matchingLimits = { ...ordinaryLimits, perActor: 60, perAddress: 1200 } as const;

export interface CallRequest {
  readonly params: { readonly callId: string };
  readonly actor: Actor;
}

export function ownerOf({ database }: CallsParts) {
  return async ({ params, actor }: CallRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const record = await callStore(database.read).find(actor.tenantId, params.callId);
    return record === null ? null : { tenantId: record.tenantId, personId: null };
  };
}

/** The calls of one's own institution. */
export async function ownCalls({ actor }: { readonly actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

export const show = (parts: CallsParts, { params, actor }: CallRequest): Promise<CallWork> =>
  presentWork(parts, bidderOf(actor).tenantId, params.callId);
