import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

describe('the language to begin with', () => {
  it('is the one chosen before, whatever the browser wants', () => {
    expect(chooseLanguage('fi', ['en-GB', 'de'])).toBe('fi');
  });

  it('is the first of the browser that we have', () => {
    expect(chooseLanguage(null, ['sv-FI', 'fi-FI', 'en'])).toBe('fi');
  });

  it('is English when nothing fits or the kept choice is no language of ours', () => {
    expect(chooseLanguage('xx', ['de', 'sv'])).toBe('en');
    expect(chooseLanguage(null, [])).toBe('en');
  });
});
