// The words in which a route says who may call it. Plain data: the guard obeys it, the policy test and the docs read it.

/** Every kind of account, in the order the documentation lists them. */
export const ROLES = [
  'participant',
  'rater',
  'manager',
  'trainer',
  'programme-designer',
  'institution-administrator',
  'researcher',
  'firm-contact',
  'network-coordinator',
  'platform-administrator',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * How far a role reaches on one route.
 * `own`: what belongs to the person; `institution`: what belongs to the person's institution; `any`: everything.
 */
export type Reach = 'own' | 'institution' | 'any';

/** Who may call a route. What is not said is refused. */
export interface Policy {
  /** `open`: nobody needs to be known. `own-link`: a guest with a private link reaches what is their own. */
  readonly open?: true;
  readonly guest?: 'own';
  readonly roles?: Partial<Readonly<Record<Role, Reach>>>;
  /** True when a staff role must have passed two-factor sign-in in this session. */
  readonly twoFactor?: true;
}

/** Shorthand: the same reach for every role that has an account. */
export function everyRole(reach: Reach): Record<Role, Reach> {
  return Object.fromEntries(ROLES.map((role) => [role, reach])) as Record<Role, Reach>;
}

/** Who is calling, worked out once per request from the cookies. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'guest'; readonly tenantId: string; readonly personId: string }
  | {
      readonly kind: 'account';
      readonly tenantId: string;
      readonly personId: string;
      readonly accountId: string;
      readonly roles: readonly Role[];
      readonly twoFactorPassed: boolean;
    };

/** To whom the thing a route is about belongs. `null`: it does not exist. */
export interface Owner {
  readonly tenantId: string;
  readonly personId: string | null;
}
