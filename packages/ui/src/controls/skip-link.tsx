// The first thing the keyboard meets: past the header, to the page.
import type { JSX } from 'preact';

export function SkipLink(props: { readonly target: string; readonly children: string }): JSX.Element {
  return (
    <a
      class="skip-link"
      href={`#${props.target}`}
      onClick={(event) => {
        // The fragment of some addresses is a secret that opens the page: it is not written over.
        event.preventDefault();
        document.querySelector<HTMLElement>(`#${props.target}`)?.focus();
      }}
    >
      {props.children}
    </a>
  );
}
