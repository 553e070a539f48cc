// The one decision whether a caller may pass. Pure, so that the generated policy test can ask it the same question as a request does.
import type { Actor, Owner, Policy, Reach } from './policy.ts';

export type Verdict = 'pass' | 'sign-in' | 'two-factor' | 'forbidden' | 'hidden';

/** Looks at caller and policy alone, before anything is read: `undecided` means that the owner decides. */
export function admitCaller(policy: Policy, actor: Actor): Verdict | 'undecided' {
  if (policy.open === true) return 'pass';
  if (actor.kind === 'anonymous') return 'sign-in';
  if (actor.kind === 'guest') return policy.guest === undefined ? 'sign-in' : 'undecided';
  if (reachesOf(policy, actor).length === 0) return 'forbidden';
  if (policy.twoFactor === true && !actor.twoFactorPassed) return 'two-factor';
  return 'undecided';
}

/**
 * The whole decision for a route about one thing. Another person's and another institution's thing answers exactly like one that
 * does not exist (`hidden`), so that nobody learns from the answer that it is there.
 */
export function decide(policy: Policy, actor: Actor, owner: Owner | null): Verdict {
  const first = admitCaller(policy, actor);
  if (first !== 'undecided') return first;
  if (owner === null || actor.kind === 'anonymous') return 'hidden';
  const reaches: readonly Reach[] = actor.kind === 'guest' ? ['own'] : reachesOf(policy, actor);
  return reaches.some((reach) => isWithin(reach, actor, owner)) ? 'pass' : 'hidden';
}

function reachesOf(policy: Policy, actor: Extract<Actor, { kind: 'account' }>): Reach[] {
  return actor.roles.flatMap((role) => policy.roles?.[role] ?? []);
}

function isWithin(reach: Reach, actor: Exclude<Actor, { kind: 'anonymous' }>, owner: Owner): boolean {
  if (reach === 'any') return true;
  if (owner.tenantId !== actor.tenantId) return false;
  return reach === 'institution' || owner.personId === actor.personId;
}
