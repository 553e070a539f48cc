// What the browser is told about who is here.
import type { Actor } from '../../../../core/http/policy.ts';
import type { Session } from '../../contract.ts';
import type { AccountDetails } from './account-store.ts';
import type { Here } from './find-here.ts';

export function presentSession(actor: Actor, here: Here | null, account: AccountDetails | null): Session {
  if (actor.kind !== 'account' || here === null || account === null) {
    return { actor: { kind: actor.kind === 'guest' ? 'guest' : 'anonymous' } };
  }
  const institutionOf = (each: Here['memberships'][number]) => ({ id: each.tenantId, name: each.institution });
  return {
    actor: {
      kind: 'account',
      name: account.name,
      roles: [...here.actor.roles],
      secondFactor: secondFactorOf(here),
      institution: here.active === null ? null : institutionOf(here.active),
      institutions: here.memberships.map(institutionOf),
    },
  };
}

function secondFactorOf({ session, isStaff }: Here): 'passed' | 'not-needed' | 'to-enrol' {
  if (session.secondFactorAt !== null) return 'passed';
  return isStaff ? 'to-enrol' : 'not-needed';
}
