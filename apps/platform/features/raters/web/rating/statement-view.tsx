// One statement with its five answers in words, "could not observe", and the way on and back.
import { Button, ChoiceList, PlainButton } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { langOf, listIn, textIn } from '../../../../web/messages/texts.ts';
import { usePageTitle } from '../../../../web/page/page.tsx';
import type { RatingState, RatingValue } from '../../contract.ts';
import type { RatingSession } from './rating-session.ts';

export function StatementView(props: {
  readonly place: number;
  readonly state: RatingState;
  readonly session: RatingSession;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly saveLine: ComponentChildren;
}): JSX.Element {
  const { place, state, session, onNext } = props;
  const item = state.items[place]!;
  const shownAt = useRef(performance.now());
  const box = useRef<HTMLElement>(null);
  const answer = state.answered.find((each) => each.itemId === item.itemId)?.value ?? null;
  const position = t('raters.position', { position: place + 1, count: state.items.length });
  usePageTitle(position);
  // The statement is announced once, by the focus on the radio that takes the keys.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    box.current?.querySelector<HTMLElement>('input[tabindex="0"]')?.focus({ preventScroll: true });
  }, []);
  const give = (value: RatingValue): void =>
    session.answer(item.itemId, value, (performance.now() - shownAt.current) / 1000);
  return (
    <main id="main" class="page narrow raters-run" ref={box} tabIndex={-1}>
      <Progress place={place} count={state.items.length} />
      <ChoiceList
        name={item.itemId}
        legend={
          <>
            <span class="raters-lead">
              {position} · {state.ratee} · {t('raters.frame')}
            </span>
            <h1 class="raters-statement" lang={langOf(item.text)}>
              {textIn(item.text)}
            </h1>
          </>
        }
        choices={listIn(state.scales[item.scale] ?? {}).map((text) => ({ text }))}
        selected={answer !== null && 'category' in answer ? answer.category : null}
        onSelect={(category) => give({ category })}
        onConfirm={onNext}
      />
      <div class="raters-instead">
        <PlainButton
          pressed={answer !== null && 'notObserved' in answer}
          onClick={() => {
            give({ notObserved: true });
            onNext();
          }}
        >
          {t('raters.not-observed')}
        </PlainButton>
      </div>
      <div class="raters-go">
        <Button look="quiet" onClick={props.onBack}>
          {t('raters.back')}
        </Button>
        <Button disabled={answer === null} describedBy="raters-next-hint" onClick={onNext}>
          {t('raters.next')}
        </Button>
        <span id="raters-next-hint" class="visually-hidden">
          {answer === null ? t('raters.answer-first') : ''}
        </span>
      </div>
      <div class="raters-foot">
        {props.saveLine}
        <p class="note raters-keys">{t('raters.keys')}</p>
      </div>
    </main>
  );
}

/** A hair of progress; the words beside the statement say the same. */
function Progress(props: { readonly place: number; readonly count: number }): JSX.Element {
  return (
    <div class="raters-progress" aria-hidden="true">
      {Array.from({ length: props.count }, (_, place) => (
        <i key={place} class={place < props.place ? 'is-done' : place === props.place ? 'is-here' : ''} />
      ))}
    </div>
  );
}
