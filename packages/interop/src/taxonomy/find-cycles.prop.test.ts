import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const graphs = fc
  .array(fc.tuple(names, names), { maxLength: 16 })
  .map(
    (pairs) =>
      new Map([...'abcdefg'].map((name) => [name, pairs.filter(([from]) => from === name).map(([, to]) => to)])),
  );

/** Another way to the same answer: taking away what has nothing above until nothing can be taken. */
function hasCycle(graph: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Set(graph.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const name of left) if (!graph.get(name)!.some((above) => left.has(above))) left.delete(name);
  }
  return left.size > 0;
}

describe('circles in a hierarchy', () => {
  it('are found exactly when there are some, and each is one', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const cycles = findCycles(graph);
        expect(cycles.length > 0).toBe(hasCycle(graph));
        for (const cycle of cycles) {
          cycle.forEach((name, index) => expect(graph.get(name)).toContain(cycle[(index + 1) % cycle.length]));
        }
      }),
    );
  });

  it('are looked for in chains longer than the call stack is deep', () => {
    const chain = new Map(Array.from({ length: 200_000 }, (_each, index) => [`${index}`, [`${index + 1}`]]));
    expect(findCycles(chain)).toEqual([]);
  });
});
