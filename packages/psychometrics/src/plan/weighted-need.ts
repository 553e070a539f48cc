// Need of a skill: the gap between target and level, weighted by role and context.

/**
 * Weighted need. Above zero the gap is multiplied by the weight, below zero divided by it, so that a heavier weight
 * never makes a skill look less needed.
 * @param target target level of the role
 * @param level level of the person
 * @param weight above zero
 */
export function weightedNeed(target: number, level: number, weight = 1): number {
  const gap = target - level;
  return gap >= 0 ? gap * weight : gap / weight;
}

/** Indices of the `size` greatest values, greatest first; ties go to the lower index. */
export function greatestIndices(values: ArrayLike<number>, size: number): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[b]! - values[a]! || a - b);
  return order.slice(0, size);
}
