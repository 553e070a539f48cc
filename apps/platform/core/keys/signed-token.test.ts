import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignedToken, writeSignedToken } from './signed-token.ts';
import type { Signer, TokenShape } from './signed-token.ts';

const signerWith = (secret: string): Signer => ({
  mac: (purpose, data) => createHmac('sha256', secret).update(purpose).update(data).digest(),
});
const signer = signerWith('one');
const ids = ['01939c1e-7a00-7000-8000-0123456789ab', '01939c1e-7a00-7000-8000-0123456789ff'];
const single: TokenShape = { ids: 1, hasVersion: false, codeBytes: 24 };
const versioned: TokenShape = { ids: 2, hasVersion: true, codeBytes: 16 };

describe('signed tokens', () => {
  it('give back what they name', () => {
    const token = writeSignedToken(signer, 'a', single, { ids: [ids[0]!], version: null });
    expect(token).toHaveLength(54);
    expect(readSignedToken(signer, 'a', single, token)).toEqual({ ids: [ids[0]], version: null });
    const longer = writeSignedToken(signer, 'a', versioned, { ids, version: 7 });
    expect(readSignedToken(signer, 'a', versioned, longer)).toEqual({ ids, version: 7 });
  });

  it('are refused for another purpose, another shape and by another installation', () => {
    const token = writeSignedToken(signer, 'a', versioned, { ids, version: 7 });
    expect(readSignedToken(signer, 'b', versioned, token)).toBeNull();
    expect(readSignedToken(signer, 'a', single, token)).toBeNull();
    expect(readSignedToken(signer, 'a', { ...versioned, hasVersion: false }, token)).toBeNull();
    expect(readSignedToken(signerWith('two'), 'a', versioned, token)).toBeNull();
  });

  it('are refused with any one character changed, and when they are no tokens at all', () => {
    for (const shape of [single, versioned]) {
      const token = writeSignedToken(signer, 'a', shape, { ids: ids.slice(0, shape.ids), version: 1 });
      for (let at = 0; at < token.length; at += 1) {
        const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
        expect(readSignedToken(signer, 'a', shape, changed)).toBeNull();
      }
      for (const text of ['', 'x', '%00', 'A'.repeat(54), `${token}=`, '../../etc/passwd'])
        expect(readSignedToken(signer, 'a', shape, text)).toBeNull();
    }
  });

  it('are never made of chance', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        expect(readSignedToken(signer, 'a', single, text)).toBeNull();
      }),
    );
  });
});
