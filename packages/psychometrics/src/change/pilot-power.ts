// What a pilot of n people can detect: power of t tests, detectable effect, people needed.
// Source: J. Cohen (1988), chapter 2, with the noncentral t distribution instead of its tables.
import type { MethodRecord } from '../bank/bank.ts';
import { findRoot } from '../numeric/find-root.ts';
import { noncentralTCdf } from '../numeric/noncentral-t.ts';
import { studentQuantile } from '../numeric/student-t.ts';

export type PilotDesign =
  /** One group measured twice; the effect is mean change / SD of the changes. */
  | { kind: 'paired'; people: number }
  /** Two groups; the effect is the difference of means / common SD. */
  | { kind: 'groups'; people: number; comparison: number };

export interface PowerOptions {
  /** 0.05 when absent. */
  alpha?: number;
  /** 2 when absent. */
  sides?: 1 | 2;
}

/**
 * Power of the design's t test.
 * @param effect standardised; with one side a negative effect has next to no power
 * @throws RangeError when the design is too small, the effect is not finite or alpha lies outside (0, 1)
 * @example pilotPower({ kind: 'paired', people: 34 }, 0.5) // 0.8078
 */
export function pilotPower(design: PilotDesign, effect: number, options: PowerOptions = {}): number {
  const { alpha, sides } = readOptions(options);
  if (!Number.isFinite(effect)) throw new RangeError(`pilotPower: effect is a finite number, not ${effect}`);
  const { df, root } = degreesOf(design);
  const critical = studentQuantile(1 - alpha / sides, df);
  const delta = effect * root;
  const above = noncentralTCdf(-critical, df, -delta);
  return sides === 1 ? above : above + noncentralTCdf(-critical, df, delta);
}

/**
 * Smallest effect above zero the design detects with the given power.
 * @throws RangeError when power does not lie between alpha and 1
 * @example detectableEffect({ kind: 'groups', people: 20, comparison: 20 }, 0.8) // 0.9091
 */
export function detectableEffect(design: PilotDesign, power = 0.8, options: PowerOptions = {}): number {
  const { alpha } = readOptions(options);
  if (!(power > alpha && power < 1)) throw new RangeError(`power lies between alpha (${alpha}) and 1, not ${power}`);
  let high = 1;
  while (pilotPower(design, high, options) < power) high *= 2;
  return findRoot((effect) => pilotPower(design, effect, options) - power, 0, high, 1e-12);
}

/**
 * Fewest people (per group) that detect the effect with the given power.
 * @param kind `groups` counts equal groups
 * @throws RangeError when the effect is zero, power out of range, or more than a million people would be needed
 * @example peopleNeeded('paired', 0.5) // 34
 */
export function peopleNeeded(
  kind: PilotDesign['kind'],
  effect: number,
  power = 0.8,
  options: PowerOptions = {},
): number {
  const { alpha } = readOptions(options);
  if (!(power > alpha && power < 1)) throw new RangeError(`power lies between alpha (${alpha}) and 1, not ${power}`);
  if (!(Math.abs(effect) > 0 && Number.isFinite(effect))) throw new RangeError(`effect is not zero, but was ${effect}`);
  const reaches = (people: number): boolean =>
    pilotPower(
      kind === 'paired' ? { kind, people } : { kind, people, comparison: people },
      Math.abs(effect),
      options,
    ) >= power;
  let high = 2;
  while (!reaches(high)) {
    high *= 2;
    if (high > 1e6) throw new RangeError(`an effect of ${effect} would need more than a million people`);
  }
  let low = Math.max(2, high / 2);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

export interface PilotPlan {
  design: PilotDesign;
  power: number;
  /** Standardised. */
  detectableEffect: number;
  method: MethodRecord;
}

/**
 * Sentence-ready figures for a planned pilot.
 * @example planPilot({ kind: 'paired', people: 25 }).detectableEffect // 0.584
 */
export function planPilot(design: PilotDesign, power = 0.8, options: PowerOptions = {}): PilotPlan {
  const { alpha, sides } = readOptions(options);
  return {
    design,
    power,
    detectableEffect: detectableEffect(design, power, options),
    method: {
      name: 'pilot-power',
      version: '1',
      page: 'pilot-power',
      parameters: { alpha, sides, test: `${design.kind} t` },
    },
  };
}

function readOptions(options: PowerOptions): { alpha: number; sides: 1 | 2 } {
  const alpha = options.alpha ?? 0.05;
  const sides = options.sides ?? 2;
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies in (0, 1), not ${alpha}`);
  if (sides !== 1 && sides !== 2) throw new RangeError(`sides: 1 or 2, not ${sides}`);
  return { alpha, sides };
}

function degreesOf(design: PilotDesign): { df: number; root: number } {
  const sizes = design.kind === 'paired' ? [design.people] : [design.people, design.comparison];
  for (const size of sizes) {
    if (!(Number.isInteger(size) && size >= 2))
      throw new RangeError(`design: each group has at least two people, not ${size}`);
  }
  if (design.kind === 'paired') return { df: design.people - 1, root: Math.sqrt(design.people) };
  const { people, comparison } = design;
  return { df: people + comparison - 2, root: Math.sqrt((people * comparison) / (people + comparison)) };
}
