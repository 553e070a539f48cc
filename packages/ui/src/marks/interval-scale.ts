// The common axis of an interval chart: a linear scale over bands with names, for example levels.
import { scaleLinear } from 'd3-scale';

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface IntervalScale {
  readonly width: number;
  readonly bands: readonly Band[];
  /** From a value to a place on the axis, held within it. */
  readonly place: (value: number) => number;
  /** Places of the cuts between bands. */
  readonly cuts: readonly number[];
  readonly isInside: (value: number) => boolean;
}

/**
 * An axis of `width` units over consecutive bands.
 *
 * @example
 * intervalScale([{ from: 0.5, to: 1.5, name: 'a' }, { from: 1.5, to: 2.5, name: 'b' }], 200).place(1.5); // 100
 */
export function intervalScale(bands: readonly Band[], width: number): IntervalScale {
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('An axis needs at least one band.');
  const scale = scaleLinear([first.from, last.to], [0, width]).clamp(true);
  return {
    width,
    bands,
    place: (value) => scale(value),
    cuts: bands.slice(1).map((band) => scale(band.from)),
    isInside: (value) => value >= first.from && value <= last.to,
  };
}
