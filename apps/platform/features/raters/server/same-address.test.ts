import { cryptoRandom } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../../core/keys/installation-keys.ts';
import { readRaterToken, writeRaterToken } from './rater-tokens.ts';
import { sameAddress, veilAddress } from './same-address.ts';

describe('two addresses', () => {
  it('are the same mailbox in spite of capitals, blanks, tags, and dots at Gmail', () => {
    const aino = sameAddress('aino.virta@yliopisto.fi');
    expect(sameAddress('  Aino.Virta+raters@YLIOPISTO.fi ')).toBe(aino);
    expect(sameAddress('a.i.n.o+x@googlemail.com')).toBe(sameAddress('aino@gmail.com'));
  });

  it('are not the same because of dots elsewhere, or another host', () => {
    expect(sameAddress('ainovirta@yliopisto.fi')).not.toBe(sameAddress('aino.virta@yliopisto.fi'));
    expect(sameAddress('aino@gmail.com')).not.toBe(sameAddress('aino@example.com'));
  });

  it('are none when they are no addresses, and a lone tag is not cut to nothing', () => {
    expect(sameAddress('aino')).toBeNull();
    expect(sameAddress('+tag@example.com')).toBe('+tag@example.com');
  });

  it('are shown so that only the right person knows them', () => {
    expect(veilAddress('aino.virta@yliopisto.fi')).toBe('ai…@yliopisto.fi');
    expect(veilAddress('@')).toBe('…@');
  });
});

describe('the secret of a rater', () => {
  const keys = deriveKeys(cryptoRandom.bytes(32));
  const id = '019f0000-0000-7000-8000-000000000001';

  it('opens what it was made for and nothing else', () => {
    const token = writeRaterToken(keys, 'rater-link', id);
    expect(readRaterToken(keys, 'rater-link', token)).toBe(id);
    expect(readRaterToken(keys, 'rater-stop', token)).toBeNull();
    expect(readRaterToken(deriveKeys(cryptoRandom.bytes(32)), 'rater-link', token)).toBeNull();
  });

  it('cannot be changed by a letter', () => {
    const token = writeRaterToken(keys, 'rater-link', id);
    for (let place = 0; place < token.length; place += 1) {
      const changed = `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
      expect(readRaterToken(keys, 'rater-link', changed)).toBeNull();
    }
    expect(readRaterToken(keys, 'rater-link', '')).toBeNull();
  });
});
