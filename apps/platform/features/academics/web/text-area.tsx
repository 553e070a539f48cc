// A labelled field for a few lines.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

export function TextArea(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly maxLength: number;
  readonly rows?: number;
  readonly required?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field academics-area">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <textarea
        id={id}
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        required={props.required}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
