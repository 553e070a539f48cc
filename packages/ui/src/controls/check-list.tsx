// Several of several: a group of checkboxes.
import type { ComponentChildren, JSX } from 'preact';

export interface CheckListProps {
  readonly legend: ComponentChildren;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

export function CheckList(props: CheckListProps): JSX.Element {
  const { chosen } = props;
  return (
    <fieldset class="check-list">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, text }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              props.onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
