// The frameworks an institution works with: which there are, as files to keep, and bringing in a list or a version of one's own.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { frameworkApi } from './framework-api.ts';
import { FrameworkTable } from './framework-table.tsx';
import './frameworks.css';
import { ImportSection } from './import-section.tsx';

export function FrameworksPage(): JSX.Element {
  const [list, reload] = useResource('frameworks', frameworkApi.list);
  if (list.status === 'failed' && list.value === null) {
    return list.problem.code === 'session.two-factor-needed' ? (
      <SecondFactorNeeded />
    ) : (
      <ProblemPage problem={list.problem} onRetry={reload} />
    );
  }
  return (
    <Page title={t('shell.frameworks')}>
      <h1>{t('shell.frameworks')}</h1>
      <p class="prose after-lead">{t('framework.text')}</p>
      <section aria-labelledby="frameworks-title">
        <h2 id="frameworks-title">{t('framework.list')}</h2>
        {list.status === 'failed' && <ProblemNotice problem={list.problem} onRetry={reload} />}
        {list.value === null ? (
          <p class="note" role="status">
            {t('staff.loading')}
          </p>
        ) : (
          <FrameworkTable frameworks={list.value.frameworks} />
        )}
      </section>
      <ImportSection onStored={reload} />
    </Page>
  );
}

function SecondFactorNeeded(): JSX.Element {
  return (
    <Page title={t('account.enrol-first')} width="reading">
      <h1>{t('account.enrol-first')}</h1>
      <p class="prose after-lead">{t('account.enrol-first-text')}</p>
      <div class="buttons">
        <LinkButton href="/account">{t('shell.account')}</LinkButton>
      </div>
    </Page>
  );
}
