// The components' front door for browser code. Charts as plain data have their own: `@dragoman/ui/marks`.
export { IntervalChart } from './charts/interval-chart.tsx';
export type { IntervalChartProps, IntervalChartRow } from './charts/interval-chart.tsx';
export { MarksSvg } from './charts/marks-svg.tsx';
export { PrecisionBars } from './charts/precision-bars.tsx';
export type { PrecisionBar } from './charts/precision-bars.tsx';
export { Button, LinkButton, PlainButton } from './controls/button.tsx';
export { CheckList } from './controls/check-list.tsx';
export { ChoiceList } from './controls/choice-list.tsx';
export { DataTable } from './controls/data-table.tsx';
export { Dialog } from './controls/dialog.tsx';
export { Disclosure } from './controls/disclosure.tsx';
export { Field, Select, TextArea } from './controls/field.tsx';
export { LiveRegion, Notice } from './controls/notice.tsx';
export { RatingRows } from './controls/rating-rows.tsx';
export { SkipLink } from './controls/skip-link.tsx';
export { LanguageSwitch, ThemeSwitch } from './controls/switches.tsx';
export type { Theme } from './controls/switches.tsx';
