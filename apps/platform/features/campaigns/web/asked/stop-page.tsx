// One click in the mail and the mails of a campaign stop; one more and they come again.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { problemText } from '../../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../../web/page/take-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { MailChoice } from '../../contract.ts';
import { askedApi } from '../campaigns-api.ts';
import '../campaigns.css';

export function StopPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [choice, setChoice] = useState<MailChoice | null>(null);
  const submit = useSubmit();
  const choose = (stopped: boolean): Promise<boolean> =>
    submit.run(async () => setChoice(await askedApi.chooseMails(token === '' ? 'A'.repeat(64) : token, stopped)));
  useEffect(() => {
    void choose(true);
  }, []);
  const title =
    choice === null
      ? submit.problem === null
        ? t('campaigns.stop-mails')
        : t('campaigns.link-void')
      : t('campaigns.stop-title', { title: choice.title });
  return (
    <Page title={title} width="reading">
      <h1>{title}</h1>
      <p class="prose after-lead" role={submit.problem === null ? 'status' : 'alert'}>
        {submit.problem !== null
          ? problemText(submit.problem)
          : choice === null
            ? t('campaigns.loading')
            : choice.stopped
              ? t('campaigns.mails-are-stopped')
              : t('campaigns.mails-resumed')}
      </p>
      {choice !== null && (
        <div class="buttons">
          <Button look="quiet" busy={submit.isBusy} onClick={() => void choose(!choice.stopped)}>
            {choice.stopped ? t('campaigns.mails-again') : t('campaigns.stop-mails')}
          </Button>
        </div>
      )}
    </Page>
  );
}
