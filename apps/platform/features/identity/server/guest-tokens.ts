// The secrets of guests: a token names the person, the link version and, for those whom an institution asked, the institution.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

export interface GuestKey {
  /** The institution that asked them; absent for guests who came by themselves, who live in the public tenant. */
  readonly tenantId?: string;
  readonly personId: string;
  /** Rises when the person asks for a new link; older links and sessions are then void. */
  readonly linkVersion: number;
}

export type GuestTokenPurpose = 'private-link' | 'guest-session';

/** Without and with an institution before the person. */
const ALONE = { ids: 1, hasVersion: true, codeBytes: 16 } as const;
const OF_INSTITUTION = { ids: 2, hasVersion: true, codeBytes: 16 } as const;

export function writeGuestToken(signer: Signer, purpose: GuestTokenPurpose, key: GuestKey): string {
  const { tenantId, personId, linkVersion: version } = key;
  return tenantId === undefined
    ? writeSignedToken(signer, purpose, ALONE, { ids: [personId], version })
    : writeSignedToken(signer, purpose, OF_INSTITUTION, { ids: [tenantId, personId], version });
}

/** Reads a token; null for anything that this installation did not make for this purpose. */
export function readGuestToken(signer: Signer, purpose: GuestTokenPurpose, token: string): GuestKey | null {
  const alone = readSignedToken(signer, purpose, ALONE, token);
  if (alone !== null) return { personId: alone.ids[0]!, linkVersion: alone.version! };
  const found = readSignedToken(signer, purpose, OF_INSTITUTION, token);
  if (found === null) return null;
  const [tenantId, personId] = found.ids as [string, string];
  return { tenantId, personId, linkVersion: found.version! };
}
