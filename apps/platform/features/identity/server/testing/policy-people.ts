// People for the policy test: of every kind, in two institutions, ready to call without having signed in one by one.
import type { OpenDatabase } from '../../../../core/database/database.ts';
import type { Role } from '../../../../core/http/policy.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { INSTITUTION_ROLES } from '../../limits.ts';
import { accountStore } from '../accounts/account-store.ts';
import { createSessionCookies } from '../accounts/session-cookies.ts';
import { sessionStore } from '../accounts/session-store.ts';
import { createGuests, GUEST_COOKIE } from '../guests.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { personStore } from '../person-store.ts';
import { beginSession } from '../sign-in/begin-session.ts';

export interface PolicyPerson {
  readonly tenantId: string;
  readonly personId: string;
  /** Null for guests. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly cookie: string;
}

/** Everything a fixture may need to make the thing a route is about. */
export interface PolicyWorld {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
}

/** What a call of a route needs beside the caller: values for the path and the query, a body. */
export interface PolicyRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * For each route, by its id: makes what it is about, owned by the person, and says how to call it, so that somebody who may call it
 * gets as far as the use case. Made anew for every call, because a call may use it up.
 */
export type PolicyFixtures = Readonly<Record<string, (owner: PolicyPerson) => Promise<PolicyRequest>>>;

export interface PolicyPeople {
  /** The caller's institution, which belongs to a network, and another one. */
  readonly here: string;
  readonly there: string;
  make(role: Role, tenantId: string, options?: { readonly secondFactor?: boolean }): Promise<PolicyPerson>;
  makeGuest(): Promise<PolicyPerson>;
}

export async function createPolicyPeople({ database, runtime, keys }: PolicyWorld): Promise<PolicyPeople> {
  const cookies = createSessionCookies(keys, false);
  const guests = createGuests(database, keys, runtime);
  const [here, there, networkId] = [runtime.makeId(), runtime.makeId(), runtime.makeId()];
  const at = runtime.clock.iso();
  await database.write(async (queries) => {
    const store = institutionStore(queries);
    await store.addNetwork({ id: networkId, name: 'Synthetic network', createdAt: at });
    await store.add({ id: here, name: 'Synthetic here', networkId, createdAt: at });
    await store.add({ id: there, name: 'Synthetic there', networkId: null, createdAt: at });
  });
  return {
    here,
    there,
    make: (role, tenantId, { secondFactor = true } = {}) =>
      database.write(async (queries) => {
        const accountId = runtime.makeId();
        const personId = runtime.makeId();
        const email = `${accountId}@synthetic.example`;
        const account = {
          id: accountId,
          name: 'Synthetic Person',
          email,
          passwordHash: 'none',
          credentialId: runtime.makeId(),
        };
        await accountStore(queries).add({ ...account, createdAt: at });
        await personStore(queries).add({ tenantId, id: personId, kind: 'account', linkVersion: 1, createdAt: at });
        const members = memberStore(queries);
        await members.join({ tenantId, personId, accountId, at });
        // A role beyond the institution stands alone: the membership carries none, so that nothing else lets the person in.
        await members.setRoles(
          tenantId,
          personId,
          INSTITUTION_ROLES.filter((each) => each === role),
        );
        if (role === 'platform-administrator' || role === 'network-coordinator') {
          const network = role === 'network-coordinator' ? networkId : null;
          await members.addGrant({ id: runtime.makeId(), accountId, role, networkId: network, at });
        }
        const session = await beginSession(queries, runtime, accountId, 'password');
        await sessionStore(queries).end(session.id);
        await sessionStore(queries).add({ ...session, secondFactorAt: secondFactor ? at : null });
        const cookie = `${cookies.sessionName}=${encodeURIComponent(cookies.sign(session.token))}`;
        return { tenantId, personId, accountId, sessionId: session.id, cookie };
      }),
    async makeGuest() {
      const guest = await database.write((queries) => guests.create(queries));
      const cookie = `${GUEST_COOKIE}=${guests.sessionToken(guest)}`;
      return { tenantId: PUBLIC_TENANT, personId: guest.personId, accountId: null, sessionId: null, cookie };
    },
  };
}
