// More for who wants it: the native details element in our dress.
import type { ComponentChildren, JSX } from 'preact';

export function Disclosure(props: {
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
  readonly open?: boolean;
  readonly id?: string;
}): JSX.Element {
  return (
    <details class="disclosure" open={props.open} id={props.id}>
      <summary>{props.summary}</summary>
      <div class="inside">{props.children}</div>
    </details>
  );
}
