// Opens a private link: reads the secret from the fragment, removes it from the address, exchanges it for a session.
import { Button, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { isNetworkLoss, toProblem } from '../../../web/api/problem.ts';
import type { Problem } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { problemText } from '../../../web/page/problem-notice.tsx';
import type { AttemptSummary } from '../contract.ts';
import { assessmentApi } from './assessment-api.ts';
import { OwnAttempts, addressOf } from './start/own-attempts.tsx';

export function ResumePage(): JSX.Element {
  const { route } = useLocation();
  const [token] = useState(takeToken);
  const [attempts, setAttempts] = useState<readonly AttemptSummary[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const open = async (): Promise<void> => {
    setProblem(null);
    try {
      const found = (await assessmentApi.openLink(token)).attempts;
      const [only] = found;
      if (only !== undefined && found.length === 1) route(addressOf(only), true);
      else setAttempts(found);
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  useEffect(() => {
    if (token === '') setProblem({ code: 'link.not-known', values: {}, status: 404, retryAfter: null });
    else void open();
  }, []);

  return (
    <Page title={t('resume.title')} width="reading">
      <h1>{problem === null ? t('resume.title') : t('resume.failed-title')}</h1>
      {problem === null && attempts === null && (
        <p class="note after-lead" role="status">
          {t('resume.opening')}
        </p>
      )}
      {attempts !== null && <OwnAttempts attempts={attempts} />}
      {problem !== null && (
        <>
          <p class="prose after-lead" role="alert">
            {problemText(problem)}
          </p>
          <div class="buttons">
            {isNetworkLoss(problem) && <Button onClick={() => void open()}>{t('action.try-again')}</Button>}
            <LinkButton href="/" look={isNetworkLoss(problem) ? 'quiet' : 'main'}>
              {t('page.to-start')}
            </LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}
