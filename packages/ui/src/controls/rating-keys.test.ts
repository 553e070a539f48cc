import { describe, expect, it } from 'vitest';
import { readRatingKey } from './rating-keys.ts';

const place = { points: 5, ratings: [null, 3, null, null], row: 0, point: 2 };

describe('keys in rows of ratings', () => {
  it('a digit rates the option that has the focus and stays there', () => {
    expect(readRatingKey('4', place)).toEqual({ focus: { row: 0, point: 3 }, rate: { row: 0, point: 3 } });
    expect(readRatingKey('6', place)).toBeNull();
  });

  it('up and down move between options without rating, to the rated point or the middle', () => {
    expect(readRatingKey('ArrowDown', place)).toEqual({ focus: { row: 1, point: 3 } });
    expect(readRatingKey('ArrowDown', { ...place, row: 1 })).toEqual({ focus: { row: 2, point: 2 } });
    expect(readRatingKey('ArrowUp', { ...place, row: 2 })).toEqual({ focus: { row: 1, point: 3 } });
  });

  it('stops at the first and last option instead of scrolling the page', () => {
    expect(readRatingKey('ArrowUp', place)).toEqual({});
    expect(readRatingKey('ArrowDown', { ...place, row: 3 })).toEqual({});
  });

  it('left and right move along the scale without rating and stop at its ends', () => {
    expect(readRatingKey('ArrowRight', place)).toEqual({ focus: { row: 0, point: 3 } });
    expect(readRatingKey('ArrowLeft', { ...place, point: 0 })).toEqual({ focus: { row: 0, point: 0 } });
  });

  it('Enter rates, then goes to the next option, then to the first one left out, and only then confirms', () => {
    expect(readRatingKey('Enter', place)).toEqual({ rate: { row: 0, point: 2 } });
    expect(readRatingKey('Enter', { ...place, row: 1, point: 3 })).toEqual({ focus: { row: 2, point: 2 } });
    expect(readRatingKey('Enter', { ...place, ratings: [null, 1, 1, 4], row: 3, point: 4 })).toEqual({
      focus: { row: 0, point: 2 },
    });
    expect(readRatingKey('Enter', { ...place, ratings: [0, 1, 1, 4], row: 3, point: 4 })).toEqual({ confirm: true });
  });

  it('leaves Tab and letters alone', () => {
    expect(readRatingKey('Tab', place)).toBeNull();
    expect(readRatingKey('n', place)).toBeNull();
  });
});
