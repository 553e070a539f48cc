import { describe, expect, it } from 'vitest';
import { decide } from './guard.ts';
import type { Actor } from './policy.ts';

const own = { tenantId: 't1', personId: 'p1' };
const colleague = { tenantId: 't1', personId: 'p2' };
const elsewhere = { tenantId: 't2', personId: 'p3' };
const guest: Actor = { kind: 'guest', tenantId: 't1', personId: 'p1' };
const account = (roles: Extract<Actor, { kind: 'account' }>['roles'], twoFactorPassed = true): Actor => ({
  kind: 'account',
  tenantId: 't1',
  personId: 'p1',
  accountId: 'a1',
  roles,
  twoFactorPassed,
});

describe('the guard', () => {
  it('refuses what a policy does not say', () => {
    expect(decide({}, { kind: 'anonymous' }, own)).toBe('sign-in');
    expect(decide({}, guest, own)).toBe('sign-in');
    expect(decide({}, account(['platform-administrator']), own)).toBe('forbidden');
  });

  it('lets a guest reach what is their own and hides everything else', () => {
    const policy = { guest: 'own' } as const;
    expect(decide(policy, guest, own)).toBe('pass');
    expect(decide(policy, guest, colleague)).toBe('hidden');
    expect(decide(policy, guest, elsewhere)).toBe('hidden');
    expect(decide(policy, guest, null)).toBe('hidden');
  });

  it('stops the reach "institution" at the institution and lets "any" go on', () => {
    const policy = { roles: { 'institution-administrator': 'institution', 'platform-administrator': 'any' } } as const;
    expect(decide(policy, account(['institution-administrator']), colleague)).toBe('pass');
    expect(decide(policy, account(['institution-administrator']), elsewhere)).toBe('hidden');
    expect(decide(policy, account(['platform-administrator']), elsewhere)).toBe('pass');
  });

  it('asks for the second factor before it looks at the thing', () => {
    const policy = { roles: { 'platform-administrator': 'any' }, twoFactor: true } as const;
    expect(decide(policy, account(['platform-administrator'], false), null)).toBe('two-factor');
  });
});
