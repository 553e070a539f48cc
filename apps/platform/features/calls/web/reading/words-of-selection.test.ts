import { describe, expect, it } from 'vitest';
import { trimPlace } from './words-of-selection.ts';

describe('the words that were selected', () => {
  const text = 'One.  Two words. \n Three.';

  it('lose the blanks at their ends and keep their place', () => {
    expect(trimPlace(text, { start: 4, end: 19 })).toEqual({ start: 6, end: 16 });
    expect(text.slice(6, 16)).toBe('Two words.');
  });

  it('are nothing where only blanks were selected', () => {
    expect(trimPlace(text, { start: 16, end: 19 })).toBeNull();
    expect(trimPlace(text, { start: 3, end: 3 })).toBeNull();
  });
});
