// The reminders that went out and that are planned, and one by hand.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatDateTime } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { campaignsApi } from '../campaigns-api.ts';
import type { RunningProps } from './running-props.ts';

export function RemindersSection(props: RunningProps): JSX.Element | null {
  const { campaign } = props;
  const [isDone, setDone] = useState(false);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const plan = campaign.reminders;
  if (plan === null) return null;
  const remind = (): Promise<boolean> =>
    submit.run(async () => {
      const changed = await campaignsApi.remind(campaign.id, key.current);
      key.current = makeKey();
      setDone(true);
      props.onChange(changed);
    });
  const canRemind = plan.left > 0 && plan.notBefore === null;
  return (
    <section aria-labelledby="campaign-reminders">
      <h2 id="campaign-reminders">{t('campaigns.reminders')}</h2>
      <p class="prose">{t('campaigns.reminders-text')}</p>
      <ul class="campaign-missing">
        {plan.sent.map((reminder) => (
          <li key={reminder.number}>
            {t('campaigns.reminder-sent', { number: reminder.number, date: formatDate(reminder.at) })}
          </li>
        ))}
        {plan.planned.map((at) => (
          <li key={at}>{t('campaigns.reminder-planned', { date: formatDate(at) })}</li>
        ))}
      </ul>
      <p class="note">
        {t('campaigns.reminders-left', { count: plan.left })}{' '}
        {plan.left > 0 &&
          plan.notBefore !== null &&
          t('campaigns.reminder-not-before', { date: formatDateTime(plan.notBefore) })}
      </p>
      {isDone && (
        <Notice announce="polite">
          <p>{t('campaigns.reminded')}</p>
        </Notice>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {canRemind && (
        <div class="buttons">
          <Button look="quiet" busy={submit.isBusy} onClick={() => void remind()}>
            {t('campaigns.remind-now')}
          </Button>
        </div>
      )}
    </section>
  );
}
