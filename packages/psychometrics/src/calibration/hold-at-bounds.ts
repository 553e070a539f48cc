// A maximum at the edge of what is allowed: the parameter is held there, and the others are fitted given it.
import { ASYMPTOTE_BOUND, STEEPEST_SLOPE } from './curves/item-curve.ts';
import { type Design, freeIndices } from './design.ts';

/** Log SD of theta at which a variance counts as running to zero or without end. */
export const LOG_SD_BOUND = 3.9;

/**
 * The design with every free parameter that has run to its bound held there, or null when none has.
 * Slopes run away when answers separate the persons; a variance when answers are all alike or all opposite.
 */
export function holdAtBounds(
  design: Design,
  parameters: Float64Array,
): { design: Design; parameters: Float64Array } | null {
  const isFree = design.isFree.slice();
  const held = parameters.slice();
  const hold = (at: number, bound: number, near: number): void => {
    if (!isFree[at] || Math.abs(held[at]!) < near) return;
    held[at] = Math.sign(held[at]!) * bound;
    isFree[at] = 0;
  };
  for (const { at, curve } of design.blocks) {
    hold(at, STEEPEST_SLOPE, STEEPEST_SLOPE - 0.5);
    for (let t = curve.intercepts + 1; t < curve.size; t += 1) hold(at + t, ASYMPTOTE_BOUND, ASYMPTOTE_BOUND - 0.5);
  }
  for (const { logSdAt } of design.groups) hold(logSdAt, LOG_SD_BOUND, LOG_SD_BOUND - 0.4);
  const free = freeIndices(isFree);
  return free.length === design.free.length ? null : { design: { ...design, isFree, free }, parameters: held };
}
