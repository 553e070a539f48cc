// Seals what lies on the device with a key that can be used but not read out, so that a copied profile folder tells nothing.

/** A sealed value: the nonce and the ciphertext with its tag (AES-GCM, NIST SP 800-38D). */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly text: ArrayBuffer;
}

/** A key that never leaves the browser's key store. */
export function makeSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * @param place where the value will lie; a sealed value moved to another place does not open
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = await crypto.subtle.encrypt(parameters(nonce, place), key, encode(JSON.stringify(value)));
  return { nonce, text };
}

/** Opens a sealed value. Throws when key, place or text are not the ones it was sealed with. */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt(parameters(sealed.nonce, place), key, sealed.text);
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

function parameters(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: encode(place) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
