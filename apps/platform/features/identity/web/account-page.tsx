// The own account: name, second factor, password, where one is signed in, institutions.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { actor } from '../../../web/shell/session.ts';
import { Memberships } from './account/memberships.tsx';
import { NameSection } from './account/name-section.tsx';
import { PasswordSection } from './account/password-section.tsx';
import { SecondFactorSection } from './account/second-factor-section.tsx';
import { SessionsSection } from './account/sessions-section.tsx';
import { accountApi } from './identity-api.ts';
import './staff.css';

export function AccountPage(): JSX.Element {
  const [account, reload] = useResource('account', accountApi.read);
  if (account.status === 'failed' && account.value === null)
    return <ProblemPage problem={account.problem} onRetry={reload} />;
  const who = actor.value;
  const mustEnrol = who?.kind === 'account' && who.secondFactor === 'to-enrol';
  return (
    <Page title={t('shell.account')} width="reading">
      <h1>{account.value?.name ?? t('shell.account')}</h1>
      {mustEnrol && (
        <div class="staff-form">
          <Notice tone="care" title={t('account.enrol-first')}>
            <p>{t('account.enrol-first-text')}</p>
          </Notice>
        </div>
      )}
      {account.value === null ? (
        <p class="note" role="status">
          {t('staff.loading')}
        </p>
      ) : (
        <>
          <SecondFactorSection account={account.value} onChange={reload} />
          <NameSection account={account.value} onChange={reload} />
          <PasswordSection account={account.value} onChange={reload} />
          <SessionsSection account={account.value} onChange={reload} />
          <Memberships account={account.value} />
        </>
      )}
    </Page>
  );
}
