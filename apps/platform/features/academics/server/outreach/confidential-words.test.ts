import { describe, expect, it } from 'vitest';
import { repeatsConfidential } from './confidential-words.ts';

describe('what a firm marked as confidential', () => {
  const secret = ['Our budget is 40,000 euros for the whole year.', 'Projekti Kanarialintu'];

  it('is found in a text that quotes it, however it is written', () => {
    expect(repeatsConfidential('A day; BUDGET IS 40 000 Euros, they say', ['the budget is 40 000 euros'])).toBe(true);
    expect(repeatsConfidential('our budget is 40,000', secret)).toBe(true);
    expect(repeatsConfidential('for projekti kanarialintu only', secret)).toBe(true);
  });

  it('is not found where only single words are the same, or nothing is confidential', () => {
    expect(repeatsConfidential('The whole year has a budget of time for the euros of others', secret)).toBe(false);
    expect(repeatsConfidential('Any text', [])).toBe(false);
    expect(repeatsConfidential('', ['', '…'])).toBe(false);
  });
});
