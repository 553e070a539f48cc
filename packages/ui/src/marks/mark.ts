// A chart as plain data: what is drawn where, in which ink. The screen turns marks into SVG, a report into PDF paths.

/** Names of colours; each medium has its own values for them. */
export type Ink = 'ink' | 'soft' | 'line' | 'hair' | 'sheet' | 'uni' | 'ind' | 'both';

export interface LineMark {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly ink: Ink;
  readonly width: number;
  readonly round?: boolean;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
  readonly opacity?: number;
}

export interface CircleMark {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly ink: Ink;
  /** Stroke width of an outlined circle filled with `fill`; 0 is a full one in `ink`. */
  readonly width: number;
  readonly fill: 'sheet' | 'none';
}

export interface PolygonMark {
  readonly kind: 'polygon';
  readonly points: readonly (readonly [number, number])[];
  readonly ink: Ink;
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly ink: Ink;
  readonly weight: 400 | 600;
  readonly italic?: boolean;
}

export type Mark = LineMark | CircleMark | PolygonMark | TextMark;

/** The same marks, moved. */
export function shiftMarks(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) => {
    switch (mark.kind) {
      case 'line':
        return { ...mark, x1: mark.x1 + dx, x2: mark.x2 + dx, y1: mark.y1 + dy, y2: mark.y2 + dy };
      case 'polygon':
        return { ...mark, points: mark.points.map(([x, y]) => [x + dx, y + dy] as const) };
      default:
        return { ...mark, x: mark.x + dx, y: mark.y + dy };
    }
  });
}
