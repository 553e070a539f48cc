// What the routes of the profile share: who may call them and how often.
import type { Actor, Owner, Policy } from '../../../core/http/policy.ts';
import { everyRole } from '../../../core/http/policy.ts';

export const ownOnly: Policy = { guest: 'own', roles: everyRole('own') };
/** Members of an institution; a guest has nobody to share with. */
export const accountsOnly: Policy = { roles: everyRole('own') };
/** Computing a result or a report costs tens of milliseconds; nobody needs many a minute. */
export const heavyLimits = { bodyBytes: 1024, perActor: 60, perAddress: 3000 };

export type OwnerOfAttempt = (request: { params: { attemptId: string }; actor: Actor }) => Promise<Owner | null>;

/** For routes about the person who calls. */
export async function ownerIsCaller({ actor }: { readonly actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'anonymous' ? null : { tenantId: actor.tenantId, personId: actor.personId };
}

/** The owner of a route about one person's thing, whom the guard has found. */
export function personOf(owner: Owner | null): { readonly tenantId: string; readonly personId: string } {
  if (owner === null || owner.personId === null) throw new Error('A route about a person has no owner.');
  return { tenantId: owner.tenantId, personId: owner.personId };
}
