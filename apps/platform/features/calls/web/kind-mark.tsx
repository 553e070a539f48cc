// The sign of each kind of part: a small drawing, so that kinds are told apart without colour, on paper and by whoever sees none.
import type { JSX } from 'preact';
import type { PartKind } from '../limits.ts';

/** Strokes in a square of 16. */
const SIGNS: Readonly<Record<PartKind, string>> = {
  lot: 'M2.5 6h8v7.5h-8zM5.5 6V2.5h8V10h-3',
  eligibility: 'M8 2.5a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 0 1 0 -5.2M2.8 13.8c.6-3 2.5-4.4 5.2-4.4s4.6 1.4 5.2 4.4',
  deadline: 'M8 2.2a5.8 5.8 0 1 1 0 11.6a5.8 5.8 0 0 1 0 -11.6M8 4.8V8l2.4 1.8',
  budget: 'M2.2 4h11.6v8.4H2.2zM8 6.2a2 2 0 1 1 0 4a2 2 0 0 1 0 -4',
  criterion: 'M2.5 13.5h11M4 13.5V9M8 13.5V5.5M12 13.5V2.5',
  requirement: 'M4 14V2.5h8.5l-2.2 3.2 2.2 3.2H4',
  document: 'M3.8 2h5.6l3 3v9H3.8zM9.2 2v3.2h3.2M6 8.4h4.2M6 10.9h4.2',
};

export function KindMark(props: { readonly kind: PartKind }): JSX.Element {
  return (
    <svg class="call-kind" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SIGNS[props.kind]} />
    </svg>
  );
}
