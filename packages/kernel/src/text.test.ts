import { describe, expect, it } from 'vitest';
import { isStorableText } from './text.ts';

describe('storable text', () => {
  it('accepts letters of every script and emoji made of surrogate pairs', () => {
    expect(isStorableText('Jääskeläinen, Łódź, 知識, 👩🏽‍🔬')).toBe(true);
  });

  it('refuses NUL and lone surrogates', () => {
    expect(isStorableText('a\u0000b')).toBe(false);
    expect(isStorableText('a\ud800b')).toBe(false);
  });
});
