// One click from a reminder: no more of them for this call. A mail program that only looks at the address stops nothing.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { callReminderApi } from './calls-api.ts';
import './calls.css';

/** Of the length of a token: what is no token at all gets the same answer as a wrong one. */
const NO_TOKEN = 'A'.repeat(43);

export function StopCallRemindersPage(): JSX.Element {
  const token = useLinkToken();
  const [isDone, setDone] = useState(false);
  const submit = useSubmit();
  const stop = async (): Promise<void> =>
    setDone(await submit.run(() => callReminderApi.stop(/^[\w-]{20,200}$/.test(token) ? token : NO_TOKEN)));
  useEffect(() => void stop(), []);
  return (
    <Page title={t('calls.stop-title')} width="reading">
      <h1>{t('calls.stop-title')}</h1>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} onRetry={() => void stop()} />}
      <p class="prose after-lead" role="status">
        {isDone ? t('calls.stop-done') : ''}
      </p>
    </Page>
  );
}
