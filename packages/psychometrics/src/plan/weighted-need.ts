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

/** Skills that fit one bit mask. */
export const MOST_SKILLS = 31;

/** Bit mask of the `size` greatest of at most 31 values, without allocating; ties go to the lower index. */
export function greatestMask(values: Float64Array, size: number): number {
  let mask = 0;
  for (let round = 0; round < size; round += 1) {
    let best = -1;
    for (let k = 0; k < values.length; k += 1) {
      if ((mask & (1 << k)) === 0 && (best < 0 || values[k]! > values[best]!)) best = k;
    }
    mask |= 1 << best;
  }
  return mask;
}
