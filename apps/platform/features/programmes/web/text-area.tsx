// A labelled text of several lines.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

export function TextArea(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly rows?: number;
  readonly maxLength: number;
  readonly onInput: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <textarea
        id={id}
        class="programme-text"
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
