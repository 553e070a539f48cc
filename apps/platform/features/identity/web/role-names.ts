// Roles in words.
import { language, t } from '../../../web/messages/messages.ts';
import type { OpenedInvitation } from '../contract.ts';

export type Role = OpenedInvitation['roles'][number];

export function roleName(role: Role): string {
  return t(`role.${role}`);
}

/** Several roles in one phrase: "manager and trainer". */
export function roleList(roles: readonly Role[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(roles.map(roleName));
}
