// One item at the expert's: its relevance for the skill in four words, or the effectiveness of each option on five steps; a remark if wanted.
import { Button, ChoiceList, Disclosure, RatingRows, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import { usePageTitle } from '../../../../web/page/page.tsx';
import type { ExpertState } from '../../contract.ts';
import { REMARK_MAX } from '../../limits.ts';
import type { ExpertSession } from './expert-session.ts';

type Item = ExpertState['items'][number];

/** The whole answer to an item, or null: a scenario counts when every option is rated. */
export function valueOf(state: ExpertState, item: Item): number | Readonly<Record<string, number>> | null {
  const value = givenOf(state, item);
  if (item.ask === 'relevance') return typeof value === 'number' ? value : null;
  const ratings = (value ?? {}) as Readonly<Record<string, number>>;
  return item.options.every(({ id }) => ratings[id] !== undefined) ? ratings : null;
}

function givenOf(state: ExpertState, item: Item): unknown {
  const found = state.answered.find((each) => each.item === item.item && item.ask in (each.value as object));
  return found === undefined ? undefined : (found.value as Record<string, unknown>)[item.ask];
}

export function ItemView(props: {
  readonly place: number;
  readonly state: ExpertState;
  readonly session: ExpertSession;
  readonly onBack: () => void;
  readonly onNext: () => void;
}): JSX.Element {
  const { place, state, session, onNext } = props;
  const item = state.items[place]!;
  const box = useRef<HTMLElement>(null);
  const isDone = valueOf(state, item) !== null;
  const position = t('expert.position', { position: place + 1, count: state.items.length });
  usePageTitle(position);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    box.current?.querySelector<HTMLElement>('input[tabindex="0"]')?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="main" class="page narrow studies-run" ref={box} tabIndex={-1}>
      <progress class="studies-bar" value={place} max={state.items.length} aria-label={position} />
      {item.ask === 'relevance' ? (
        <Relevance item={item} state={state} session={session} position={position} onConfirm={onNext} />
      ) : (
        <Effectiveness item={item} state={state} session={session} position={position} onConfirm={onNext} />
      )}
      <Remark key={item.item} item={item} state={state} session={session} />
      <div class="studies-go">
        <Button look="quiet" onClick={props.onBack}>
          {t('expert.back')}
        </Button>
        <Button look={isDone ? 'main' : 'quiet'} onClick={onNext}>
          {isDone ? t('expert.next') : t('expert.skip')}
        </Button>
      </div>
      <p class="note" aria-live="off">
        {t(`expert.save-${session.saveState.value}`)}
      </p>
    </main>
  );
}

interface AskProps {
  readonly item: Item;
  readonly state: ExpertState;
  readonly session: ExpertSession;
  readonly position: string;
  readonly onConfirm: () => void;
}

function Relevance({ item, state, session, position, onConfirm }: AskProps): JSX.Element {
  const skill = state.skills.find(({ id }) => id === item.skill);
  const given = givenOf(state, item);
  return (
    <>
      <p class="studies-skill">
        <strong>{skill === undefined ? item.skill : textIn(skill.name)}</strong>
        {skill !== undefined && <span> {textIn(skill.definition)}</span>}
      </p>
      <ChoiceList
        name={`relevance-${item.item}`}
        legend={
          <>
            <span class="studies-position">
              {position} · {t('expert.ask-relevance')}
            </span>
            <h1 class="studies-item" lang={langOf(item.text)}>
              {textIn(item.text)}
            </h1>
          </>
        }
        choices={([1, 2, 3, 4] as const).map((step) => ({ text: t(`expert.relevance-${step}`) }))}
        selected={typeof given === 'number' ? given - 1 : null}
        onSelect={(at) => session.answer(item.item, { relevance: at + 1 })}
        onConfirm={onConfirm}
      />
    </>
  );
}

function Effectiveness({ item, state, session, position, onConfirm }: AskProps): JSX.Element {
  const ratings = (givenOf(state, item) ?? {}) as Readonly<Record<string, number>>;
  return (
    <>
      <p class="studies-position">{position}</p>
      <h1 class="studies-item" lang={langOf(item.text)}>
        {textIn(item.text)}
      </h1>
      <RatingRows
        name={`effectiveness-${item.item}`}
        legend={t('expert.ask-effectiveness')}
        rows={item.options.map(({ id, text }) => ({ id, text: textIn(text) }))}
        words={([1, 2, 3, 4, 5] as const).map((step) => t(`expert.effectiveness-${step}`))}
        ratings={item.options.map(({ id }) => (ratings[id] === undefined ? null : ratings[id] - 1))}
        onRate={(row, point) =>
          session.answer(item.item, { effectiveness: { ...ratings, [item.options[row]!.id]: point + 1 } })
        }
        onConfirm={onConfirm}
      />
    </>
  );
}

/** Sent when the field is left, not with every letter. */
function Remark({ item, state, session }: Pick<AskProps, 'item' | 'state' | 'session'>): JSX.Element {
  const found = state.answered.find((each) => each.item === item.item && 'remark' in (each.value as object));
  const kept = found === undefined ? '' : (found.value as { remark: string }).remark;
  const [text, setText] = useState(kept);
  return (
    <Disclosure summary={t('expert.remark')} open={kept !== ''}>
      <TextArea
        label={t('expert.remark-label')}
        value={text}
        rows={3}
        maxLength={REMARK_MAX}
        onInput={setText}
        onLeave={() => session.answer(item.item, { remark: text })}
      />
    </Disclosure>
  );
}
