import { describe, expect, it } from 'vitest';
import { findPartFaults, NEW_PART, readSum, readTime, sayingOf } from './part-values.ts';

describe('a sum as people write it', () => {
  it('is read with blanks, points and commas of several languages', () => {
    expect(['120000', '120 000', '120.000', '120,000', '1.250,50', '1,5', '2 500.75', "1'000"].map(readSum)).toEqual([
      120_000, 120_000, 120_000, 120_000, 1250.5, 1.5, 2500.75, 1000,
    ]);
    expect(readSum('1.234.567')).toBe(1_234_567);
  });

  it('is nothing where it is no sum', () => {
    expect(['', 'much', '-5', '12 EUR', '1e6'].map(readSum)).toEqual([null, null, null, null, null]);
  });
});

describe('an hour', () => {
  it('is read with a colon, a point, or alone', () => {
    expect(['16', '16:00', '9.30', '09:05'].map(readTime)).toEqual(['16:00', '16:00', '09:30', '09:05']);
    expect(['24:00', '12:60', 'noon', '16:0'].map(readTime)).toEqual([null, null, null, null]);
  });
});

describe('what is typed about a part', () => {
  it('is sent as far as it belongs to its kind', () => {
    const typed = { ...NEW_PART, text: ' Offers by noon. ', date: '2027-03-15', time: '12', weight: '40', pages: '3' };
    expect(sayingOf({ ...typed, kind: 'deadline' })).toEqual({
      kind: 'deadline',
      text: 'Offers by noon.',
      lot: null,
      date: '2027-03-15',
      time: '12:00',
      role: 'submission',
      amount: null,
      currency: null,
      weight: null,
      weightUnit: null,
      strength: null,
      pages: null,
    });
    expect(sayingOf({ ...typed, kind: 'criterion' })).toMatchObject({ date: null, weight: 40, weightUnit: 'percent' });
    expect(sayingOf({ ...typed, kind: 'requirement', lot: 'Lot 2' })).toMatchObject({ strength: 'must', lot: 'Lot 2' });
  });

  it('has faults only in fields of its kind', () => {
    const odd = { ...NEW_PART, text: ' ', time: 'noon', amount: 'much', weight: 'some', pages: '0' };
    expect(findPartFaults({ ...odd, kind: 'deadline' })).toEqual(['text', 'time']);
    expect(findPartFaults({ ...odd, kind: 'budget', currency: '€' })).toEqual(['text', 'amount', 'currency']);
    expect(findPartFaults({ ...odd, kind: 'document', text: 'CVs' })).toEqual(['pages']);
    expect(findPartFaults({ ...odd, kind: 'lot', text: 'Lot 1' })).toEqual([]);
  });
});
