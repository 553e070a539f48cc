// How much is still unknown, one small bar a quantity: the bar narrows as precision is gained. Says nothing about high or low.
import type { JSX } from 'preact';

export interface PrecisionBar {
  readonly id: string;
  /** Share of the aimed-at precision, 0 to 1. */
  readonly gained: number;
  /** Too little to say anything yet. */
  readonly open: boolean;
}

export function PrecisionBars(props: { readonly bars: readonly PrecisionBar[]; readonly label: string }): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture made of elements has no tag of its own
    <span class="precision" role="img" aria-label={props.label}>
      {props.bars.map((bar) => (
        <i
          key={bar.id}
          class={bar.open ? 'open' : undefined}
          style={{ '--gained': Math.min(1, Math.max(0, bar.gained)) }}
        />
      ))}
    </span>
  );
}
