// The front door of the identity feature.
export { createGuests, GUEST_COOKIE } from './guests.ts';
export type { Guests } from './guests.ts';
export type { GuestKey, Signer } from './guest-tokens.ts';
export { identityMigrations } from './migrations.ts';
export { personStore } from './person-store.ts';
export { personErasable } from './person-erasable.ts';
