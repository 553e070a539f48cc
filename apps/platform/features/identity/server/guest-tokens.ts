// The secrets of guests: nothing is stored, a token proves itself by a keyed code over person and link version.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';

/** Keyed codes from the installation's secret; one purpose's code is worthless for another. */
export interface Signer {
  mac(purpose: string, data: Uint8Array): Uint8Array;
}

export interface GuestKey {
  readonly personId: string;
  /** Rises when the person asks for a new link; older links and sessions are then void. */
  readonly linkVersion: number;
}

export type GuestTokenPurpose = 'private-link' | 'guest-session';

const MAC_BYTES = 16;
const KEY_BYTES = 20;

/** Makes the token: 20 bytes of key and 16 of code, as base64url. */
export function writeGuestToken(signer: Signer, purpose: GuestTokenPurpose, key: GuestKey): string {
  const data = Buffer.alloc(KEY_BYTES);
  Buffer.from(key.personId.replaceAll('-', ''), 'hex').copy(data);
  data.writeUInt32BE(key.linkVersion, 16);
  const code = signer.mac(purpose, data).subarray(0, MAC_BYTES);
  return Buffer.concat([data, code]).toString('base64url');
}

/** Reads a token; null for anything that this installation did not make for this purpose. */
export function readGuestToken(signer: Signer, purpose: GuestTokenPurpose, token: string): GuestKey | null {
  if (!/^[\w-]{48}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== KEY_BYTES + MAC_BYTES) return null;
  const data = bytes.subarray(0, KEY_BYTES);
  const code = Buffer.from(signer.mac(purpose, data).subarray(0, MAC_BYTES));
  if (!timingSafeEqual(bytes.subarray(KEY_BYTES), code)) return null;
  const hex = data.subarray(0, 16).toString('hex');
  const personId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(personId) ? { personId, linkVersion: data.readUInt32BE(16) } : null;
}
