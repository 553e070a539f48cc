// Where the link of the mail leads: who asks, what for, who sees what; then start, not now, or no more mails.
import { Button, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../../web/page/take-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { readSession } from '../../../../web/shell/session.ts';
import type { Landing } from '../../contract.ts';
import { askedApi } from '../campaigns-api.ts';
import '../campaigns.css';
import { CampaignFacts } from './campaign-facts.tsx';
import { openDocument } from './open-document.ts';
import { TakePartForm } from './take-part-form.tsx';
import type { Choice } from './take-part-form.tsx';

export function LandingPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [landing, setLanding] = useState<Landing | null>(null);
  const opening = useSubmit();
  useEffect(() => {
    void opening.run(async () => setLanding(await askedApi.open(token === '' ? 'A'.repeat(64) : token)));
  }, []);
  if (landing === null) {
    const { problem } = opening;
    return (
      <Page title={t('campaigns.title')} width="reading">
        {problem === null ? (
          <p class="note" role="status">
            {t('campaigns.loading')}
          </p>
        ) : (
          <>
            <h1>{t('campaigns.link-void')}</h1>
            <p class="prose after-lead" role="alert">
              {problemText(problem)}
            </p>
            <div class="buttons">
              <LinkButton href="/" look="quiet">
                {t('page.to-start')}
              </LinkButton>
            </div>
          </>
        )}
      </Page>
    );
  }
  return <Asked token={token} landing={landing} />;
}

function Asked(props: { readonly token: string; readonly landing: Landing }): JSX.Element {
  const { token, landing } = props;
  const { campaign } = landing;
  const opening = useSubmit();
  const minutes = campaign.instruments.form === 'full' ? '15–20' : '6–8';
  return (
    <Page title={campaign.title}>
      <p class="note">
        {t('campaigns.asks', { institution: campaign.institution })} · {campaign.title}
      </p>
      <h1>
        <Rich
          message={t('campaigns.hello', { named: landing.name === '' ? 'other' : 'yes', name: landing.name, minutes })}
        />
      </h1>
      <Doors token={token} landing={landing} />
      <CampaignFacts
        campaign={campaign}
        onOpenDocument={() => void opening.run(() => openDocument('/campaign-invitations/document', token))}
      />
      {opening.problem !== null && <ProblemNotice problem={opening.problem} />}
      {landing.state === 'asked' && landing.campaign.phase === 'open' && isIn(landing) && (
        <TakePart token={token} landing={landing} />
      )}
      <Mails token={token} landing={landing} />
    </Page>
  );
}

function isIn({ entry }: Landing): boolean {
  return entry === 'link' || entry === 'own-account' || entry === 'tie';
}

/** What keeps somebody out, or the way back to what was begun. */
function Doors(props: { readonly token: string; readonly landing: Landing }): JSX.Element | null {
  const { landing } = props;
  const { campaign } = landing;
  if (landing.entry === 'sign-in') {
    return (
      <Notice>
        <p>{t('campaigns.sign-in-first')}</p>
        <div class="buttons">
          <LinkButton href="/sign-in">{t('campaigns.sign-in')}</LinkButton>
        </div>
      </Notice>
    );
  }
  if (landing.entry === 'other') {
    return (
      <Notice tone="care">
        <p>{t('campaigns.other-text')}</p>
      </Notice>
    );
  }
  if (landing.state !== 'asked') return <GoOn {...props} />;
  if (campaign.phase === 'open') return null;
  return (
    <Notice tone="care">
      <p>
        {campaign.phase === 'closed'
          ? t('campaigns.is-closed')
          : t('campaigns.not-open', { date: formatDate(campaign.opensAt!) })}
      </p>
    </Notice>
  );
}

function GoOn(props: { readonly token: string; readonly landing: Landing }): JSX.Element {
  const { landing, token } = props;
  const { route } = useLocation();
  const submit = useSubmit();
  const isFinished = landing.state === 'finished';
  const go = (instead: string | null = null): Promise<boolean> =>
    submit.run(async () => {
      // Also gives this device its session; role and stage were chosen at the start and are not asked again.
      const { attemptId } = await askedApi.start({
        token,
        roleProfile: landing.role ?? 'known',
        stage: landing.stage ?? 'known',
        language: landing.language,
        noticeRead: true,
      });
      await readSession();
      route(instead ?? (isFinished ? `/result/${attemptId}` : `/run/${attemptId}`));
    });
  return (
    <>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button busy={submit.isBusy} onClick={() => void go()}>
          {isFinished ? t('campaigns.see-result') : t('campaigns.go-on')}
        </Button>
        {landing.campaign.instruments.raters && landing.campaign.phase === 'open' && (
          <Button look="quiet" busy={submit.isBusy} onClick={() => void go('/rounds')}>
            {t('campaigns.ask-others')}
          </Button>
        )}
      </div>
    </>
  );
}

function TakePart(props: { readonly token: string; readonly landing: Landing }): JSX.Element {
  const { token, landing } = props;
  const { route } = useLocation();
  const [isLater, setLater] = useState(false);
  const submit = useSubmit();
  const start = (choice: Choice): Promise<boolean> =>
    submit.run(async () => {
      const { attemptId } = await askedApi.start({ token, ...choice, noticeRead: true });
      await readSession();
      route(`/run/${attemptId}`);
    });
  if (isLater) {
    return (
      <Notice announce="polite">
        <p>{t('campaigns.not-now-text', { date: formatDate(landing.campaign.closesAt) })}</p>
        <div class="buttons">
          <Button look="quiet" onClick={() => setLater(false)}>
            {t('campaigns.cancel')}
          </Button>
        </div>
      </Notice>
    );
  }
  return (
    <>
      {landing.entry === 'tie' && (
        <Notice>
          <p>{t('campaigns.tie-text')}</p>
        </Notice>
      )}
      <TakePartForm
        role={landing.role}
        stage={landing.stage}
        submit={submit}
        startText={landing.entry === 'link' ? t('campaigns.start') : t('campaigns.start-account')}
        onStart={(choice) => void start(choice)}
        onLater={() => setLater(true)}
      />
    </>
  );
}

function Mails(props: { readonly token: string; readonly landing: Landing }): JSX.Element | null {
  const [isStopped, setStopped] = useState(props.landing.mailsStopped);
  const [said, setSaid] = useState('');
  const submit = useSubmit();
  if (!props.landing.hasMail) return null;
  const choose = (stopped: boolean): Promise<boolean> =>
    submit.run(async () => {
      await askedApi.chooseMails(props.token, stopped);
      setStopped(stopped);
      setSaid(stopped ? t('campaigns.mails-are-stopped') : t('campaigns.mails-resumed'));
    });
  return (
    <div class="campaign-part">
      <p class="note" role="status">
        {said !== '' ? said : isStopped ? t('campaigns.mails-are-stopped') : ''}
      </p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void choose(!isStopped)}>
          {isStopped ? t('campaigns.mails-again') : t('campaigns.stop-mails')}
        </Button>
      </div>
    </div>
  );
}
