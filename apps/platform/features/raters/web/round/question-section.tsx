// The one question to the group: to be asked, waiting, or answered by all together.
import { Button, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { RoundReport } from '../../contract.ts';
import { QUESTION_MAX } from '../../limits.ts';
import { roundsApi } from '../raters-api.ts';

export function QuestionSection(props: { readonly report: RoundReport; readonly onChange: () => void }): JSX.Element {
  const { question, mayAsk, thresholds } = props.report;
  const { comments } = thresholds;
  return (
    <section aria-labelledby="question-title">
      <h2 id="question-title">{t('raters.question')}</h2>
      {question === null && !mayAsk && <p class="note">{t('raters.question-not', { comments })}</p>}
      {question === null && mayAsk && <AskForm {...props} />}
      {question !== null && (
        <>
          <blockquote class="raters-question">{question.text}</blockquote>
          {question.status === 'waiting' && (
            <p class="note">{t('raters.question-waiting', { date: formatDate(question.closesAt) })}</p>
          )}
          {question.status === 'too-few' && <p class="note">{t('raters.question-too-few')}</p>}
          <div class="raters-comments">
            {question.answers.map((text, place) => (
              <blockquote key={place}>{text}</blockquote>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function AskForm(props: { readonly report: RoundReport; readonly onChange: () => void }): JSX.Element {
  const { roundId, thresholds } = props.report;
  const [text, setText] = useState('');
  const submit = useSubmit();
  const kept = useRef({ text: '', key: '' });
  const send = async (): Promise<void> => {
    if (kept.current.text !== text) kept.current = { text, key: makeKey() };
    if (await submit.run(() => roundsApi.ask(roundId, text.trim(), kept.current.key))) props.onChange();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="prose">{t('raters.question-text', { comments: thresholds.comments })}</p>
      <TextArea
        label={t('raters.question-label')}
        hint={t('raters.question-hint')}
        value={text}
        onInput={setText}
        maxLength={QUESTION_MAX}
        required
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy} disabled={text.trim().length < 3}>
          {t('raters.question-send')}
        </Button>
      </div>
    </form>
  );
}
