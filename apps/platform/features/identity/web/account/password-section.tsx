// A new password. Setting one ends all other sessions.
import { Button, Disclosure, Field, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Account } from '../../contract.ts';
import { PASSWORD_MAX } from '../../limits.ts';
import { accountApi } from '../identity-api.ts';
import { NewPasswordField } from './new-password-field.tsx';

export function PasswordSection(props: { readonly account: Account; readonly onChange: () => void }): JSX.Element {
  const { account } = props;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isDone, setDone] = useState(false);
  const submit = useSubmit();
  const needsCurrent = account.hasPassword && !account.mayReplacePassword;
  const save = async (): Promise<void> => {
    const isSaved = await submit.run(() => accountApi.changePassword(needsCurrent ? current : null, next));
    setDone(isSaved);
    if (!isSaved) return;
    setCurrent('');
    setNext('');
    props.onChange();
  };
  return (
    <section class="staff-section" aria-labelledby="password-title">
      <h2 id="password-title">{t('sign-in.password')}</h2>
      <Disclosure summary={account.hasPassword ? t('account.change-password') : t('account.set-password')}>
        {!account.hasPassword && !account.mayReplacePassword ? (
          <p class="note">{t('account.password-by-link')}</p>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            {needsCurrent && (
              <Field
                label={t('account.current-password')}
                type="password"
                value={current}
                onInput={setCurrent}
                autoComplete="current-password"
                maxLength={PASSWORD_MAX}
                required
              />
            )}
            <NewPasswordField value={next} onInput={setNext} />
            {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
            <div class="buttons">
              <Button type="submit" look="quiet" busy={submit.isBusy}>
                {t('staff.save')}
              </Button>
            </div>
          </form>
        )}
      </Disclosure>
      {isDone && (
        <Notice announce="polite">
          <p>{t('account.password-changed')}</p>
        </Notice>
      )}
    </section>
  );
}
