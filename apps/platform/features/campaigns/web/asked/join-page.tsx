// Where the sign-up link and the poster lead.
import { Button, Field, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../../web/page/take-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { SignUpLanding } from '../../contract.ts';
import { NAME_MAX } from '../../limits.ts';
import { askedApi } from '../campaigns-api.ts';
import '../campaigns.css';
import { CampaignFacts } from './campaign-facts.tsx';
import { openDocument } from './open-document.ts';

export function JoinPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [landing, setLanding] = useState<SignUpLanding | null>(null);
  const [isSent, setSent] = useState(false);
  const opening = useSubmit();
  useEffect(() => {
    void opening.run(async () => setLanding(await askedApi.openSignUp(token === '' ? 'A'.repeat(64) : token)));
  }, []);
  if (isSent) {
    return (
      <Page title={t('campaigns.join-sent')} width="reading">
        <h1>{t('campaigns.join-sent')}</h1>
        <p class="prose after-lead" role="status">
          {t('campaigns.join-sent-text')}
        </p>
      </Page>
    );
  }
  if (landing === null) {
    return (
      <Page title={t('campaigns.title')} width="reading">
        <h1>{opening.problem === null ? t('campaigns.loading') : t('campaigns.link-void')}</h1>
        {opening.problem !== null && (
          <>
            <p class="prose after-lead" role="alert">
              {problemText(opening.problem)}
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
  const { campaign } = landing;
  return (
    <Page title={campaign.title}>
      <p class="note">
        {t('campaigns.asks', { institution: campaign.institution })} · {campaign.title}
      </p>
      <h1>
        <Rich
          message={t('campaigns.hello', {
            named: 'other',
            name: '',
            minutes: campaign.instruments.form === 'full' ? '15–20' : '6–8',
          })}
        />
      </h1>
      <SignUpForm token={token} landing={landing} onSent={() => setSent(true)} />
      <CampaignFacts
        campaign={campaign}
        onOpenDocument={() => void opening.run(() => openDocument('/campaign-sign-ups/document', token))}
      />
    </Page>
  );
}

function SignUpForm(props: {
  readonly token: string;
  readonly landing: SignUpLanding;
  readonly onSent: () => void;
}): JSX.Element {
  const { token, landing } = props;
  const { route } = useLocation();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  // The same wish sent twice must make one place; another wish is another.
  const kept = useRef({ body: '', key: '' });
  const submit = useSubmit();
  const join = (): Promise<boolean> =>
    submit.run(async () => {
      const body = { token, email: email.trim() === '' ? null : email.trim(), name, language: language.value };
      const text = JSON.stringify(body);
      if (kept.current.body !== text) kept.current = { body: text, key: makeKey() };
      const done = await askedApi.signUp(body, kept.current.key);
      if (done.path === null) props.onSent();
      else route(done.path);
    });
  if (landing.seats === 'taken') {
    return (
      <Notice tone="care">
        <p>{t('campaigns.join-seats-taken')}</p>
      </Notice>
    );
  }
  return (
    <form
      class="campaign-form"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <Field
        label={t('campaigns.join-email')}
        hint={
          landing.addressNeeded
            ? t('campaigns.join-email-domains', { domains: landing.domains.join(', ') })
            : t('campaigns.join-email-free')
        }
        type="email"
        autoComplete="email"
        value={email}
        onInput={setEmail}
        required={landing.addressNeeded}
      />
      <Field label={t('campaigns.join-name')} autoComplete="name" value={name} onInput={setName} maxLength={NAME_MAX} />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('campaigns.join')}
        </Button>
      </div>
    </form>
  );
}
