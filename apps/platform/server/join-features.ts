// Joins the features: what each needs from core and from those to its left, and the routes they bring.
import type { RecordAudit } from '../core/audit-port.ts';
import type { OpenDatabase } from '../core/database/database.ts';
import type { Actor } from '../core/http/policy.ts';
import type { Route } from '../core/http/route.ts';
import type { InstallationKeys } from '../core/keys/installation-keys.ts';
import { assessmentRoutes, createInstrument } from '../features/assessment/server/index.ts';
import { createGuests, GUEST_COOKIE } from '../features/identity/server/index.ts';
import { profileRoutes, solveWithHighs } from '../features/profile/server/index.ts';
import type { PlatformOptions } from './platform-options.ts';

export interface JoinedFeatures {
  readonly routes: readonly Route[];
  readonly findActor: (request: { readonly cookies: Readonly<Record<string, string | undefined>> }) => Promise<Actor>;
  readonly setUpPath: string | null;
  /** Starts what runs by itself; gives the function that ends it. */
  startWork(): () => Promise<void>;
}

export interface JoinOptions extends PlatformOptions {
  readonly database: OpenDatabase;
  readonly keys: InstallationKeys;
}

export async function joinFeatures({ content, runtime, database, keys }: JoinOptions): Promise<JoinedFeatures> {
  const audit: RecordAudit = async () => {};
  const guests = createGuests(database, keys, runtime);
  const instrument = createInstrument(content.framework, content.bank);
  return {
    routes: [
      ...assessmentRoutes({ database, runtime, instrument, guests, audit }),
      ...profileRoutes({
        database,
        runtime,
        instrument,
        audit,
        modules: content.modules,
        messages: content.messages,
        solve: solveWithHighs,
      }),
    ],
    findActor: async ({ cookies }) => {
      const guest = cookies[GUEST_COOKIE];
      return guest === undefined ? { kind: 'anonymous' } : guests.findActor(guest);
    },
    setUpPath: null,
    startWork: () => async () => {},
  };
}
