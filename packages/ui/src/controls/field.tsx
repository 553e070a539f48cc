// A labelled input with hint and fault. The fault is tied to the input and says what to do.
import type { ComponentChildren, InputEventHandler, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldFrame {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly fault?: string | null | undefined;
}

export interface FieldProps extends FieldFrame {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'search';
  readonly name?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'email';
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly maxLength?: number;
}

export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const onInput: InputEventHandler<HTMLInputElement> = (event) => props.onInput(event.currentTarget.value);
  return (
    <div class="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <input
        id={id}
        // The element's types are told apart by a literal; which of them it is makes no difference here.
        type={(props.type ?? 'text') as 'text'}
        name={props.name}
        value={props.value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        required={props.required}
        readOnly={props.readOnly}
        min={props.min}
        max={props.max}
        maxLength={props.maxLength}
        aria-invalid={props.fault ? true : undefined}
        aria-describedby={describedBy(id, props)}
        onInput={onInput}
      />
      <Fault id={id} fault={props.fault} />
    </div>
  );
}

export interface TextAreaProps extends FieldFrame {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly maxLength: number;
  readonly rows?: number;
  readonly required?: boolean;
  /** Language of what is written, where it is not the page's. */
  readonly lang?: string;
  /** The focus leaves the field. */
  readonly onLeave?: () => void;
}

/** A labelled text of several lines. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const id = useId();
  return (
    <div class="field area">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <textarea
        id={id}
        rows={props.rows ?? 4}
        value={props.value}
        lang={props.lang}
        maxLength={props.maxLength}
        required={props.required}
        aria-invalid={props.fault ? true : undefined}
        aria-describedby={describedBy(id, props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
      <Fault id={id} fault={props.fault} />
    </div>
  );
}

export interface SelectProps extends FieldFrame {
  readonly value: string;
  /** `lang` where an option is not in the page's language, as the names of languages are. */
  readonly options: readonly { readonly value: string; readonly text: string; readonly lang?: string }[];
  readonly onSelect: (value: string) => void;
  readonly name?: string;
}

export function Select(props: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <select
        id={id}
        name={props.name}
        value={props.value}
        aria-invalid={props.fault ? true : undefined}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => props.onSelect(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.text}
          </option>
        ))}
      </select>
      <Fault id={id} fault={props.fault} />
    </div>
  );
}

function Fault(props: { readonly id: string; readonly fault: string | null | undefined }): JSX.Element | null {
  if (!props.fault) return null;
  return (
    <span class="fault" id={`${props.id}-fault`}>
      {props.fault}
    </span>
  );
}

function describedBy(id: string, frame: FieldFrame): string | undefined {
  const ids = [frame.hint ? `${id}-hint` : '', frame.fault ? `${id}-fault` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
