// Circles in "broader": a concept that is, by some way, broader than itself. A hierarchy with one cannot be walked to its top.

/**
 * Every circle once, as the URIs along it, each broader than the one before; the first is the first of them in the given order.
 *
 * @example findCycles(new Map([['a', ['b']], ['b', ['a']]])); // [['a', 'b']]
 */
export function findCycles(broader: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of broader.keys()) {
    if (!done.has(start)) walk(start, broader, done, cycles);
  }
  return cycles;
}

/** Depth first with a stack of its own: a chain may be longer than the call stack is deep. */
function walk(
  start: string,
  broader: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  cycles: string[][],
): void {
  const path: string[] = [start];
  const next: number[] = [0];
  const onPath = new Map([[start, 0]]);
  while (path.length > 0) {
    const uri = path.at(-1)!;
    const above = broader.get(uri)?.[next[next.length - 1]!++];
    if (above === undefined) {
      done.add(uri);
      onPath.delete(uri);
      path.pop();
      next.pop();
    } else if (onPath.has(above)) {
      cycles.push(path.slice(onPath.get(above)));
    } else if (!done.has(above)) {
      onPath.set(above, path.length);
      path.push(above);
      next.push(0);
    }
  }
}
