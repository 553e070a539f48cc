// A situation from the work with its options, each to be rated for how effective it would be.
import { RatingRows } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { langOf, listIn, textIn } from '../../../../web/messages/texts.ts';
import type { AnswerValue, ShownItem } from '../../contract.ts';

export interface ScenarioItemProps {
  readonly item: Extract<ShownItem, { kind: 'scenario' }>;
  readonly position: number;
  readonly answer: AnswerValue | null;
  /** Ratings given so far, from 1, while the scenario is not complete. */
  readonly draft: readonly (number | null)[] | null;
  readonly onDraft: (ratings: readonly (number | null)[]) => void;
  readonly onGive: (value: AnswerValue) => void;
  readonly onConfirm: () => void;
}

export function ScenarioItem(props: ScenarioItemProps): JSX.Element {
  const { item, answer } = props;
  const given = answer !== null && 'ratings' in answer ? answer.ratings : props.draft;
  const ratings = item.options.map((_, row) => given?.[row] ?? null);

  const rate = (row: number, point: number): void => {
    const next = ratings.map((rating, at) => (at === row ? point + 1 : rating));
    const complete = next.filter((rating) => rating !== null);
    if (complete.length === next.length) props.onGive({ ratings: complete });
    else props.onDraft(next);
  };

  const missing = ratings.filter((rating) => rating === null).length;
  return (
    <>
      <section
        class="runner-situation"
        aria-labelledby="situation-position situation-text"
        tabIndex={-1}
        data-first-focus
      >
        <h1 class="runner-lead" id="situation-position">
          {t('runner.position', { position: props.position })} · {t('runner.situation')}
        </h1>
        <p class="runner-story" id="situation-text" lang={langOf(item.text)}>
          {textIn(item.text)}
        </p>
      </section>
      <RatingRows
        name={item.itemId}
        legend={<span lang={langOf(item.lead)}>{textIn(item.lead)}</span>}
        rows={item.options.map((option) => ({ id: option.id, text: textIn(option.text) }))}
        words={listIn(item.categories)}
        ratings={ratings.map((rating) => (rating === null ? null : rating - 1))}
        onRate={rate}
        onConfirm={props.onConfirm}
      />
      {missing > 0 && missing < ratings.length && (
        <p class="note" role="status">
          {t('runner.options-left', { count: missing })}
        </p>
      )}
    </>
  );
}
