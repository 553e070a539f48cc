// Accepts an invitation: shows who invites to what, and makes an account where there is none.
import { Button, Field, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { OpenedInvitation } from '../contract.ts';
import { NAME_MAX } from '../limits.ts';
import { NewPasswordField } from './account/new-password-field.tsx';
import { signInApi } from './identity-api.ts';
import { roleList } from './role-names.ts';
import { placeAfterSignIn } from './sign-in/after-sign-in.ts';
import './staff.css';

export function InvitationPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [invitation, setInvitation] = useState<OpenedInvitation | null>(null);
  const opening = useSubmit();
  useEffect(() => {
    if (token !== '') void opening.run(async () => setInvitation(await signInApi.openInvitation(token)));
  }, []);
  const isVoid = token === '' || opening.problem?.code === 'invitation.not-known';
  return (
    <Page title={t('invitation.title')} width="narrow">
      <h1>
        {isVoid
          ? t('invitation.void')
          : invitation === null
            ? t('invitation.title')
            : t('invitation.to', { place: placeOf(invitation) })}
      </h1>
      {isVoid && <p class="prose after-lead">{t('invitation.void-text')}</p>}
      {!isVoid && opening.problem !== null && <ProblemNotice problem={opening.problem} />}
      {invitation !== null && <Accept token={token} invitation={invitation} />}
    </Page>
  );
}

function placeOf(invitation: OpenedInvitation): string {
  return invitation.institution?.name ?? invitation.network?.name ?? t('invitation.installation');
}

function Accept(props: { readonly token: string; readonly invitation: OpenedInvitation }): JSX.Element {
  const { token, invitation } = props;
  const { route } = useLocation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = useSubmit();
  const accept = (): Promise<boolean> =>
    submit.run(async () => {
      const { step } = await signInApi.acceptInvitation(token, invitation.hasAccount ? null : { name, password });
      route(step === 'signed-in' ? await placeAfterSignIn() : '/sign-in', true);
    });
  return (
    <form
      class="staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <p class="prose">
        {t('invitation.text', {
          email: invitation.email,
          roles: roleList(invitation.roles),
          date: formatDate(invitation.expiresAt),
        })}
      </p>
      {invitation.hasAccount ? (
        <p class="prose">{t('invitation.has-account')}</p>
      ) : (
        <div class="staff-form">
          <Field
            label={t('account.name')}
            value={name}
            onInput={setName}
            autoComplete="name"
            maxLength={NAME_MAX}
            required
          />
          <NewPasswordField value={password} onInput={setPassword} />
        </div>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('invitation.accept')}
        </Button>
        <LinkButton href="/" look="quiet">
          {t('invitation.not-now')}
        </LinkButton>
      </div>
    </form>
  );
}
