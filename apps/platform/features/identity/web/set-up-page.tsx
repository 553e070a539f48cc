// Makes the first administrator of an installation, by the one-time link that the server prints at its first start.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { EMAIL_MAX, NAME_MAX } from '../limits.ts';
import { signInApi } from './identity-api.ts';
import { NewPasswordField } from './account/new-password-field.tsx';
import { placeAfterSignIn } from './sign-in/after-sign-in.ts';
import './staff.css';

export function SetUpPage(): JSX.Element {
  const { route } = useLocation();
  const [token] = useState(takeToken);
  const [fields, setFields] = useState({ name: '', email: '', password: '', institutionName: '' });
  const submit = useSubmit();
  const set = (name: keyof typeof fields) => (value: string) => setFields((last) => ({ ...last, [name]: value }));
  const send = (): Promise<boolean> =>
    submit.run(async () => {
      await signInApi.setUp({ token, ...fields, email: fields.email.trim() });
      route(await placeAfterSignIn(), true);
    });
  return (
    <Page title={t('set-up.title')} width="narrow">
      <h1>{t('set-up.title')}</h1>
      <p class="prose after-lead">{token === '' ? t('set-up.no-link') : t('set-up.text')}</p>
      {token !== '' && (
        <form
          class="staff-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Field
            label={t('set-up.institution')}
            value={fields.institutionName}
            onInput={set('institutionName')}
            autoComplete="organization"
            maxLength={NAME_MAX}
            required
          />
          <Field
            label={t('account.name')}
            value={fields.name}
            onInput={set('name')}
            autoComplete="name"
            maxLength={NAME_MAX}
            required
          />
          <Field
            label={t('sign-in.email')}
            type="email"
            value={fields.email}
            onInput={set('email')}
            autoComplete="username"
            maxLength={EMAIL_MAX}
            required
          />
          <NewPasswordField value={fields.password} onInput={set('password')} />
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy}>
              {t('set-up.send')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
