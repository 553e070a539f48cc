// The front door of the identity feature.
export { createIdentity } from './create-identity.ts';
export type { Identity } from './create-identity.ts';
export type { IdentityDependencies } from './identity-dependencies.ts';
export { sendThroughOutbox } from './send-mail.ts';
export type { MailToSend, SendMail } from './send-mail.ts';
export { requireSecondFactor } from './policy.ts';
export { createGuests, GUEST_COOKIE } from './guests.ts';
export type { Guests } from './guests.ts';
export type { Signer } from '../../../core/keys/signed-token.ts';
export { identityMigrations } from './migrations.ts';
export { institutionStore } from './institutions/institution-store.ts';
export { accountStore } from './accounts/account-store.ts';
export { memberStore } from './institutions/member-store.ts';
export { normaliseAddress } from '../address.ts';
export { personStore } from './person-store.ts';
export { personErasable } from './person-erasable.ts';
export { accountErasable } from './accounts/account-erasable.ts';
