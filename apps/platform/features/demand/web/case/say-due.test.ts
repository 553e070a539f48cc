import { describe, expect, it } from 'vitest';
import { sayDue } from './say-due.ts';

describe('when an answer is due', () => {
  it('is the whole day before a midnight, since nobody says 00:00', () => {
    expect(sayDue('2026-11-25T00:00:00.000Z')).toBe('24 November 2026');
    expect(sayDue('2026-12-01T00:00:00.000Z')).toBe('30 November 2026');
  });

  it('is a time of day otherwise', () => {
    expect(sayDue('2026-11-24T10:05:00.000Z')).toMatch(/^24 November 2026 at \d{2}:05$/);
  });
});
