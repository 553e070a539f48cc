// What goes over the wire about sign-in, accounts, institutions, members and invitations.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { ROLES } from '../../core/http/policy.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { normaliseAddress } from './address.ts';
import {
  CODE_DIGITS,
  EMAIL_MAX,
  INSTITUTION_ROLES,
  NAME_MAX,
  PASSWORD_MAX,
  PASSWORD_MIN,
  PLATFORM_ROLES,
  UNITS_MAX,
} from './limits.ts';

// --- Words used everywhere ---

/** A name: something visible in it, no line breaks and no invisible direction marks that would turn a neighbour's text around. */
export const displayName = plainText(NAME_MAX, 1).regex(/^(?!\s*$)[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+$/u, {
  message: 'name.not-a-name',
});
/** One address, nothing else: no display name, no list, no line break (mail header injection). See `address.ts`. */
export const emailAddress = plainText(EMAIL_MAX, 3).refine((text) => normaliseAddress(text) !== null, {
  message: 'email.not-an-address',
});
export const newPassword = plainText(PASSWORD_MAX, PASSWORD_MIN);
const givenPassword = plainText(PASSWORD_MAX, 1);
const secretToken = z.string().regex(/^[\w-]{20,200}$/);
const oneTimeCode = z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`));
export const language = z.enum(LANGUAGES);
export const role = z.enum(ROLES);
export const institutionRole = z.enum(INSTITUTION_ROLES);
export const platformRole = z.enum(PLATFORM_ROLES);
const noBody = z.strictObject({});
export const emptyBody = noBody;

const instant = z.iso.datetime();
const named = z.object({ id: z.uuid(), name: z.string() });

// --- Who is here ---

export const session = z.object({
  actor: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('anonymous') }),
    z.object({ kind: z.literal('guest') }),
    z.object({
      kind: z.literal('account'),
      name: z.string(),
      roles: z.array(role).meta({ description: 'In the institution worked in now, and on the whole installation.' }),
      secondFactor: z.enum(['passed', 'not-needed', 'to-enrol']).meta({
        description:
          '`to-enrol`: a role needs the second factor and this session has none; only enrolment, account and sign-out answer.',
      }),
      institution: named
        .nullable()
        .meta({ description: 'The institution worked in now; null for accounts that belong to none.' }),
      institutions: z.array(named).meta({ description: 'All institutions the account belongs to, for switching.' }),
    }),
  ]),
});
export const chooseInstitutionBody = z.strictObject({ institutionId: z.uuid() });

// --- Signing in ---

export const signInBody = z.strictObject({ email: emailAddress, password: givenPassword });
/** `two-factor`: the first factor was right, the code is asked for next (POST /api/sign-in/two-factor, within ten minutes). */
export const signInStep = z.object({ step: z.enum(['signed-in', 'two-factor']) });
export const secondFactorBody = z.union([
  z.strictObject({ code: oneTimeCode }),
  z.strictObject({ backupCode: z.string().regex(/^[A-Za-z0-9-]{8,20}$/) }),
]);
export const requestSignInLinkBody = z.strictObject({ email: emailAddress, language });
/** The same for known and unknown addresses. */
export const requestedSignInLink = z.object({ minutes: z.int().meta({ description: 'How long the link works.' }) });
export const openSignInLinkBody = z.strictObject({ token: secretToken });

// --- The own account ---

export const account = z.object({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  mayReplacePassword: z.boolean().meta({
    description: 'True for half an hour after signing in by a link: a new password can be set without the old one.',
  }),
  secondFactor: z.object({
    enabled: z.boolean(),
    required: z.boolean().meta({ description: 'A role of this account needs it; it cannot be switched off.' }),
    backupCodesLeft: z.int(),
  }),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      isCurrent: z.boolean(),
      startedAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
    }),
  ),
  memberships: z.array(
    z.object({ institution: named, roles: z.array(institutionRole), units: z.array(named), memberSince: instant }),
  ),
  grants: z.array(z.object({ role: platformRole, network: named.nullable() })),
});
export const changeAccountBody = z.strictObject({ name: displayName });
export const sessionParams = z.object({ sessionId: z.uuid() });
export const changePasswordBody = z.strictObject({
  currentPassword: givenPassword.nullable().meta({ description: 'Null only when `mayReplacePassword`.' }),
  newPassword,
});
/** Starting again makes a new secret; nothing changes until it is confirmed. */
export const begunSecondFactor = z.object({
  uri: z.string().meta({ description: '`otpauth://totp/…`, to be drawn as a QR code.' }),
  secret: z.string().meta({ description: 'The same secret in base32, for typing.' }),
});
export const confirmSecondFactorBody = z.strictObject({ code: oneTimeCode });
export const backupCodes = z.object({
  backupCodes: z.array(z.string()).meta({ description: 'Shown once; each works once.' }),
});
export const provenByCodeBody = z.strictObject({ code: oneTimeCode });

// --- First administrator ---

export const setUpBody = z.strictObject({
  token: secretToken,
  name: displayName,
  email: emailAddress,
  password: newPassword,
  institutionName: displayName,
});

// --- Networks and institutions (platform administrator; a network coordinator reads the own network's) ---

export const network = z.object({ id: z.uuid(), name: z.string(), institutions: z.int(), createdAt: instant });
export const networkList = z.object({ networks: z.array(network) });
export const addNetworkBody = z.strictObject({ name: displayName });

export const institutionSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  network: named.nullable(),
  members: z.int(),
  createdAt: instant,
});
export const institutionList = z.object({ institutions: z.array(institutionSummary) });
export const addInstitutionBody = z.strictObject({
  name: displayName,
  networkId: z.uuid().nullable(),
  administrator: z.strictObject({ email: emailAddress, language }).nullable().meta({
    description: 'Invited as the first administrator of the institution; null to do so later.',
  }),
});

export const inviteAdministratorBody = z.strictObject({ email: emailAddress, language });
export const institutionParams = z.object({ institutionId: z.uuid() });

export const platformStaff = z.object({
  staff: z.array(
    z.object({
      grantId: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: platformRole,
      network: named.nullable(),
      grantedAt: instant,
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      email: z.string(),
      role: platformRole,
      network: named.nullable(),
      invitedAt: instant,
      expiresAt: instant,
    }),
  ),
});
export const invitePlatformStaffBody = z
  .strictObject({ email: emailAddress, role: platformRole, networkId: z.uuid().nullable(), language })
  .refine((body) => (body.role === 'network-coordinator') === (body.networkId !== null), {
    message: 'grant.network-mismatch',
  });
export const grantParams = z.object({ grantId: z.uuid() });

// --- The institution worked in ---

export const institution = z.object({ id: z.uuid(), name: z.string(), network: named.nullable(), createdAt: instant });
export const renameBody = z.strictObject({ name: displayName });

export const unit = z.object({ id: z.uuid(), name: z.string(), members: z.int() });
export const unitList = z.object({ units: z.array(unit) });
export const addUnitBody = z.strictObject({ name: displayName });
export const unitParams = z.object({ unitId: z.uuid() });

export const member = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(institutionRole),
  units: z.array(named),
  secondFactor: z.boolean(),
  memberSince: instant,
  isSelf: z.boolean(),
});
export const memberList = z.object({ members: z.array(member) });
export const memberParams = z.object({ personId: z.uuid() });
const someRoles = z.array(institutionRole).min(1).max(INSTITUTION_ROLES.length);
const someUnits = z.array(z.uuid()).max(UNITS_MAX);
export const changeRolesBody = z.strictObject({ roles: someRoles });
export const changeUnitsBody = z.strictObject({ units: someUnits });

// --- Invitations ---

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  roles: z.array(institutionRole),
  units: z.array(named),
  status: z.enum(['pending', 'expired']),
  invitedAt: instant,
  expiresAt: instant,
});
/** Those that wait or ran out, newest first. Accepted ones are members, revoked ones are gone. */
export const invitationList = z.object({ invitations: z.array(invitation) });
/** A second invitation to the same address takes the place of the first, whose link is void from then on. */
export const inviteBody = z.strictObject({ email: emailAddress, roles: someRoles, units: someUnits, language });
export const invitationParams = z.object({ invitationId: z.uuid() });

export const openInvitationBody = z.strictObject({ token: secretToken });
export const openedInvitation = z.object({
  institution: named.nullable().meta({ description: 'Null for a role on the whole installation or a network.' }),
  network: named.nullable(),
  email: z.string(),
  roles: z.array(role),
  hasAccount: z.boolean().meta({ description: 'True: accepting needs no name and password.' }),
  expiresAt: instant,
});
export const acceptInvitationBody = z.strictObject({
  token: secretToken,
  newAccount: z
    .strictObject({ name: displayName, password: newPassword })
    .nullable()
    .meta({ description: 'Null when the address has an account already.' }),
});
/** `signed-in`: a new account was made, or the account was signed in already. `sign-in`: the account exists; its owner signs in next. */
export const acceptedInvitation = z.object({ step: z.enum(['signed-in', 'sign-in']) });

export type Session = z.infer<typeof session>;
export type SignInBody = z.infer<typeof signInBody>;
export type SignInStep = z.infer<typeof signInStep>;
export type SecondFactorBody = z.infer<typeof secondFactorBody>;
export type RequestedSignInLink = z.infer<typeof requestedSignInLink>;
export type Account = z.infer<typeof account>;
export type BegunSecondFactor = z.infer<typeof begunSecondFactor>;
export type BackupCodes = z.infer<typeof backupCodes>;
export type SetUpBody = z.infer<typeof setUpBody>;
export type Network = z.infer<typeof network>;
export type NetworkList = z.infer<typeof networkList>;
export type Institution = z.infer<typeof institution>;
export type InstitutionSummary = z.infer<typeof institutionSummary>;
export type InstitutionList = z.infer<typeof institutionList>;
export type PlatformStaff = z.infer<typeof platformStaff>;
export type Unit = z.infer<typeof unit>;
export type UnitList = z.infer<typeof unitList>;
export type Member = z.infer<typeof member>;
export type MemberList = z.infer<typeof memberList>;
export type InstitutionRole = z.infer<typeof institutionRole>;
export type PlatformRole = z.infer<typeof platformRole>;
export type Invitation = z.infer<typeof invitation>;
export type InvitationList = z.infer<typeof invitationList>;
export type OpenedInvitation = z.infer<typeof openedInvitation>;
export type AcceptedInvitation = z.infer<typeof acceptedInvitation>;

/*
 * The routes, all below /api. Those marked * need the header Idempotency-Key. Codes of refusals: errors.ts.
 *
 * GET    /session                                   → session
 * POST   /session/institution  chooseInstitutionBody → session
 * POST   /sign-in              signInBody            → signInStep           sign-in.not-right, sign-in.too-many
 * POST   /sign-in/two-factor   secondFactorBody      → signInStep           code.not-right, code.too-many, sign-in.begin-again
 * POST   /sign-in/link         requestSignInLinkBody → requestedSignInLink (202)
 * POST   /sign-in/link/open    openSignInLinkBody    → signInStep           link.not-known (void, used or over: /sign-in/link#token)
 * POST   /sign-out             emptyBody             → 204
 * POST   /sign-out-everywhere  emptyBody             → 204                  this device too
 * GET    /account                                    → account
 * PATCH  /account              changeAccountBody     → account
 * DELETE /account/sessions/:sessionId                → 204
 * POST   /account/password     changePasswordBody    → 204                  password.not-right, password.too-common; ends all other sessions
 * POST   /account/two-factor/begin    emptyBody      → begunSecondFactor    two-factor.on-already, session.not-fresh (signed in more than half an hour ago: sign in again)
 * POST   /account/two-factor/confirm  confirmSecondFactorBody → backupCodes code.not-right, code.too-many, two-factor.not-begun
 * POST   /account/two-factor/disable  provenByCodeBody → 204                two-factor.required, code.not-right
 * POST   /account/two-factor/backup-codes provenByCodeBody → backupCodes    makes new ones; the old ones are void
 * POST   /set-up               setUpBody             → signInStep           set-up.not-known, password.too-common
 * GET    /networks                                   → networkList
 * POST*  /networks             addNetworkBody        → network (201)
 * GET    /institutions                               → institutionList
 * POST*  /institutions         addInstitutionBody    → institutionSummary (201)
 * POST*  /institutions/:institutionId/administrators inviteAdministratorBody → 202 institutionSummary (invites one by mail)
 * GET    /platform/staff                             → platformStaff
 * POST*  /platform/invitations invitePlatformStaffBody → platformStaff (201)
 * POST   /platform/invitations/:invitationId/revoke emptyBody → 204
 * DELETE /platform/staff/:grantId                    → 204                  grant.last-administrator
 * GET    /institution                                → institution
 * PATCH  /institution          renameBody            → institution
 * POST   /institution/leave    emptyBody             → 204                  member.last-administrator
 * GET    /institution/units                          → unitList
 * POST*  /institution/units    addUnitBody           → unit (201)           unit.name-taken
 * PATCH  /institution/units/:unitId renameBody       → unit
 * DELETE /institution/units/:unitId                  → 204
 * GET    /institution/members                        → memberList
 * PUT    /institution/members/:personId/roles changeRolesBody → member      member.last-administrator; ends the member's sessions
 * PUT    /institution/members/:personId/units changeUnitsBody → member
 * DELETE /institution/members/:personId              → 204                  access ends with the next request
 * GET    /institution/invitations                    → invitationList
 * POST*  /institution/invitations inviteBody         → invitation (201)     invitation.member-already
 * POST   /institution/invitations/:invitationId/revoke emptyBody → 204
 * POST   /invitations/open     openInvitationBody    → openedInvitation     invitation.not-known
 * POST   /invitations/accept   acceptInvitationBody  → acceptedInvitation   invitation.not-known, password.too-common, invitation.account-needed
 */
