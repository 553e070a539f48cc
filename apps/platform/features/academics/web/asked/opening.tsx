// What stands on a page that a link opens, until it is open, and when it cannot be opened.
import type { JSX } from 'preact';
import type { Problem } from '../../../../web/api/problem.ts';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../../web/page/problem-notice.tsx';

export function Opening({ problem }: { readonly problem: Problem | null }): JSX.Element {
  return (
    <Page title="" width="reading">
      {problem === null ? (
        <p class="note" role="status">
          {t('academics.loading')}
        </p>
      ) : (
        <ProblemNotice problem={problem} />
      )}
    </Page>
  );
}

export function NoLink(): JSX.Element {
  const title = t('academics.void-title');
  return (
    <Page title={title} width="reading">
      <h1>{title}</h1>
      <p class="prose after-lead">
        {problemText({ code: 'academics.link-not-known', values: {}, status: 404, retryAfter: null })}
      </p>
    </Page>
  );
}
