// The way back: from a skill in a firm's case to what serves it. One programme opens at once, several stand to choose from.
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { programmesApi } from '../programmes-api.ts';
import '../programmes.css';

export function NeedServedPage(): JSX.Element {
  const { params } = useRoute();
  const { route } = useLocation();
  const needId = params['needId'] ?? '';
  const [uses, reload] = useResource(`need ${needId}`, () => programmesApi.forNeed(needId));
  const programmes = uses.value?.programmes ?? null;
  const only = programmes?.length === 1 ? programmes[0]! : null;
  useEffect(() => {
    if (only !== null) route(`/programmes/${only.id}/thread/need/${needId}`, true);
  }, [only?.id]);
  if (uses.status === 'failed' && programmes === null) return <ProblemPage problem={uses.problem} onRetry={reload} />;
  return (
    <Page title={t('programmes.need-served')}>
      <h1>{t('programmes.need-served')}</h1>
      {programmes === null || only !== null ? (
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      ) : programmes.length === 0 ? (
        <p class="prose after-lead">
          {t('programmes.need-not-served')} <a href="/programmes">{t('programmes.new')}</a>
        </p>
      ) : (
        <ul class="programme-list">
          {programmes.map(({ id, title }) => (
            <li key={id}>
              <a class="name" href={`/programmes/${id}/thread/need/${needId}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
