// Dots with intervals on one axis, a row each, in the page's flow: names and readings are text, only the plots are drawn.
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { estimateMarks, intervalRowMarks, ROW_HEIGHT, sourceMarks, targetMarks } from '../marks/interval-row.ts';
import type { IntervalRowData, SourceShape } from '../marks/interval-row.ts';
import { intervalScale } from '../marks/interval-scale.ts';
import type { Band, IntervalScale } from '../marks/interval-scale.ts';
import { MarksSvg } from './marks-svg.tsx';
import { useWidth } from './use-width.ts';

export interface IntervalChartRow extends IntervalRowData {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly reading: ComponentChildren;
  /** The row in words, for who does not see the drawing. */
  readonly summary: string;
}

export interface IntervalChartProps {
  readonly label: string;
  readonly bands: readonly Band[];
  readonly rows: readonly IntervalChartRow[];
  readonly legend: {
    readonly estimate: string;
    readonly target: string;
    readonly sources: readonly { readonly shape: SourceShape; readonly text: string }[];
  };
}

export function IntervalChart(props: IntervalChartProps): JSX.Element {
  const plot = useRef<HTMLSpanElement>(null);
  const width = useWidth(plot, 480);
  const scale = intervalScale(props.bands, width);
  return (
    <figure class="interval-chart" aria-label={props.label}>
      <div class="axis" aria-hidden="true">
        <span class="bands" ref={plot}>
          {props.bands.map((band) => (
            <span key={band.name} style={{ '--at': `${scale.place((band.from + band.to) / 2)}px` }}>
              {band.name}
            </span>
          ))}
        </span>
      </div>
      <ol>
        {props.rows.map((row) => (
          <ChartRow key={row.id} row={row} scale={scale} />
        ))}
      </ol>
      <Legend {...props.legend} />
    </figure>
  );
}

function ChartRow(props: { readonly row: IntervalChartRow; readonly scale: IntervalScale }): JSX.Element {
  const { row, scale } = props;
  return (
    <li class="row">
      <span class="name">{row.name}</span>
      <span class="plot">
        <MarksSvg marks={intervalRowMarks(row, scale)} width={scale.width} height={ROW_HEIGHT} label={row.summary} />
      </span>
      <span class={row.estimate === null ? 'reading open' : 'reading'}>{row.reading}</span>
    </li>
  );
}

const SAMPLE = intervalScale([{ from: 0, to: 40, name: '' }], 40);

function Legend(props: IntervalChartProps['legend']): JSX.Element {
  const sample = { value: 20, inner: { low: 11, high: 29 }, outer: { low: 0, high: 40 } };
  return (
    <figcaption class="legend">
      <span>
        <MarksSvg marks={estimateMarks(sample, SAMPLE, 8)} width={40} height={16} />
        {props.estimate}
      </span>
      <span>
        <MarksSvg marks={targetMarks(5, 2, 14)} width={10} height={16} />
        {props.target}
      </span>
      {props.sources.map((source) => (
        <span key={source.shape}>
          <MarksSvg marks={sourceMarks(source.shape, 6, 8)} width={12} height={16} />
          {source.text}
        </span>
      ))}
    </figcaption>
  );
}
