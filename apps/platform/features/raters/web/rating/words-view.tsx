// After the statements: start, stop, continue in the rater's own words, and handing in.
import { Button, TextArea } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../../web/api/problem.ts';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import type { RatingState } from '../../contract.ts';
import { COMMENT_MAX } from '../../limits.ts';
import type { RatingSession } from './rating-session.ts';

const KINDS = ['start', 'stop', 'continue'] as const;
type Kind = (typeof KINDS)[number];

export function WordsView(props: {
  readonly state: RatingState;
  readonly session: RatingSession;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly saveLine: ComponentChildren;
}): JSX.Element {
  const { state, session } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const [words, setWords] = useState<Record<Kind, string>>(() => wordsOf(state));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const keep = (kind: Kind): void => {
    // An empty field that never held anything is no answer.
    if (words[kind].trim() === '' && wordsOf(session.state.value ?? state)[kind] === '') return;
    session.answer(kind, { comment: words[kind].trim() }, 0);
  };
  const answered = new Set(state.answered.map((each) => each.itemId));
  const open = state.items.filter((each) => !answered.has(each.itemId)).length;
  const handIn = async (): Promise<void> => {
    KINDS.forEach(keep);
    setBusy(true);
    const found = await session.handIn();
    setBusy(false);
    setProblem(found);
    if (found === null) props.onDone();
  };
  return (
    <Page title={t('raters.words-title')} width="narrow">
      <h1 ref={heading} tabIndex={-1}>
        {t('raters.words-title')}
      </h1>
      <p class="prose after-lead">{t('raters.words-text')}</p>
      <form
        class="raters-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void handIn();
        }}
      >
        {KINDS.map((kind) => (
          <TextArea
            key={kind}
            label={t(`raters.words-${kind}`, { name: state.ratee })}
            value={words[kind]}
            onInput={(text) => setWords((before) => ({ ...before, [kind]: text }))}
            onLeave={() => keep(kind)}
            maxLength={COMMENT_MAX}
          />
        ))}
        <p class="note">
          {open > 0 && `${t('raters.unanswered', { count: open })} `}
          {t('raters.hand-in-text')}
        </p>
        {problem !== null && <ProblemNotice problem={problem} />}
        <div class="buttons">
          <Button look="quiet" onClick={props.onBack}>
            {t('raters.back')}
          </Button>
          <Button type="submit" busy={isBusy}>
            {t('raters.hand-in')}
          </Button>
        </div>
      </form>
      <div class="raters-foot">{props.saveLine}</div>
    </Page>
  );
}

function wordsOf({ answered }: RatingState): Record<Kind, string> {
  const textOf = (kind: Kind): string => {
    const value = answered.find((each) => each.itemId === kind)?.value;
    return value !== undefined && 'comment' in value ? value.comment : '';
  };
  return { start: textOf('start'), stop: textOf('stop'), continue: textOf('continue') };
}
