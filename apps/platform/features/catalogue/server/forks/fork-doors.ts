// Who stands before a fork's routes: a member of the institution that the fork belongs to, and nobody else.
import { AppError } from '@dragoman/kernel';
import type { Database } from '../../../../core/database/database.ts';
import type { Actor, Owner } from '../../../../core/http/policy.ts';
import { forkStore } from './fork-store.ts';
import type { Fork } from './fork-store.ts';

/** The institution that a fork belongs to, and the fork behind an address. */
export interface Doors {
  owner(request: { params: { forkId: string }; actor: Actor }): Promise<Owner | null>;
  open(actor: Actor, forkId: string): Promise<Fork>;
}

export function openDoors({ database }: { readonly database: Database }): Doors {
  const store = forkStore(database.read);
  return {
    async owner({ params, actor }) {
      if (actor.kind !== 'account') return null;
      const fork = await store.find(actor.tenantId, params.forkId);
      return fork === null ? null : { tenantId: fork.tenantId, personId: null };
    },
    async open(actor, forkId) {
      const fork = await store.find(memberOf(actor).tenantId, forkId);
      if (fork === null) throw new AppError('materials.unknown');
      return fork;
    },
  };
}

export function memberOf(actor: Actor): { tenantId: string; personId: string } {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}
