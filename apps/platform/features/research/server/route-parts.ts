// What the routes of research share.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import type { Acting } from './research-dependencies.ts';

/** The institution the caller works in. */
export async function ownInstitution({ actor }: { actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

export function actingOf(actor: Actor): Acting {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}
