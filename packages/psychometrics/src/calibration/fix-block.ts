// Parameters held by hand: from the IRT metric into the slope-intercept vector.
import type { FixedParameters } from './calibration-types.ts';
import { hasUnitSlope, isBinaryModel } from './curves/curve-for.ts';
import type { ItemBlock } from './design.ts';

/** Puts fixed values into the slope-intercept vector and takes them off the free ones. */
export function fixBlock(block: ItemBlock, fixed: FixedParameters, start: Float64Array, isFree: Uint8Array): void {
  const { at, model, name, curve } = block;
  const locations = fixed.thresholds ?? (fixed.difficulty === undefined ? undefined : [fixed.difficulty]);
  const unit = hasUnitSlope(model);
  for (const value of [fixed.discrimination, fixed.guessing, fixed.upperAsymptote, ...(locations ?? [])]) {
    if (value !== undefined && !Number.isFinite(value)) throw new RangeError(`fixed.${name}: values must be finite`);
  }
  if (fixed.discrimination !== undefined) {
    if (fixed.discrimination === 0) throw new RangeError(`fixed.${name}.discrimination: must not be 0`);
    start[at] = fixed.discrimination;
    isFree[at] = 0;
  }
  if (locations) {
    if (fixed.discrimination === undefined && !unit) {
      throw new RangeError(`fixed.${name}: locations can be held only together with the discrimination`);
    }
    if (locations.length !== curve.intercepts) {
      throw new RangeError(`fixed.${name}: ${curve.intercepts} locations are needed, ${locations.length} are given`);
    }
    let sum = 0;
    for (const [k, b] of locations.entries()) {
      const step = -start[at]! * b;
      sum = model === 'pcm' || model === 'gpcm' ? sum + step : step;
      start[at + 1 + k] = sum;
      isFree[at + 1 + k] = 0;
    }
  }
  const asymptotes: [string, number | undefined, number][] = [
    ['guessing', fixed.guessing, 2],
    ['upperAsymptote', fixed.upperAsymptote, 3],
  ];
  for (const [label, value, index] of asymptotes) {
    if (value === undefined) continue;
    if (index >= curve.size || !isBinaryModel(model)) throw new RangeError(`fixed.${name}.${label}: ${model} has none`);
    if (!(value > 0 && value < 1)) throw new RangeError(`fixed.${name}.${label}: must lie between 0 and 1`);
    start[at + index] = Math.min(9, Math.max(-9, Math.log(value / (1 - value))));
    isFree[at + index] = 0;
  }
  if (!curve.isAdmissible(start, at))
    throw new RangeError(`fixed.${name}: thresholds must ascend and slopes be below 12`);
}
