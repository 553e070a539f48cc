// Objections are kept without names: keyed digests of whatever the next import could bring somebody back by.
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import { normaliseAddress } from '../../../identity/server/index.ts';

interface Identified {
  readonly name: string;
  readonly affiliation: string;
  readonly email: string | null;
  readonly orcid: string | null;
  readonly openAlexId: string | null;
}

const PURPOSE = 'academic objection';

/** One digest for each way to know the person; somebody with neither address nor identifier is known by name and affiliation. */
export function digestsOf(keys: Pick<InstallationKeys, 'digest'>, tenantId: string, person: Identified): string[] {
  const email = person.email === null ? null : normaliseAddress(person.email);
  const known = [
    person.orcid === null ? null : `orcid ${person.orcid}`,
    person.openAlexId === null ? null : `openalex ${person.openAlexId}`,
    email === null ? null : `email ${email}`,
    `name ${foldName(person.name)} ${foldName(person.affiliation)}`,
  ];
  return known.flatMap((each) => (each === null ? [] : [keys.digest(PURPOSE, `${tenantId}:${each}`)]));
}

/** Without case, marks and the order of its words: "Virta, Ann" is "Ann Virta". */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
}
