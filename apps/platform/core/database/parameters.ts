// Refuses query parameters that one of the two databases would store as something else without saying so.
import { AppError, isStorableText } from '@dragoman/kernel';

export type Scalar = string | number | bigint | null | Uint8Array;

/**
 * Returns the parameters when both databases keep them exactly. Throws a plain error for wrong use (a date, an object, a
 * boolean, `undefined`, NaN: a Date as first parameter becomes NULL on SQLite and local time on PostgreSQL) and the
 * `text.not-storable` AppError for text that came through without being checked.
 */
export function checkParameters(parameters: readonly unknown[]): readonly Scalar[] {
  for (const [index, value] of parameters.entries()) {
    if (typeof value === 'string') {
      if (!isStorableText(value)) throw new AppError('text.not-storable');
    } else if (!isScalar(value)) {
      throw new TypeError(
        `Query parameter ${index + 1} is ${nameOf(value)}. Both databases take text, finite numbers, bigints, bytes and null only: ` +
          'write instants as ISO text, booleans as 0 or 1, objects as JSON text.',
      );
    }
  }
  return parameters as readonly Scalar[];
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'bigint' || value instanceof Uint8Array;
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return `a ${value?.constructor?.name ?? 'object without a class'}`;
  return `a ${typeof value}`;
}
