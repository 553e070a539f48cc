// Secrets in links: nothing of them is stored, a token proves itself by a keyed code over the ids it names. A version beside them voids
// older links when it rises.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';

/** Keyed codes from the installation's secret; one purpose's code is worthless for another. */
export interface Signer {
  mac(purpose: string, data: Uint8Array): Uint8Array;
}

export interface TokenShape {
  /** UUIDs it names. */
  readonly ids: number;
  readonly hasVersion: boolean;
  /** Of the code: 24 where the token alone opens something for long, 16 where a version can void it. */
  readonly codeBytes: 16 | 24;
}

export interface TokenContent {
  readonly ids: readonly string[];
  /** Null in a shape without one. */
  readonly version: number | null;
}

const ID_BYTES = 16;
const VERSION_BYTES = 4;

/** Ids, version and code, as base64url. */
export function writeSignedToken(
  signer: Signer,
  purpose: string,
  shape: TokenShape,
  { ids, version }: TokenContent,
): string {
  const parts = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
  if (shape.hasVersion) {
    const bytes = Buffer.alloc(VERSION_BYTES);
    bytes.writeUInt32BE(version ?? 0);
    parts.push(bytes);
  }
  const data = Buffer.concat(parts);
  return Buffer.concat([data, signer.mac(purpose, data).subarray(0, shape.codeBytes)]).toString('base64url');
}

/**
 * What a token names; null for anything that this installation did not make for this purpose and shape.
 *
 * @example
 * const shape = { ids: 1, hasVersion: false, codeBytes: 24 } as const;
 * const token = writeSignedToken(keys, 'rater-link', shape, { ids: [id], version: null });
 * readSignedToken(keys, 'rater-link', shape, token)?.ids[0] === id; // true
 */
export function readSignedToken(
  signer: Signer,
  purpose: string,
  shape: TokenShape,
  token: string,
): TokenContent | null {
  const length = shape.ids * ID_BYTES + (shape.hasVersion ? VERSION_BYTES : 0);
  const bytes = Buffer.from(token, 'base64url');
  // The last character may carry bits that stand for nothing: only one way of writing a token is taken.
  if (bytes.length !== length + shape.codeBytes || bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, length);
  const code = Buffer.from(signer.mac(purpose, data).subarray(0, shape.codeBytes));
  if (!timingSafeEqual(bytes.subarray(length), code)) return null;
  const ids = Array.from({ length: shape.ids }, (_, at) => toId(data.subarray(at * ID_BYTES, (at + 1) * ID_BYTES)));
  if (!ids.every(isUuid)) return null;
  return { ids, version: shape.hasVersion ? data.readUInt32BE(length - VERSION_BYTES) : null };
}

function toId(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
