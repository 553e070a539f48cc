// One question back to the firm, or the whole of what was understood: both by its page.
import { Button, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CaseView } from '../../contract.ts';
import { QUESTION_MAX } from '../../limits.ts';
import { demandApi } from '../demand-api.ts';

export function FirmQuestion(props: {
  readonly view: CaseView;
  readonly accepted: number;
  readonly onChanged: () => void;
}): JSX.Element {
  const { view, accepted } = props;
  const { question, contact, head } = view;
  const [text, setText] = useState('');
  const submit = useSubmit();
  const isWaiting = question !== null && question.answeredAt === null;
  const isOver = head.clock.closedAt !== null;
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    if (!(await submit.run(work))) return;
    setText('');
    props.onChanged();
  };
  return (
    <section class="need-ask" aria-labelledby="need-ask-title">
      <h3 id="need-ask-title">{t('demand.ask-title')}</h3>
      {question !== null && (
        <div class="asked">
          <p class="said">{question.text}</p>
          <p class="note">
            {question.answeredAt === null
              ? t('demand.ask-waits', { at: formatDateTime(question.askedAt) })
              : t('demand.ask-answered', { at: formatDateTime(question.answeredAt) })}
          </p>
          {question.answer !== null && <blockquote class="need-quote">{question.answer}</blockquote>}
        </div>
      )}
      {!isWaiting && !isOver && (
        <TextArea
          label={t('demand.ask-label')}
          hint={contact === null || contact.email === '' ? t('demand.ask-no-address') : t('demand.ask-hint')}
          value={text}
          rows={2}
          maxLength={QUESTION_MAX}
          onInput={setText}
        />
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {!isOver && (
        <div class="buttons">
          {!isWaiting && (
            <Button
              busy={submit.isBusy}
              disabled={text.trim().length < 5}
              onClick={() => void act(() => demandApi.askFirm(head.id, text.trim()))}
            >
              {t('demand.ask-send')}
            </Button>
          )}
          <Button
            look="quiet"
            busy={submit.isBusy}
            disabled={accepted === 0}
            onClick={() => void act(() => demandApi.sendUnderstood(head.id))}
          >
            {t('demand.send-understood', { count: accepted })}
          </Button>
        </div>
      )}
    </section>
  );
}
