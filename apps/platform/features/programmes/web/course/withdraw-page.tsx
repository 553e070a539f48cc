// The page of the mail's link: one click, and everything about an interest in a course is gone.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { problemText } from '../../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../../web/page/take-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { courseApi } from '../programmes-api.ts';

export function WithdrawPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [isDone, setDone] = useState(false);
  const submit = useSubmit();
  return (
    <Page title={t('programmes.withdraw-title')} width="reading">
      <h1>{isDone ? t('programmes.withdrawn') : t('programmes.withdraw-title')}</h1>
      <p class="prose after-lead" role={submit.problem === null ? 'status' : 'alert'}>
        {submit.problem !== null
          ? problemText(submit.problem)
          : isDone
            ? t('programmes.withdrawn-text')
            : t('programmes.withdraw-text')}
      </p>
      {!isDone && (
        <div class="buttons">
          <Button
            busy={submit.isBusy}
            onClick={() =>
              // Without its secret the address finds nobody, and says so.
              void submit
                .run(() => courseApi.withdraw(token === '' ? 'x'.repeat(20) : token))
                .then((done) => done && setDone(true))
            }
          >
            {t('programmes.withdraw')}
          </Button>
        </div>
      )}
    </Page>
  );
}
