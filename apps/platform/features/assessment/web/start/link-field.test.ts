import { describe, expect, it } from 'vitest';
import { tokenOf } from './link-field.tsx';

const secret = 'kIlLaHzwcmjzfm24eqfKuJSv0RX_GDCJ4-LCsdpVc40';

describe('a pasted private link', () => {
  it('gives its secret, whatever stands in front and around it', () => {
    expect(tokenOf(`  https://example.org/resume#${secret}\n`)).toBe(secret);
    expect(tokenOf(secret)).toBe(secret);
  });

  it('is refused when it holds none', () => {
    for (const text of ['', 'https://example.org/resume', 'https://example.org/resume#short', `${secret} and more`]) {
      expect(tokenOf(text), text).toBeNull();
    }
  });
});
