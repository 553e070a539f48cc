// Signing in: with a password or by a link in a mail, and the second step where a role needs it.
import { Button, Field, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { language, t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { EMAIL_MAX, PASSWORD_MAX } from '../limits.ts';
import { signInApi } from './identity-api.ts';
import { placeAfterSignIn } from './sign-in/after-sign-in.ts';
import { CodeForm } from './sign-in/code-form.tsx';
import './staff.css';

type Step = 'password' | 'link' | 'two-factor' | 'link-sent';

export function SignInPage(): JSX.Element {
  const { route } = useLocation();
  const [step, setStep] = useState<Step>('password');
  const [email, setEmail] = useState('');
  const enter = async (): Promise<void> => route(await placeAfterSignIn());
  return (
    <Page title={t('shell.sign-in')} width="narrow">
      <h1>{step === 'two-factor' ? t('sign-in.second-step') : t('sign-in.title')}</h1>
      {step === 'password' && (
        <PasswordForm email={email} onEmail={setEmail} onTwoFactor={() => setStep('two-factor')} onSignedIn={enter} />
      )}
      {step === 'link' && <LinkForm email={email} onEmail={setEmail} onSent={() => setStep('link-sent')} />}
      {step === 'two-factor' && <CodeForm onDone={enter} />}
      {step === 'link-sent' && (
        <div class="staff-form">
          <Notice title={t('sign-in.sent-title')} announce="polite">
            <p>{t('sign-in.sent-text', { email })}</p>
          </Notice>
        </div>
      )}
      {step !== 'two-factor' && (
        <p>
          <PlainButton onClick={() => setStep(step === 'password' ? 'link' : 'password')}>
            {step === 'password' ? t('sign-in.by-link') : t('sign-in.by-password')}
          </PlainButton>
        </p>
      )}
      <p class="note staff-form">{t('sign-in.no-account')}</p>
    </Page>
  );
}

interface EmailProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
}

function EmailField(props: EmailProps): JSX.Element {
  return (
    <Field
      label={t('sign-in.email')}
      type="email"
      value={props.email}
      onInput={props.onEmail}
      autoComplete="username"
      maxLength={EMAIL_MAX}
      required
    />
  );
}

function PasswordForm(
  props: EmailProps & { readonly onTwoFactor: () => void; readonly onSignedIn: () => Promise<void> },
): JSX.Element {
  const [password, setPassword] = useState('');
  const submit = useSubmit();
  const send = (): Promise<boolean> =>
    submit.run(async () => {
      const { step } = await signInApi.signIn({ email: props.email.trim(), password });
      if (step === 'two-factor') props.onTwoFactor();
      else await props.onSignedIn();
    });
  return (
    <form
      class="staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <EmailField {...props} />
      <Field
        label={t('sign-in.password')}
        type="password"
        value={password}
        onInput={setPassword}
        autoComplete="current-password"
        maxLength={PASSWORD_MAX}
        required
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('shell.sign-in')}
        </Button>
      </div>
    </form>
  );
}

function LinkForm(props: EmailProps & { readonly onSent: () => void }): JSX.Element {
  const submit = useSubmit();
  const send = (): Promise<boolean> =>
    submit.run(async () => {
      await signInApi.requestLink(props.email.trim(), language.value);
      props.onSent();
    });
  return (
    <form
      class="staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="prose">{t('sign-in.link-text')}</p>
      <EmailField {...props} />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('sign-in.send-link')}
        </Button>
      </div>
    </form>
  );
}
