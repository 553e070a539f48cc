import { describe, expect, it } from 'vitest';
import { normaliseAddress } from './address.ts';

describe('an e-mail address', () => {
  it('is the same however its letters are written', () => {
    expect(normaliseAddress(' Aino.Virta@Yliopisto.FI ')).toBe('aino.virta@yliopisto.fi');
    expect(normaliseAddress('aino.virta@yliopisto.fi')).toBe('aino.virta@yliopisto.fi');
  });

  it('keeps dots and tags, which only the receiving host understands', () => {
    expect(normaliseAddress('a.b+kt@example.org')).toBe('a.b+kt@example.org');
    expect(normaliseAddress('ab@example.org')).not.toBe(normaliseAddress('a.b@example.org'));
  });

  it('takes a domain in any script in its ASCII form', () => {
    expect(normaliseAddress('ewa@żółw.pl')).toBe('ewa@xn--w-uga1v8h.pl');
    expect(normaliseAddress('ewa@ŻÓŁW.PL')).toBe('ewa@xn--w-uga1v8h.pl');
  });

  it.each([
    '',
    'x',
    '@example.org',
    'a@',
    'a@b',
    'a@127.0.0.1',
    'a@[::1]',
    'a b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org,b@example.org',
    'A <a@example.org>',
    '"a b"@example.org',
    'a..b@example.org',
    '.a@example.org',
    'a@-example.org',
    'a@example..org',
    'a@b@example.org',
    'ä@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    'a@example.org/../x',
  ])('refuses %j', (text) => {
    expect(normaliseAddress(text)).toBeNull();
  });
});
