import { expect, it } from 'vitest';
import { encodeBase32 } from '../accounts/encode-base32.ts';
import { authenticatorCode } from './authenticator.ts';

it('the authenticator of the tests gives the codes of RFC 6238, appendix B', () => {
  const secret = encodeBase32(Buffer.from('12345678901234567890'));
  const codes = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000].map((second) =>
    authenticatorCode(secret, second * 1000, 8),
  );
  expect(codes).toEqual(['94287082', '07081804', '14050471', '89005924', '69279037', '65353130']);
});
