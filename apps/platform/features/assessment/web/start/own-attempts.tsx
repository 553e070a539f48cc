// One's own attempts: the open one to go on with, the finished ones to read.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import type { AttemptSummary } from '../../contract.ts';

/** Where an attempt leads: to its next question or to its result. */
export function addressOf(attempt: AttemptSummary): string {
  return attempt.status === 'finished' ? `/result/${attempt.attemptId}` : `/run/${attempt.attemptId}`;
}

export function OwnAttempts(props: { readonly attempts: readonly AttemptSummary[] }): JSX.Element {
  const shown = props.attempts.filter((attempt) => attempt.status !== 'expired');
  if (shown.length === 0) return <p class="note">{t('resume.none')}</p>;
  return (
    <ul class="own-attempts">
      {shown.map((attempt) => (
        <li key={attempt.attemptId}>
          <a href={addressOf(attempt)}>
            {attempt.status === 'finished'
              ? t('resume.read-result', { date: formatDate(attempt.finishedAt ?? attempt.startedAt) })
              : t('resume.go-on', { date: formatDate(attempt.startedAt), count: attempt.answered })}
          </a>
        </li>
      ))}
    </ul>
  );
}
