import { describe, expect, it } from 'vitest';
import { intervalRowMarks, ROW_HEIGHT } from './interval-row.ts';
import type { IntervalRowData } from './interval-row.ts';
import { intervalScale } from './interval-scale.ts';
import type { CircleMark, LineMark, Mark } from './mark.ts';

const bands = [1, 2, 3, 4].map((level) => ({ from: level - 0.5, to: level + 0.5, name: `level ${level}` }));
const scale = intervalScale(bands, 400);
const row: IntervalRowData = {
  estimate: { value: 2, inner: { low: 1.75, high: 2.25 }, outer: { low: 1.2, high: 2.8 } },
  target: 3,
  sources: [
    { shape: 'ring', value: 3.2 },
    { shape: 'triangle', value: 1.6 },
    { shape: 'diamond', value: 1.5 },
  ],
};

const lines = (marks: readonly Mark[]): LineMark[] => marks.filter((mark) => mark.kind === 'line');
const circles = (marks: readonly Mark[]): CircleMark[] => marks.filter((mark) => mark.kind === 'circle');

describe('a row of the interval chart', () => {
  it('places the estimate, its two intervals and the target on the common axis', () => {
    const marks = intervalRowMarks(row, scale);
    const [outer, inner] = lines(marks).filter((line) => line.ink === 'both');
    expect([outer!.x1, outer!.x2].map((x) => Math.round(x))).toEqual([70, 230]);
    expect([inner!.x1, inner!.x2]).toEqual([125, 175]);
    expect(circles(marks).find((circle) => circle.ink === 'both')!.x).toBe(150);
    const tick = lines(marks).find((line) => line.ink === 'ink' && line.x1 === line.x2);
    expect(tick!.x1).toBe(250);
  });

  it('draws the dot in front of its intervals and the grid behind everything', () => {
    const marks = intervalRowMarks(row, scale);
    const dot = marks.findIndex((mark) => mark.kind === 'circle' && mark.ink === 'both');
    const thick = marks.findIndex((mark) => mark.kind === 'line' && mark.width === 7);
    const lastGrid = marks.findLastIndex((mark) => mark.ink === 'hair');
    expect(lastGrid).toBeLessThan(thick);
    expect(thick).toBeLessThan(dot);
  });

  it('tells the sources apart by shape, not by colour alone', () => {
    const kinds = intervalRowMarks(row, scale)
      .slice(-3)
      .map((mark) => (mark.kind === 'polygon' ? mark.points.length : mark.kind));
    expect(kinds).toEqual(['circle', 3, 4]);
  });

  it('shows a dotted line and no dot when there is not enough evidence', () => {
    const marks = intervalRowMarks({ ...row, estimate: null, sources: [] }, scale);
    expect(lines(marks).filter((line) => line.dash !== undefined)).toHaveLength(1);
    expect(circles(marks)).toHaveLength(0);
    expect(marks.some((mark) => mark.ink === 'both')).toBe(false);
  });

  it('keeps what lies beyond the axis inside the drawing', () => {
    const far = intervalRowMarks(
      { estimate: { value: 6, inner: { low: 5, high: 7 }, outer: { low: -3, high: 9 } }, target: 0, sources: [] },
      scale,
    );
    for (const line of lines(far)) {
      expect(Math.min(line.x1, line.x2)).toBeGreaterThanOrEqual(-4);
      expect(Math.max(line.x1, line.x2)).toBeLessThanOrEqual(404);
      expect(Math.max(line.y1, line.y2)).toBeLessThanOrEqual(ROW_HEIGHT);
    }
  });
});
