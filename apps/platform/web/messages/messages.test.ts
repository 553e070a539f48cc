import { describe, expect, it } from 'vitest';
import { speak } from '../testing/speak.ts';
import { findMessage, language, t } from './messages.ts';
import { formatDate, formatMinutes, formatNumber } from './numbers.ts';
import { inSentence, langOf, listIn, textIn } from './texts.ts';

describe('the sentences of the interface', () => {
  it('put values and counts in, in each language', () => {
    speak('en');
    expect(t('runner.kept', { count: 1 })).toBe('One answer is kept on this device, waiting for the network');
    expect(t('runner.kept', { count: 3 })).toBe('3 answers are kept on this device, waiting for the network');
    speak('fi');
    expect(t('runner.minutes-left', { minutes: 9 })).toContain('9 min');
    expect(t('action.next')).toBe('Seuraava');
  });

  it('say so when there is none for a code that came from elsewhere', () => {
    speak('en');
    expect(findMessage('problem.no-such-code')).toBeNull();
    expect(findMessage('problem.constructor')).toBeNull();
    expect(findMessage('problem.network.lost')).toContain('No answer');
  });
});

describe('content in several languages', () => {
  it('falls back to English and then to what there is, and says in which language it is', () => {
    language.value = 'fi';
    expect([textIn({ en: 'a', fi: 'b' }), langOf({ en: 'a', fi: 'b' })]).toEqual(['b', undefined]);
    expect([textIn({ en: 'a' }), langOf({ en: 'a' })]).toEqual(['a', 'en']);
    expect([textIn({ pl: 'c' }), langOf({ pl: 'c' })]).toEqual(['c', 'pl']);
    expect(listIn({ en: ['x'] })).toEqual(['x']);
  });

  it('writes a name small inside a sentence, but not an abbreviation', () => {
    language.value = 'fi';
    expect(inSentence('Neuvottelu')).toBe('neuvottelu');
    expect(inSentence('Äänenkäyttö')).toBe('äänenkäyttö');
    expect(inSentence('KT strategy')).toBe('KT strategy');
    expect(inSentence('')).toBe('');
  });
});

describe('numbers and dates', () => {
  it('follow the language and carry a real minus sign', () => {
    language.value = 'en';
    expect(formatNumber(-0.62, 1)).toBe('−0.6');
    expect(formatNumber(-0.01, 1)).toBe('0.0');
    expect(formatDate('2026-11-21')).toBe('21 November 2026');
    language.value = 'fi';
    expect(formatNumber(1.25, 1)).toMatch(/^1,[23]$/);
    expect(formatDate('2026-11-21')).toBe('21. marraskuuta 2026');
  });

  it('give minutes as hours and minutes', () => {
    language.value = 'en';
    expect([0, 45, 60, 85].map(formatMinutes)).toEqual(['0 min', '45 min', '1 h', '1 h 25 min']);
  });
});
