// What a key does in rows of rating scales: up and down between the rows, left and right along a scale, digits rate.
import { placeOfDigit } from './choice-keys.ts';

export interface RatingMove {
  readonly focus?: { readonly row: number; readonly point: number };
  readonly rate?: { readonly row: number; readonly point: number };
  /** The person is done: Enter on the last row when every row is rated. */
  readonly confirm?: true;
}

export interface RatingPlace {
  readonly points: number;
  /** Per row the chosen point from 0, or null. */
  readonly ratings: readonly (number | null)[];
  readonly row: number;
  readonly point: number;
}

/**
 * Reads one key. Null: none of ours.
 * Moving to another row lands on its chosen point, else on the middle one, so that neither end is nearer than the other.
 */
export function readRatingKey(key: string, place: RatingPlace): RatingMove | null {
  const { points, ratings, row, point } = place;
  const at = (next: number): RatingMove => ({ focus: { row: next, point: landingPoint(ratings[next], points) } });
  const digit = placeOfDigit(key, points);
  if (digit !== null) return { focus: { row, point: digit }, rate: { row, point: digit } };
  switch (key) {
    case 'ArrowDown':
      return row + 1 < ratings.length ? at(row + 1) : {};
    case 'ArrowUp':
      return row > 0 ? at(row - 1) : {};
    case 'ArrowRight':
      return { focus: { row, point: Math.min(points - 1, point + 1) } };
    case 'ArrowLeft':
      return { focus: { row, point: Math.max(0, point - 1) } };
    case ' ':
      return { rate: { row, point } };
    case 'Enter':
      if (ratings[row] !== point) return { rate: { row, point } };
      if (row + 1 < ratings.length) return at(row + 1);
      return ratings.includes(null) ? at(ratings.indexOf(null)) : { confirm: true };
    default:
      return null;
  }
}

/** The point of a row that takes the focus. */
export function landingPoint(rating: number | null | undefined, points: number): number {
  return rating ?? Math.floor((points - 1) / 2);
}
