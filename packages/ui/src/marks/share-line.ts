// Shares over time as marks: a dot a month on a thin line, each with the interval in which it lies. Months without a share leave a gap.
import type { Mark } from './mark.ts';

export interface SharePoint {
  /** 0 to 1; null where there is none. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ShareLineSize {
  readonly width: number;
  readonly height: number;
  /** Share at the upper edge; the axis begins at 0. */
  readonly most: number;
  /** Room on each side, so that dots are not cut. */
  readonly margin?: number;
  readonly dot?: number;
}

const EDGES = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75];
const MARGIN = 4;
const DOT = 1.7;

/** The marks from the back to the front: axis, intervals, line, dots. */
export function shareLineMarks(points: readonly SharePoint[], size: ShareLineSize): Mark[] {
  const { width, height, most, margin = MARGIN, dot = DOT } = size;
  const step = points.length < 2 ? 0 : (width - 2 * margin) / (points.length - 1);
  const placeX = (index: number): number => margin + index * step;
  const placeY = (share: number): number =>
    height - margin - (Math.min(most, share) / (most > 0 ? most : 1)) * (height - 2 * margin);
  const base: Mark = { kind: 'line', x1: 0, y1: placeY(0), x2: width, y2: placeY(0), ink: 'hair', width: 1 };
  const intervals = points.flatMap(({ low, high }, index): Mark[] => {
    if (low === null || high === null) return [];
    const x = placeX(index);
    return [
      { kind: 'line', x1: x, y1: placeY(low), x2: x, y2: placeY(high), ink: 'ind', width: dot * 1.5, opacity: 0.35 },
    ];
  });
  const line = points.slice(1).flatMap(({ share }, index): Mark[] => {
    const before = points[index]!.share;
    if (share === null || before === null) return [];
    return [
      {
        kind: 'line',
        x1: placeX(index),
        y1: placeY(before),
        x2: placeX(index + 1),
        y2: placeY(share),
        ink: 'ind',
        width: 1.2,
      },
    ];
  });
  const dots = points.flatMap(({ share }, index): Mark[] =>
    share === null
      ? []
      : [{ kind: 'circle', x: placeX(index), y: placeY(share), r: dot, ink: 'ind', width: 0, fill: 'none' }],
  );
  return [base, ...intervals, ...line, ...dots];
}

/** The least round share that no interval leaves. */
export function topOfShares(points: readonly SharePoint[]): number {
  const most = Math.max(0, ...points.map(({ high }) => high ?? 0));
  return EDGES.find((edge) => most <= edge) ?? 1;
}
