// The mark: two shores as overlapping circles; where they meet, the inks overprint.
import type { JSX } from 'preact';

export function Mark(props: { readonly width?: number }): JSX.Element {
  const width = props.width ?? 34;
  return (
    <svg class="mark" width={width} height={(width * 22) / 34} viewBox="0 0 34 22" aria-hidden="true">
      <circle class="shore-uni" cx="11" cy="11" r="10" />
      <circle class="shore-ind" cx="23" cy="11" r="10" />
      <path class="shore-both" d="M17 3a10 10 0 0 1 0 16a10 10 0 0 1 0-16z" />
    </svg>
  );
}
