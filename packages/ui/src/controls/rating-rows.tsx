// Several options, each rated on the same worded scale. One radio group an option, so each says its own text and words.
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { landingPoint, readRatingKey } from './rating-keys.ts';

export interface RatingRowsProps {
  /** Prefix of the radio groups' names; unique on the page. */
  readonly name: string;
  /** The question asked of every option. */
  readonly legend: ComponentChildren;
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  /** The words of the scale, from its low to its high end. */
  readonly words: readonly string[];
  /** Per row the chosen point from 0, or null. */
  readonly ratings: readonly (number | null)[];
  readonly onRate: (row: number, point: number) => void;
  readonly onConfirm?: () => void;
}

export function RatingRows(props: RatingRowsProps): JSX.Element {
  const { rows, words, ratings } = props;
  const box = useRef<HTMLFieldSetElement>(null);
  const inputAt = (row: number, point: number): HTMLInputElement | undefined =>
    box.current?.querySelectorAll<HTMLInputElement>('input')[row * words.length + point];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])];
    const index = inputs.indexOf(event.target as HTMLInputElement);
    if (index < 0) return;
    const move = readRatingKey(event.key, {
      points: words.length,
      ratings,
      row: Math.floor(index / words.length),
      point: index % words.length,
    });
    if (move === null) return;
    event.preventDefault();
    if (move.rate) props.onRate(move.rate.row, move.rate.point);
    if (move.focus) inputAt(move.focus.row, move.focus.point)?.focus();
    if (move.confirm) props.onConfirm?.();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble up from the radios inside
    <fieldset ref={box} class="rating-rows" onKeyDown={onKeyDown} style={{ '--points': words.length }}>
      <legend>{props.legend}</legend>
      {rows.map((row, place) => (
        <RatingRow
          key={row.id}
          name={`${props.name}-${row.id}`}
          text={row.text}
          words={words}
          rating={ratings[place] ?? null}
          onRate={(point) => props.onRate(place, point)}
        />
      ))}
    </fieldset>
  );
}

function RatingRow(props: {
  readonly name: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly rating: number | null;
  readonly onRate: (point: number) => void;
}): JSX.Element {
  const { words, rating } = props;
  const stop = landingPoint(rating, words.length);
  const last = words.length - 1;
  return (
    <fieldset class="rating-row">
      <legend>{props.text}</legend>
      <div class="rating-points">
        {words.map((word, point) => (
          <label class="rating-point" key={point}>
            <input
              type="radio"
              name={props.name}
              value={point + 1}
              checked={rating === point}
              tabIndex={stop === point ? 0 : -1}
              aria-label={word}
              onChange={() => props.onRate(point)}
            />
            <span class="key" aria-hidden="true">
              {point + 1}
            </span>
            <span class="word" aria-hidden="true">
              {word}
            </span>
          </label>
        ))}
      </div>
      <div class="rating-ends" aria-hidden="true">
        <span class={rating === 0 ? 'chosen' : undefined}>{words[0]}</span>
        <span class="chosen middle">{rating === null || rating === 0 || rating === last ? '' : words[rating]}</span>
        <span class={rating === last ? 'chosen' : undefined}>{words[last]}</span>
      </div>
    </fieldset>
  );
}
