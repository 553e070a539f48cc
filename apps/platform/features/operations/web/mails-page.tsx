// For the administrator: how the installation is, and the mails that lie in the folder for want of a mail server.
import { Button, Dialog, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { request } from '../../../web/api/request.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { InstallationState, MailList, MailText } from '../contract.ts';
import './mails.css';

/** A mail is delivered moments after what caused it; the page looks again until it is there. */
const LOOK_AGAIN_MS = 3_000;

type MailSummary = MailList['mails'][number];

export function MailsPage(): JSX.Element {
  const [state, reloadState] = useResource('installation', () => request<InstallationState>('GET', '/installation'));
  const [mails, reloadMails] = useResource('mails', () => request<MailList>('GET', '/mails'));
  const [reading, setReading] = useState<MailSummary | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reloadMails();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reloadMails]);
  if (mails.status === 'failed' && mails.value === null) {
    return <ProblemPage problem={mails.problem} onRetry={reloadMails} />;
  }
  return (
    <Page title={t('mail-page.title')} width="reading">
      <p class="note">
        <a href="/installation">{t('mail-page.back')}</a>
      </p>
      <h1>{t('mail-page.title')}</h1>
      {state.status === 'failed' && <ProblemNotice problem={state.problem} onRetry={reloadState} />}
      {state.value !== null && <State state={state.value} />}
      {mails.value !== null && (
        <section aria-labelledby="mails-title">
          <h2 id="mails-title">{t('mail-page.folder')}</h2>
          <p class="prose">{mails.value.delivery === 'server' ? t('mail-page.by-server') : t('mail-page.by-folder')}</p>
          <Mails mails={mails.value.mails} onRead={setReading} />
        </section>
      )}
      <Dialog open={reading !== null} title={reading?.subject ?? ''} onClose={() => setReading(null)}>
        {reading !== null && (
          <>
            <Mail key={reading.id} summary={reading} />
            <div class="buttons">
              <Button look="quiet" onClick={() => setReading(null)}>
                {t('action.close')}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </Page>
  );
}

function State(props: { readonly state: InstallationState }): JSX.Element {
  const { state } = props;
  return (
    <>
      <dl class="installation-state">
        <div>
          <dt>{t('mail-page.version')}</dt>
          <dd>{state.version}</dd>
        </div>
        <div>
          <dt>{t('mail-page.database')}</dt>
          <dd>{state.database === 'sqlite' ? t('mail-page.embedded') : 'PostgreSQL'}</dd>
        </div>
        <div>
          <dt>{t('mail-page.mail')}</dt>
          <dd>{state.mail === 'server' ? t('mail-page.to-server') : t('mail-page.to-folder')}</dd>
        </div>
      </dl>
      {state.undelivered > 0 && (
        <Notice tone="loss">
          <p>{t('mail-page.undelivered', { count: state.undelivered })}</p>
        </Notice>
      )}
    </>
  );
}

function Mails(props: {
  readonly mails: readonly MailSummary[];
  readonly onRead: (mail: MailSummary) => void;
}): JSX.Element {
  if (props.mails.length === 0) return <p class="note">{t('mail-page.empty')}</p>;
  return (
    <ul class="mails">
      {props.mails.map((mail) => (
        <li key={mail.id}>
          <PlainButton onClick={() => props.onRead(mail)}>{mail.subject}</PlainButton>
          <small>
            {mail.to} · {formatDateTime(mail.at)}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Mail(props: { readonly summary: MailSummary }): JSX.Element {
  const { summary } = props;
  const [mail, reload] = useResource(summary.id, () => request<MailText>('GET', `/mails/${summary.id}`));
  return (
    <>
      <p class="note">
        {summary.to} · {formatDateTime(summary.at)}
      </p>
      {mail.status === 'failed' && <ProblemNotice problem={mail.problem} onRetry={reload} />}
      {mail.value === null ? (
        <p class="note" role="status">
          {t('staff.loading')}
        </p>
      ) : (
        <pre class="mail-text">{mail.value.text}</pre>
      )}
    </>
  );
}
