// A question with big rows to choose from: a native radio group in which arrows move without choosing.
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { readChoiceKey } from './choice-keys.ts';
import { classNames } from './class-names.ts';

export interface Choice {
  readonly text: string;
  readonly detail?: string | undefined;
}

export interface ChoiceListProps {
  /** Name of the radio group; unique on the page. */
  readonly name: string;
  /** The question; it becomes the group's name for assistive technology. */
  readonly legend: ComponentChildren;
  readonly choices: readonly Choice[];
  readonly selected: number | null;
  readonly onSelect: (place: number) => void;
  /** Enter on the row already chosen. */
  readonly onConfirm?: () => void;
  /** Show the numbers of the keys; on by default. */
  readonly numbered?: boolean;
  /** Rows side by side where there is room. */
  readonly columns?: boolean;
  readonly describedBy?: string;
}

/** One tab stop: the chosen row, else the row last focused, else the first. */
export function ChoiceList(props: ChoiceListProps): JSX.Element {
  const { choices, selected, numbered = true } = props;
  const group = useRef<HTMLFieldSetElement>(null);
  const [visited, setVisited] = useState(0);
  const stop = selected ?? Math.min(visited, choices.length - 1);

  const focusRow = (place: number): void => {
    setVisited(place);
    group.current?.querySelectorAll('input')[place]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inputs = [...(group.current?.querySelectorAll('input') ?? [])];
    const focused = inputs.indexOf(event.target as HTMLInputElement);
    if (focused < 0) return;
    const move = readChoiceKey(event.key, { count: choices.length, focused, selected });
    if (move === null) return;
    event.preventDefault();
    if (move.select !== undefined) props.onSelect(move.select);
    if (move.focus !== undefined) focusRow(move.focus);
    if (move.confirm) props.onConfirm?.();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble up from the radios inside
    <fieldset
      ref={group}
      class={classNames('choice-list', props.columns && 'columns')}
      aria-describedby={props.describedBy}
      onKeyDown={onKeyDown}
    >
      <legend>{props.legend}</legend>
      <div class="choices">
        {choices.map((choice, place) => (
          <label class="choice" key={place}>
            <input
              type="radio"
              name={props.name}
              value={place}
              checked={selected === place}
              tabIndex={stop === place ? 0 : -1}
              onChange={() => props.onSelect(place)}
              onFocus={() => setVisited(place)}
            />
            {numbered && (
              <span class="key" aria-hidden="true">
                {place + 1}
              </span>
            )}
            <span class="text">
              {choice.text}
              {choice.detail && <small>{choice.detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
