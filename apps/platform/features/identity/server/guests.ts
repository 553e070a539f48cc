// People who take part without an account: made at the first answer, known by a private link, gone when their time is over.
import { AppError } from '@dragoman/kernel';
import type { Database, WriteQueries } from '../../../core/database/database.ts';
import type { Actor } from '../../../core/http/policy.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { readGuestToken, writeGuestToken } from './guest-tokens.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';
import type { GuestKey } from './guest-tokens.ts';
import { personStore } from './person-store.ts';

export const GUEST_COOKIE = 'dragoman-guest';

export interface Guests {
  /** Makes a person of the public tenant inside the caller's write. */
  create(queries: WriteQueries): Promise<GuestKey>;
  /** Makes the person whom an institution asked, with the id by which it asked them; the same again changes nothing. */
  admit(queries: WriteQueries, tenantId: string, personId: string): Promise<GuestKey>;
  /** The secret part of the private link. */
  linkToken(guest: GuestKey): string;
  sessionToken(guest: GuestKey): string;
  /** Who a guest cookie belongs to; anonymous when it is void. Reads the database every time, so a voided link ends at once. */
  findActor(sessionToken: string): Promise<Actor>;
  /** Exchanges a private link for its person; throws `link.not-known`. */
  openLink(linkToken: string): Promise<GuestKey>;
  /** Makes a new link and voids the old one with every session opened by it. */
  renewLink(queries: WriteQueries, personId: string, tenantId?: string): Promise<GuestKey>;
  /** The current key of a guest, for showing the link again to a person who is already in. */
  keyOf(personId: string, tenantId?: string): Promise<GuestKey | null>;
}

export function createGuests(database: Database, signer: Signer, runtime: Runtime): Guests {
  const anonymous: Actor = { kind: 'anonymous' };
  const find = async (key: GuestKey | null): Promise<GuestKey | null> => {
    if (key === null) return null;
    const person = await personStore(database.read).find(key.tenantId ?? PUBLIC_TENANT, key.personId);
    return person?.kind === 'guest' && person.linkVersion === key.linkVersion ? key : null;
  };
  return {
    async create(queries) {
      const guest = { personId: runtime.makeId(), linkVersion: 1 };
      await personStore(queries).add({
        tenantId: PUBLIC_TENANT,
        id: guest.personId,
        kind: 'guest',
        linkVersion: 1,
        createdAt: runtime.clock.iso(),
      });
      return guest;
    },
    async admit(queries, tenantId, personId) {
      const store = personStore(queries);
      const known = await store.find(tenantId, personId);
      if (known !== null) return { tenantId, personId, linkVersion: known.linkVersion };
      await store.add({ tenantId, id: personId, kind: 'guest', linkVersion: 1, createdAt: runtime.clock.iso() });
      return { tenantId, personId, linkVersion: 1 };
    },
    linkToken: (guest) => writeGuestToken(signer, 'private-link', guest),
    sessionToken: (guest) => writeGuestToken(signer, 'guest-session', guest),
    async findActor(sessionToken) {
      const guest = await find(readGuestToken(signer, 'guest-session', sessionToken));
      return guest === null
        ? anonymous
        : { kind: 'guest', tenantId: guest.tenantId ?? PUBLIC_TENANT, personId: guest.personId };
    },
    async openLink(linkToken) {
      const guest = await find(readGuestToken(signer, 'private-link', linkToken));
      if (guest === null) throw new AppError('link.not-known');
      return guest;
    },
    async renewLink(queries, personId, tenantId = PUBLIC_TENANT) {
      const linkVersion = await personStore(queries).raiseLinkVersion(tenantId, personId);
      return { ...asked(tenantId), personId, linkVersion };
    },
    async keyOf(personId, tenantId = PUBLIC_TENANT) {
      const person = await personStore(database.read).find(tenantId, personId);
      return person?.kind === 'guest' ? { ...asked(tenantId), personId, linkVersion: person.linkVersion } : null;
    },
  };
}

function asked(tenantId: string): { tenantId?: string } {
  return tenantId === PUBLIC_TENANT ? {} : { tenantId };
}
