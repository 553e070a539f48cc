// A rating whose round has closed: nothing more to answer but the person's question, and still the way out.
import { Button, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { RatingState } from '../../contract.ts';
import { COMMENT_MAX } from '../../limits.ts';
import { ratingApi } from '../raters-api.ts';
import { LeaveRating } from './leave-rating.tsx';
import type { RatingSession } from './rating-session.ts';

export function OverView(props: {
  readonly state: RatingState;
  readonly session: RatingSession;
  readonly onLeave: (after: 'before-release' | 'after-release') => void;
}): JSX.Element {
  const { state } = props;
  const title = state.question === null ? t('raters.over-title') : t('raters.relay-title', { name: state.ratee });
  return (
    <Page title={title} width="reading">
      <h1>{title}</h1>
      {state.question === null ? (
        <p class="prose after-lead">{t('raters.over-text')}</p>
      ) : (
        <Relay {...props} question={state.question} />
      )}
      <div class="raters-outs">
        <LeaveRating state={state} reason="rather-not" label={t('raters.leave')} onLeave={props.onLeave} />
      </div>
    </Page>
  );
}

function Relay(props: {
  readonly state: RatingState;
  readonly session: RatingSession;
  readonly question: NonNullable<RatingState['question']>;
}): JSX.Element {
  const { state, question, session } = props;
  const [text, setText] = useState(question.answer ?? '');
  const [isSent, setSent] = useState(false);
  const submit = useSubmit();
  const send = async (): Promise<void> => {
    setSent(false);
    setSent(await submit.run(async () => session.take(await ratingApi.answerQuestion(state.ratingId, text.trim()))));
  };
  return (
    <>
      <blockquote class="raters-question after-lead">{question.text}</blockquote>
      {!question.isOpen && <p class="note">{t('raters.relay-over')}</p>}
      {question.isOpen && (
        <form
          class="raters-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p class="prose">
            {t('raters.relay-text', { comments: state.thresholds.comments, date: formatDate(question.closesAt) })}
          </p>
          <TextArea label={t('raters.relay-label')} value={text} onInput={setText} maxLength={COMMENT_MAX} required />
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          {isSent && (
            <Notice announce="polite">
              <p>{t('raters.relay-sent')}</p>
            </Notice>
          )}
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy} disabled={text.trim() === ''}>
              {t('raters.relay-send')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
