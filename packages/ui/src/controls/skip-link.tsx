// The first thing the keyboard meets: past the header, to the page.
import type { JSX } from 'preact';

export function SkipLink(props: { readonly target: string; readonly children: string }): JSX.Element {
  return (
    <a
      class="skip-link"
      href={`#${props.target}`}
      onClick={() => document.querySelector<HTMLElement>(`#${props.target}`)?.focus()}
    >
      {props.children}
    </a>
  );
}
