// Where the account is signed in, and how to end it here, there or everywhere.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { readSession } from '../../../../web/shell/session.ts';
import type { Account } from '../../contract.ts';
import { accountApi, signInApi } from '../identity-api.ts';

export function SessionsSection(props: { readonly account: Account; readonly onChange: () => void }): JSX.Element {
  const { route } = useLocation();
  const submit = useSubmit();
  const leave = async (signOut: () => Promise<unknown>): Promise<void> => {
    const isOut = await submit.run(async () => {
      await signOut();
      await readSession();
    });
    if (isOut) route('/');
  };
  const end = async (sessionId: string): Promise<void> => {
    if (await submit.run(() => accountApi.endSession(sessionId))) props.onChange();
  };
  return (
    <section class="staff-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('account.sessions')}</h2>
      <ul class="staff-list">
        {props.account.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {session.isCurrent ? t('account.this-device') : t('account.other-device')}
              <small>
                {t('account.session-dates', {
                  start: formatDate(session.startedAt),
                  seen: formatDate(session.lastSeenAt),
                })}
              </small>
            </span>
            {!session.isCurrent && (
              <PlainButton onClick={() => void end(session.id)}>{t('account.end-session')}</PlainButton>
            )}
          </li>
        ))}
      </ul>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void leave(signInApi.signOut)}>
          {t('account.sign-out')}
        </Button>
        <Button look="quiet" busy={submit.isBusy} onClick={() => void leave(signInApi.signOutEverywhere)}>
          {t('account.sign-out-everywhere')}
        </Button>
      </div>
    </section>
  );
}
