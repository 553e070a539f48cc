import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readGuestToken, writeGuestToken } from './guest-tokens.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

const signerWith = (secret: string): Signer => ({
  mac: (purpose, data) => createHmac('sha256', secret).update(purpose).update(data).digest(),
});
const key = { personId: '01939c1e-7a00-7000-8000-0123456789ab', linkVersion: 3 };

describe('guest tokens', () => {
  const signer = signerWith('one');
  const token = writeGuestToken(signer, 'private-link', key);

  it('give back the person and the link version', () => {
    expect(readGuestToken(signer, 'private-link', token)).toEqual(key);
  });

  it('give back the institution that asked the person, and are refused with any character of it changed', () => {
    const ofInstitution = { ...key, tenantId: '01939c1e-7a00-7000-8000-0123456789ff' };
    const longer = writeGuestToken(signer, 'guest-session', ofInstitution);
    expect(readGuestToken(signer, 'guest-session', longer)).toEqual(ofInstitution);
    for (let at = 0; at < longer.length; at += 1) {
      const changed = longer.slice(0, at) + (longer[at] === 'A' ? 'B' : 'A') + longer.slice(at + 1);
      expect(readGuestToken(signer, 'guest-session', changed)).toBeNull();
    }
  });

  it('are refused for another purpose and by another installation', () => {
    expect(readGuestToken(signer, 'guest-session', token)).toBeNull();
    expect(readGuestToken(signerWith('two'), 'private-link', token)).toBeNull();
  });

  it('are refused when any one character is changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(readGuestToken(signer, 'private-link', changed)).toBeNull();
    }
  });

  it('are refused when they are no tokens at all', () => {
    for (const text of ['', 'x', '%00', 'A'.repeat(48), `${token}=`, '../../etc/passwd']) {
      expect(readGuestToken(signer, 'private-link', text)).toBeNull();
    }
  });
});
