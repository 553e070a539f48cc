// The second step: a code of the authenticator, or one of the backup codes kept for when it is lost.
import { Button, Field, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { CODE_DIGITS } from '../../limits.ts';
import { signInApi } from '../identity-api.ts';

export function CodeForm(props: { readonly onDone: () => Promise<void> }): JSX.Element {
  const [code, setCode] = useState('');
  const [isBackup, setBackup] = useState(false);
  const submit = useSubmit();
  const send = (): Promise<boolean> =>
    submit.run(async () => {
      await signInApi.secondFactor(isBackup ? { backupCode: code.trim() } : { code: code.replaceAll(/\s/g, '') });
      await props.onDone();
    });
  return (
    <form
      class="staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={isBackup ? t('sign-in.backup-code') : t('sign-in.code')}
        hint={isBackup ? t('sign-in.backup-hint') : t('sign-in.code-hint', { digits: CODE_DIGITS })}
        value={code}
        onInput={setCode}
        autoComplete="one-time-code"
        inputMode={isBackup ? 'text' : 'numeric'}
        required
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('action.continue')}
        </Button>
      </div>
      <p>
        <PlainButton
          onClick={() => {
            setBackup(!isBackup);
            setCode('');
          }}
        >
          {isBackup ? t('sign-in.use-code') : t('sign-in.use-backup')}
        </PlainButton>
      </p>
    </form>
  );
}
