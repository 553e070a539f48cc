// What the policy test needs to call the routes of identity.
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { institutionStore } from './institutions/institution-store.ts';
import { memberStore } from './institutions/member-store.ts';
import { invitationStore } from './invitations/invitation-store.ts';
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from './testing/policy-people.ts';

const SECRET = 'A'.repeat(43);
const PASSWORD = 'mustikka ja kahvi';

export function identityPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const addressOf = (): string => `${runtime.makeId()}@synthetic.example`;
  const addUnit = async (tenantId: string): Promise<string> => {
    const id = runtime.makeId();
    const unit = { id, name: `Unit ${id}`, createdAt: runtime.clock.iso() };
    await database.write((queries) => institutionStore(queries).addUnit(tenantId, unit));
    return id;
  };
  const addInvitation = async (tenantId: string): Promise<string> => {
    const id = runtime.makeId();
    const invitation = {
      tenantId,
      id,
      secretDigest: id,
      addressDigest: id,
      roles: ['rater'],
      units: [],
      networkId: null,
    } as const;
    const times = { invitedAt: runtime.clock.iso(), expiresAt: runtime.clock.iso() };
    await database.write((queries) => invitationStore(queries).add({ ...invitation, ...times, email: addressOf() }));
    return id;
  };
  const addGrant = async (owner: PolicyPerson): Promise<string> => {
    const id = runtime.makeId();
    const grant = {
      id,
      accountId: owner.accountId ?? owner.personId,
      role: 'network-coordinator',
      networkId: null,
      at: runtime.clock.iso(),
    } as const;
    await database.write((queries) => memberStore(queries).addGrant(grant));
    return id;
  };
  const nothing = async () => ({ body: {} });
  const reading = async () => ({});
  const code = async () => ({ body: { code: '000000' } });
  const ofUnit = async (owner: PolicyPerson) => ({ params: { unitId: await addUnit(owner.tenantId) } });
  const ofMember = async ({ personId }: PolicyPerson) => ({ params: { personId } });
  return {
    'session.read': reading,
    'session.choose-institution': async ({ tenantId }) => ({ body: { institutionId: tenantId } }),
    'sign-in.password': async () => ({ body: { email: addressOf(), password: PASSWORD } }),
    'sign-in.two-factor': code,
    'sign-in.request-link': async () => ({ body: { email: addressOf(), language: 'en' } }),
    'sign-in.open-link': async () => ({ body: { token: SECRET } }),
    'set-up.first-administrator': async () => ({
      body: { token: SECRET, name: 'A', email: addressOf(), password: PASSWORD, institutionName: 'B' },
    }),
    'sign-out.here': nothing,
    'sign-out.everywhere': nothing,
    'account.read': reading,
    'account.change': async () => ({ body: { name: 'Other Synthetic' } }),
    'account.end-session': async ({ sessionId }) => ({ params: { sessionId: sessionId ?? runtime.makeId() } }),
    'account.change-password': async () => ({ body: { currentPassword: null, newPassword: PASSWORD } }),
    'account.begin-two-factor': nothing,
    'account.confirm-two-factor': code,
    'account.disable-two-factor': code,
    'account.renew-backup-codes': code,
    'institution.read': reading,
    'institution.rename': async () => ({ body: { name: 'Renamed' } }),
    'institution.leave': nothing,
    'institution.list-units': reading,
    'institution.add-unit': async () => ({ body: { name: `Unit ${runtime.makeId()}` } }),
    'institution.rename-unit': async (owner) => ({
      ...(await ofUnit(owner)),
      body: { name: `Unit ${runtime.makeId()}` },
    }),
    'institution.remove-unit': ofUnit,
    'institution.list-members': reading,
    'institution.change-roles': async (owner) => ({
      ...(await ofMember(owner)),
      body: { roles: ['participant', 'institution-administrator'] },
    }),
    'institution.change-units': async (owner) => ({ ...(await ofMember(owner)), body: { units: [] } }),
    'institution.remove-member': ofMember,
    'invitation.list': reading,
    'invitation.send': async () => ({ body: { email: addressOf(), roles: ['rater'], units: [], language: 'en' } }),
    'invitation.revoke': async ({ tenantId }) => ({
      params: { invitationId: await addInvitation(tenantId) },
      body: {},
    }),
    'invitation.open': async () => ({ body: { token: SECRET } }),
    'invitation.accept': async () => ({ body: { token: SECRET, newAccount: null } }),
    'network.list': reading,
    'network.add': async () => ({ body: { name: 'Synthetic network' } }),
    'institutions.list': reading,
    'institutions.add': async () => ({ body: { name: 'Synthetic', networkId: null, administrator: null } }),
    'institutions.invite-administrator': async ({ tenantId }) => ({
      params: { institutionId: tenantId === PUBLIC_TENANT ? runtime.makeId() : tenantId },
      body: { email: addressOf(), language: 'en' },
    }),
    'platform.list-staff': reading,
    'platform.invite': async () => ({
      body: { email: addressOf(), role: 'platform-administrator', networkId: null, language: 'en' },
    }),
    'platform.revoke-invitation': async () => ({
      params: { invitationId: await addInvitation(PUBLIC_TENANT) },
      body: {},
    }),
    'platform.end-grant': async (owner) => ({ params: { grantId: await addGrant(owner) } }),
  };
}
