import { describe, expect, it } from 'vitest';
import { makeSealingKey, seal, unseal } from './sealing.ts';

describe('sealing what lies on the device', () => {
  it('gives back what was sealed', async () => {
    const key = await makeSealingKey();
    const value = { itemId: 'x', value: { category: 3 } };
    expect(await unseal(key, 'place', await seal(key, 'place', value))).toEqual(value);
  });

  it('shows no word of the value', async () => {
    const key = await makeSealingKey();
    const sealed = await seal(key, 'place', 'canary-word');
    expect(new TextDecoder().decode(sealed.text)).not.toContain('canary');
  });

  it('does not open with another key, at another place, or changed', async () => {
    const key = await makeSealingKey();
    const sealed = await seal(key, 'place', 'secret');
    await expect(unseal(await makeSealingKey(), 'place', sealed)).rejects.toThrow();
    await expect(unseal(key, 'elsewhere', sealed)).rejects.toThrow();
    const changed = new Uint8Array(sealed.text.slice(0));
    changed[0]! ^= 1;
    await expect(unseal(key, 'place', { ...sealed, text: changed.buffer })).rejects.toThrow();
  });

  it('never uses a nonce twice and its key cannot be read out', async () => {
    const key = await makeSealingKey();
    const [a, b] = [await seal(key, 'place', 1), await seal(key, 'place', 1)];
    expect([...a.nonce]).not.toEqual([...b.nonce]);
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
