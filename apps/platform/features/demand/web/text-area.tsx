// A labelled field for more than a line.
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export function TextArea(props: {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly maxLength: number;
  readonly rows?: number;
  readonly fault?: string | null;
  readonly required?: boolean;
}): JSX.Element {
  const id = useId();
  const { hint, fault } = props;
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div class="field need-area">
      <label htmlFor={id}>{props.label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        rows={props.rows ?? 4}
        value={props.value}
        maxLength={props.maxLength}
        required={props.required}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described === '' ? undefined : described}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {fault && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}
