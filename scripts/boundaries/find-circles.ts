// Finds circles among modules: every group of files that reach each other, by Tarjan's algorithm (1972) without recursion.

/** Groups of more than one module, and modules that import themselves; each group sorted. */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];

  const open = (node: string): { node: string; next: number } => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    stack.push(node);
    onStack.add(node);
    return { node, next: 0 };
  };
  const close = (node: string): void => {
    if (low.get(node) !== order.get(node)) return;
    const group: string[] = [];
    for (let last = stack.pop()!; ; last = stack.pop()!) {
      onStack.delete(last);
      group.push(last);
      if (last === node) break;
    }
    if (group.length > 1 || graph.get(node)?.includes(node) === true) circles.push(group.sort());
  };

  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const path = [open(start)];
    while (path.length > 0) {
      const step = path.at(-1)!;
      const target = graph.get(step.node)?.[step.next++];
      if (target === undefined) {
        close(step.node);
        path.pop();
        const parent = path.at(-1)?.node;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(step.node)!));
      } else if (!order.has(target)) {
        path.push(open(target));
      } else if (onStack.has(target)) {
        low.set(step.node, Math.min(low.get(step.node)!, order.get(target)!));
      }
    }
  }
  return circles;
}
