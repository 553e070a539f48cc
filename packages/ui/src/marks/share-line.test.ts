import { describe, expect, it } from 'vitest';
import { shareLineMarks, topOfShares } from './share-line.ts';

const SIZE = { width: 108, height: 48, most: 0.2 };
const POINTS = [
  { share: 0.05, low: 0.02, high: 0.1 },
  { share: null, low: null, high: null },
  { share: 0.1, low: 0.05, high: 0.18 },
  { share: 0.2, low: 0.12, high: 0.3 },
];

describe('shares over time', () => {
  const marks = shareLineMarks(POINTS, SIZE);
  const dots = marks.filter((mark) => mark.kind === 'circle');

  it('have a dot for every month with a share, the first and the last at the edges', () => {
    expect(dots.map(({ x }) => Math.round(x))).toEqual([4, 71, 104]);
  });

  it('leave a gap where a month has none', () => {
    expect(marks.filter((mark) => mark.kind === 'line' && mark.width === 1.2)).toHaveLength(1);
  });

  it('stand higher the larger they are, and never above the edge', () => {
    const heights = dots.map(({ y }) => y);
    expect(heights.toSorted((a, b) => b - a)).toEqual(heights);
    const tops = marks.flatMap((mark) => (mark.kind === 'line' ? [mark.y1, mark.y2] : []));
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(4);
  });

  it('are drawn for one month and for none', () => {
    expect(shareLineMarks(POINTS.slice(0, 1), SIZE).filter(({ kind }) => kind === 'circle')).toHaveLength(1);
    expect(shareLineMarks([], SIZE)).toHaveLength(1);
  });

  it('have an upper edge that no interval leaves', () => {
    expect(topOfShares(POINTS)).toBe(0.3);
    expect(topOfShares(POINTS.slice(0, 1))).toBe(0.1);
    expect(topOfShares([])).toBe(0.02);
  });
});
