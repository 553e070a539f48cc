// What the routes of identity share: the sign-in, who is here, and the cookies of a reply.
import { AppError } from '@dragoman/kernel';
import type { Actor } from '../../../core/http/policy.ts';
import type { Here } from './accounts/find-here.ts';
import { findHere } from './accounts/find-here.ts';
import type { Cookies } from './accounts/session-cookies.ts';
import { sessionStore } from './accounts/session-store.ts';
import { SESSION_SECONDS } from './sign-in/begin-session.ts';
import { CHALLENGE_SECONDS } from './sign-in/challenge.ts';
import type { Entry, SignIn, SignInParts } from './sign-in/sign-in.ts';
import type { ActingMember } from './institutions/change-members.ts';

export interface IdentityParts extends SignInParts {
  readonly signIn: SignIn;
}

/** The reply's side of a request: what may be set on it. */
export interface CookieReply {
  readonly cookies: Cookies;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
}

/** The session of the caller; throws `session.needed` when it has ended since the door was passed. */
export async function requireHere(parts: IdentityParts, cookies: Cookies): Promise<Here> {
  const here = await readHere(parts, cookies);
  if (here === null) throw new AppError('session.needed');
  return here;
}

export async function readHere(
  { database, runtime, cookies: ours }: IdentityParts,
  cookies: Cookies,
): Promise<Here | null> {
  const token = ours.readSession(cookies);
  return token === null ? null : findHere(database.read, token, runtime.clock.now());
}

export function setSession({ cookies }: IdentityParts, reply: CookieReply, token: string): void {
  reply.setCookie(cookies.sessionName, cookies.sign(token), SESSION_SECONDS);
}

/** Set empty with no time left, and not "cleared", because a browser ignores a `__Host-` cookie that is not set as secure. */
export function dropCookie(reply: CookieReply, name: string): void {
  if (reply.cookies[name] !== undefined) reply.setCookie(name, '', 0);
}

/** Ends the session the browser came with and gives it what the step gave: a session never outlives a sign-in. */
export async function enter(parts: IdentityParts, reply: CookieReply, entry: Entry): Promise<{ step: Entry['step'] }> {
  const { database, cookies } = parts;
  const before = cookies.readSession(reply.cookies);
  if (before !== null) {
    await database.write((queries) => sessionStore(queries).endByToken(before), { guard: 'own-rows' });
  }
  if (entry.step === 'signed-in') {
    setSession(parts, reply, entry.token);
    dropCookie(reply, cookies.challengeName);
  } else {
    dropCookie(reply, cookies.sessionName);
    reply.setCookie(cookies.challengeName, cookies.sign(entry.challenge), CHALLENGE_SECONDS);
  }
  return { step: entry.step };
}

/** The caller as somebody who acts in an institution; the policy has let in only accounts. */
export function actingMember(actor: Actor): ActingMember {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId, accountId: actor.accountId };
}
