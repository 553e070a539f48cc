// Four short answers before anything is asked: how long, who sees it, how long it is kept, what it is not for.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { AssessmentOffer } from '../../contract.ts';
import { GUEST_RETENTION_DAYS } from '../../limits.ts';

export function StartFacts(props: { readonly offer: AssessmentOffer | null }): JSX.Element {
  const full = props.offer?.forms.find((form) => form.id === 'full');
  const short = props.offer?.forms.find((form) => form.id === 'short');
  const facts = [
    {
      title: t('start.how-long'),
      text: t('start.how-long-text', {
        low: full?.minutesLow ?? 15,
        high: full?.minutesHigh ?? 20,
        short: short?.minutesHigh ?? 8,
      }),
    },
    { title: t('start.who-sees'), text: t('start.who-sees-text') },
    {
      title: t('start.kept'),
      text: t('start.kept-text', { days: props.offer?.retentionDays ?? GUEST_RETENTION_DAYS }),
    },
    { title: t('start.not-for'), text: t('start.not-for-text') },
  ];
  return (
    <dl class="start-facts">
      {facts.map((fact) => (
        <div key={fact.title}>
          <dt>{fact.title}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}
