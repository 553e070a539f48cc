// What is derived from the installation's one secret: keyed digests of persons, codes for tokens, secrets for libraries.
import { createHmac, hkdfSync } from 'node:crypto';

export const SECRET_BYTES = 32;

export interface InstallationKeys {
  /** Keyed code (HMAC-SHA-256, 32 bytes) over data; one purpose's code is worthless for another. */
  mac(purpose: string, data: Uint8Array | string): Uint8Array;
  /** The same as 64 hexadecimal digits, for columns. */
  digest(purpose: string, text: string): string;
  /** How logs name a person: the same person always alike, nobody without the secret able to tell who. */
  digestPerson(tenantId: string, personId: string): string;
  /** A secret of its own for a library, 64 hexadecimal digits. */
  secretFor(purpose: string): string;
}

/** Each purpose has its own key, derived by HKDF-SHA-256 (RFC 5869). */
export function deriveKeys(secret: Uint8Array): InstallationKeys {
  if (secret.length !== SECRET_BYTES)
    throw new RangeError(`The installation's secret has ${secret.length} bytes instead of ${SECRET_BYTES}.`);
  const derived = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    let key = derived.get(purpose);
    if (key === undefined) {
      key = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `dragoman ${purpose}`, SECRET_BYTES));
      derived.set(purpose, key);
    }
    return key;
  };
  const mac = (purpose: string, data: Uint8Array | string): Buffer =>
    createHmac('sha256', keyFor(`mac ${purpose}`))
      .update(data)
      .digest();
  const digest = (purpose: string, text: string): string => mac(purpose, text).toString('hex');
  return {
    mac,
    digest,
    digestPerson: (tenantId, personId) => digest('person', `${tenantId}:${personId}`),
    secretFor: (purpose) => keyFor(`secret ${purpose}`).toString('hex'),
  };
}
