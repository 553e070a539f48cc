import { expect, it } from 'vitest';
import { encodeBase32 } from './encode-base32.ts';

it('base32 gives the test vectors of RFC 4648, section 10, without their padding', () => {
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  };
  for (const [text, encoded] of Object.entries(vectors)) expect(encodeBase32(Buffer.from(text))).toBe(encoded);
});
