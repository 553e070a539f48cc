// A whole interval chart on one sheet of coordinates, names and readings included: for media that have no page flow.
import { intervalRowMarks, ROW_HEIGHT } from './interval-row.ts';
import type { IntervalRowData } from './interval-row.ts';
import { intervalScale } from './interval-scale.ts';
import type { Band } from './interval-scale.ts';
import { shiftMarks } from './mark.ts';
import type { Mark, TextMark } from './mark.ts';

export interface NamedIntervalRow extends IntervalRowData {
  readonly name: string;
  readonly reading: string;
}

export interface IntervalChartLayout {
  readonly nameWidth: number;
  readonly plotWidth: number;
  readonly readingWidth: number;
  readonly textSize: number;
}

export interface IntervalChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

const AXIS_HEIGHT = 22;
const GUTTER = 16;

/** Axis, then one row after the other, names left and readings right of the plot. */
export function intervalChartMarks(
  rows: readonly NamedIntervalRow[],
  bands: readonly Band[],
  layout: IntervalChartLayout,
): IntervalChartDrawing {
  const { nameWidth, plotWidth, readingWidth, textSize } = layout;
  const scale = intervalScale(bands, plotWidth);
  const plotLeft = nameWidth + GUTTER;
  const readingLeft = plotLeft + plotWidth + GUTTER;
  const marks: Mark[] = bands.map((band) => ({
    ...text(band.name, plotLeft + scale.place((band.from + band.to) / 2), textSize, textSize * 0.8),
    anchor: 'middle',
    ink: 'soft',
  }));
  rows.forEach((row, index) => {
    const top = AXIS_HEIGHT + index * ROW_HEIGHT;
    const baseline = top + 18 + textSize * 0.34;
    const isOpen = row.estimate === null;
    marks.push(text(row.name, 0, baseline, textSize), ...shiftMarks(intervalRowMarks(row, scale), plotLeft, top), {
      ...text(row.reading, readingLeft, baseline, textSize * 0.94),
      ink: isOpen ? 'soft' : 'ink',
      italic: isOpen,
    });
  });
  return { width: readingLeft + readingWidth, height: AXIS_HEIGHT + rows.length * ROW_HEIGHT, marks };
}

function text(words: string, x: number, y: number, size: number): TextMark {
  return { kind: 'text', x, y, text: words, size, anchor: 'start', ink: 'ink', weight: 400 };
}
