// One checkbox with what it means.
import type { JSX } from 'preact';

export function Tick(props: {
  readonly label: string;
  readonly detail?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label class="campaign-tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        {props.detail !== undefined && <small>{props.detail}</small>}
      </span>
    </label>
  );
}
