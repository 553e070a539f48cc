// Refusals of the identity feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const identityErrors = {
  /** A private link or a sign-in link that was used, replaced, is over or was never made. */
  'link.not-known': 404,
  /** Wrong address or password; says not which. */
  'sign-in.not-right': 401,
  /** Too many wrong passwords for this account; `minutes` until the next try. The link by mail still works. */
  'sign-in.too-many': 429,
  /** The first step of the sign-in is too long ago or was never done. */
  'sign-in.begin-again': 401,
  /** The sign-in is more than half an hour old: for this one signs in again first. */
  'session.not-fresh': 403,
  'code.not-right': 401,
  'code.too-many': 429,
  'password.not-right': 403,
  /** On the list of the most common passwords, or the person's own name or address. */
  'password.too-common': 422,
  'two-factor.on-already': 409,
  'two-factor.not-begun': 409,
  'two-factor.off': 409,
  'two-factor.required': 409,
  'set-up.not-known': 404,
  'set-up.address-taken': 409,
  'invitation.not-known': 404,
  'invitation.member-already': 409,
  /** The address has no account yet: name and password are needed. */
  'invitation.account-needed': 422,
  'institution.not-a-member': 404,
  'institution.network-unknown': 422,
  'unit.name-taken': 409,
  'unit.unknown': 422,
  'unit.too-many': 409,
  'member.last-administrator': 409,
  'grant.last-administrator': 409,
  'mail.too-many': 429,
} as const satisfies Readonly<Record<string, number>>;
