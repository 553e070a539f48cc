// Dots with intervals on one axis, a row each; a second mark where two things are held against each other.
import type { ComponentChildren, JSX } from 'preact';

export interface DotRow {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** A square: for example the key in use. */
  readonly mark?: number;
  readonly reading: ComponentChildren;
  /** The row in words, for who does not see the drawing. */
  readonly summary: string;
  /** Drawn hollow: a hint, not a finding. */
  readonly isHint?: boolean;
}

export function DotRows(props: {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** A line to compare with, for example "no difference". */
  readonly line?: number;
  readonly rows: readonly DotRow[];
}): JSX.Element {
  const { from, to } = props;
  const place = (value: number): string => `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`;
  return (
    <figure class="dot-rows" aria-label={props.label}>
      <ol>
        {props.rows.map((row) => (
          <li key={row.id}>
            <span class="name">{row.name}</span>
            <span class={row.isHint === true ? 'plot hint' : 'plot'} role="img" aria-label={row.summary}>
              {props.line !== undefined && <i class="line" style={{ left: place(props.line) }} />}
              {row.lower !== null && row.upper !== null && (
                <i class="whisker" style={{ left: place(row.lower), right: `calc(100% - ${place(row.upper)})` }} />
              )}
              {row.mark !== undefined && <i class="mark" style={{ left: place(row.mark) }} />}
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
      </ol>
    </figure>
  );
}
