// Routes of the own account: name, sessions, password, second factor.
import { defineRoute, ordinaryLimits } from '../../../../core/http/route.ts';
import type { Route } from '../../../../core/http/route.ts';
import {
  account,
  backupCodes,
  begunSecondFactor,
  changeAccountBody,
  changePasswordBody,
  confirmSecondFactorBody,
  emptyBody,
  provenByCodeBody,
  sessionParams,
} from '../../contract.ts';
import { accountStore } from '../accounts/account-store.ts';
import { changePassword } from '../accounts/change-password.ts';
import { readAccount } from '../accounts/read-account.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  renewBackupCodes,
} from '../accounts/second-factor.ts';
import { sessionStore } from '../accounts/session-store.ts';
import { dropCookie, requireHere, setSession } from '../identity-parts.ts';
import type { IdentityParts } from '../identity-parts.ts';
import { ownAccount } from '../policy.ts';

const smallLimits = { bodyBytes: 2048, perActor: 60, perAddress: 6000 };

export function accountRoutes(parts: IdentityParts): Route[] {
  return [...ownRoutes(parts), ...secondFactorRoutes(parts)];
}

function ownRoutes(parts: IdentityParts): Route[] {
  const { database, cookies: ours } = parts;
  return [
    defineRoute({
      id: 'account.read',
      method: 'GET',
      path: '/account',
      summary: 'The own account: name, address, sessions, memberships, second factor.',
      policy: ownAccount,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: account,
      handle: async ({ cookies }) => readAccount(parts, await requireHere(parts, cookies)),
    }),
    defineRoute({
      id: 'account.change',
      method: 'PATCH',
      path: '/account',
      summary: 'Changes the own name.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: changeAccountBody,
      reply: account,
      handle: async ({ cookies, body }) => {
        const here = await requireHere(parts, cookies);
        await database.write((queries) => accountStore(queries).rename(here.session.accountId, body.name.trim()));
        return readAccount(parts, here);
      },
    }),
    defineRoute({
      id: 'account.end-session',
      method: 'DELETE',
      path: '/account/sessions/:sessionId',
      summary: 'Ends one of the own sessions.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      params: sessionParams,
      reply: 'none',
      owner: async ({ params, actor }) => {
        if (actor.kind !== 'account') return null;
        const found = await sessionStore(database.read).find(params.sessionId);
        return found?.accountId === actor.accountId ? { tenantId: actor.tenantId, personId: actor.personId } : null;
      },
      handle: async (request) => {
        const here = await requireHere(parts, request.cookies);
        await database.write((queries) => sessionStore(queries).end(request.params.sessionId));
        if (here.session.id === request.params.sessionId) dropCookie(request, ours.sessionName);
      },
    }),
    defineRoute({
      id: 'account.change-password',
      method: 'POST',
      path: '/account/password',
      summary: 'Sets a new password and ends every other session of the account.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: changePasswordBody,
      reply: 'none',
      handle: async (request) => {
        const here = await requireHere(parts, request.cookies);
        setSession(parts, request, await changePassword(parts, here, request.body));
      },
    }),
  ];
}

function secondFactorRoutes(parts: IdentityParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      id: 'account.begin-two-factor',
      method: 'POST',
      path: '/account/two-factor/begin',
      summary: 'Makes a secret for an authenticator app; it counts once it is confirmed.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: emptyBody,
      reply: begunSecondFactor,
      handle: async ({ cookies }) => {
        const here = await requireHere(parts, cookies);
        const details = await accountStore(database.read).find(here.session.accountId);
        return beginSecondFactor(parts, here, details?.email ?? '');
      },
    }),
    defineRoute({
      id: 'account.confirm-two-factor',
      method: 'POST',
      path: '/account/two-factor/confirm',
      summary: 'Switches the second factor on with a first code; gives the backup codes once.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: confirmSecondFactorBody,
      reply: backupCodes,
      handle: async (request) => {
        const here = await requireHere(parts, request.cookies);
        const confirmed = await confirmSecondFactor(parts, here, request.body.code);
        setSession(parts, request, confirmed.token);
        return { backupCodes: confirmed.backupCodes };
      },
    }),
    defineRoute({
      id: 'account.disable-two-factor',
      method: 'POST',
      path: '/account/two-factor/disable',
      summary: 'Switches the second factor off, for accounts whose roles do not need it.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: provenByCodeBody,
      reply: 'none',
      handle: async ({ cookies, body }) => disableSecondFactor(parts, await requireHere(parts, cookies), body.code),
    }),
    defineRoute({
      id: 'account.renew-backup-codes',
      method: 'POST',
      path: '/account/two-factor/backup-codes',
      summary: 'Makes new backup codes; the old ones are void.',
      policy: ownAccount,
      limits: smallLimits,
      idempotency: 'natural',
      body: provenByCodeBody,
      reply: backupCodes,
      handle: async ({ cookies, body }) => ({
        backupCodes: await renewBackupCodes(parts, await requireHere(parts, cookies), body.code),
      }),
    }),
  ];
}
