// The room of calls as the start-up joins it: its routes and what it does by itself.
import type { Route } from '../../../core/http/route.ts';
import { callRoutes } from './call-routes.ts';
import type { CallsDependencies } from './calls-parts.ts';
import { remindPeople } from './checklist/remind-people.ts';
import { forgetOldCalls } from './intake/keep-call.ts';
import { workRoutes } from './work-routes.ts';

export interface Calls {
  readonly routes: readonly Route[];
  /** Reminders that are due. Every hour. */
  remind(): Promise<void>;
  /** Calls whose time is over. Once a day. */
  forget(): Promise<void>;
}

export function createCalls(parts: CallsDependencies): Calls {
  return {
    routes: [...callRoutes(parts), ...workRoutes(parts)],
    remind: async () => void (await remindPeople(parts)),
    forget: async () => void (await forgetOldCalls(parts)),
  };
}
