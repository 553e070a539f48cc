// How deep a JSON value may be nested: code that walks a value by calling itself would run out of stack far below what fits in a body.

/** No contract of ours nests deeper than ten. */
export const DEEPEST_NESTING = 64;

/**
 * Whether lists and objects stand more than `deepest` deep in one another. Walks level by level, never by calling itself.
 *
 * @example
 * isNestedDeeper([[1]], 1); // true
 */
export function isNestedDeeper(value: unknown, deepest: number): boolean {
  let level: object[] = isNest(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return false;
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
