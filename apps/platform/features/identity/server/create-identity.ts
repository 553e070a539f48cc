// Puts the identity feature together: who is calling, the routes, the first set-up, the housekeeping.
import type { Actor } from '../../../core/http/policy.ts';
import type { Route } from '../../../core/http/route.ts';
import { createAuth } from './accounts/create-auth.ts';
import { findHere } from './accounts/find-here.ts';
import { createSessionCookies } from './accounts/session-cookies.ts';
import type { Cookies } from './accounts/session-cookies.ts';
import { sessionStore } from './accounts/session-store.ts';
import { createGuests, GUEST_COOKIE } from './guests.ts';
import type { Guests } from './guests.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import type { IdentityParts } from './identity-parts.ts';
import { invitationStore } from './invitations/invitation-store.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { institutionRoutes } from './routes/institution-routes.ts';
import { invitationRoutes } from './routes/invitation-routes.ts';
import { platformRoutes } from './routes/platform-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { createAttempts, forgetAttempts } from './sign-in/attempts.ts';
import { ensureSetUpLink } from './sign-in/set-up.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { forgetCodes } from './sign-in/used-codes.ts';

export interface Identity {
  readonly guests: Guests;
  readonly routes: readonly Route[];
  /** Who is calling: an account's session before a guest's, nobody otherwise. Read from the database each time. */
  findActor(request: { readonly cookies: Cookies }): Promise<Actor>;
  /** Path of the one-time link for the first administrator, null when there is one. */
  ensureSetUpLink(): Promise<string | null>;
  /** Removes sessions, attempts, codes and addresses of invitations whose time is over; run by a job. */
  forgetExpired(): Promise<void>;
}

export function createIdentity(dependencies: IdentityDependencies): Identity {
  const { database, runtime, keys, isSecure } = dependencies;
  const cookies = createSessionCookies(keys, isSecure);
  const guests = createGuests(database, keys, runtime);
  const shared = {
    ...dependencies,
    auth: createAuth(dependencies),
    cookies,
    attempts: createAttempts(database, runtime, keys),
  };
  const parts: IdentityParts = { ...shared, signIn: createSignIn(shared) };
  return {
    guests,
    routes: [
      ...signInRoutes(parts),
      ...accountRoutes(parts),
      ...institutionRoutes(parts),
      ...invitationRoutes(parts),
      ...platformRoutes(parts),
    ],
    async findActor({ cookies: sent }) {
      const token = cookies.readSession(sent);
      const here = token === null ? null : await findHere(database.read, token, runtime.clock.now());
      if (here !== null) return here.actor;
      const guest = sent[GUEST_COOKIE];
      return guest === undefined ? { kind: 'anonymous' } : guests.findActor(guest);
    },
    ensureSetUpLink: () => ensureSetUpLink(dependencies),
    async forgetExpired() {
      const now = runtime.clock.now();
      await database.write(async (queries) => {
        await sessionStore(queries).removeExpired(new Date(now).toISOString());
        await forgetAttempts(queries, now);
        await forgetCodes(queries, now);
        await invitationStore(queries).forgetExpired(new Date(now - KEEP_EXPIRED).toISOString());
      });
    },
  };
}

/** How long an invitation that ran out is still listed, so that it can be sent again. */
const KEEP_EXPIRED = 30 * 86_400_000;
