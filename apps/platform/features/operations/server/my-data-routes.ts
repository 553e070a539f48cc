// Everything about oneself, gone: the person's own decision, carried out at once.
import { AppError } from '@dragoman/kernel';
import { everyRole } from '../../../core/http/policy.ts';
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { GUEST_COOKIE } from '../../identity/server/index.ts';

export interface MyDataDependencies {
  readonly erase: (person: { tenantId: string; personId: string }, byPersonId: string | null) => Promise<void>;
}

export function myDataRoutes({ erase }: MyDataDependencies): Route[] {
  return [
    defineRoute({
      id: 'my-data.erase',
      method: 'DELETE',
      path: '/my-data',
      summary: 'Erases everything this installation holds about the caller. It cannot be undone.',
      policy: { guest: 'own', roles: everyRole('own') },
      limits: { bodyBytes: 1024, perActor: 10, perAddress: 600 },
      idempotency: 'natural',
      reply: 'none',
      handle: async ({ actor, clearCookie }) => {
        if (actor.kind === 'anonymous') throw new AppError('session.needed');
        await erase(actor, actor.personId);
        clearCookie(GUEST_COOKIE);
      },
    }),
  ];
}
