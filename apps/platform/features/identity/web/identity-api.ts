// The calls of sign-in, account and institution, with the types of their contract.
import type { Language } from '@dragoman/kernel';
import { request } from '../../../web/api/request.ts';
import type {
  AcceptedInvitation,
  Account,
  BackupCodes,
  BegunSecondFactor,
  Institution,
  InstitutionList,
  InstitutionRole,
  InstitutionSummary,
  Invitation,
  InvitationList,
  Member,
  MemberList,
  Network,
  NetworkList,
  OpenedInvitation,
  PlatformRole,
  PlatformStaff,
  RequestedSignInLink,
  SecondFactorBody,
  Session,
  SetUpBody,
  SignInBody,
  SignInStep,
  Unit,
  UnitList,
} from '../contract.ts';

const NOTHING = { body: {} };

export const signInApi = {
  signIn: (body: SignInBody) => request<SignInStep>('POST', '/sign-in', { body }),
  secondFactor: (body: SecondFactorBody) => request<SignInStep>('POST', '/sign-in/two-factor', { body }),
  requestLink: (email: string, language: Language) =>
    request<RequestedSignInLink>('POST', '/sign-in/link', { body: { email, language } }),
  openLink: (token: string) => request<SignInStep>('POST', '/sign-in/link/open', { body: { token } }),
  signOut: () => request<undefined>('POST', '/sign-out', NOTHING),
  signOutEverywhere: () => request<undefined>('POST', '/sign-out-everywhere', NOTHING),
  setUp: (body: SetUpBody) => request<SignInStep>('POST', '/set-up', { body }),
  openInvitation: (token: string) => request<OpenedInvitation>('POST', '/invitations/open', { body: { token } }),
  acceptInvitation: (token: string, newAccount: { name: string; password: string } | null) =>
    request<AcceptedInvitation>('POST', '/invitations/accept', { body: { token, newAccount } }),
};

export const accountApi = {
  read: () => request<Account>('GET', '/account'),
  rename: (name: string) => request<Account>('PATCH', '/account', { body: { name } }),
  endSession: (sessionId: string) => request<undefined>('DELETE', `/account/sessions/${sessionId}`),
  changePassword: (currentPassword: string | null, newPassword: string) =>
    request<undefined>('POST', '/account/password', { body: { currentPassword, newPassword } }),
  beginSecondFactor: () => request<BegunSecondFactor>('POST', '/account/two-factor/begin', NOTHING),
  confirmSecondFactor: (code: string) =>
    request<BackupCodes>('POST', '/account/two-factor/confirm', { body: { code } }),
  disableSecondFactor: (code: string) => request<undefined>('POST', '/account/two-factor/disable', { body: { code } }),
  newBackupCodes: (code: string) =>
    request<BackupCodes>('POST', '/account/two-factor/backup-codes', { body: { code } }),
  chooseInstitution: (institutionId: string) =>
    request<Session>('POST', '/session/institution', { body: { institutionId } }),
};

export const institutionApi = {
  read: () => request<Institution>('GET', '/institution'),
  rename: (name: string) => request<Institution>('PATCH', '/institution', { body: { name } }),
  leave: () => request<undefined>('POST', '/institution/leave', NOTHING),
  units: () => request<UnitList>('GET', '/institution/units'),
  addUnit: (name: string, idempotencyKey: string) =>
    request<Unit>('POST', '/institution/units', { body: { name }, idempotencyKey }),
  renameUnit: (unitId: string, name: string) =>
    request<Unit>('PATCH', `/institution/units/${unitId}`, { body: { name } }),
  removeUnit: (unitId: string) => request<undefined>('DELETE', `/institution/units/${unitId}`),
  members: () => request<MemberList>('GET', '/institution/members'),
  changeRoles: (personId: string, roles: readonly InstitutionRole[]) =>
    request<Member>('PUT', `/institution/members/${personId}/roles`, { body: { roles } }),
  changeUnits: (personId: string, units: readonly string[]) =>
    request<Member>('PUT', `/institution/members/${personId}/units`, { body: { units } }),
  removeMember: (personId: string) => request<undefined>('DELETE', `/institution/members/${personId}`),
  invitations: () => request<InvitationList>('GET', '/institution/invitations'),
  invite: (
    body: { email: string; roles: readonly InstitutionRole[]; units: readonly string[]; language: Language },
    idempotencyKey: string,
  ) => request<Invitation>('POST', '/institution/invitations', { body, idempotencyKey }),
  revoke: (invitationId: string) =>
    request<undefined>('POST', `/institution/invitations/${invitationId}/revoke`, NOTHING),
};

export const installationApi = {
  institutions: () => request<InstitutionList>('GET', '/institutions'),
  addInstitution: (
    body: {
      name: string;
      networkId: string | null;
      administrator: { email: string; language: Language } | null;
    },
    idempotencyKey: string,
  ) => request<InstitutionSummary>('POST', '/institutions', { body, idempotencyKey }),
  networks: () => request<NetworkList>('GET', '/networks'),
  addNetwork: (name: string, idempotencyKey: string) =>
    request<Network>('POST', '/networks', { body: { name }, idempotencyKey }),
  staff: () => request<PlatformStaff>('GET', '/platform/staff'),
  inviteStaff: (
    body: { email: string; role: PlatformRole; networkId: string | null; language: Language },
    idempotencyKey: string,
  ) => request<PlatformStaff>('POST', '/platform/invitations', { body, idempotencyKey }),
  revokeStaffInvitation: (invitationId: string) =>
    request<undefined>('POST', `/platform/invitations/${invitationId}/revoke`, NOTHING),
  removeStaff: (grantId: string) => request<undefined>('DELETE', `/platform/staff/${grantId}`),
};
