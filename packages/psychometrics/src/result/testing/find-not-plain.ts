// Looks through a result for what JSON would lose or falsify: NaN, infinities, undefined, typed arrays, functions.

/** Paths of the offending places; empty when the result survives JSON unchanged. */
export function findNotPlain(value: unknown, path = 'result'): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (Array.isArray(value)) return value.flatMap((entry, index) => findNotPlain(entry, `${path}[${index}]`));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.entries(value).flatMap(([key, entry]) => findNotPlain(entry, `${path}.${key}`));
  }
  return [`${path}: ${typeof value}`];
}
