// Routes of the session: who is here, signing in, signing out, the first set-up.
import { AppError } from '@dragoman/kernel';
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import {
  chooseInstitutionBody,
  emptyBody,
  openSignInLinkBody,
  requestedSignInLink,
  requestSignInLinkBody,
  secondFactorBody,
  session,
  setUpBody,
  signInBody,
  signInStep,
} from '../../contract.ts';
import { SIGN_IN_LINK_MINUTES } from '../../limits.ts';
import { accountStore } from '../accounts/account-store.ts';
import { presentSession } from '../accounts/present-session.ts';
import { sessionStore } from '../accounts/session-store.ts';
import { dropCookie, enter, readHere, requireHere, setSession } from '../identity-parts.ts';
import type { CookieReply, IdentityParts } from '../identity-parts.ts';
import { anyone, ownAccount } from '../policy.ts';
import { SESSION_SECONDS } from '../sign-in/begin-session.ts';
import { setUp } from '../sign-in/set-up.ts';

/** A password costs 20 ms of hashing; a lecture room signs in at once. */
const signInLimits = { bodyBytes: 4096, perActor: 60, perAddress: 3000 };
/** A session in use is made longer at most this often. */
const EXTEND_AFTER = 3_600_000;

export function signInRoutes(parts: IdentityParts): Route[] {
  return [...sessionRoutes(parts), ...stepRoutes(parts), ...leaveRoutes(parts)];
}

function sessionRoutes(parts: IdentityParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'session.read',
      method: 'GET',
      path: '/session',
      summary: 'Who is here: nobody known, a guest, or an account with its roles and institutions.',
      policy: anyone,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: session,
      handle: async (request) => {
        const here = await readHere(parts, request.cookies);
        if (here === null) return presentSession(request.actor, null, null);
        await extendSession(parts, request, here.session);
        return presentSession(here.actor, here, await accountStore(database.read).find(here.session.accountId));
      },
    }),
    defineRoute({
      id: 'session.choose-institution',
      method: 'POST',
      path: '/session/institution',
      summary: 'Goes on working in another institution of the account.',
      policy: ownAccount,
      limits: { ...ordinaryLimits, bodyBytes: 1024 },
      idempotency: 'natural',
      body: chooseInstitutionBody,
      reply: session,
      handle: async ({ cookies, body }) => {
        const here = await requireHere(parts, cookies);
        if (!here.memberships.some((each) => each.tenantId === body.institutionId))
          throw new AppError('institution.not-a-member');
        await database.write((queries) => sessionStore(queries).chooseInstitution(here.session.id, body.institutionId));
        const now = await requireHere(parts, cookies);
        return presentSession(now.actor, now, await accountStore(database.read).find(now.session.accountId));
      },
    }),
  ];
}

async function extendSession(
  parts: IdentityParts,
  reply: CookieReply,
  { id, token, lastSeenAt }: { readonly id: string; readonly token: string; readonly lastSeenAt: string },
): Promise<void> {
  const now = parts.runtime.clock.now();
  if (now - Date.parse(lastSeenAt) < EXTEND_AFTER) return;
  const end = new Date(now + SESSION_SECONDS * 1000).toISOString();
  await parts.database.write((queries) => sessionStore(queries).extend(id, new Date(now).toISOString(), end));
  setSession(parts, reply, token);
}

function stepRoutes(parts: IdentityParts): Route[] {
  const { signIn, cookies: ours } = parts;
  return [
    defineRoute({
      id: 'sign-in.password',
      method: 'POST',
      path: '/sign-in',
      summary: 'Signs in with address and password; answers alike for addresses that have no account.',
      policy: anyone,
      limits: signInLimits,
      idempotency: 'natural',
      body: signInBody,
      reply: signInStep,
      handle: async (request) => {
        const entry = await signIn.withPassword({ ...request.body, address: request.address });
        return enter(parts, request, entry);
      },
    }),
    defineRoute({
      id: 'sign-in.two-factor',
      method: 'POST',
      path: '/sign-in/two-factor',
      summary: 'The second step: a code of the authenticator app or a backup code.',
      policy: anyone,
      limits: signInLimits,
      idempotency: 'natural',
      body: secondFactorBody,
      reply: signInStep,
      handle: async (request) => {
        const challenge = ours.readChallenge(request.cookies);
        if (challenge === null) throw new AppError('sign-in.begin-again');
        return enter(parts, request, await signIn.withSecondFactor(challenge, request.body));
      },
    }),
    defineRoute({
      id: 'sign-in.request-link',
      method: 'POST',
      path: '/sign-in/link',
      summary:
        'Sends a link for signing in once, if the address has an account; the answer does not say whether it has.',
      policy: anyone,
      limits: signInLimits,
      idempotency: 'natural',
      body: requestSignInLinkBody,
      reply: requestedSignInLink,
      status: 202,
      handle: async ({ body, address }) => {
        await signIn.requestLink({ ...body, address });
        return { minutes: SIGN_IN_LINK_MINUTES };
      },
    }),
    defineRoute({
      id: 'sign-in.open-link',
      method: 'POST',
      path: '/sign-in/link/open',
      summary: 'Signs in with the secret of a link from a mail; it works once.',
      policy: anyone,
      limits: signInLimits,
      idempotency: 'natural',
      body: openSignInLinkBody,
      reply: signInStep,
      handle: async (request) => enter(parts, request, await signIn.openLink(request.body.token)),
    }),
    defineRoute({
      id: 'set-up.first-administrator',
      method: 'POST',
      path: '/set-up',
      summary: 'Makes the first administrator and the first institution, with the link printed at the first start.',
      policy: anyone,
      limits: { bodyBytes: 4096, perActor: 20, perAddress: 60 },
      idempotency: 'natural',
      body: setUpBody,
      reply: signInStep,
      handle: async (request) => {
        const token = await setUp(parts, request.body);
        return enter(parts, request, { step: 'signed-in', token });
      },
    }),
  ];
}

function leaveRoutes(parts: IdentityParts): Route[] {
  const { database, audit, cookies: ours } = parts;
  return [
    defineRoute({
      id: 'sign-out.here',
      method: 'POST',
      path: '/sign-out',
      summary: 'Ends the session of this browser.',
      policy: anyone,
      limits: { ...ordinaryLimits, bodyBytes: 1024 },
      idempotency: 'natural',
      body: emptyBody,
      reply: 'none',
      handle: async (request) => {
        const token = ours.readSession(request.cookies);
        if (token !== null) await database.write((queries) => sessionStore(queries).endByToken(token));
        dropCookie(request, ours.sessionName);
        dropCookie(request, ours.challengeName);
      },
    }),
    defineRoute({
      id: 'sign-out.everywhere',
      method: 'POST',
      path: '/sign-out-everywhere',
      summary: 'Ends every session of the account, this one too.',
      policy: ownAccount,
      limits: { ...ordinaryLimits, bodyBytes: 1024 },
      idempotency: 'natural',
      body: emptyBody,
      reply: 'none',
      handle: async (request) => {
        const { session: current } = await requireHere(parts, request.cookies);
        await database.write(async (queries) => {
          const sessions = await sessionStore(queries).endAll(current.accountId);
          await audit(queries, {
            tenantId: PUBLIC_TENANT,
            personId: current.accountId,
            action: 'account.signed-out-everywhere',
            subject: { type: 'person', id: current.accountId },
            details: { sessions },
          });
        });
        dropCookie(request, ours.sessionName);
      },
    }),
  ];
}
