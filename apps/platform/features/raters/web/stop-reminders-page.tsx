// One click from a reminder: no more of them. A mail program that only looks at the address stops nothing, because the page does it.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { ratingApi } from './raters-api.ts';
import './raters.css';

export function StopRemindersPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [isDone, setDone] = useState(false);
  const submit = useSubmit();
  const stop = async (): Promise<void> => setDone(await submit.run(() => ratingApi.stopReminders(token)));
  useEffect(() => void stop(), []);
  return (
    <Page title={t('raters.stop-title')} width="reading">
      <h1>{t('raters.stop-title')}</h1>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} onRetry={() => void stop()} />}
      <p class="prose after-lead" role="status">
        {isDone ? t('raters.stop-done') : ''}
      </p>
    </Page>
  );
}
