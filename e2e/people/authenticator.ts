// An authenticator app: shows the code of a secret (RFC 6238, 30 seconds, 6 digits, SHA-1), and never the same one twice.
import { createHmac } from 'node:crypto';

const STEP_MILLISECONDS = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface Authenticator {
  /** The code to type. A used code is refused, so the next one is taken, after waiting until it is right. */
  code(): Promise<string>;
  /** A code that is not right now and was not a moment ago. */
  wrongCode(): string;
}

/** @param secret in base32, as the page shows it for typing */
export function createAuthenticator(secret: string): Authenticator {
  const key = decodeBase32(secret);
  let last = 0;
  return {
    async code() {
      const now = Math.floor(Date.now() / STEP_MILLISECONDS);
      const step = Math.max(now, last + 1);
      last = step;
      // Servers take the code of the next half minute for clocks that are a little ahead, but not the one after.
      const tooEarly = (step - 1) * STEP_MILLISECONDS - Date.now();
      if (tooEarly > 0) await new Promise((resolve) => setTimeout(resolve, tooEarly));
      return codeOfStep(key, step);
    },
    wrongCode: () => codeOfStep(key, Math.floor(Date.now() / STEP_MILLISECONDS) + 1000),
  };
}

function codeOfStep(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648, section 6, without padding. */
function decodeBase32(text: string): Buffer {
  const letters = [...text.replaceAll(/[\s=]/g, '').toUpperCase()];
  const bits = letters.map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
