import { describe, expect, it } from 'vitest';
import { intervalChartMarks } from './interval-chart.ts';
import { intervalScale } from './interval-scale.ts';
import { shiftMarks } from './mark.ts';

const bands = [
  { from: 0.5, to: 1.5, name: 'Aware' },
  { from: 1.5, to: 2.5, name: 'Practising' },
];
const layout = { nameWidth: 100, plotWidth: 200, readingWidth: 80, textSize: 10 };
const open = { estimate: null, target: 2, sources: [] };

describe('the whole interval chart', () => {
  it('is as high as its rows and holds every name, reading and band once', () => {
    const drawing = intervalChartMarks(
      [
        { ...open, name: 'Listening', reading: 'not enough evidence yet' },
        { ...open, name: 'Asking', reading: 'need 0.4' },
      ],
      bands,
      layout,
    );
    const words = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words.sort()).toEqual(['Asking', 'Aware', 'Listening', 'Practising', 'need 0.4', 'not enough evidence yet']);
    expect(drawing.width).toBe(100 + 16 + 200 + 16 + 80);
    expect(drawing.height).toBe(22 + 2 * 42);
  });

  it('centres a band over its part of the axis', () => {
    const drawing = intervalChartMarks([], bands, layout);
    const aware = drawing.marks.find((mark) => mark.kind === 'text' && mark.text === 'Aware');
    expect(aware).toMatchObject({ x: 100 + 16 + 50, anchor: 'middle' });
  });

  it('needs at least one band', () => {
    expect(() => intervalScale([], 100)).toThrow(RangeError);
  });
});

describe('shifting marks', () => {
  it('moves every kind of mark by the same amount', () => {
    const moved = shiftMarks(
      [
        { kind: 'line', x1: 0, y1: 0, x2: 1, y2: 1, ink: 'ink', width: 1 },
        { kind: 'circle', x: 0, y: 0, r: 1, ink: 'ink', width: 0, fill: 'none' },
        { kind: 'polygon', points: [[0, 0]], ink: 'ink' },
        { kind: 'text', x: 0, y: 0, text: 'a', size: 9, anchor: 'start', ink: 'ink', weight: 400 },
      ],
      5,
      7,
    );
    expect(moved).toMatchObject([{ x1: 5, y1: 7, x2: 6, y2: 8 }, { x: 5, y: 7 }, { points: [[5, 7]] }, { x: 5, y: 7 }]);
  });
});
