// One row of an interval chart: estimate with its two intervals, target, and the sources it rests on, as marks.
import type { IntervalScale } from './interval-scale.ts';
import type { Ink, Mark } from './mark.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How a source is drawn. Shape tells it apart, colour only helps. */
export type SourceShape = 'ring' | 'triangle' | 'diamond';

export interface IntervalEstimate {
  readonly value: number;
  /** 50 in 100. */
  readonly inner: Interval;
  /** 90 in 100. */
  readonly outer: Interval;
}

export interface IntervalRowData {
  /** Null: not enough evidence, drawn as a dotted line over the whole axis. */
  readonly estimate: IntervalEstimate | null;
  readonly target: number | null;
  readonly sources: readonly { readonly shape: SourceShape; readonly value: number }[];
}

/** Height of a row's drawing; the axis lies on `AXIS_Y`, sources below it. */
export const ROW_HEIGHT = 42;
const AXIS_Y = 18;
const SOURCE_Y = 33;

const SOURCE_INK: Readonly<Record<SourceShape, Ink>> = { ring: 'uni', triangle: 'uni', diamond: 'ind' };

/** The marks of one row, from the back to the front. */
export function intervalRowMarks(row: IntervalRowData, scale: IntervalScale): Mark[] {
  return [
    ...gridMarks(scale),
    ...(row.target === null ? [] : targetMarks(scale.place(row.target))),
    ...(row.estimate === null ? openMarks(scale) : estimateMarks(row.estimate, scale)),
    ...row.sources.flatMap((source) => sourceMarks(source.shape, scale.place(source.value), SOURCE_Y)),
  ];
}

function gridMarks(scale: IntervalScale): Mark[] {
  return [
    { kind: 'line', x1: 0, y1: AXIS_Y, x2: scale.width, y2: AXIS_Y, ink: 'hair', width: 1 },
    ...scale.cuts.map((x): Mark => ({ kind: 'line', x1: x, y1: 2, x2: x, y2: ROW_HEIGHT - 4, ink: 'hair', width: 1 })),
  ];
}

/** The tick with a short bar that marks a target. */
export function targetMarks(x: number, top = 3, bottom = 33): Mark[] {
  return [
    { kind: 'line', x1: x, y1: top, x2: x, y2: bottom, ink: 'ink', width: 1.5 },
    { kind: 'line', x1: x - 4, y1: top, x2: x + 4, y2: top, ink: 'ink', width: 1.5 },
  ];
}

function openMarks(scale: IntervalScale): Mark[] {
  return [{ kind: 'line', x1: 8, y1: AXIS_Y, x2: scale.width - 8, y2: AXIS_Y, ink: 'soft', width: 2, dash: [2, 6] }];
}

/** The dot with its thick and thin interval; an interval that leaves the axis ends in an arrow-less cut at the edge. */
export function estimateMarks(estimate: IntervalEstimate, scale: IntervalScale, y = AXIS_Y): Mark[] {
  const { inner, outer, value } = estimate;
  return [
    {
      kind: 'line',
      x1: scale.place(outer.low),
      y1: y,
      x2: scale.place(outer.high),
      y2: y,
      ink: 'both',
      width: 2,
      opacity: 0.55,
    },
    {
      kind: 'line',
      x1: scale.place(inner.low),
      y1: y,
      x2: scale.place(inner.high),
      y2: y,
      ink: 'both',
      width: 7,
      round: true,
    },
    { kind: 'circle', x: scale.place(value), y, r: 7, ink: 'both', width: 3, fill: 'sheet' },
  ];
}

/** One source's own estimate. */
export function sourceMarks(shape: SourceShape, x: number, y: number): Mark[] {
  const ink = SOURCE_INK[shape];
  switch (shape) {
    case 'ring':
      return [{ kind: 'circle', x, y, r: 4, ink, width: 1.8, fill: 'none' }];
    case 'triangle':
      return [
        {
          kind: 'polygon',
          ink,
          points: [
            [x, y - 4.5],
            [x + 4.6, y + 3.8],
            [x - 4.6, y + 3.8],
          ],
        },
      ];
    case 'diamond':
      return [
        {
          kind: 'polygon',
          ink,
          points: [
            [x, y - 5],
            [x + 5, y],
            [x, y + 5],
            [x - 5, y],
          ],
        },
      ];
  }
}
