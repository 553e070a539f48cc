// Limits of accounts and institutions that browser and server share; no schema library here, so the browser pays nothing for them.

/** Shortest password; NIST SP 800-63B-4 asks for length instead of kinds of characters. */
export const PASSWORD_MIN = 10;
/** Longest password: more costs hashing time and protects nobody. */
export const PASSWORD_MAX = 128;
/** Longest name of a person, an institution, a network or a unit, in UTF-16 units. */
export const NAME_MAX = 120;
/** Longest e-mail address (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
export const EMAIL_MAX = 254;
/** Minutes a sign-in link works. */
export const SIGN_IN_LINK_MINUTES = 30;
/** Days an invitation waits. */
export const INVITATION_DAYS = 14;
/** Digits of a code from an authenticator app. */
export const CODE_DIGITS = 6;
/** Backup codes handed out at enrolment. */
export const BACKUP_CODES = 10;
/** Failed passwords of one account in `FAILURE_MINUTES` before passwords are not tried any more; the link by mail still works. */
export const FAILURES_PER_ACCOUNT = 10;
export const FAILURE_MINUTES = 15;
/** Days a session lives without being used. */
export const SESSION_DAYS = 14;
/** Units of one institution. */
export const UNITS_MAX = 500;

/** Roles an institution's administrator can give. The two others are granted on the whole installation. */
export const INSTITUTION_ROLES = [
  'participant',
  'rater',
  'manager',
  'trainer',
  'programme-designer',
  'institution-administrator',
  'researcher',
  'firm-contact',
] as const;
/** Roles beyond one institution, given by a platform administrator. */
export const PLATFORM_ROLES = ['network-coordinator', 'platform-administrator'] as const;
/** Roles that see or change what belongs to others: they need the second factor. */
export const STAFF_ROLES = [
  'manager',
  'trainer',
  'programme-designer',
  'institution-administrator',
  'researcher',
  'network-coordinator',
  'platform-administrator',
] as const;
