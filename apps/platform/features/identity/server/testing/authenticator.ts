// An authenticator app of its own (RFC 6238, SHA-1, 30 seconds, six digits), so that the server's codes are checked by another program.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of the secret (base32) at the instant, in milliseconds. */
export function authenticatorCode(secret: string, at: number, digits = 6): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const code = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = code[19]! & 15;
  return String((code.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}
