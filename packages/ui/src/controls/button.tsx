// Buttons and links that look like buttons. Busy and disabled buttons keep the focus, so nobody loses their place.
import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';

type Look = 'main' | 'quiet' | 'alert';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: Look;
  readonly type?: 'button' | 'submit';
  /** Work is under way: a click does nothing, and assistive technology hears "busy". */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly describedBy?: string;
  /** Has the focus when the dialog around it opens: the choice that does no harm, where another cannot be undone. */
  readonly takesFocus?: boolean;
  readonly onClick?: () => void;
}

/** A button. `busy` and `disabled` are told by ARIA and swallow the click; the element stays focusable. */
export function Button(props: ButtonProps): JSX.Element {
  const { look = 'main', type = 'button', busy = false, disabled = false } = props;
  const idle = !busy && !disabled;
  return (
    <button
      type={type}
      id={props.id}
      class={classNames('button', look !== 'main' && look)}
      aria-disabled={!idle}
      aria-busy={busy}
      aria-describedby={props.describedBy}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- read by the native dialog alone, which takes its first button otherwise
      autoFocus={props.takesFocus}
      onClick={(event) => {
        if (idle) props.onClick?.();
        else event.preventDefault();
      }}
    >
      {props.children}
    </button>
  );
}

/** What acts on this page but reads like a link. */
export function PlainButton(props: {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly id?: string;
}): JSX.Element {
  return (
    <button type="button" id={props.id} class="plain-button" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

/** A link that looks like a button. With `download` the browser keeps the file instead of showing it. */
export function LinkButton(props: {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly look?: Look;
  readonly download?: boolean;
}): JSX.Element {
  const { look = 'main' } = props;
  return (
    <a href={props.href} class={classNames('button', look !== 'main' && look)} download={props.download}>
      {props.children}
    </a>
  );
}
