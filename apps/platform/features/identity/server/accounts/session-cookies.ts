// The cookies of accounts: their names, and the signature without which a token from a stolen database opens nothing.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import { AUTH_SECRET, COOKIE_PREFIX } from './create-auth.ts';

export type Cookies = Readonly<Record<string, string | undefined>>;

export interface SessionCookies {
  readonly sessionName: string;
  readonly challengeName: string;
  /** The token of the session cookie, null when there is none or its signature is not ours. */
  readSession(cookies: Cookies): string | null;
  readChallenge(cookies: Cookies): string | null;
  /** The signed value for a cookie. */
  sign(token: string): string;
  /** Our two cookies as the sign-in library wants to see them. */
  libraryHeaders(kind: 'session' | 'challenge', token: string): Headers;
}

export const LIBRARY_COOKIES = {
  session: `${COOKIE_PREFIX}.session_token`,
  challenge: `${COOKIE_PREFIX}.two_factor`,
} as const;

/**
 * On https the names carry the prefix `__Host-` (RFC 6265bis, section 4.1.3.2), so that no page on a sub-domain can put its own
 * session in the place of a person's.
 */
export function createSessionCookies(keys: InstallationKeys, isSecure: boolean): SessionCookies {
  const secret = keys.secretFor(AUTH_SECRET);
  const prefix = isSecure ? '__Host-' : '';
  const sessionName = `${prefix}dragoman-session`;
  const challengeName = `${prefix}dragoman-sign-in`;
  // The library's own form (HMAC-SHA-256, base64), because both of us read and write these.
  const sign = (token: string): string => `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;
  const read = (value: string | undefined): string | null => {
    if (value === undefined || value.length > 300) return null;
    const token = value.slice(0, Math.max(value.lastIndexOf('.'), 0));
    const given = Buffer.from(value);
    const right = Buffer.from(sign(token));
    return token !== '' && given.length === right.length && timingSafeEqual(given, right) ? token : null;
  };
  return {
    sessionName,
    challengeName,
    readSession: (cookies) => read(cookies[sessionName]),
    readChallenge: (cookies) => read(cookies[challengeName]),
    sign,
    libraryHeaders: (kind, token) =>
      new Headers({ cookie: `${LIBRARY_COOKIES[kind]}=${encodeURIComponent(sign(token))}` }),
  };
}

/** The token in a cookie the library wants set; null when it sets none or takes it away. */
export function readLibraryCookie(headers: Headers, kind: 'session' | 'challenge'): string | null {
  const start = `${LIBRARY_COOKIES[kind]}=`;
  const values = headers
    .getSetCookie()
    .filter((cookie) => cookie.startsWith(start))
    .map((cookie) => decodeURIComponent(cookie.slice(start.length).split(';')[0] ?? ''));
  const value = values.at(-1) ?? '';
  return value === '' ? null : value.slice(0, value.lastIndexOf('.'));
}
