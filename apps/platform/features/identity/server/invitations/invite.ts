// Inviting by mail: a secret in the fragment of a link, two weeks, once; a second invitation takes the place of the first.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { Role } from '../../../../core/http/policy.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { normaliseAddress } from '../../address.ts';
import { INVITATION_DAYS } from '../../limits.ts';
import { accountStore } from '../accounts/account-store.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { makeSecret } from '../sign-in/begin-session.ts';
import { invitationStore } from './invitation-store.ts';
import type { InvitationRecord, NewInvitation } from './invitation-store.ts';

export const INVITATION_SECRET = 'invitation';
const ADDRESS_DIGEST = 'invitation address';

export interface InvitationOffer {
  /** The institution, or the public tenant for a role on the whole installation. */
  readonly tenantId: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly units: readonly string[];
  readonly networkId: string | null;
  readonly language: string;
  readonly byPersonId: string;
}

/** Makes the invitation and puts its mail into the post, inside the caller's write. */
export async function invite(
  dependencies: IdentityDependencies,
  queries: WriteQueries,
  offer: InvitationOffer,
): Promise<InvitationRecord> {
  const { runtime, keys, audit } = dependencies;
  const email = normaliseAddress(offer.email);
  if (email === null) throw new AppError('request.invalid');
  await refuseMembers(queries, offer, email);
  const store = invitationStore(queries);
  const addressDigest = keys.digest(ADDRESS_DIGEST, email);
  for (const earlier of await store.findPendingFor(offer.tenantId, addressDigest)) {
    await store.end(offer.tenantId, earlier, 'replaced');
  }
  const token = makeSecret(runtime);
  const now = runtime.clock.now();
  const invitation: NewInvitation = {
    tenantId: offer.tenantId,
    id: runtime.makeId(),
    secretDigest: keys.digest(INVITATION_SECRET, token),
    addressDigest,
    roles: offer.roles,
    units: offer.units,
    networkId: offer.networkId,
    invitedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + INVITATION_DAYS * 86_400_000).toISOString(),
    email,
  };
  await store.add(invitation);
  await sendInvitation(dependencies, queries, invitation, token, offer.language);
  await audit(queries, {
    tenantId: offer.tenantId,
    personId: offer.byPersonId,
    action: 'invitation.sent',
    subject: { type: 'invitation', id: invitation.id },
    details: { roles: offer.roles.join(' ').slice(0, 120) },
  });
  return { ...invitation, state: 'pending' };
}

async function refuseMembers(queries: WriteQueries, offer: InvitationOffer, email: string): Promise<void> {
  const account = await accountStore(queries).findByEmail(email);
  if (account === null) return;
  const store = memberStore(queries);
  const isMember =
    offer.tenantId === PUBLIC_TENANT
      ? (await store.grantsOf(account.id)).some(
          (grant) => offer.roles.includes(grant.role) && (grant.network?.id ?? null) === offer.networkId,
        )
      : (await store.findByAccount(offer.tenantId, account.id))?.hasLeft === false;
  if (isMember) throw new AppError('invitation.member-already');
}

async function sendInvitation(
  { messages, sendMail, publicUrl }: IdentityDependencies,
  queries: WriteQueries,
  invitation: NewInvitation,
  token: string,
  language: string,
): Promise<void> {
  const institutions = institutionStore(queries);
  const place =
    (await institutions.find(invitation.tenantId))?.name ??
    (invitation.networkId === null ? null : ((await institutions.findNetwork(invitation.networkId))?.name ?? null));
  const values = {
    place: place ?? 'Dragoman',
    link: new URL(`/invitation#${token}`, publicUrl()).href,
    days: INVITATION_DAYS,
  };
  await sendMail(queries, {
    tenantId: invitation.tenantId,
    personId: invitation.id,
    occasion: 'invitation',
    step: 'sent',
    to: invitation.email,
    subject: messages.say(language, 'mail.invitation.subject', values),
    text: messages.say(language, 'mail.invitation.text', values),
  });
}
