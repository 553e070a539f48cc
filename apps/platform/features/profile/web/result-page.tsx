// The result: three sentences, two choices, then the numbers and what they rest on.
import { LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { KeepSection } from './result/keep-section.tsx';
import { PlanSection } from './plan/plan-section.tsx';
import { profileApi } from './profile-api.ts';
import { ResultView } from './result/result-view.tsx';

export function ResultPage(): JSX.Element {
  const { attemptId = '' } = useRoute().params;
  const { entry = null } = useLocation().query;
  const [result, reload] = useResource(`${attemptId} ${entry}`, () => profileApi.result(attemptId, entry));
  if (result.status === 'failed' && result.value === null)
    return <ProblemPage problem={result.problem} onRetry={reload} />;
  if (result.value === null) {
    return (
      <Page title={t('result.title')}>
        <p class="note" role="status">
          {t('result.loading')}
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('result.title')}>
      <ResultView result={result.value} attemptId={attemptId}>
        <PlanSection result={result.value} attemptId={attemptId} />
        <div class="buttons no-print">
          <LinkButton href="/me" look="quiet">
            {t('profile.to-me')}
          </LinkButton>
        </div>
        <KeepSection attemptId={attemptId} />
      </ResultView>
    </Page>
  );
}
