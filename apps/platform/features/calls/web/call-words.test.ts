import { describe, expect, it } from 'vitest';
import { saysTooLittle } from './call-words.ts';

const PART = {
  kind: 'deadline',
  lot: null,
  date: null,
  time: null,
  amount: null,
  currency: null,
  weight: null,
  weightUnit: null,
  strength: null,
  pages: null,
  role: null,
} as const;

describe('a part of a call', () => {
  it('says too little where a deadline has no day or a budget no sum', () => {
    expect(saysTooLittle(PART)).toBe(true);
    expect(saysTooLittle({ ...PART, date: '2027-03-15' })).toBe(false);
    expect(saysTooLittle({ ...PART, kind: 'budget' })).toBe(true);
    expect(saysTooLittle({ ...PART, kind: 'budget', amount: 0 })).toBe(false);
    expect(saysTooLittle({ ...PART, kind: 'requirement' })).toBe(false);
  });
});
