// The secrets of guests: nothing is stored, a token proves itself by a keyed code over person and link version.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';

/** Keyed codes from the installation's secret; one purpose's code is worthless for another. */
export interface Signer {
  mac(purpose: string, data: Uint8Array): Uint8Array;
}

export interface GuestKey {
  /** The institution that asked them; absent for guests who came by themselves, who live in the public tenant. */
  readonly tenantId?: string;
  readonly personId: string;
  /** Rises when the person asks for a new link; older links and sessions are then void. */
  readonly linkVersion: number;
}

export type GuestTokenPurpose = 'private-link' | 'guest-session';

const MAC_BYTES = 16;
const KEY_BYTES = 20;
const TENANT_BYTES = 16;

/** Makes the token: 16 bytes of institution if there is one, 20 of key and 16 of code, as base64url. */
export function writeGuestToken(signer: Signer, purpose: GuestTokenPurpose, key: GuestKey): string {
  const own = Buffer.alloc(KEY_BYTES);
  toBytes(key.personId).copy(own);
  own.writeUInt32BE(key.linkVersion, 16);
  const data = key.tenantId === undefined ? own : Buffer.concat([toBytes(key.tenantId), own]);
  const code = signer.mac(purpose, data).subarray(0, MAC_BYTES);
  return Buffer.concat([data, code]).toString('base64url');
}

/** Reads a token; null for anything that this installation did not make for this purpose. */
export function readGuestToken(signer: Signer, purpose: GuestTokenPurpose, token: string): GuestKey | null {
  if (!/^([\w-]{48}|[\w-]{70})$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // The last character of the longer kind carries bits that stand for nothing: only one way of writing a token is taken.
  if (bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, -MAC_BYTES);
  const code = Buffer.from(signer.mac(purpose, data).subarray(0, MAC_BYTES));
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), code)) return null;
  const own = data.subarray(-KEY_BYTES);
  const personId = toId(own.subarray(0, 16));
  const linkVersion = own.readUInt32BE(16);
  if (!isUuid(personId)) return null;
  return data.length === KEY_BYTES
    ? { personId, linkVersion }
    : { tenantId: toId(data.subarray(0, TENANT_BYTES)), personId, linkVersion };
}

function toBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function toId(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
