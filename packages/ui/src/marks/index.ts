// Charts as plain data, safe outside a browser: `@dragoman/ui/marks`.
export { intervalChartMarks } from './interval-chart.ts';
export type { IntervalChartDrawing, IntervalChartLayout, NamedIntervalRow } from './interval-chart.ts';
export { estimateMarks, intervalRowMarks, ROW_HEIGHT, sourceMarks, targetMarks } from './interval-row.ts';
export type { Interval, IntervalEstimate, IntervalRowData, SourceShape } from './interval-row.ts';
export { intervalScale } from './interval-scale.ts';
export type { Band, IntervalScale } from './interval-scale.ts';
export { shiftMarks } from './mark.ts';
export type { CircleMark, Ink, LineMark, Mark, PolygonMark, TextMark } from './mark.ts';
export { shareLineMarks, topOfShares } from './share-line.ts';
export type { SharePoint, ShareLineSize } from './share-line.ts';
