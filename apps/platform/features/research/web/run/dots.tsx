// Dots with intervals on one axis; what has no figure says why in words.
import type { JSX } from 'preact';

export interface Dot {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reading: string;
}

export function Dots(props: {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly rows: readonly Dot[];
}): JSX.Element {
  const { from, to } = props;
  const place = (value: number): string => `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`;
  return (
    <ul class="research-dots" aria-label={props.label}>
      {props.rows.map((row) => (
        <li key={row.id}>
          <span class="name">{row.name}</span>
          <span class="plot" aria-hidden="true">
            {row.low !== null && row.high !== null && (
              <i class="whisker" style={{ left: place(row.low), right: `calc(100% - ${place(row.high)})` }} />
            )}
            {row.value !== null && <i class="dot" style={{ left: place(row.value) }} />}
          </span>
          <span class="reading">{row.reading}</span>
        </li>
      ))}
      <li class="axis" aria-hidden="true">
        <span class="name" />
        <span class="plot">
          {props.ticks.map(({ at, text }) => (
            <span key={text} style={{ left: place(at) }}>
              {text}
            </span>
          ))}
        </span>
        <span class="reading" />
      </li>
    </ul>
  );
}
