// Attempts over time, each with what it said was needed most.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import type { Development } from '../../contract.ts';

export function AttemptsSection(props: { readonly attempts: Development['attempts'] }): JSX.Element | null {
  if (props.attempts.length === 0) return null;
  return (
    <section aria-labelledby="attempts-title">
      <h2 id="attempts-title">{t('profile.attempts')}</h2>
      <ul class="attempts">
        {props.attempts.map((attempt) => (
          <li key={attempt.attemptId}>
            <a href={attempt.status === 'finished' ? `/result/${attempt.attemptId}` : `/run/${attempt.attemptId}`}>
              {t('profile.attempt', {
                form: attempt.form === 'full' ? 'full' : 'other',
                date: formatDate(attempt.finishedAt ?? attempt.startedAt),
              })}
            </a>
            <small>{noteOf(attempt)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function noteOf(attempt: Development['attempts'][number]): string {
  if (attempt.status === 'open') return t('profile.attempt-open');
  if (attempt.needs.length === 0) return '';
  return t('profile.attempt-needs', { skills: attempt.needs.map((need) => inSentence(textIn(need.name))).join(', ') });
}
